// The ticket for a receipt printer: what its sheet says, as lines from top to bottom.
import type { RollPart } from '../../../gateways/printer/printer.ts'
import { type TicketPaper, ticketWords, timesOf } from './ticket.ts'
import { type Content, say, tied } from './wording.ts'

/* Parts of any roll */
export const line = (text: string): RollPart => ({ kind: 'text', text: tied(text) })
export const strong = (text: string, size = 1): RollPart => ({ kind: 'text', text: tied(text), size, bold: true })
export const rule: RollPart = { kind: 'rule' }
export const space: RollPart = { kind: 'space' }

export function ticketRoll(paper: TicketPaper): readonly RollPart[] {
  const { lang, centre } = paper
  const t = ticketWords[lang]
  const said = (content: Content): string => {
    const one = say(lang, content)
    return typeof one === 'string' ? one : one.text
  }
  const { when, besideWhen, ahead, ofPeople, issued } = timesOf(paper)
  return [
    strong(said(centre.name)),
    line([said(centre.address), centre.phone].filter(Boolean).join(' · ')),
    rule,
    line(t.ticket),
    strong(paper.label, 6),
    rule,
    line(when[0]),
    strong(when[1], 4),
    ...(besideWhen === null ? [] : [line(besideWhen)]),
    strong(ahead),
    rule,
    line(said(paper.service)),
    ...(ofPeople === null ? [] : [strong(ofPeople)]),
    ...(paper.waitAt === undefined ? [] : [strong(`${t.waitAt}: ${said(paper.waitAt)}`)]),
    space,
    { kind: 'qr', text: paper.followUrl },
    strong(t.follow),
    line(t.how),
    rule,
    line(t.order),
    line(issued),
  ]
}
