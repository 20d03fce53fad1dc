// One call at a desk: the person comes or does not, is served stage by stage, and goes on or is seen off.
import { later, minutes, momentOf, seconds } from '../kernel/time.ts'
import { endOfDay } from '../modules/centres/service/hours.ts'
import { askedFor, clockOf, type Day, inHallTime, type Visitor } from './day.ts'
import type { AtDesk } from './desk.ts'
import { handOutResult, identify, takeApplication } from './intake.ts'
import type { Ending, Stage } from './visitors.ts'

type Step = (name: string, body?: object) => Promise<unknown>

const stepsAt =
  (day: Day, { desk, post }: AtDesk, visitor: Visitor): Step =>
  (name, body = {}) =>
    day.asking.post(`/desks/${desk.id}/${name}`, { ...body, ticket: visitor.ticketId }, post.token)

const wait = ({ timeline }: Day, milliseconds: number): Promise<void> =>
  timeline.until(later(timeline.now(), Math.round(milliseconds)))

export async function serve(day: Day, at: AtDesk, visitor: Visitor): Promise<void> {
  const step = stepsAt(day, at, visitor)
  if (visitor.absencesLeft > 0) return nobodyComes(day, visitor, step)
  await wait(day, seconds(15 + visitor.chance.below(35))) // the way to the desk
  await step('start')
  if (visitor.isPriorityOpen && (await priorityRefused(day, visitor, step))) return
  for (;;) {
    const stage = visitor.stages.shift()!
    const outcome = await perform(day, at, visitor, stage, step)
    if (await ended(day, at, visitor, stage.ends, outcome, step)) return
  }
}

/** By the hall's own clock, which stands in an alarm. */
const hallWait = (day: Day, milliseconds: number): Promise<void> => day.timeline.until(inHallTime(day, milliseconds))

/** Called once more, then marked; who comes back in time keeps the promise, who is away twice has left. */
async function nobodyComes(day: Day, visitor: Visitor, step: Step): Promise<void> {
  const { repeatAfterSeconds, answerMinutes, absenceGraceMinutes } = day.crew.hall.settings
  const isSecond = visitor.visit.absences > visitor.absencesLeft
  await hallWait(day, seconds(repeatAfterSeconds + 5))
  await step('call-again')
  await hallWait(day, minutes(answerMinutes) - seconds(repeatAfterSeconds + 5))
  await step('no-show')
  visitor.absencesLeft--
  if (isSecond) return gone(day, visitor)
  day.hall.aside(visitor, later(day.timeline.now(), minutes(absenceGraceMinutes)))
  if (visitor.visit.absences > 1) return
  const back = inHallTime(day, minutes(1) + visitor.chance.below(minutes(absenceGraceMinutes - 2)))
  day.timeline.tell(back, async () => {
    await day.asking.post(`/tickets/${visitor.ticketId}/come-back`, {})
    day.hall.back(visitor)
  })
}

function gone(day: Day, visitor: Visitor): void {
  visitor.isGone = true
  day.counted.gone++
}

/** The proof is looked at once; without it the ticket goes back to the ordinary line. */
async function priorityRefused(day: Day, visitor: Visitor, step: Step): Promise<boolean> {
  visitor.isPriorityOpen = false
  await wait(day, seconds(20))
  if (visitor.visit.priority!.proven) {
    await step('priority/confirm')
    return false
  }
  await step('priority/withdraw', { reason: 'no-proof' })
  if (visitor.hasBookedTime) return false
  day.hall.enters(visitor)
  return true
}

type Outcome = 'served' | 'postponed'

