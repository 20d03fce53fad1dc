// What the head may set of a machine.
import type { No } from '../../../kernel/refusal.ts'
import type { DeskId, Interval, ZoneId } from '../../centres/model.ts'
import { allParts, type BoardSettings, no, type Printer, type StationHours, type StationPart } from '../model.ts'
import { mayBePrinterAt } from './printing.ts'

export interface Workstation {
  readonly slotMinutes: number
  readonly operators: number
  readonly parts: readonly StationPart[]
  readonly hours: StationHours | null
}

const within = (n: number, from: number, to: number): boolean => Number.isInteger(n) && n >= from && n <= to

export function checkWorkstation<W extends Workstation>(wanted: W): W | No {
  if (!within(wanted.slotMinutes, 5, 120)) return no('slot-out-of-range', {}, 'slotMinutes')
  if (!within(wanted.operators, 1, 9)) return no('operators-out-of-range', {}, 'operators')
  if (wanted.parts.some((part) => !allParts.includes(part))) return no('no-part', {}, 'parts')
  const wrong = wanted.hours?.find((day) => !inOrder(day))
  return wrong
    ? no('hours-wrong', { hours: wrong.map(({ from, until }) => `${from}–${until}`).join(', ') }, 'hours')
    : wanted
}

const inOrder = (day: readonly Interval[]): boolean =>
  day.every(({ from, until }, i) => from < until && (i === 0 || day[i - 1]!.until <= from))

interface Places {
  readonly zones: ReadonlyMap<ZoneId, unknown>
  readonly desks: readonly { readonly id: DeskId }[]
}

/** A board shows a zone or desk of its own centre. */
export function checkBoard({ view, languages, flash }: BoardSettings, { zones, desks }: Places): BoardSettings | No {
  const isThere =
    view.of === 'hall' || (view.of === 'zone' ? zones.has(view.zoneId) : desks.some(({ id }) => id === view.deskId))
  return isThere ? { view, languages, flash } : no('no-view', {}, 'view')
}

export interface PrinterCard extends Printer {
  /** Where it stands. */
  readonly label: string
}

export function checkPrinter<P extends PrinterCard>(wanted: P): P | No {
  if (wanted.label.trim() === '') return no('label-needed', {}, 'label')
  if (!mayBePrinterAt(wanted.host.trim())) return no('bad-address', {}, 'host')
  return { ...wanted, label: wanted.label.trim().slice(0, 80), host: wanted.host.trim() }
}
