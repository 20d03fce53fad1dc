// The ticket of this screen as a paper: for the PDF of the kiosk's own browser and for a printer in the network.
import type { TicketPaper } from '../../modules/documents/model.ts'
import { followUrl, type TicketHere } from './ticket.ts'
import { deskWords } from './words.ts'

export function paperOf({ place, ticket, waitAt }: TicketHere, publicUrl: string): TicketPaper {
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
    people: ticket.people,
    waitAt: waitAt && { uk: deskWords('uk', waitAt), en: deskWords('en', waitAt) },
    followUrl: followUrl(publicUrl, ticket),
  }
}
