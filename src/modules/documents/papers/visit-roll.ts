// A booked time on a receipt printer: when, the digits and the code to arrive with.
import type { RollPart } from '../../../gateways/printer/printer.ts'
import { fill } from '../../../kernel/text.ts'
import { dateIn, type Instant, timeIn } from '../../../kernel/time.ts'
import type { CentreHead, Made } from './paper.ts'
import { line, rule, space, strong } from './ticket-roll.ts'
import { type Content, dayInWords, inBoth, say } from './wording.ts'

interface VisitPaper extends Made {
  readonly zone: string
  readonly centre: CentreHead
  readonly startsAt: Instant
  readonly arriveFrom: Instant
  readonly graceUntil: Instant
  /** «482 913 057» */
  readonly code: string
  /** Holds change and cancellation for a telephone, and is understood by the kiosk too. */
  readonly link: string
}

const words = inBoth({
  uk: {
    booked: 'Вас записано',
    code: 'Код візиту',
    how: 'Піднесіть QR-код до кіоска або наберіть цифри.',
    from: 'Приходьте з {from}. Чекаємо до {until}.',
    change: 'Змінити чи скасувати: наведіть камеру телефона.',
  },
  en: {
    booked: 'You have a booking',
    code: 'Visit code',
    how: 'Hold the QR code to the kiosk, or type the digits.',
    from: 'Come from {from} on. We wait until {until}.',
    change: 'To change or cancel: point the camera of a phone here.',
  },
})

export function visitRoll(paper: VisitPaper): readonly RollPart[] {
  const { lang, zone, centre, startsAt, arriveFrom, graceUntil } = paper
  const t = words[lang]
  const said = (content: Content): string => {
    const one = say(lang, content)
    return typeof one === 'string' ? one : one.text
  }
  return [
    strong(said(centre.name)),
    line([said(centre.address), centre.phone].filter(Boolean).join(' · ')),
    rule,
    line(t.booked),
    strong(dayInWords(lang, dateIn(zone, startsAt)), 2),
    strong(timeIn(zone, startsAt), 4),
    line(fill(t.from, { from: timeIn(zone, arriveFrom), until: timeIn(zone, graceUntil) })),
    rule,
    line(t.code),
    strong(paper.code, 3),
    space,
    { kind: 'qr', text: paper.link },
    line(t.how),
    line(t.change),
  ]
}
