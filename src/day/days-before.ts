// The days before, on a small scale: cases filed, handed over and decided, so that on the day results lie ready to be collected.
import { addDays, kyiv, momentOf, type PlainDate, type PlainTime } from '../kernel/time.ts'
import type { Demand } from '../modules/catalogue/demand.ts'
import { chanceOf, type Day, type KnownCase } from './day.ts'
import { beginDraft, isImmediate, register, residentOf, saveDraft } from './intake.ts'
import { someone } from './people.ts'
import type { DayTown } from './town.ts'
import { decide, handOver, markStep, receive, registerResults } from './two-sides.ts'
import type { drawingServices } from './visitors.ts'

/** The days before a Monday on which people worked. */
export const firstDayBefore = (monday: PlainDate): PlainDate => addDays(monday, -5)

export interface Before {
  readonly town: DayTown
  readonly demand: Demand
  readonly draw: ReturnType<typeof drawingServices>
  /** How many results people will come for. */
  readonly results: number
  /** People before these are visitors of the day. */
  readonly firstSerial: number
}

/** Of ten results, eight came on Friday; the rest come with Monday's first courier. */
const byFriday = 0.8

export async function playDaysBefore(day: Day, before: Before): Promise<void> {
  const { town, results } = before
  const monday = day.date
  const on = async (daysBefore: number, time: string): Promise<void> =>
    town.moveTo(momentOf(kyiv, addDays(monday, -daysBefore), time as PlainTime))
  await on(5, '14:00')
  for (let n = 0; n < results; n++) await file(day, before, before.firstSerial + n)
  await on(5, '16:00')
  const batches = await handOver(day)
  await on(4, '09:30')
  const cases: [officer: string, it: KnownCase][] = []
  for (const [authorityId, batchId] of batches) {
    const officer = day.crew.officers.get(authorityId)!
    for (const it of await receive(day, authorityId, batchId)) cases.push([officer, it])
  }
  for (const [officer, it] of cases) await markStep(day, officer, it)
  const early = Math.ceil(cases.length * byFriday)
  await on(4, '15:00')
  for (const [officer, it] of cases.slice(0, early)) await decide(day, officer, it)
  await on(3, '11:00')
  day.ready.push(...(await registerResults(day)))
  for (const [officer, it] of cases.slice(early)) await decide(day, officer, it)
  // who has booked is reminded a day before and some hours before
  for (const [daysBefore, time] of reminders) await on(daysBefore, time)
}

const reminders: readonly (readonly [daysBefore: number, time: string])[] = [
  [1, '12:00'],
  [1, '18:00'],
  [0, '07:00'],
]

/** Filed by an administrator without a ticket; all of them asked for the result at the centre. */
async function file(day: Day, { demand, draw }: Before, serial: number): Promise<void> {
  const chance = chanceOf(day.seed, serial)
  const who = { ...someone(chance, demand, serial), deliverBy: 'in-person' as const }
  const token = day.crew.carriers[serial % day.crew.carriers.length]!
  const service = draw(chance, (one) => !isImmediate(one))
  const residentId = await residentOf(day, token, who)
  const application = { token, who, residentId, service, chance }
  const draft = await beginDraft(day, application)
  await register(day, application, draft, await saveDraft(day, application, draft))
}
