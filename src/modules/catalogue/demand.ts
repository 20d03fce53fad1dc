// The demand of a simulated day (data/demand.json): who comes, when, for what, for how long. All of it assumptions.
import { z } from 'zod'
import { categories, type Service } from './model.ts'

/** A value that nobody has measured here yet, and what it follows. */
const assumed = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, assumption: z.literal(true), source: z.string().min(5) })
const share = assumed(z.number().min(0).max(1))
const factor = assumed(z.number().min(0).max(10))
const minutes = assumed(z.number().positive().max(480))
const category = z.enum(categories)

const wholeOf = (parts: readonly { readonly value: number }[]): boolean =>
  Math.abs(parts.reduce((all, { value }) => all + value, 0) - 1) < 1e-6

const shares = <Names extends string>(...names: Names[]) =>
  z
    .strictObject(Object.fromEntries(names.map((name) => [name, share])) as Record<Names, typeof share>)
    .refine((all) => wholeOf(Object.values(all) as { value: number }[]), 'the shares must be one whole')

export const demandSchema = z.strictObject({
  about: z.string(),
  visitorsPerDay: assumed(z.int().positive()),
  purposes: shares('consult', 'submit', 'collect'),
  minutes: z.strictObject({
    consult: minutes,
    collect: minutes,
    /** The first entry that names the service, then the first that names its category, then its own desk minutes. */
    submit: z.array(
      z.union([
        z.strictObject({ services: z.array(z.string()), minutes }),
        z.strictObject({ categories: z.array(category), minutes }),
      ]),
    ),
    otherwise: z.literal('deskMinutes'),
    /** Standard deviation of the logarithm of a duration. */
    spread: assumed(z.number().min(0).max(2)),
    shortest: minutes,
  }),
  services: z
    .array(z.strictObject({ category, share, often: z.record(z.string(), z.number().min(0).max(1)) }))
    .refine((all) => wholeOf(all.map((each) => each.share)), 'the shares of the categories must be one whole'),
  hours: z.array(z.strictObject({ hour: z.int().min(0).max(23), weight: assumed(z.number().min(0)) })),
  weekdays: z.array(z.strictObject({ weekday: z.int().min(1).max(7), factor })).length(7),
  seasons: z.array(
    z.strictObject({
      key: z.string(),
      /** Empty: every day. */
      days: z.array(z.int().min(1).max(31)),
      months: z.array(z.int().min(1).max(12)),
      categories: z.array(category),
      factor,
    }),
  ),
  priority: z.strictObject({ share, groups: z.record(z.string(), share), unproven: share }),
  /** Of all who come; how they book, and of those who booked: what becomes of it. */
  booked: z.strictObject({
    share,
    channels: shares('online', 'kiosk', 'phone'),
    lapses: share,
    changes: share,
    cancels: share,
    missed: share,
    /** Within the grace, and after it. */
    late: share,
    afterGrace: share,
  }),
  absence: z.strictObject({ share, returns: share }),
  park: z.strictObject({ share, minutes }),
  transfer: z.strictObject({ share, returnsToSender: share }),
  secondService: z.strictObject({ share }),
  leaves: z.strictObject({ share, afterMinutes: minutes }),
  intake: z.strictObject({
    incomplete: share,
    notify: shares('email', 'sms', 'none'),
    delivery: shares('centre', 'post', 'electronic'),
  }),
  decisions: shares('positive', 'refused', 'leftWithoutMotion'),
})
export type Demand = z.output<typeof demandSchema>

export const parseDemand = (text: string): Demand => demandSchema.parse(JSON.parse(text))

type Known = Pick<Service, 'key' | 'category' | 'deskMinutes'>

/** What part of the visits falls on each service of the centre; together one. Unnamed services share the rest evenly. */
export function sharesOf(demand: Demand, services: readonly Known[]): ReadonlyMap<string, number> {
  const parts = demand.services.flatMap(({ category, share, often }) => {
    const own = services.filter((service) => service.category === category)
    const named = own.filter(({ key }) => key in often).reduce((all, { key }) => all + often[key]!, 0)
    const others = own.filter(({ key }) => !(key in often)).length
    return own.map(({ key }) => ({ key, part: share.value * (often[key] ?? (1 - named) / others) }))
  })
  const all = parts.reduce((sum, { part }) => sum + part, 0)
  return new Map(parts.map(({ key, part }) => [key, part / all]))
}

/** How long an administrator is busy with one visitor on average. */
export function minutesFor(demand: Demand, purpose: 'consult' | 'submit' | 'collect', service: Known): number {
  if (purpose !== 'submit') return demand.minutes[purpose].value
  const rules = demand.minutes.submit
  const byKey = rules.find((rule) => 'services' in rule && rule.services.includes(service.key))
  const byCategory = rules.find((rule) => 'categories' in rule && rule.categories.includes(service.category))
  return (byKey ?? byCategory)?.minutes.value ?? service.deskMinutes
}

/** How much more of a category comes on this date than on an ordinary Tuesday; 0 on a day without visitors. */
export function factorOn(demand: Demand, service: Known, on: { weekday: number; month: number; day: number }): number {
  const usual = demand.weekdays.find(({ weekday }) => weekday === on.weekday)!.factor.value
  return demand.seasons
    .filter((season) => season.categories.includes(service.category) && season.months.includes(on.month))
    .filter((season) => season.days.length === 0 || season.days.includes(on.day))
    .reduce((all, season) => all * season.factor.value, usual)
}
