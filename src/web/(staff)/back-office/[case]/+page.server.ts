// The file of a case for the officer who considers it: opened with a trace, moved step by step, decided, sent back.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../../db/work.ts'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { no as general, Refusal } from '../../../../kernel/refusal.ts'
import { decide, markStep, returnToCentre } from '../../../../modules/cases/service/authority.ts'
import { attachFile } from '../../../../modules/cases/service/file.ts'
import { keepFile, recordPaper } from '../../../../modules/documents/service.ts'
import { actIn, doneOf } from '../../../acts/done.ts'
import { both } from '../../../faults.ts'
import { type Filled, filled, refused } from '../../../form.ts'
import { keyed } from '../../keyed.ts'
import type { Actions, PageServerLoad } from './$types'
import { checkedDecision, readDecision } from './decision.ts'
import { letterOf } from './letter.ts'
import { viewOf } from './view.ts'

const idOf = (text: string): Id<'Case'> => {
  const id = parseId<'Case'>(text)
  if (!id) throw new Refusal(general('not-found'))
  return id
}

const notes = ['act', 'step', 'decided', 'file', 'letter', 'returned'] as const
type Note = (typeof notes)[number]
const done = (id: string, note: Note): never => redirect(303, `/back-office/${id}?done=${note}`)

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends('live:case')
  const shown = url.searchParams.has('person')
  const chosen = actIn(url.searchParams.get('act'))
  const about = { showPerson: shown, chosen, lang: locals.lang }
  const view = await locals.look((work) => viewOf(work, idOf(params.case), about))
  return {
    ...view,
    ask: url.searchParams.get('ask') === 'return' ? ('return' as const) : undefined,
    done: notes.find((note) => note === url.searchParams.get('done')),
  }
}

const stepForm = z.object({ step: z.coerce.number().int().min(1), note: z.string().max(2000).optional() })
const fileForm = z.object({
  purpose: z.enum(['decision', 'result']),
  file: z.instanceof(File, { error: both({ uk: 'Оберіть файл.', en: 'Choose a file.' }) }),
})
const returnForm = z.object({ paper: z.enum(['paper', 'electronic']) })

type Event = Parameters<Actions[string]>[0]

/** Reads the form, does it, and answers with what stood in the way. */
async function act({ request, locals, params }: Event, does: (form: Filled, id: Id<'Case'>) => Promise<unknown>) {
  const form = await filled(request, locals.lang)
  try {
    await does(form, idOf(params.case!))
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
  return undefined
}

export const actions: Actions = {
  /** One act of the table; a case that was sent on is no longer this authority's to look at. */
  async act(event) {
    let name: string | undefined
    const refusal = await act(event, async (form, id) => {
      name = await doneOf(event.locals, id, form)
    })
    if (!refusal && name === 'forwarded') redirect(303, '/back-office')
    return refusal ?? done(event.params.case!, 'act')
  },

  async step(event) {
    const refusal = await act(event, async (form, id) => {
      const { step, note } = form.read(stepForm)
      await event.locals.run((work) => markStep(work, id, step, note), keyed(form, 'step', String(step)))
    })
    return refusal ?? done(event.params.case!, 'step')
  },

  /** Looks whether the act is whole, and shows it as it will stand; nothing has happened yet. */
  async check({ request, locals }) {
    const form = await filled(request, locals.lang)
    try {
      return { review: checkedDecision(readDecision(form)), values: form.values }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  /** Back from the review to the form, with everything that was written. */
  async edit({ request, locals }) {
    return { values: (await filled(request, locals.lang)).values }
  },

  async decide(event) {
    const refusal = await act(event, async (form, id) => {
      const decision = checkedDecision(readDecision(form))
      await event.locals.run((work) => decide(work, id, decision), keyed(form, 'decide'))
    })
    return refusal ?? done(event.params.case!, 'decided')
  },

  async upload(event) {
    const { app, run } = event.locals
    const refusal = await act(event, async (form, id) => {
      const { purpose, file } = form.read(fileForm)
      const bytes = Buffer.from(await file.arrayBuffer())
      const kept = await keepFile(app.files, bytes, { name: file.name, declaredType: file.type })
      await run((work) => attachFile(work, id, kept, { purpose }), keyed(form, 'upload'))
    })
    return refusal ?? done(event.params.case!, 'file')
  },

  async letter(event) {
    const { app, look, run } = event.locals
    const refusal = await act(event, async (form, id) => {
      const { paper, centreId, applicantId } = await look((work) => letterOf(work, id))
      const pdf = await app.papers.make('letter', paper)
      const kept = await keepFile(app.files, pdf, { name: 'рішення.pdf', declaredType: 'application/pdf' })
      await run(
        async (work: Work) => {
          const made = { kind: 'letter', centreId, subjectId: id, pdf, lang: paper.lang, madeAt: paper.madeAt } as const
          await recordPaper(work, { ...made, caseId: id, why: { purpose: 'decide', subjectPersonId: applicantId } })
          await attachFile(work, id, kept, { purpose: 'decision' })
        },
        keyed(form, 'letter'),
      )
    })
    return refusal ?? done(event.params.case!, 'letter')
  },

  async return(event) {
    const refusal = await act(event, async (form, id) => {
      const { paper } = form.read(returnForm)
      await event.locals.run((work) => returnToCentre(work, id, { paper: paper === 'paper' }), keyed(form, 'return'))
    })
    return refusal ?? done(event.params.case!, 'returned')
  },
}
