import { findPersonal, maskText } from '../data/pii.ts'
import { type Column, cellText } from '../data/table.ts'
import { createPrng, type Prng } from '../kernel/prng.ts'
import { type Asked, CALL_ROWS, outputs, plainPredictions, takeRows } from './rows.ts'

/** Places at which a curve is drawn. */
export const GRID_POINTS = 20
/** Categories that are drawn, the most frequent first, and the fewest rows that one needs: a rare one might be a person. */
export const MAX_CATEGORIES = 20
const LEAST_ROWS = 5
/** Which of the single curves are shown: at every place these shares of the rows lie below. */
export const ICE_QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9] as const

const DRAWS = 400
/** Ends of the grid: beyond them lie single people. */
const [GRID_LOW, GRID_HIGH] = [0.05, 0.95]

/** Where a column is set: numbers rounded to a thousandth of their range, or categories. */
export type Grid =
  | { readonly kind: 'numbers'; readonly at: readonly number[] }
  | { readonly kind: 'categories'; readonly at: readonly string[]; readonly codes: readonly number[] }

/** The mean answer at each place of the grid, its band over the rows, and quantiles of the single curves from their start on. */
export type Curve = {
  readonly mean: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly ice: readonly (readonly number[])[]
}

/** The places for a column on these rows, or `undefined` for a column that may hold personal values, or has no two places. */
export function makeGrid(column: Column, rows: Int32Array): Grid | undefined {
  const own = takeRows(column, rows)
  const texts = Array.from(rows.subarray(0, 500), (_, i) => cellText(own, i)).filter((text) => text !== undefined)
  if (findPersonal(column.name, texts) !== undefined) return undefined
  const grid = own.kind === 'numeric' ? numberGrid(own.values) : categoryGrid(own.codes, own.dictionary)
  return grid.at.length < 2 ? undefined : grid
}

function numberGrid(values: Float64Array): Grid {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
  const range = at(GRID_HIGH) - at(GRID_LOW)
  const step = range > 0 ? 10 ** Math.floor(Math.log10(range / 1000)) : 1
  const rounded = Array.from({ length: GRID_POINTS }, (_, i) => {
    const value = at(GRID_LOW + ((GRID_HIGH - GRID_LOW) * i) / (GRID_POINTS - 1))
    return Number((Math.round(value / step) * step).toPrecision(12))
  })
  return { kind: 'numbers', at: [...new Set(rounded)].filter(Number.isFinite) }
}

function categoryGrid(codes: Int32Array, dictionary: readonly string[]): Grid {
  const counts = new Map<number, number>()
  for (const code of codes) if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1)
  const frequent = [...counts]
    .filter(([, rows]) => rows >= LEAST_ROWS)
    .sort(([a, rows], [b, others]) => others - rows || ((dictionary[a] ?? '') < (dictionary[b] ?? '') ? -1 : 1))
    .slice(0, MAX_CATEGORIES)
    .map(([code]) => code)
  return {
    kind: 'categories',
    at: frequent.map((code) => maskText(dictionary[code] ?? '').slice(0, 100)),
    codes: frequent,
  }
}

export type DependenceRequest = {
  readonly model: Asked
  readonly column: string
  readonly grid: Grid
  readonly rows: Int32Array
  /** The class whose probability is drawn, for several classes. */
  readonly classOf: number
  readonly level: number
  readonly seed: string
  readonly onAnswers: (answers: number) => void
}

/**
 * Partial dependence (Friedman, Annals of Statistics 29, 2001) with a percentile bootstrap band over the rows, and individual conditional
 * expectation (Goldstein et al., JCGS 24, 2015), each row's curve from its first place on.
 */
export async function dependence(request: DependenceRequest): Promise<Curve> {
  const { grid, rows, level, seed } = request
  const curves = await askGrid(request)
  const places = grid.at.length
  const mean = Array.from({ length: places }, (_, place) => average(rows.length, (row) => curves[row * places + place]))
  const bands = bootstrapBands(curves, { rows: rows.length, places }, level, createPrng(seed))
  const ice = ICE_QUANTILES.map((share) =>
    Array.from({ length: places }, (_, place) => {
      const centred = Float64Array.from(rows, (_row, i) => {
        return (curves[i * places + place] as number) - (curves[i * places] as number)
      })
      return quantile(centred.sort(), share)
    }),
  )
  return { mean, ...bands, ice }
}

/** The answer of every row with the column set to every place, row by row. */
async function askGrid({ model, column, grid, rows, classOf, onAnswers }: DependenceRequest): Promise<Float64Array> {
  const places = grid.at.length
  const found = new Float64Array(rows.length * places)
  const perCall = Math.max(1, Math.floor(CALL_ROWS / places))
  for (let start = 0; start < rows.length; start += perCall) {
    const some = rows.subarray(start, start + perCall)
    const repeated = Int32Array.from({ length: some.length * places }, (_, i) => some[Math.floor(i / places)] as number)
    const columns = model.columns.map((own) => {
      const taken = takeRows(own, repeated)
      return own.name === column ? setTo(taken, grid) : taken
    })
    found.set(
      outputs(plainPredictions(await model.ask(columns)), () => classOf),
      start * places,
    )
    onAnswers(repeated.length)
  }
  return found
}

function setTo(column: Column, grid: Grid): Column {
  const places = grid.at.length
  if (column.kind === 'numeric' && grid.kind === 'numbers') {
    return { ...column, values: column.values.map((_, i) => grid.at[i % places] as number) }
  }
  if (column.kind === 'text' && grid.kind === 'categories') {
    return { ...column, codes: column.codes.map((_, i) => grid.codes[i % places] as number) }
  }
  return column
}

function bootstrapBands(
  curves: Float64Array,
  { rows, places }: { readonly rows: number; readonly places: number },
  level: number,
  prng: Prng,
): Pick<Curve, 'low' | 'high'> {
  const draws = Array.from({ length: places }, () => new Float64Array(DRAWS))
  const sums = new Float64Array(places)
  for (let draw = 0; draw < DRAWS; draw++) {
    sums.fill(0)
    for (let i = 0; i < rows; i++) {
      const row = Math.floor(prng.next() * rows)
      for (let place = 0; place < places; place++) (sums[place] as number) += curves[row * places + place] as number
    }
    for (let place = 0; place < places; place++) (draws[place] as Float64Array)[draw] = (sums[place] as number) / rows
  }
  for (const one of draws) one.sort()
  const bound = (share: number): number[] => draws.map((one) => quantile(one, share))
  return { low: bound((1 - level) / 2), high: bound((1 + level) / 2) }
}

function average(rows: number, value: (row: number) => number | undefined): number {
  let sum = 0
  for (let row = 0; row < rows; row++) sum += value(row) ?? Number.NaN
  return sum / rows
}

/** Linear interpolation between order statistics. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const [low, high] = [sorted[below] as number, sorted[Math.min(below + 1, sorted.length - 1)] as number]
  return low === high ? low : low + (place - below) * (high - low)
}
