// One question: what is asked, about which look if any, and the answer.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Id, parseId } from '../../../../../kernel/id.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../../../kernel/time.ts'
import { no } from '../../../../../modules/cases/model.ts'
import { answerQuestion, openQuestion } from '../../../../../modules/cases/service/question.ts'
import { filled, refused } from '../../../../form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

function which({ params }: Pick<RequestEvent, 'params'>): { id: Id<'Case'>; n: number } {
  const id = parseId<'Case'>(params.case)
  if (!id || !/^\d{1,6}$/.test(params.n)) throw new Refusal(no('no-question'))
  return { id, n: Number(params.n) }
}

export const load: PageServerLoad = (event) =>
  event.locals.look(async (work) => {
    const { id, n } = which(event)
    return { asked: await openQuestion(work, id, n), today: dateIn(kyiv, work.now) }
  })

const answering = z.object({ answer: z.string().trim().max(4000) })

export const actions: Actions = {
  async default(event) {
    const { run, lang } = event.locals
    const form = await filled(event.request, lang)
    try {
      const { id, n } = which(event)
      const { answer } = form.read(answering)
      await run((work) => answerQuestion(work, id, n, answer), form.key)
    } catch (refusal) {
      return refused(refusal, lang, form)
    }
    redirect(303, '/questions?answered')
  },
}
