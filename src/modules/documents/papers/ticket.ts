// The ticket: the number, the moment it is promised for, how many are ahead, and how to follow it. Never a name.
import { fill } from '../../../kernel/text.ts'
import { type Instant, timeIn } from '../../../kernel/time.ts'
import { type CentreHead, headOf, type Made, type Sheet } from './paper.ts'
import { qrOf } from './qr.ts'
import { type Content, counted, inBoth, momentInWords, say, typedAddress } from './wording.ts'

export interface TicketPaper extends Made {
  readonly centre: CentreHead
  /** «А-042» */
  readonly label: string
  readonly service: Content
  readonly issuedAt: Instant
  readonly promisedAt: Instant
  /** Where the call is honestly expected; shown first when it is later than the promise. */
  readonly expectedAt?: Instant | undefined
  readonly ahead: number
  /** How many came on it; said when more than one. */
  readonly people?: number | undefined
  /** «Поверх 1, столи 9–16» */
  readonly waitAt?: Content | undefined
  readonly followUrl: string
}

export const ticketWords = inBoth({
  uk: {
    title: 'Талон {label}',
    ticket: 'Талон',
    promised: 'Покличемо до',
    expected: 'скоріше за все о {time}',
    later: 'Зараз довше: близько',
    sorry: 'Обіцяний час — {time}. Вибачте, що чекати довше.',
    next: 'Ви наступні',
    ahead: 'Перед вами {people}',
    ofPeople: 'На талоні {people}',
    waitAt: 'Де чекати',
    follow: 'Стежте з телефона',
    how: 'Наведіть камеру — побачите, коли підходити. Можна вийти й повернутися.',
    qr: 'QR-код: сторінка цього талона, {address}',
    order: 'Кличемо за обіцяним часом, тому номери йдуть не підряд.',
    issued: 'Видано {moment}',
    people: { one: 'людина', few: 'людини', many: 'людей' },
  },
  en: {
    title: 'Ticket {label}',
    ticket: 'Ticket',
    promised: 'We’ll call you by',
    expected: 'most likely at {time}',
    later: 'Longer than usual: about',
    sorry: 'The promised time is {time}. Sorry for the longer wait.',
    next: 'You are next',
    ahead: '{people} before you',
    ofPeople: 'For {people}',
    waitAt: 'Where to wait',
    follow: 'Follow on your phone',
    how: 'Point your camera to see when to come up. You may go out and return.',
    qr: 'QR code: the page of this ticket, {address}',
    order: 'We call by the promised time, so numbers don’t come in a row.',
    issued: 'Issued {moment}',
    people: { one: 'person', few: 'people', many: 'people' },
  },
})

export interface TicketTimes {
  /** What is said and the moment it is said of: the promise, or the honest expectation where that is later. */
  readonly when: readonly [string, string]
  readonly besideWhen: string | null
  readonly ahead: string
  readonly ofPeople: string | null
  readonly issued: string
}

/** The same on the sheet and on the roll. */
export function timesOf(paper: TicketPaper): TicketTimes {
  const { lang, zone, promisedAt, expectedAt = promisedAt, people = 1 } = paper
  const t = ticketWords[lang]
  const time = (at: Instant) => timeIn(zone, at)
  const isLate = expectedAt > promisedAt
  const sooner = expectedAt < promisedAt ? fill(t.expected, { time: time(expectedAt) }) : null
  return {
    when: isLate ? [t.later, time(expectedAt)] : [t.promised, time(promisedAt)],
    besideWhen: isLate ? fill(t.sorry, { time: time(promisedAt) }) : sooner,
    ahead: paper.ahead === 0 ? t.next : fill(t.ahead, { people: counted(lang, paper.ahead, t.people) }),
    ofPeople: people > 1 ? fill(t.ofPeople, { people: counted(lang, people, t.people) }) : null,
    issued: fill(t.issued, { moment: momentInWords(lang, paper.issuedAt, zone) }),
  }
}

export async function ticketSheet(paper: TicketPaper): Promise<Sheet> {
  const { lang, label } = paper
  const t = ticketWords[lang]
  return {
    template: 'ticket',
    data: {
      title: fill(t.title, { label: label }),
      lang,
      madeAt: paper.madeAt,
      words: t,
      centre: headOf(lang, paper.centre),
      label,
      service: say(lang, paper.service),
      ...timesOf(paper),
      waitAt: paper.waitAt === undefined ? null : say(lang, paper.waitAt),
      qr: await qrOf(paper.followUrl),
      qrAlt: fill(t.qr, { address: typedAddress(paper.followUrl) }),
    },
  }
}
