// Between the centre and the authorities: batches with acts, what officers do with a case, results and who is told of them.
import { dateIn, type Instant, kyiv, later, minutes } from '../kernel/time.ts'
import { chanceOf, type Day, type KnownCase } from './day.ts'

interface Listed {
  readonly id: string
  readonly number: string
  readonly authorityId: string
}
const byNumber = (a: Listed, b: Listed): number => (a.number < b.number ? -1 : 1)

/** Every authority's batch with its act; the papers leave at once. Returns the batches by authority. */
export async function handOver(day: Day): Promise<Map<string, string>> {
  const { asking, crew } = day
  const [carrier] = crew.carriers
  const ready = `/centres/${crew.centreId}/hand-over/ready`
  const { items } = await asking.get<{ items: Listed[] }>(ready, carrier)
  const authorities = [...new Set(items.toSorted(byNumber).map(({ authorityId }) => authorityId))]
  const batches = new Map<string, string>()
  for (const authorityId of authorities) {
    const { id } = await asking.post<{ id: string }>(`/centres/${crew.centreId}/batches`, { authorityId }, carrier)
    await asking.post(`/batches/${id}/sent`, {}, carrier)
    batches.set(authorityId, id)
  }
  return batches
}

/** The officer signs for the whole batch. Answers with the cases that came. */
export async function receive(day: Day, authorityId: string, batchId: string): Promise<KnownCase[]> {
  const token = day.crew.officers.get(authorityId)!
  const { lines } = await day.asking.get<{ lines: { caseId: string; number: string }[] }>(`/batches/${batchId}`, token)
  await day.asking.post(`/batches/${batchId}/received`, {}, token)
  return lines.map(({ caseId }) => day.cases.get(caseId)!)
}

interface File {
  readonly steps: readonly { readonly n: number; readonly side: string; readonly status: string }[]
}

/** The file is opened and the next step of the process card that is the authority's is marked. */
export async function markStep(day: Day, token: string, { id }: KnownCase): Promise<void> {
  const { steps } = await day.asking.get<File>(`/cases/${id}?purpose=decide`, token)
  const next = steps.find(({ side, status }) => side === 'authority' && status !== 'done')
  if (next) await day.asking.post(`/cases/${id}/steps`, { step: next.n }, token)
}

/** The act with its grounds, and the output package on its way. Some are refused, after the person could be heard. */
export async function decide(day: Day, token: string, { id, person }: KnownCase): Promise<void> {
  const on = dateIn(kyiv, day.timeline.now())
  const refused = chanceOf(day.seed, person.serial).happens(day.share.refused)
  const reasoning = 'Подані відомості не підтверджують права на послугу; подробиці в матеріалах справи.'
  const act = refused ? { outcome: 'negative', reasoning, hearing: { held: true, on } } : { outcome: 'positive' }
  await day.asking.post(`/cases/${id}/decision`, act, token)
  await day.asking.post(`/cases/${id}/return`, { paper: true }, token)
}

/** What the courier brought is registered; the machine tells people by itself, those who asked for a call are called. */
export async function registerResults(day: Day): Promise<KnownCase[]> {
  const { asking, crew, cases } = day
  const [carrier, caller] = crew.carriers
  const { items } = await asking.get<{ items: Listed[] }>(`/centres/${crew.centreId}/results/expected`, carrier)
  const arrived = items.toSorted(byNumber).map(({ id }) => cases.get(id)!)
  for (const { id } of arrived) await asking.post(`/cases/${id}/result`, {}, carrier)
  for (const { id } of arrived.filter(({ person }) => person.notifyBy === 'call'))
    await asking.post(`/cases/${id}/notified`, { channel: 'call' }, caller)
  return arrived
}

const daysOf = ({ service }: KnownCase): number => Number(/\d+/.exec(service.term.en)?.[0])
/** Decided on the day they come: terms of at most so many days. */
const quickTerm = 3
const quickShare = 0.7

/** The batch travels, is received, its first steps are marked; what is quick is decided in the afternoon. */
function authoritiesWork(day: Day, batches: ReadonlyMap<string, string>, decideUntil: Instant | undefined): void {
  const { timeline, crew } = day
  for (const [authorityId, batchId] of batches) {
    const chance = chanceOf(day.seed, 5_000_000 + [...crew.officers.keys()].indexOf(authorityId))
    const arrives = later(timeline.now(), minutes(20) + chance.below(minutes(40)))
    timeline.tell(arrives, async () => {
      const token = crew.officers.get(authorityId)!
      for (const it of await receive(day, authorityId, batchId)) {
        await timeline.until(later(timeline.now(), minutes(1)))
        await markStep(day, token, it)
        const own = chanceOf(day.seed, 7_000_000 + it.person.serial)
        if (!decideUntil || daysOf(it) > quickTerm || !own.happens(quickShare * (1 - day.share.undecided))) continue
        const from = later(timeline.now(), minutes(10))
        timeline.tell(later(from, own.below(Math.max(1, decideUntil - from))), () => decide(day, token, it))
      }
    })
  }
}

export interface Rounds {
  /** When batches leave. */
  readonly handOvers: readonly Instant[]
  /** When the courier brings results. */
  readonly results: readonly Instant[]
  /** What is decided later comes another day. */
  readonly decideUntil: Instant
}

export function papersTravel(day: Day, { handOvers, results, decideUntil }: Rounds): void {
  for (const at of handOvers)
    day.timeline.tell(at, async () =>
      authoritiesWork(day, await handOver(day), at < decideUntil ? decideUntil : undefined),
    )
  for (const at of results)
    day.timeline.tell(at, async () => {
      const arrived = await registerResults(day)
      day.ready.push(...arrived.filter(({ person }) => person.deliverBy === 'in-person'))
    })
}
