// A paper asked for from a page: read, made outside of any unit of work, written down, sent to be looked at and printed.
import type { Work } from '../../../db/work.ts'
import type { ToPrint } from '../../../modules/cases/service/papers.ts'
import type { PaperData } from '../../../modules/documents/model.ts'
import { paperHeaders, recordPaper } from '../../../modules/documents/service.ts'

export async function sendPaper<Kind extends 'receipt' | 'hand-over-act' | 'issue-sheet'>(
  locals: App.Locals,
  kind: Kind,
  read: (work: Work) => Promise<ToPrint<PaperData[Kind]>>,
): Promise<Response> {
  const { data, about } = await locals.look(read)
  const pdf = await locals.app.papers.make(kind, data)
  const { number, centreId, subjectId, caseId, why } = about
  await locals.run((work) =>
    recordPaper(work, {
      kind,
      pdf,
      lang: 'lang' in data ? data.lang : 'uk',
      madeAt: data.madeAt,
      centreId,
      subjectId,
      ...(caseId && { caseId }),
      ...(why && { why }),
    }),
  )
  return new Response(new Uint8Array(pdf), { headers: paperHeaders(kind, number, pdf.length) })
}
