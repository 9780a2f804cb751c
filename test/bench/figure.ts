/** One number of a benchmark, as it is printed and kept in docs/performance.md. */
export type Figure = {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** At most this much is good; absent: told, not judged. */
  readonly limit?: number
  /** How far to trust it, or what it was compared with. */
  readonly note?: string
}

/** A benchmark; each runs in a process of its own, so that none is slowed or fattened by another. */
export type Bench = {
  readonly about: string
  run(): Promise<readonly Figure[]>
}

/** Middle of the values; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  return (
    (quantile(values, 0.5) +
      -quantile(
        values.map((value) => -value),
        0.5,
      )) /
    2
  )
}

/** Nearest-rank quantile, 0 to 1: always one of the values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('no values were measured')
  return value
}

/** Did every figure that has a limit keep it? */
export function isWithinLimits(figures: readonly Figure[]): boolean {
  return figures.every(({ value, limit }) => limit === undefined || value <= limit)
}

/** The figures as rows of a Markdown table, which is readable on a terminal too. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit, limit, note }) => [
    what,
    `${format(value)} ${unit}`.trim(),
    limit === undefined ? '' : `${format(limit)} ${unit}`.trim(),
    limit === undefined ? '' : value <= limit ? 'pass' : '**fail**',
    note ?? '',
  ])
  const table = [['figure', 'measured', 'limit', '', 'note'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(3, ...table.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = table
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

function format(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0)
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}
