import type { Column, Table } from '../data/table.ts'
import type { Finding } from './finding.ts'

/** Share of rows with one value from which on a column hardly tells anything. */
const NEARLY_CONSTANT = 0.999
/** Correlation from which on two columns are the same information. */
const CORRELATED = 0.98
const LEAST_ROWS = 30
/** How far a ratio of quartiles may be from a power of ten. */
const UNIT_TOLERANCE = 0.1
const SENTINELS = new Set([-1, -9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999, 9999999])
/** A sentinel lies apart: the gap to the next value is this share of what the other values span. */
const APART = 0.5

type Facts = {
  readonly name: string
  readonly present: number
  readonly infinite: number
  readonly varies: boolean
  readonly min?: number
  readonly max?: number
}

export function constantFinding(
  facts: Facts,
  mode: { readonly rows: number; readonly present: number } | undefined,
): Finding[] {
  const { name, present, varies } = facts
  const fix = `Leave ${name} out: it tells the model nothing.`
  if (!varies) {
    const what = present === 0 ? 'has no value' : 'has one value only'
    return [{ code: 'CONSTANT', severity: 'warn', column: name, message: `${name} ${what} in the training data.`, fix }]
  }
  if (mode === undefined || mode.present === 0 || mode.rows < NEARLY_CONSTANT * mode.present) return []
  const message = `${name} has the same value on ${mode.rows} of ${mode.present} rows.`
  return [{ code: 'NEARLY_CONSTANT', severity: 'warn', column: name, message, rows: mode.present - mode.rows, fix }]
}

/** Could the column be nearly constant, judged by a sample? */
export function looksConstant(column: Column): boolean {
  const counts = new Map<number, number>()
  const values = column.kind === 'text' ? column.codes : column.values
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Math.max(0, ...counts.values()) >= 0.97 * values.length
}

export function infiniteFinding({ name, infinite }: Facts): Finding[] {
  if (infinite === 0) return []
  const fix = `Find out how ${name} became infinite (a division by zero, an overflow), and correct it.`
  return [
    {
      code: 'INFINITE',
      severity: 'warn',
      column: name,
      message: `${infinite} values of ${name} are infinite.`,
      rows: infinite,
      fix,
    },
  ]
}

/** May a column have a sentinel at one of its ends? */
export function maySentinel({ min, max }: Facts): boolean {
  return (min !== undefined && SENTINELS.has(min)) || (max !== undefined && SENTINELS.has(max))
}

type End = { readonly value: number; readonly rows: number; readonly next?: number }

/** A number like 9999 at an end, on several rows, far from all others: likely a missing value. */
export function sentinelFindings(
  name: string,
  ends: { readonly low: End; readonly high: End; readonly rows: number },
): Finding[] {
  return [ends.low, ends.high].flatMap((end, i) => {
    const inner = (i === 0 ? ends.high : ends.low).value
    if (!SENTINELS.has(end.value) || end.next === undefined || end.rows < 2) return []
    const gap = Math.abs(end.next - end.value)
    if (gap <= APART * Math.abs(inner - end.next) || gap <= 1) return []
    const message = `${end.rows} rows have ${end.value} in ${name}, where the next value is ${end.next}: it may stand for "missing".`
    const fix = `If ${end.value} means missing, leave the cell empty.`
    return [{ code: 'SENTINEL', severity: 'warn', column: name, message, rows: end.rows, fix } as const]
  })
}

/** All quartiles of the holdout are ten, a hundred, … times those of the training data. */
export function unitFinding(train: Column, holdout: Column | undefined): Finding[] {
  if (train.kind === 'text' || holdout === undefined || holdout.kind === 'text') return []
  const [a, b] = [quartiles(train.values), quartiles(holdout.values)]
  if (a === undefined || b === undefined || new Set(a).size < 3) return []
  const powers = a.map((value, i) => Math.log10((b[i] ?? 0) / value))
  const power = Math.round(powers[1] ?? 0)
  if (power === 0 || !powers.every((one) => Math.abs(one - power) <= Math.log10(1 + UNIT_TOLERANCE))) return []
  const times = power > 0 ? `${10 ** power} times` : `1/${10 ** -power} of`
  return [
    {
      code: 'UNIT_JUMP',
      severity: 'error',
      column: train.name,
      message: `The quartiles of ${train.name} in the holdout are ${times} those of the training data: another unit?`,
      fix: `Bring ${train.name} to one unit on both sides.`,
    },
  ]
}

function quartiles(values: Float64Array): readonly number[] | undefined {
  const sorted = values.filter((value) => Number.isFinite(value) && value !== 0).sort()
  if (sorted.length < LEAST_ROWS) return undefined
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
}

/** Pairs of columns that are the same in every row of the sample. */
export function possibleTwins({ columns }: Table): (readonly [string, string])[] {
  const seen = new Map<string, string>()
  return columns.flatMap((column) => {
    if (looksConstant(column)) return []
    const key =
      column.kind === 'text'
        ? [...column.codes].map((code) => column.dictionary[code] ?? '').join('\u0000')
        : column.values.join()
    const first = seen.get(`${column.kind}${key}`)
    if (first === undefined) seen.set(`${column.kind}${key}`, column.name)
    return first === undefined ? [] : [[first, column.name] as const]
  })
}

export function twinFinding([first, second]: readonly [string, string]): Finding {
  const message = `${second} is the same as ${first} on every row of both sides.`
  return {
    code: 'DUPLICATE_COLUMN',
    severity: 'warn',
    column: second,
    message,
    fix: `Keep one of ${first} and ${second}.`,
  }
}

/** Pairs of numeric columns that are nearly a line, over the rows of the sample; strongest first, at most ten. */
export function correlatedFindings({ columns, rows }: Table, skip: readonly string[]): Finding[] {
  const numbers = columns.flatMap((column) =>
    column.kind === 'numeric' && !skip.includes(column.name) && !looksConstant(column) ? [column] : [],
  )
  const found = numbers.slice(0, 100).flatMap((a, i) =>
    numbers.slice(i + 1, 100).flatMap((b) => {
      const r = pearson(a.values, b.values)
      return r !== undefined && Math.abs(r) >= CORRELATED ? [{ a: a.name, b: b.name, r }] : []
    }),
  )
  return found
    .toSorted((x, y) => Math.abs(y.r) - Math.abs(x.r) || (x.a < y.a ? -1 : 1))
    .slice(0, 10)
    .map(({ a, b, r }) => ({
      code: 'CORRELATED_COLUMNS',
      severity: 'warn',
      column: b,
      message: `${a} and ${b} are nearly the same information: correlation ${r.toFixed(3)} on ${rows} sampled rows.`,
      fix: `Keep one of ${a} and ${b}, unless both are wanted.`,
    }))
}

function pearson(a: Float64Array, b: Float64Array): number | undefined {
  let [n, ma, mb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    const [x = Number.NaN, y = Number.NaN] = [a[row], b[row]]
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    n += 1
    const [dx, dy] = [x - ma, y - mb]
    ma += dx / n
    mb += dy / n
    saa += dx * (x - ma)
    sbb += dy * (y - mb)
    sab += dx * (y - mb)
  }
  return n < LEAST_ROWS || saa === 0 || sbb === 0 ? undefined : sab / Math.sqrt(saa * sbb)
}
