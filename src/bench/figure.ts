// One line of the table: a figure beside the limit measured in the same run. Ratios count, not seconds.
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What the same work costs without us, in the same unit. */
  readonly limit?: { readonly what: string; readonly value: number } | undefined
  /** `value / limit` should reach this. */
  readonly aim?: number | undefined
  /** `value` should stay under this. */
  readonly most?: number | undefined
  readonly note?: string | undefined
}

export interface Bench {
  readonly title: string
  run(tell: (step: string) => void): Promise<Figure[]>
}

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

function ratioOf({ value, limit, aim, most }: Figure): string {
  if (most !== undefined) return value <= most ? `within ${most}` : `OVER ${most}`
  if (!limit) return aim === undefined ? '' : value >= aim ? 'reached' : 'MISSED'
  const ratio = value / limit.value
  return `${ratio.toFixed(2)}${aim === undefined ? '' : ratio >= aim ? ` (aim ${aim})` : ` (aim ${aim}: MISSED)`}`
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    `${rounded(figure.value)} ${figure.unit}`,
    figure.limit ? `${rounded(figure.limit.value)} ${figure.limit.what}` : '',
    ratioOf(figure),
    figure.note ?? '',
  ])
  const heads = ['what', 'figure', 'limit in the same run', 'ratio', '']
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [line(heads), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n')
}
