// The thread of a visit in words: each event a line, repeated calls beside their call.
import type { Lang } from '../../../../kernel/text.ts'
import type { Instant } from '../../../../kernel/time.ts'
import type { Outcome, ParkReason, TicketEvent } from '../../../../modules/queue/model.ts'
import { count, time } from '../../../words.ts'
import type { Current } from './hall.ts'
import type { Words } from './words.ts'

export interface ThreadLine {
  readonly at: Instant
  readonly text: string
}

type Told = Pick<Current, 'label' | 'thread' | 'desks' | 'serviceNames' | 'errands'>

export function threadOf(current: Told, t: Words, lang: Lang, zone: string): ThreadLine[] {
  const lines: ThreadLine[] = []
  for (const [place, event] of current.thread.entries()) {
    if (event.type === 'called-again') continue
    const text = wordsOf(event, current, t, lang, zone)
    if (text) lines.push({ at: event.at, text: text + repeated(current.thread.slice(place + 1), event, t, lang, zone) })
  }
  return lines
}

function repeated(after: readonly TicketEvent[], { type }: TicketEvent, t: Words, lang: Lang, zone: string): string {
  if (type !== 'called') return ''
  const until = after.findIndex((event) => event.type !== 'called-again')
  const calls = until < 0 ? after : after.slice(0, until)
  const last = calls.at(-1)
  return last ? `, ${t.events.repeated(count(lang, calls.length, t.times))} (${time(last.at, zone)})` : ''
}

function wordsOf(event: TicketEvent, current: Told, t: Words, lang: Lang, zone: string): string | undefined {
  const { facts } = event
  const e = t.events
  const desk = (id: unknown) => String(current.desks[String(id)] ?? '—')
  const until = () => time(Number(facts.until) as Instant, zone)
  switch (event.type) {
    case 'issued':
      return e.issued(current.label, serviceOf(current.errands[0], t, lang))
    case 'called':
      return e.called(desk(event.deskId))
    case 'called-again':
      return undefined
    case 'started':
      return e.started
    case 'absent':
      return e.absent
    case 'came-back':
      return e.cameBack
    case 'parked':
      return facts.reason === 'away'
        ? e.parkedByVisitor(until())
        : e.parked(until(), t.parkReasons[facts.reason as ParkReason])
    case 'returned':
      return facts.toDesk ? e.returnedTo(desk(facts.toDesk)) : e.returned
    case 'transferred':
      return movedTo(facts, current, t, lang, desk)
    case 'errand-added':
      return e.added(namedService(facts, current, t, lang))
    case 'errand-done':
      return e.errandDone(Number(facts.n), t.outcomes[facts.outcome as Outcome])
    case 'identified':
      return e.identified
    case 'people-set':
      return e.peopleSet(Number(facts.people))
    case 'turned':
      return e.turned(Number(facts.person))
    case 'acts-for':
      return facts.power ? e.actsFor : e.actsSelf
    case 'handed-over':
      return facts.toDesk ? e.handedTo(desk(facts.toDesk)) : e.handedOver
    case 'priority-confirmed':
      return e.priorityConfirmed
    case 'priority-withdrawn':
      return e.priorityWithdrawn
    case 'promise-moved':
      return e.promiseMoved(time(Number(facts.promisedAt) as Instant, zone))
    case 'noted':
      return e.noted
    case 'finished':
      return e.finished(t.outcomes[facts.outcome as Outcome] ?? t.outcomes.served)
    case 'left':
      return e.left
  }
}

function movedTo(
  facts: TicketEvent['facts'],
  current: Told,
  t: Words,
  lang: Lang,
  desk: (id: unknown) => string,
): string {
  const { events: e } = t
  const to = facts.toDesk
    ? e.toDesk(desk(facts.toDesk))
    : facts.service
      ? e.toService(namedService(facts, current, t, lang))
      : e.toLine
  return facts.returns ? `${to}, ${e.comesBack}` : to
}

function namedService(facts: TicketEvent['facts'], { serviceNames }: Told, t: Words, lang: Lang): string {
  const name = typeof facts.service === 'string' ? serviceNames[facts.service]?.[lang] : undefined
  return name ?? (facts.purpose === 'collect' ? t.events.collect : t.events.consult)
}

function serviceOf(errand: Told['errands'][number] | undefined, t: Words, lang: Lang): string {
  if (errand?.service && errand.purpose === 'submit') return errand.service.name[lang]
  return errand?.purpose === 'collect' ? t.events.collect : t.events.consult
}
