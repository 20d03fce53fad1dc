// First step of staff: e-mail and password. In the demo, who can be signed in as.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { roleNames } from '../../../modules/identity/model.ts'
import { fullName } from '../../../modules/identity/rules/names.ts'
import { listDemoPeople } from '../../../modules/identity/service/demo.ts'
import { siteOf } from '../../../modules/identity/service/passkeys.ts'
import { enterPassword } from '../../../modules/identity/service/sign-in.ts'
import { placeNames } from '../../../modules/identity/service.ts'
import { filled, refused } from '../../form.ts'
import { asVisitor, keepStep, ownPath } from '../../session.ts'
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types'
import { missing } from './words.ts'

export const csr = false

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event
  const to = ownPath(url.searchParams.get('to'), '/desk')
  if (locals.actor.kind === 'staff') redirect(303, to)
  return {
    to,
    hasPasskeys: siteOf(locals.app.config.publicUrl) !== undefined,
    email: url.searchParams.get('as')?.slice(0, 254) ?? '',
    people: locals.demo ? await demoPeople(event) : [],
  }
}

function demoPeople({ locals: { look, lang } }: PageServerLoadEvent) {
  return look(async (work) => {
    const people = await listDemoPeople(work)
    const names = await placeNames(
      work,
      people.flatMap(({ member }) => member.posts.map(({ place }) => place)),
    )
    return people.map(({ member: { name, email, posts }, password, code }) => ({
      name: fullName(name),
      email: email as string,
      password,
      code,
      posts: posts.slice(0, 2).map(({ role, place }) => `${roleNames[role][lang]}, ${names[place]?.[lang] ?? ''}`),
    }))
  })
}

const schema = z.object({
  email: z.string({ error: missing.email }).max(254),
  password: z.string({ error: missing.password }).max(500),
})

export const actions: Actions = {
  async enter(event) {
    const { request, locals, url } = event
    const form = await filled(request, locals.lang)
    try {
      const asked = form.read(schema)
      keepStep(event, 'sign-in', await enterPassword(asVisitor(event), { ...asked, address: event.getClientAddress() }))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/staff-sign-in/code?${new URLSearchParams({ to: ownPath(url.searchParams.get('to'), '/desk') })}`)
  },
}
