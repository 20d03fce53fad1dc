// Handing one result out: the document shown, the signed sheet, the case closed.
import { error, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { no, sentence } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { collectable } from '../../../../modules/cases/rules/transitions.ts'
import { attachFile, type CaseView, openCase } from '../../../../modules/cases/service/file.ts'
import { issueResult } from '../../../../modules/cases/service/result.ts'
import { getCentre } from '../../../../modules/centres/service/centres.ts'
import { keepFile } from '../../../../modules/documents/service.ts'
import { documentKinds } from '../../../../modules/identity/model.ts'
import { getResident } from '../../../../modules/identity/service/residents.ts'
import { both, type Filled, filled, refused } from '../../../form.ts'
import { masked, stripOf } from '../../desk/people/strip.ts'
import { keyed } from '../../keyed.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { finishCollection } from './at-my-desk.ts'

const caseOf = ({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): Id<'Case'> => {
  const id = parseId<'Case'>(params.case)
  if (!id) error(404, sentence(no('not-found'), locals.lang))
  return id
}

export const load: PageServerLoad = (event) => {
  const id = caseOf(event)
  return event.locals.look(async (work) => {
    const it = await openCase(work, id, { purpose: 'issue' })
    const { summary, content, service, centreId } = it
    const { zone } = await getCentre(work, centreId)
    const resident = await getResident(work, summary.applicantId, { purpose: 'issue', centreId, caseId: id })
    return {
      id,
      number: summary.number,
      state: summary.state,
      mayIssue: collectable.includes(summary.state),
      service: service.name,
      result: service.result,
      outcome: summary.outcome,
      act: content.act && { number: content.act.number, on: content.act.on },
      filedOn: summary.clock.start,
      deliverBy: summary.deliverBy,
      files: resultFiles(it),
      person: stripOf(resident),
      documents: resident.documents.map(({ kind, number }) => ({ kind, number: masked(number) })),
      representative: content.application.representative?.name ?? null,
      today: dateIn(zone, work.now),
    }
  })
}

const resultFiles = ({ files }: CaseView): Id<'File'>[] =>
  files.filter(({ purpose }) => purpose === 'result' || purpose === 'decision').map(({ id }) => id)

const kinds = Object.keys(documentKinds) as [keyof typeof documentKinds, ...(keyof typeof documentKinds)[]]
const handing = z.object({
  kind: z.enum(kinds),
  document: z.string(both({ uk: 'Перепишіть номер документа.', en: 'Copy the number of the document.' })).max(60),
  to: z.enum(['applicant', 'representative']).default('applicant'),
  signed: z.literal('yes').optional(),
})

/** An optional scan, checked and laid into the store before the unit of work. */
async function scanIn({ locals }: RequestEvent, form: Filled) {
  const file = form.data.get('scan')
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined
  const bytes = Buffer.from(await file.arrayBuffer())
  return keepFile(locals.app.files, bytes, { name: file.name, declaredType: file.type })
}

export const actions: Actions = {
  async issue(event) {
    const { locals, request } = event
    const id = caseOf(event)
    const form = await filled(request, locals.lang)
    try {
      const { kind, document, to, signed } = form.read(handing)
      const scan = await scanIn(event, form)
      const shown = { kind: documentKinds[kind].uk, number: document }
      await locals.run(
        async (work) => {
          if (scan) await attachFile(work, id, scan, { purpose: 'issue-sheet' })
          await issueResult(work, id, { to, document: shown, signed: signed === 'yes' })
        },
        keyed(form, 'issue'),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    const desk = await locals.run((work) => finishCollection(work, id))
    redirect(303, desk ? `/desk/${desk}` : '/collection?issued=1')
  },
}
