// One's own case: the date and why, who has it, what to do, history, files, who looked.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { parseId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../../kernel/time.ts'
import { type Application, no } from '../../../../modules/cases/model.ts'
import { answerCase } from '../../../../modules/cases/service/answer.ts'
import { getOwn } from '../../../../modules/cases/service/own.ts'
import { keepFile } from '../../../../modules/documents/service.ts'
import { actIn, doneOf } from '../../../acts/done.ts'
import { filled, refused } from '../../../form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** Whose own contact it is, is known: its end is enough to recognise it. */
const contactOf = ({ notifyBy, form }: Application): string =>
  notifyBy === 'email' ? (form.email ?? '') : (form.phone ?? '').slice(-2)

export const load: PageServerLoad = async ({ locals: { actor, look }, params, url, depends }) => {
  depends('live:case')
  if (actor.kind === 'staff') return { shown: 'staff' as const }
  if (actor.kind !== 'resident') return { shown: 'sign-in' as const }
  if (actor.trust === 'low') return { shown: 'sign-in-better' as const }
  const id = parseId<'Case'>(params.id)
  if (!id) throw new Refusal(no('no-case'))
  return look(async (work) => {
    const { application, ...own } = await getOwn(work, id)
    return {
      shown: 'case' as const,
      own,
      papers: application.papers,
      notifyBy: application.notifyBy,
      contact: contactOf(application),
      deliverBy: application.deliverBy,
      chosen: actIn(url.searchParams.get('act')),
      done: url.searchParams.has('done'),
      key: crypto.randomUUID(),
      today: dateIn(kyiv, work.now),
    }
  })
}

const idOf = ({ params }: Pick<RequestEvent, 'params'>) => {
  const id = parseId<'Case'>(params.id)
  if (!id) throw new Refusal(no('no-case'))
  return id
}

const mostFiles = 5
const answerForm = z.object({ files: z.array(z.instanceof(File)).max(mostFiles), how: z.string().max(4000).optional() })

export const actions: Actions = {
  /** What was lacking, or the explanation before a hearing. */
  async answer(event) {
    const { app, run, lang } = event.locals
    const form = await filled(event.request, lang)
    try {
      const { files, how } = form.read(answerForm)
      const sent = files.filter(({ size, name }) => size > 0 || name !== '')
      const kept = await Promise.all(
        sent.map(async (file) =>
          keepFile(app.files, Buffer.from(await file.arrayBuffer()), { name: file.name, declaredType: file.type }),
        ),
      )
      await run((work) => answerCase(work, idOf(event), { files: kept, how }), form.key)
    } catch (refusal) {
      return refused(refusal, lang, form)
    }
    redirect(303, `/cases/${event.params.id}?done`)
  },

  async act(event) {
    const form = await filled(event.request, event.locals.lang)
    try {
      await doneOf(event.locals, idOf(event), form)
    } catch (refusal) {
      return refused(refusal, event.locals.lang, form)
    }
    redirect(303, `/cases/${event.params.id}?done`)
  },
}
