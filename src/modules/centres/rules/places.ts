// A centre's life by dates, and the checks of what a head or founder writes into its card.
import type { No } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type Centre, type CentreStatus, no, partKinds, type Settings, ticketClasses } from '../model.ts'

export function statusOn({ opensOn, closesOn }: Pick<Centre, 'opensOn' | 'closesOn'>, date: PlainDate): CentreStatus {
  if (closesOn !== null && closesOn <= date) return 'closed'
  return opensOn !== null && opensOn <= date ? 'open' : 'planned'
}

type Card = Pick<Centre, 'kind' | 'parentId' | 'opensOn' | 'closesOn'>

export function checkCentre<C extends Card>(centre: C): C | No {
  if (partKinds.includes(centre.kind) && centre.parentId === null) return no('part-without-parent', {}, 'parentId')
  if (centre.opensOn && centre.closesOn && centre.closesOn <= centre.opensOn)
    return no('dates-backwards', {}, 'closesOn')
  return centre
}

const ranges = {
  callLimit: [1, 10],
  repeatAfterSeconds: [5, 600],
  answerMinutes: [1, 15],
  absenceGraceMinutes: [0, 120],
  returnsAfterAbsence: [0, 5],
  consultMinutes: [1, 120],
  collectMinutes: [1, 120],
  ticketsPerMinuteAtKiosk: [1, 600],
  mostPeople: [1, 20],
  nextPersonPercent: [0, 100],
  stationGroupMinutes: [0, 60],
  stationPersonMinutes: [1, 60],
  quickMinutes: [1, 30],
} as const satisfies Partial<Record<keyof Settings, readonly [number, number]>>

/** More does not fit on a board that is read from afar. */
const longestPlace = 60

const isWhole = (value: number, [from, to]: readonly [number, number]): boolean =>
  Number.isInteger(value) && value >= from && value <= to

export function checkSettings(settings: Settings): Settings | No {
  const late = ticketClasses.find((each) => !isWhole(settings.targets[each], [0, 240]))
  if (late) return no('target-out-of-range', {}, `targets.${late}`)
  for (const [name, range] of Object.entries(ranges) as [keyof typeof ranges, readonly [number, number]][])
    if (!isWhole(settings[name], range)) return no('setting-out-of-range', { from: range[0], to: range[1] }, name)
  const guard = Object.entries(settings.guards).find(([, percent]) => !isWhole(percent, [0, 100]))
  if (guard) return no('setting-out-of-range', { from: 0, to: 100 }, `guards.${guard[0]}`)
  const places = settings.shelter ? Object.values(settings.shelter.place) : []
  if (places.some((place) => place.trim() === '' || place.length > longestPlace))
    return no('shelter-half', {}, 'shelter')
  return settings
}

const letter = /^[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ]$/u
export const checkSeries = (series: string): string | No =>
  letter.test(series) ? series : no('series-not-a-letter', {}, 'series')
