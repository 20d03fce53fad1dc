// The ticket on paper, 80 mm wide.

import type { TicketPaper } from '../../../../../../modules/documents/model.ts'
import { paperHeaders, recordPaper } from '../../../../../../modules/documents/service.ts'
import { followUrl, type TicketHere, ticketHere } from '../../../../ticket.ts'
import { deskWords } from '../../../../words.ts'
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

function paperOf({ place, ticket, waitAt }: TicketHere, publicUrl: string): TicketPaper {
  const { centre } = place.hall
  return {
    lang: ticket.lang,
    zone: ticket.zone,
    madeAt: ticket.now,
    centre: { name: centre.name, address: centre.address ?? '', phone: centre.phones[0] },
    label: ticket.label,
    service: ticket.group,
    issuedAt: ticket.issuedAt,
    promisedAt: ticket.promisedAt,
    expectedAt: ticket.expectedAt ?? undefined,
    ahead: ticket.ahead ?? 0,
    waitAt: waitAt && { uk: deskWords('uk', waitAt), en: deskWords('en', waitAt) },
    followUrl: followUrl(publicUrl, ticket),
  }
}
