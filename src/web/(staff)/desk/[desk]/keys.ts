// What each key of the bar does at the desk now, and why some can't be used. Always the same keys in the same places.
import type { Lang } from '../../../../kernel/text.ts'
import { type Instant, later, minutes, seconds } from '../../../../kernel/time.ts'
import type { DeskId } from '../../../../modules/centres/model.ts'
import type { Outcome } from '../../../../modules/queue/model.ts'
import { endedAt } from '../../../../modules/queue/rules/steps.ts'
import type KeyBar from '../../../kit/staff/key-bar/key-bar.svelte'
import { time } from '../../../words.ts'
import type { Current, HallView } from './hall.ts'
import type { OwnWords } from './own-words.ts'
import type { Words } from './words.ts'

type Key = Exclude<Parameters<typeof KeyBar>[1]['keys'][number], false | null | undefined>

interface Now {
  readonly hall: HallView
  readonly t: Words
  readonly own: OwnWords
  readonly lang: Lang
  readonly now: Instant
}

export const keysAt = (at: Now): Key[] => {
  const now = keysNow(at)
  if (!at.hall.alarm) return now
  const here = now.filter(({ key }) => key !== 'Shift+F2').map((key) => stopped(key, at))
  return [...here, ...(now.some(({ key }) => key === 'Ctrl+Enter') ? [] : [lock(at)])]
}

/** Nobody is called or taken for absent while the hall stands still. */
function stopped(key: Key, { hall, t, own }: Now): Key {
  const whyNot = (
    {
      F2: t.stopped,
      F4: hall.current ? t.stopped : undefined,
      'Shift+F4': hall.current ? undefined : t.stopped,
      'Shift+F8': own.afterAlarm,
      F9: hall.current ? t.notCounted : undefined,
    } as Record<string, string | undefined>
  )[key.key]
  return whyNot ? { key: key.key, text: key.text, whyNot, ...(key.far && { far: true }) } : key
}

/** The person goes to the shelter: nobody works on in their name, and the ticket stays at the desk. */
const lock = ({ own }: Now): Key => ({
  key: 'Ctrl+Enter',
  text: own.lock,
  small: own.lockSmall,
  action: '/sign-out',
  main: true,
})

function keysNow(at: Now): Key[] {
  const { current, seat } = at.hall
  if (seat?.kind === 'break') return onBreak(at)
  if (!current) return whileFree(at)
  return current.ticket.state.kind === 'called' ? whileCalled(at, current) : whileServing(at, current)
}

const handOver = (own: OwnWords): Key => ({
  key: 'Shift+F9',
  text: own.handOver,
  small: own.handOverSmall,
  href: '?do=hand-over',
})

/** What a desk without a visitor may do besides calling. */
const ofTheDesk = ({ t, own }: Now, mayCall: boolean): Key[] => [
  { key: 'F4', text: own.byNumber, small: own.byNumberSmall, href: '?do=number' },
  { key: 'F9', text: own.pause, small: own.pauseSmall, href: '?do=break' },
  mayCall
    ? { key: 'Shift+F4', text: own.silent, small: own.silentSmall, action: '?/silent' }
    : { key: 'Shift+F4', text: own.silent, whyNot: t.callNobody },
  handOver(own),
  { key: 'F8', text: own.close, small: own.closeSmall, href: '?do=close', far: true },
]

function onBreak({ t, own }: Now): Key[] {
  return [
    { key: 'F2', text: t.call, whyNot: t.callBreak },
    { key: 'F9', text: own.change, small: own.pauseSmall, href: '?do=break' },
    handOver(own),
    { key: 'F8', text: own.close, small: own.closeSmall, href: '?do=close', far: true },
    { key: 'Ctrl+Enter', text: t.resume, action: '?/resume', main: true },
  ]
}

function whileFree(at: Now): Key[] {
  const { hall, t, lang } = at
  const { next } = hall
  const call: Key = next
    ? { key: 'F2', text: t.call, small: `${next.entry.label}, ${next.entry.group[lang]}`, action: '?/call', main: true }
    : { key: 'F2', text: t.call, whyNot: t.callNobody }
  return [call, ...ofTheDesk(at, next !== null)]
}

