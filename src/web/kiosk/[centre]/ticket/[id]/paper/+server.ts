// The ticket on paper, 80 mm wide.

import { paperHeaders, recordPaper } from '../../../../../../modules/documents/service.ts'
import { paperOf } from '../../../../paper.ts'
import { ticketHere } from '../../../../ticket.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const { app } = locals
  const here = await locals.look((work) => ticketHere(work, params.centre, params.id))
  const paper = paperOf(here, app.config.publicUrl)
  const pdf = await app.papers.make('ticket', paper)
  const { id, centre, label } = here.ticket
  const { lang, madeAt } = paper
  await locals.run((work) =>
    recordPaper(work, { kind: 'ticket', centreId: centre.id, subjectId: id, pdf, lang, madeAt }),
  )
  return new Response(new Uint8Array(pdf), { headers: paperHeaders('ticket', label, pdf.length) })
}
