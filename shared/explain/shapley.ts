import type { Column } from '../data/table.ts'
import { createPrng, shuffle } from '../kernel/prng.ts'
import { type Asked, CALL_ROWS, outputs, plainPredictions, takeRows } from './rows.ts'
import type { Unit } from './units.ts'

/** Up to so many units every coalition is asked, as far as `EXACT_ANSWERS` goes. */
const EXACT_UNITS = 8
/** Most answers that an exact enumeration may take. */
const EXACT_ANSWERS = 1_300_000

/** Rows to explain and rows to compare with, both as row numbers of the model's columns. */
export type ShapleyRequest = {
  readonly model: Asked
  readonly units: readonly Unit[]
  readonly rows: Int32Array
  readonly background: Int32Array
  /** The class whose probability is explained, per row of `rows`; only for several classes. */
  readonly classes?: Int32Array
  /** How often every background row is walked to; more than once narrows the error. */
  readonly rounds: number
  readonly seed: string
  readonly onAnswers: (answers: number) => void
}

/** Shapley values, row by row, units inner, in the order of `units` (those that the model reads). */
export type Shapley = {
  readonly units: readonly Unit[]
  readonly method: 'exact' | 'sampled'
  readonly phi: Float64Array
  /** Standard error of each value; 0 where it is exact. */
  readonly error: Float64Array
  /** Mean answer over the background, per row (it depends on the class). */
  readonly base: Float64Array
  readonly answer: Float64Array
  /** Largest distance of base + values from the answer. */
  readonly residual: number
}

/**
 * Interventional Shapley values: what each unit adds to the answer when it takes the row's cells instead of a background row's, averaged
 * over the orders of the units and over the background (Shapley 1953; Štrumbelj and Kononenko, KAIS 41, 2014; Janzing et al., AISTATS 2020).
 */
export async function shapleyValues(request: ShapleyRequest): Promise<Shapley> {
  const { model, rows, background } = request
  const names = model.columns.map(({ name }) => name)
  const units = request.units.filter(({ columns }) => columns.some((column) => names.includes(column)))
  const asked = { ...request, units }
  const own = await askIn(asked, (take) => takeEach(rows, take))
  const others = await baseOf(asked)
  const { isExact } = shapleyWork(units.length, rows.length, background.length)
  const { phi, error } = isExact ? await enumerate(asked) : await sampleWalks(asked, others.bySize)
  const residual = rows.reduce((worst, _, i) => {
    const sum = phi.subarray(i * units.length, (i + 1) * units.length).reduce((all, value) => all + value, 0)
    return Math.max(worst, Math.abs((others.base[i] as number) + sum - (own[i] as number)))
  }, 0)
  return { units, method: isExact ? 'exact' : 'sampled', phi, error, base: others.base, answer: own, residual }
}

/** Rows as they are. */
function takeEach(rows: Int32Array, take: Take): void {
  for (const [i, row] of rows.entries()) take(i, () => row)
}

/** Whether every coalition is asked, and how many answers that takes, or one round of walks. */
export function shapleyWork(units: number, rows: number, background: number): { isExact: boolean; answers: number } {
  const all = 2 ** units * rows * background
  const isExact = units <= EXACT_UNITS && all <= EXACT_ANSWERS
  return { isExact, answers: isExact ? all : (units + 1) * rows * background }
}

/** Adds one row to ask: explained row `row` (for its class), and where the cells of each unit come from. */
type Take = (row: number, from: (unit: number) => number) => void

/** Asks all rows that `fill` takes, in calls of bounded size, and returns their numbers in order. */
async function askIn(request: ShapleyRequest, fill: (take: Take) => void): Promise<Float64Array> {
  const { units, classes, onAnswers } = request
  const explained: number[] = []
  const from: number[][] = units.map(() => [])
  fill((row, source) => {
    explained.push(row)
    for (let unit = 0; unit < units.length; unit++) (from[unit] as number[]).push(source(unit))
  })
  const found = new Float64Array(explained.length)
  for (let start = 0; start < explained.length; start += CALL_ROWS) {
    const sources = from.map((all) => all.slice(start, start + CALL_ROWS))
    const columns = request.model.columns.map((column) => takeRows(column, sources[unitOf(units, column)] ?? []))
    const predictions = plainPredictions(await request.model.ask(columns))
    found.set(
      outputs(predictions, (i) => classes?.[explained[start + i] as number] ?? 0),
      start,
    )
    onAnswers(sources[0]?.length ?? 0)
  }
  return found
}

function unitOf(units: readonly Unit[], { name }: Column): number {
  return units.findIndex(({ columns }) => columns.includes(name))
}