async function perform(day: Day, at: AtDesk, visitor: Visitor, stage: Stage, step: Step): Promise<Outcome> {
  if (!day.withCases || stage.doing === 'talk' || stage.doing === 'consult') await wait(day, stage.milliseconds)
  else {
    const greeting = Math.min(minutes(1), stage.milliseconds / 2)
    await wait(day, greeting)
    await identify(day, at, visitor)
    const rest = stage.milliseconds - greeting
    if (stage.doing === 'collect') {
      await wait(day, rest)
      return (await handOutResult(day, at, visitor)) ? 'served' : 'postponed'
    }
    await takeApplication(day, at, visitor, stage.service!, rest)
  }
  if (visitor.visit.second && visitor.stages.length === 0) await doSecond(day, at, visitor, step)
  return 'served'
}

async function doSecond(day: Day, at: AtDesk, visitor: Visitor, step: Step): Promise<void> {
  const { doing, service, milliseconds } = visitor.visit.second!
  await step('services', { purpose: doing, service: service.id })
  if (doing === 'submit' && day.withCases) await takeApplication(day, at, visitor, service, milliseconds)
  else await wait(day, milliseconds)
  await step('services/end', { n: 2, outcome: 'served' })
}

/** True when the visitor has left this desk. */
async function ended(
  day: Day,
  at: AtDesk,
  visitor: Visitor,
  ending: Ending,
  outcome: Outcome,
  step: Step,
): Promise<boolean> {
  switch (ending.kind) {
    case 'park':
      return park(day, at, visitor, ending.minutes, step)
    case 'to-desk':
      return toDesk(day, at, visitor, ending.returns, step)
    case 'to-service': {
      const { service, returns } = ending
      await step('transfer', { service: service.id, returnToMe: returns })
      if (returns) visitor.loanedBy = at.desk.id
      visitor.asked = askedFor(day.crew, day.date, 'submit', service)
      day.hall.enters(visitor)
      return true
    }
    case 'finish':
      return finish(day, at, visitor, outcome, step)
  }
}

/** Only while people are received; nobody is sent away for papers at five. */
async function park(day: Day, at: AtDesk, visitor: Visitor, forMinutes: number, step: Step): Promise<boolean> {
  const { timetable } = day.crew.hall
  const returnAt = clockOf(day, later(day.timeline.now(), minutes(forMinutes + 1)))
  const until = momentOf(timetable.zone, day.date, returnAt)
  if (until > endOfDay(timetable, day.date, 'reception')!) return false
  await step('park', { reason: 'papers', returnAt })
  visitor.asked = { ...visitor.asked, onlyDeskId: at.desk.id }
  day.hall.aside(visitor, until)
  return true
}

/** To a colleague who is there; without one the visitor stays. */
async function toDesk(day: Day, at: AtDesk, visitor: Visitor, returns: boolean, step: Step): Promise<boolean> {
  const others = day.hall.others(visitor, at.desk)
  if (others.length === 0) return false
  const { id } = visitor.chance.pick(others)
  await step('transfer', { toDesk: id, returnToMe: returns })
  if (returns) visitor.loanedBy = at.desk.id
  visitor.asked = { ...visitor.asked, onlyDeskId: id }
  day.hall.enters(visitor)
  return true
}

/** A visitor on loan goes back to the desk that lent them; one who could not be sent on stays until all is done. */
async function finish(day: Day, at: AtDesk, visitor: Visitor, outcome: Outcome, step: Step): Promise<boolean> {
  const { loanedBy } = visitor
  const isOnLoan = loanedBy !== undefined && loanedBy !== at.desk.id
  if (visitor.stages.length > 0 && !isOnLoan) return false
  await step('finish', { outcome })
  visitor.loanedBy = undefined
  if (!isOnLoan) gone(day, visitor)
  else {
    visitor.asked = { ...visitor.asked, onlyDeskId: loanedBy }
    day.hall.enters(visitor)
  }
  return true
}

/** Who can't wait any longer, if still in the line then. */
export function losesPatience(day: Day, visitor: Visitor, after: number): void {
  day.timeline.tell(inHallTime(day, after), async () => {
    if (!day.hall.waiting.has(visitor)) return
    await day.asking.post(`/tickets/${visitor.ticketId}/give-up`, {})
    day.hall.leaves(visitor)
    gone(day, visitor)
  })
}