const ticketOf = ({ ticket }: Current) => ({ ticket: ticket.id })

function whileCalled(at: Now, current: Current): Key[] {
  const { t } = at
  return [
    { key: 'F2', text: t.call, whyNot: t.callFirstServe(current.label) },
    repeat(at, current),
    { key: 'F9', text: t.absent, small: whatAbsenceMeans(at, current), action: '?/absent', fields: ticketOf(current) },
    ...moving(t),
    {
      key: 'F8',
      text: t.finish,
      small: t.finishNothing,
      action: '?/finish',
      fields: { ...ticketOf(current), outcome: 'no-service' },
      far: true,
    },
    {
      key: 'Ctrl+Enter',
      text: t.start,
      small: t.startSmall,
      action: '?/start',
      fields: ticketOf(current),
      main: true,
    },
  ]
}

function repeat({ hall, t, now }: Now, current: Current): Key {
  const state = current.ticket.state as Extract<Current['ticket']['state'], { kind: 'called' }>
  const shared = { key: 'F4', text: t.again } as const
  if (state.times >= hall.rules.callLimit) return { ...shared, whyNot: t.againEnough(state.times) }
  const wait = Math.ceil((state.at + seconds(hall.rules.repeatAfterSeconds) - now) / 1000)
  if (wait > 0) return { ...shared, whyNot: t.againSoon(`${wait}\u00a0${t.seconds}`) }
  return { ...shared, small: t.againSmall(state.times), action: '?/again', fields: ticketOf(current) }
}

function whatAbsenceMeans({ hall, t, now }: Now, { ticket }: Current): string {
  const { returnsAfterAbsence, absenceGraceMinutes } = hall.rules
  if (ticket.absences + 1 > returnsAfterAbsence) return t.absentLast
  return t.absentReturns(time(later(now, minutes(absenceGraceMinutes)), hall.zone))
}

const moving = (t: Words): Key[] => [
  { key: 'Shift+F4', text: t.park, small: t.parkSmall, href: '?do=park' },
  { key: 'Shift+F8', text: t.transfer, small: t.transferSmall, href: '?do=transfer' },
]

/** What a visit ends with when nothing has to be asked; nothing when it has. */
export function plainOutcome(
  { ticket, errands }: Pick<Current, 'ticket' | 'errands'>,
  deskId: DeskId,
): Outcome | undefined {
  const open = endedAt(ticket, deskId, errands)
  if (open.some(({ purpose }) => purpose !== 'consult')) return undefined
  if (open.length > 0 || errands.some(({ outcome }) => outcome === 'served')) return 'served'
  return errands[0]?.outcome ?? 'served'
}

function whileServing({ hall, t }: Now, current: Current): Key[] {
  const outcome = plainOutcome(current, hall.deskId)
  const ends = (then: 'finish' | 'next'): Partial<Key> =>
    outcome
      ? { action: `?/${then}`, fields: { ...ticketOf(current), outcome } }
      : { href: then === 'next' ? '?do=finish&then=next' : '?do=finish' }
  const back = current.ticket.returnDeskId
  const small = back && back !== hall.deskId ? t.finishBack(current.desks[back] ?? 0) : undefined
  const { next } = hall
  return [
    { key: 'F2', text: t.call, whyNot: t.callFirst(current.label) },
    { key: 'F4', text: t.again, whyNot: t.isHere },
    { key: 'F9', text: t.absent, whyNot: t.isHere },
    ...moving(t),
    { key: 'F8', text: t.finish, ...(small && { small }), ...ends('finish'), far: true, main: !next },
    next
      ? { key: 'Shift+F2', text: t.finishNext, small: t.finishNextSmall(next.entry.label), ...ends('next'), main: true }
      : { key: 'Shift+F2', text: t.finishNext, whyNot: t.callNobody },
  ]
}
