// The day's summary as a person reads it in a terminal.
import type { Checked } from './checks.ts'
import { type Held, percent as heldPercent, type Pool, wantedOf } from './pool.ts'
import type { Summary } from './summary.ts'

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`)
const right = (cell: string, width: number): string => cell.padStart(width)

/** The first column is words, the rest are figures. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[0]!) : right(cell, widths[n]!))).join('  ')
  return rows.map((row) => `  ${line(row)}`).join('\n')
}

function waitsTable({ waits }: Summary): string {
  const rows = waits.map(({ class: of, tickets, p50, p90, max, promises, kept }) => [
    of,
    ...[tickets, p50, p90, max].map(String),
    `${kept} of ${promises}`,
    percent(promises === 0 ? null : kept / promises),
  ])
  return table([['', 'tickets', 'p50', 'p90', 'max', 'promises kept', 'share'], ...rows])
}

function loadTable({ load }: Summary): string {
  const [first] = load
  const rows = load.map(({ zone, desks, serves, hours }) => [
    `${zone} (${serves.join(', ')})`,
    String(desks),
    ...hours.map((hour) => percent(hour.load)),
  ])
  return table([['', 'desks', ...first!.hours.map(({ from }) => from)], ...rows])
}

const countsTable = (counts: readonly { readonly what: string; readonly times: number }[]): string =>
  counts.length === 0 ? '  none' : table(counts.map(({ what, times }) => [what, String(times)]))

function checksList(checks: readonly Checked[]): string {
  return checks
    .map(({ sentence, found, times }) => {
      const more = times > found.length ? [`… and ${times - found.length} more`] : []
      return [`  ${times === 0 ? '✓' : '✗'} ${sentence}`, ...[...found, ...more].map((what) => `      ${what}`)].join(
        '\n',
      )
    })
    .join('\n')
}

export function inWords(summary: Summary, checks: readonly Checked[]): string {
  const { date, seed, visitors, desks, peak } = summary
  return [
    '',
    `${date}, seed ${seed}: ${visitors} visitors at ${desks} desks.`,
    '',
    'Minutes from the ticket to the first call, by the class on the ticket:',
    waitsTable(summary),
    '',
    'Load of the desks: of the time they were open, the part in which somebody was at them.',
    loadTable(summary),
    `In the two hours in which most came, ${peak.from}–${peak.until} (${peak.came} people), the desks of «${peak.zone}» ran at ${percent(peak.load)}.`,
    '',
    'Visits:',
    countsTable(summary.visits),
    '',
    'Cases by state:',
    countsTable(summary.cases),
    '',
    'Messages:',
    countsTable(summary.messages),
    '',
    'The record:',
    checksList(checks),
    '',
  ].join('\n')
}

const heldTable = (head: string, rows: readonly Held[], all: Held): string =>
  table([
    [head, 'told and called', 'held', 'share', 'by the likely moment'],
    ...[...rows, all].map((held) => [
      held.of,
      ...[String(held.n), String(held.held), heldPercent(held), heldPercent({ ...held, held: held.early })],
    ]),
  ])

export const poolInWords = (pool: Pool): string => {
  const { byClass, byHalfHour, byDay, all } = pool
  const { from, until } = wantedOf(pool)
  return [
    '',
    'Of the tickets that were told more than three minutes: called by the moment told as almost certain (nine of ten are meant).',
    '',
    heldTable('by class', byClass, all),
    '',
    heldTable('issued from', byHalfHour, all),
    '',
    heldTable('day', byDay, all),
    '',
    `Pooled: ${heldPercent(all)} of ${all.n}; from ${from * 100} to ${until * 100} % are wanted of ${byDay.length} days.`,
  ].join('\n')
}
