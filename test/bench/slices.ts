import type { Column } from '../../shared/data/table.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { type FindSlicesRequest, findSlices } from '../../shared/slices/find-slices.ts'
import { type Bench, median } from './figure.ts'

const COLUMNS = 20
const RUNS = 5

/** A holdout of fourteen numbers and six categories, a model that is weak on one slice of it, and a champion that is not. */
function world(rows: number): FindSlicesRequest & { readonly champion: FindSlicesRequest['candidate'] } {
  const prng = createPrng('slices')
  const columns = Array.from({ length: COLUMNS }, (_, i): Column => {
    if (i < 14)
      return { kind: 'numeric', name: `x${i}`, values: Float64Array.from({ length: rows }, () => prng.next()) }
    const dictionary = Array.from({ length: 3 * i - 36 }, (_unused, code) => `value ${code}`)
    const codes = Int32Array.from({ length: rows }, () => prng.below(dictionary.length))
    return { kind: 'text', name: `c${i}`, codes, dictionary }
  })
  const [first, second] = columns
  const isWeak = (row: number): boolean =>
    first?.kind === 'numeric' &&
    second?.kind === 'numeric' &&
    (first.values[row] ?? 1) < 0.2 &&
    (second.values[row] ?? 0) > 0.5
  const values = Uint8Array.from({ length: rows }, () => prng.below(2))
  const scores = (weak: number) =>
    Float64Array.from(values, (label, row) => (prng.next() < (isWeak(row) ? weak : 0.1) ? 1 - label : label))
  return {
    task: { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5 },
    labels: { kind: 'binary', values },
    candidate: { kind: 'binary', scores: scores(0.3) },
    champion: { kind: 'binary', scores: scores(0.1) },
    table: { rows, columns },
    typeOf: (name) => (name.startsWith('x') ? 'numeric' : 'text'),
    sliced: columns.map(({ name }) => name),
    limits: { max: 20, exclude: [] },
    level: 0.95,
    seed: 'bench',
  }
}

function timed(request: FindSlicesRequest): number {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now()
    const found = findSlices(request)
    if (found.state !== 'searched' || found.weakest.length === 0) throw new Error('the planted slice was not found')
    return performance.now() - start
  })
  return median(times.slice(1)) / 1000
}

export const bench: Bench = {
  about: `search for weak slices in ${COLUMNS} columns`,
  run: async () => {
    const { champion: _, ...alone } = world(100_000)
    return [
      { what: '100,000 rows, the candidate alone', value: timed(alone), unit: 's', limit: 0.5 },
      { what: '100,000 rows, and the change against a champion', value: timed(world(100_000)), unit: 's', limit: 1 },
      { what: '1,000 rows', value: timed(world(1000)), unit: 's', limit: 0.1 },
    ]
  },
}
