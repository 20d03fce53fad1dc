// The dictionary of states: a sign, a word and a look for each, the same on every staff screen.
// Solid edge: the clock runs. Dashed (stop): it stands. Filled blue (solid): now. Sun (call): only «викликано».
import type { Text } from '../../../../kernel/text.ts'
import type { Tone } from '../../badge/tones.ts'
import type { IconName } from '../../icon/drawings.ts'

interface Look {
  readonly icon: IconName
  readonly tone?: Tone
  readonly words: Text
}
const look = (icon: IconName, tone: Tone | undefined, uk: string, en: string): Look => ({
  icon,
  ...(tone && { tone }),
  words: { uk, en },
})

const ticket = {
  waiting: look('person', undefined, 'чекає', 'waiting'),
  called: look('bell', 'call', 'викликано', 'called'),
  serving: look('play', 'solid', 'обслуговується', 'being served'),
  parked: look('hourglass', 'stop', 'відкладено', 'parked'),
  transferred: look('arrow-right', 'run', 'передано', 'transferred'),
  absent: look('minus', 'warn', 'неявка', 'no-show'),
  frozen: look('pause', 'stop', 'призупинено', 'on hold'),
  finished: look('check', 'good', 'обслужено', 'served'),
  left: look('cross', 'stop', 'без послуги', 'left unserved'),
} as const satisfies Record<string, Look>

/** The words are those of cases/model.ts; a test holds them together. */
const cases = {
  draft: look('paper', undefined, 'чернетка', 'draft'),
  registered: look('flag', 'run', 'зареєстровано', 'registered'),
  handedOver: look('plane', 'run', 'передано', 'handed over'),
  receivedByAuthority: look('tray', undefined, 'отримано органом', 'received by the authority'),
  leftWithoutMotion: look('pause', 'stop', 'без руху', 'left without motion'),
  forwarded: look('arrow-right', 'run', 'переслано', 'forwarded'),
  notConsidered: look('minus', 'bad', 'не підлягає розгляду', 'not considered'),
  inReview: look('half', 'run', 'розглядається', 'in review'),
  awaitingOtherBody: look('plane', 'run', 'очікує відповіді', 'awaiting an answer'),
  suspended: look('pause', 'stop', 'зупинено', 'suspended'),
  joined: look('plus', 'run', 'об’єднано', 'joined'),
  hearing: look('bubble', 'run', 'заслуховування', 'hearing'),
  termExtended: look('calendar', 'warn', 'строк продовжено', 'term extended'),
  decidedPositive: look('check', 'good', 'рішення', 'decided'),
  decidedNegative: look('cross', 'bad', 'відмова', 'refused'),
  resultAtCentre: look('house', 'good', 'результат у центрі', 'result at the centre'),
  applicantNotified: look('bell', 'good', 'повідомлено', 'applicant notified'),
  issued: look('check', 'good', 'видано', 'issued'),
  sentByPost: look('plane', 'good', 'надіслано поштою', 'sent by post'),
  deliveredElectronically: look('check', 'good', 'видано електронно', 'delivered electronically'),
  unclaimed: look('hourglass', 'warn', 'не отримано', 'unclaimed'),
  withdrawn: look('undo', 'stop', 'відкликано', 'withdrawn'),
  returned: look('arrow-left', 'stop', 'повернуто', 'returned'),
  appealed: look('scales', 'warn', 'оскаржено', 'appealed'),
  corrected: look('undo', 'run', 'виправлено', 'corrected'),
  revoked: look('cross', 'bad', 'відкликано органом', 'revoked'),
  invalidated: look('cross', 'bad', 'визнано недійсним', 'invalidated'),
} as const satisfies Record<string, Look>

const paper = {
  accepted: look('check', 'good', 'прийнято', 'accepted'),
  missing: look('cross', 'bad', 'бракує', 'missing'),
  inRegister: look('lock', 'stop', 'є в реєстрі', 'in a register'),
  notNeeded: look('minus', 'stop', 'не треба', 'not needed'),
} as const satisfies Record<string, Look>

const goal = {
  kept: look('check', 'good', 'у цілі', 'on target'),
  close: look('hourglass', 'warn', 'на межі', 'close'),
  below: look('warning', 'bad', 'нижче цілі', 'below target'),
} as const satisfies Record<string, Look>

const step = {
  done: look('check', 'good', 'зроблено', 'done'),
  now: look('play', 'run', 'робиться', 'in work'),
  ahead: look('minus', undefined, 'попереду', 'ahead'),
} as const satisfies Record<string, Look>

const desk = {
  free: look('check', 'good', 'вільний', 'free'),
  busy: look('play', 'run', 'обслуговує', 'serving'),
  late: look('hourglass', 'warn', 'понад звичне', 'over the usual'),
  closed: look('pause', 'stop', 'перерва', 'on a break'),
} as const satisfies Record<string, Look>

const lanes = {
  booked: look('calendar', undefined, 'за записом', 'booked'),
  priority: look('star', undefined, 'першочергово', 'priority'),
  walkIn: look('person', undefined, 'жива черга', 'walk-in'),
  collection: look('tray', undefined, 'видача', 'collection'),
  consultation: look('bubble', undefined, 'консультація', 'consultation'),
} as const satisfies Record<string, Look>

export const dictionary = { ticket, case: cases, paper, goal, step, desk } as const
export type Family = keyof typeof dictionary
export type StateName<F extends Family> = keyof (typeof dictionary)[F] & string
export type TicketStateName = StateName<'ticket'>
export type LaneName = keyof typeof lanes

export const stateOf = <F extends Family>(family: F, name: StateName<F>): Look =>
  (dictionary[family] as Readonly<Record<string, Look>>)[name]!

export const laneOf = (name: LaneName): Look => lanes[name]
export const laneNames = Object.keys(lanes) as LaneName[]
