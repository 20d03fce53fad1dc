// Entering a person into a release for them, and telling them the result.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { parseId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { noRelease, type ReleaseId } from '../../../../modules/appointments/model.ts'
import { answerAtDesk } from '../../../../modules/appointments/service/release/answer.ts'
import { enterRelease } from '../../../../modules/appointments/service/release/enter.ts'
import { entryAtDesk, releasePage } from '../../../../modules/appointments/service/release/look.ts'
import { preferencesOf, wishFields } from '../../../(portal)/releases/[id]/wishes.ts'
import { choicesOf } from '../../../(portal)/releases/choices.ts'
import { filled, refused } from '../../../form.ts'
import { keyed } from '../../keyed.ts'
import { missing } from '../words.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const csr = false

function idOf(text: string): ReleaseId {
  const id = parseId<'Release'>(text)
  if (!id) throw new Refusal(noRelease('no-release'))
  return id
}

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const { slots, ...release } = await releasePage(work, idOf(params.release))
    const zone = release.centres[0]?.zone ?? 'Europe/Kyiv'
    return {
      release: { ...release, ...choicesOf(slots, release.centres) },
      ...{ zone, today: dateIn(zone, work.now), key: crypto.randomUUID() },
      entered: url.searchParams.get('entered') ?? undefined,
    }
  })

const phone = z.string({ error: missing.phone }).max(40)
const entering = z.object({ name: z.string({ error: missing.name }).max(80), phone, ...wishFields })
const finding = z.object({ phone })

/** The phone of the look-up stands under another name in the page. */
const whomBy = (said: string) => ({ kind: 'by-staff', phone: said }) as const

async function found({ locals, params }: RequestEvent, said: string) {
  const { entrant, place, chances, release } = await locals.run((work) =>
    entryAtDesk(work, idOf(params.release), whomBy(said)),
  )
  const slot = release.slots.find(({ n }) => n === (place?.slot ?? entrant.slot))
  const { pseudonym, state, rank, weight } = entrant
  return { pseudonym, state, rank, chances: weight ?? chances, startsAt: slot?.startsAt, confirmBy: place?.confirmBy }
}

const answer = (how: 'confirm' | 'decline') => async (event: RequestEvent) => {
  const form = await filled(event.request, event.locals.lang)
  try {
    const said = form.read(finding)
    const id = idOf(event.params.release)
    await event.locals.run((work) => answerAtDesk(work, id, whomBy(said.phone), how), keyed(form, how))
    return { found: await found(event, said.phone), values: form.values }
  } catch (refusal) {
    return refused(refusal, event.locals.lang, form)
  }
}

export const actions: Actions = {
  async enter({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    let pseudonym: string
    try {
      const said = form.read(entering)
      const whom = { kind: 'by-staff', phone: said.phone, name: said.name } as const
      const wish = { releaseId: idOf(params.release), whom, lang: 'uk', preferences: preferencesOf(said) } as const
      pseudonym = (await locals.run((work) => enterRelease(work, wish), keyed(form, 'enter'))).pseudonym
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/on-behalf/${params.release}?entered=${pseudonym}`)
  },

  async find(event) {
    const form = await filled(event.request, event.locals.lang)
    try {
      return { found: await found(event, form.read(finding).phone), values: form.values }
    } catch (refusal) {
      return refused(refusal, event.locals.lang, form)
    }
  },

  confirm: answer('confirm'),
  decline: answer('decline'),
}
