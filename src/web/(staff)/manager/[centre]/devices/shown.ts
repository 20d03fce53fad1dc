// A machine as the head reads it: its name, how it is and since when, what is wrong, what to do, what still works.
import type { Lang } from '../../../../../kernel/text.ts'
import { type Station, stationKinds, stationStates, stationUses } from '../../../../../modules/stations/model.ts'
import { faultInWords, nameOf } from '../../../../../modules/stations/service/alerts.ts'
import { adviceOn, words } from './words.ts'

export function shownStation(station: Station, all: readonly Station[], lang: Lang) {
  const { id, kind, state, stateSince, seenAt, faults, uses, expectedUntil } = station
  const printer = all.find((one) => one.id === station.printerId)
  const withoutPrinter = kind === 'kiosk' && printer?.state === 'down' && faults.length === 0
  const wrong = faults.map((fault) => faultInWords(fault)[lang])
  return {
    ...{ id, kind, state, since: faults[0]?.since ?? stateSince, seenAt, expectedUntil },
    name: nameOf(station)[lang],
    kindName: stationKinds[kind][lang],
    stateName: stationStates[state][lang],
    wrong: withoutPrinter ? [words[lang].withoutPrinter(nameOf(printer)[lang])] : wrong,
    notes: faults.flatMap(({ note }) => note ?? []),
    advice: withoutPrinter ? [] : [...new Set(faults.map((fault) => adviceOn(lang, kind, fault)))],
    /** Of a workstation that works in part. */
    still: kind === 'biometric' && state === 'degraded' ? uses.map((use) => stationUses[use][lang]) : [],
  }
}
export type ShownStation = ReturnType<typeof shownStation>
