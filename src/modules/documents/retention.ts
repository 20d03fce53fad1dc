// How long things are kept, as data (handbook 6.3). The years are to be checked against list 578/5 of the Ministry of Justice.
import { addDays, type PlainDate } from '../../kernel/time.ts'
import type { FilePurpose } from './model.ts'

export interface RetentionClass {
  readonly keep: { readonly years: number } | { readonly days: number }
  /** What starts the time. */
  readonly from: 'case-ended' | 'day-ended' | 'complaint-closed' | 'transfer-confirmed' | 'recorded'
  readonly action: 'destroy' | 'anonymise' | 'archive'
  /** Only by an act with a commission. */
  readonly actRequired: boolean
}

export const retentionClasses = {
  'case-file': { keep: { years: 5 }, from: 'case-ended', action: 'destroy', actRequired: true },
  journal: { keep: { years: 5 }, from: 'case-ended', action: 'destroy', actRequired: true },
  ticket: { keep: { years: 1 }, from: 'day-ended', action: 'anonymise', actRequired: true },
  'access-log': { keep: { years: 1 }, from: 'recorded', action: 'destroy', actRequired: true },
  complaint: { keep: { years: 5 }, from: 'complaint-closed', action: 'destroy', actRequired: true },
  biometric: { keep: { days: 0 }, from: 'transfer-confirmed', action: 'destroy', actRequired: true },
  video: { keep: { days: 30 }, from: 'recorded', action: 'destroy', actRequired: true },
} as const satisfies Record<string, RetentionClass>
export type RetentionCode = keyof typeof retentionClasses

/** All that was put into a case lives as long as the case file. */
export const retentionOf: Readonly<Record<FilePurpose, RetentionCode>> = {
  application: 'case-file',
  attachment: 'case-file',
  identity: 'case-file',
  representation: 'case-file',
  payment: 'case-file',
  decision: 'case-file',
  result: 'case-file',
  'issue-sheet': 'case-file',
}

/** The last day of keeping. Years are counted from 1 January after the year in which the matter ended. */
export function keepUntil(code: RetentionCode, from: PlainDate): PlainDate {
  const { keep }: RetentionClass = retentionClasses[code]
  if ('days' in keep) return addDays(from, keep.days)
  return `${Number(from.slice(0, 4)) + keep.years}-12-31` as PlainDate
}