/** The mean answer over the background per row, and the background from the smallest answer to the largest. */
async function baseOf(request: ShapleyRequest): Promise<{ base: Float64Array; bySize: Int32Array }> {
  const { background, rows, classes } = request
  const distinct = classes === undefined ? [0] : [...new Set(classes)]
  const byClass = new Map<number, Float64Array>()
  for (const one of distinct) {
    const same = { ...request, classes: Int32Array.of(one) }
    byClass.set(one, await askIn(same, (take) => takeEach(background, (_, from) => take(0, from))))
  }
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const base = Float64Array.from(rows, (_, i) => mean(byClass.get(classes?.[i] ?? 0) as Float64Array))
  const first = byClass.get(distinct[0] ?? 0) as Float64Array
  const order = Int32Array.from(background.keys()).sort((i, j) => (first[i] as number) - (first[j] as number))
  return { base, bySize: order.map((i) => background[i] as number) }
}

/** Every coalition of units, on every background row. */
async function enumerate(request: ShapleyRequest) {
  const { units, rows, background } = request
  const [m, coalitions] = [units.length, 2 ** units.length]
  const phi = new Float64Array(rows.length * m)
  const weights = coalitionWeights(m)
  for (const [i, row] of rows.entries()) {
    const found = await askIn(request, (take) => {
      for (let set = 0; set < coalitions; set++) {
        for (const other of background) take(i, (unit) => ((set >> unit) & 1 ? row : other))
      }
    })
    const values = Float64Array.from({ length: coalitions }, (_, set) => {
      const part = found.subarray(set * background.length, (set + 1) * background.length)
      return part.reduce((sum, value) => sum + value, 0) / background.length
    })
    for (let set = 0; set < coalitions; set++) {
      for (let unit = 0; unit < m; unit++) {
        if ((set >> unit) & 1) continue
        const gain = (values[set | (1 << unit)] as number) - (values[set] as number)
        ;(phi[i * m + unit] as number) += (weights[bits(set)] as number) * gain
      }
    }
  }
  return { phi, error: new Float64Array(phi.length) }
}

/** Weight of a coalition by its size: |S|! (m - |S| - 1)! / m!. */
function coalitionWeights(m: number): number[] {
  const weights = [1 / m]
  for (let size = 1; size < m; size++) weights.push(((weights[size - 1] as number) * size) / (m - size))
  return weights
}

function bits(set: number): number {
  let [left, count] = [set, 0]
  for (; left > 0; left >>= 1) count += left & 1
  return count
}

/**
 * Walks from background rows to the row, one unit after the other in a random order. Every background row is walked from once a round, so
 * the values add up exactly. Neighbours by answer are walked in opposite orders (antithetic, Mitchell et al., JMLR 23, 2022), and half of
 * their difference is the error of their mean.
 */
async function sampleWalks(request: ShapleyRequest, background: Int32Array) {
  const { units, rows, rounds } = request
  const m = units.length
  const phi = new Float64Array(rows.length * m)
  const error = new Float64Array(rows.length * m)
  for (const [i, row] of rows.entries()) {
    const walks = planWalks(request, background, i)
    const found = await askIn(request, (take) => {
      for (const { other, place } of walks) {
        for (let step = 0; step <= m; step++) take(i, (unit) => ((place[unit] as number) < step ? row : other))
      }
    })
    addWalks(walks, found, { phi: phi.subarray(i * m, (i + 1) * m), error: error.subarray(i * m, (i + 1) * m) })
  }
  const count = rounds * background.length
  return { phi: phi.map((sum) => sum / count), error: error.map((squares) => Math.sqrt(squares) / count) }
}

/** From which row, at which step each unit takes the explained row's cells, and whether it is the walk before in the opposite order. */
type Walk = { readonly other: number; readonly place: Int32Array; readonly isReverse: boolean }

function planWalks({ units, rounds, seed }: ShapleyRequest, background: Int32Array, i: number): Walk[] {
  const prng = createPrng(`${seed}:${i}`)
  const walks: Walk[] = []
  const last = units.length - 1
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < background.length; k += 2) {
      const place = Int32Array.from(units.keys())
      shuffle(place, prng)
      walks.push({ other: background[k] as number, place, isReverse: false })
      const next = background[k + 1]
      if (next === undefined) continue
      walks.push({ other: next, place: place.map((step) => last - step), isReverse: true })
    }
  }
  return walks
}

/** Sums of the gains over the walks, and of the squared differences within pairs. */
function addWalks(
  walks: readonly Walk[],
  found: Float64Array,
  { phi, error }: { phi: Float64Array; error: Float64Array },
) {
  const m = phi.length
  const gain = (walk: number, unit: number): number => {
    const at = walk * (m + 1) + (walks[walk]?.place[unit] as number)
    return (found[at + 1] as number) - (found[at] as number)
  }
  for (const [walk, { isReverse }] of walks.entries()) {
    for (let unit = 0; unit < m; unit++) {
      const own = gain(walk, unit)
      ;(phi[unit] as number) += own
      if (isReverse) (error[unit] as number) += (own - gain(walk - 1, unit)) ** 2
    }
  }
}
