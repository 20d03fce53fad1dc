// One question to the case: to its centre, to its authority, or about one of the looks at the person's data.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Id, parseId } from '../../../../../kernel/id.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../../../kernel/time.ts'
import { no } from '../../../../../modules/cases/model.ts'
import { answerBy } from '../../../../../modules/cases/rules/questions.ts'
import { getOwn } from '../../../../../modules/cases/service/own.ts'
import { askCase } from '../../../../../modules/cases/service/question.ts'
import { filled, refused } from '../../../../form.ts'
import { looksOf } from '../looks.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const caseOf = (text: string): Id<'Case'> => {
  const id = parseId<'Case'>(text)
  if (!id) throw new Refusal(no('no-case'))
  return id
}

export const load: PageServerLoad = async ({ locals: { actor, look, lang }, params, url }) => {
  if (actor.kind !== 'resident' || actor.trust === 'low') redirect(303, `/cases/${params.id}`)
  const lookId = parseId<'Access'>(url.searchParams.get('look'))
  return look(async (work) => {
    const { id, number, whoLooked } = await getOwn(work, caseOf(params.id))
    const today = dateIn(kyiv, work.now)
    const seen = lookId && looksOf(whoLooked, today, lang).find(({ ids }) => ids.includes(lookId))
    if (lookId && !seen) throw new Refusal(no('no-look'))
    const to = url.searchParams.get('to') === 'authority' ? ('authority' as const) : ('centre' as const)
    return {
      ...{ id, number, today, to, look: lookId ?? null, seen: seen ?? null, key: crypto.randomUUID() },
      answerBy: answerBy({ at: work.now, look: lookId ?? null }),
    }
  })
}

const asking = z.object({
  question: z.string().trim().max(4000),
  to: z.enum(['centre', 'authority']),
  look: z.uuid().optional(),
})

export const actions: Actions = {
  async default({ locals: { run, lang }, params, request }) {
    const form = await filled(request, lang)
    try {
      const { question, to, look } = form.read(asking)
      const about = look ? { look: look as Id<'Access'> } : { to }
      await run((work) => askCase(work, caseOf(params.id), { question, about }), form.key)
    } catch (refusal) {
      return refused(refusal, lang, form)
    }
    redirect(303, `/cases/${params.id}?done`)
  },
}
