import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column, NumericColumn } from '../../shared/data/table.ts'
import type { ColumnFinding } from '../../shared/drift/finding.ts'
import { judgeColumns } from '../../shared/drift/judge-columns.ts'
import { createPrng, type Prng, shuffle } from '../../shared/kernel/prng.ts'
import { benjaminiHochberg } from '../../shared/stats/multiplicity.ts'
import { normalDraws, numbers, words } from '../fixtures/columns.ts'
import { compareTables } from '../fixtures/compare-tables.ts'

const NUMERIC = 20
const CATEGORIES = [2, 3, 4, 5, 6, 8, 10, 15, 25, 50]
/** Standard deviations of the four laws below, which take turns. */
const DEVIATIONS = [1, 2.1612, Math.SQRT2, 1]

/** Normal, lognormal, Student t with 4 degrees of freedom, exponential. */
function laws(prng: Prng): (() => number)[] {
  const z = normalDraws(prng)
  const chi = (): number => z() ** 2 + z() ** 2 + z() ** 2 + z() ** 2
  return [z, () => Math.exp(z()), () => z() / Math.sqrt(chi() / 4), () => -Math.log(1 - prng.next())]
}
/** `k` categories, the first one the most frequent with a share of k^(-2/3). */
const category = (prng: Prng, k: number): number => Math.floor(k * prng.next() ** 1.5)

type Change = (column: number, draw: () => number) => () => number
type Swap = (column: number, k: number, code: number) => number

/** The report of the study behind the rule: 20 numeric and 10 categorical columns. */
function report(
  prng: Prng,
  n: number,
  m: number,
  change: { numeric?: Change; category?: Swap } = {},
): ReturnType<typeof judgeColumns> {
  const draws = laws(prng)
  const findings: ColumnFinding[] = []
  for (let i = 0; i < NUMERIC; i++) {
    const draw = draws[i % 4] as () => number
    const changed = change.numeric?.(i, draw) ?? draw
    findings.push(compare(numbers(n, draw, `n${i}`), numbers(m, changed, `n${i}`)))
  }
  CATEGORIES.forEach((k, i) => {
    const swap = (code: number): number => change.category?.(i, k, code) ?? code
    const reference = words(n, () => `c${category(prng, k)}`, `c${i}`)
    findings.push(
      compare(
        reference,
        words(m, () => `c${swap(category(prng, k))}`, `c${i}`),
      ),
    )
  })
  return judgeColumns(findings)
}
function compare(reference: Column, current: Column): ColumnFinding {
  return compareTables(reference, current, { seed: reference.name })
}

const valuesOf = ({ aspects }: ColumnFinding) => aspects.find((aspect) => aspect.name === 'values')

test('clean reports of 30 columns raise a false alarm in about 5 % of the cases at 1000 against 200 rows', () => {
  const REPORTS = 120
  const prng = createPrng('false alarms')
  let alarms = 0
  for (let i = 0; i < REPORTS; i++) if (report(prng, 1000, 200).some((column) => column.drifted)) alarms += 1
  // 7 % plus two standard errors of the simulation (2.3 points each): a true rate of 7 % passes 98 times in 100.
  expect(alarms / REPORTS).toBeLessThanOrEqual(0.07 + 2 * Math.sqrt((0.07 * 0.93) / REPORTS))
})

test('real changes are found at 2000 against 300 rows, and little else', () => {
  const REPORTS = 40
  const prng = createPrng('power')
  const found = { shift: 0, scale: 0, unit: 0, swap: 0, other: 0 }
  const numeric: Change = (i, draw) => {
    if (i === 0 || i === 1) return () => draw() + 0.3 * (DEVIATIONS[i % 4] as number)
    if (i === 4 || i === 6) return () => 1.3 * draw()
    return i === 8 ? () => draw() * (prng.next() < 0.02 ? 100 : 1) : draw
  }
  const swap: Swap = (i, k, code) => ((i === 2 || i === 6) && code === 0 && prng.next() < 0.1 * k ** (2 / 3) ? 1 : code)
  for (let round = 0; round < REPORTS; round++) {
    const columns = report(prng, 2000, 300, { numeric, category: swap })
    columns.forEach((column, i) => {
      if (!column.drifted) return
      const kind = ({ 0: 'shift', 1: 'shift', 4: 'scale', 6: 'scale', 8: 'unit', 22: 'swap', 26: 'swap' } as const)[i]
      found[kind ?? 'other'] += 1
    })
  }
  // The study has .97 / .96 / 1 / .90, with a false discovery rate of .03; the limits leave three standard errors.
  expect(found.shift / REPORTS / 2).toBeGreaterThan(0.88)
  expect(found.scale / REPORTS / 2).toBeGreaterThan(0.85)
  expect(found.unit / REPORTS).toBeGreaterThan(0.92)
  expect(found.swap / REPORTS / 2).toBeGreaterThan(0.78)
  const all = found.shift + found.scale + found.unit + found.swap + found.other
  expect(found.other / all).toBeLessThan(0.07)
})

test.for([
  ['binary', (prng: Prng) => () => prng.below(2)],
  ['six values', (prng: Prng) => () => prng.below(6)],
  ['zero-inflated', (prng: Prng) => () => (prng.next() < 0.7 ? 0 : -Math.log(1 - prng.next()))],
  ['rounded', (prng: Prng) => () => Math.round(10 * normalDraws(prng)()) / 10],
  ['heavy-tailed', (prng: Prng) => () => (1 - prng.next()) ** (-1 / 1.5)],
] as const)('the p value of a clean %s column is below 5 %% at most 5 %% of the time', ([, law]) => {
  const ROUNDS = 300
  const prng = createPrng('levels')
  const draw = law(prng)
  let below = 0
  for (let i = 0; i < ROUNDS; i++) {
    if ((valuesOf(compare(numbers(400, draw), numbers(150, draw)))?.pValue ?? 1) < 0.05) below += 1
  }
  // 5 % plus three standard errors of the simulation (1.3 points each).
  expect(below / ROUNDS).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / ROUNDS))
})

const sample = fc.array(
  fc.oneof(
    fc.integer({ min: -1e7, max: 1e7 }).map((value) => value / 64),
    fc.integer({ min: 0, max: 4 }),
    fc.constant(Number.NaN),
  ),
  { minLength: 30, maxLength: 70 },
)
const toColumn = (values: readonly number[]): NumericColumn => numbers(values.length, (row) => values[row] ?? 0)
const pValues = (finding: ColumnFinding): number[] =>
  finding.aspects.flatMap((aspect) => aspect.tests.map((each) => each.pValue))

test('the order of rows changes nothing', () => {
  fc.assert(
    fc.property(sample, sample, fc.string(), (a, b, seed) => {
      const before = compare(toColumn(a), toColumn(b))
      const [x, y] = [toColumn(a), toColumn(b)]
      shuffle(x.values, createPrng(seed))
      shuffle(y.values, createPrng(seed))
      expect(compare(x, y)).toEqual(before)
      const text = (values: Float64Array) => words(values.length, (row) => String(values[row]))
      expect(compare(text(x.values), text(y.values))).toEqual(
        compare(text(toColumn(a).values), text(toColumn(b).values)),
      )
    }),
    { numRuns: 30, endOnFailure: true },
  )
})

test('another unit on both sides changes no p value, and the effect only by rounding', () => {
  fc.assert(
    // Powers of two scale without rounding, so ties stay ties.
    fc.property(sample, sample, fc.integer({ min: -8, max: 8 }), (a, b, power) => {
      const scale = 2 ** power
      const before = compare(toColumn(a), toColumn(b))
      const after = compare(toColumn(a.map((value) => value * scale)), toColumn(b.map((value) => value * scale)))
      pValues(after).forEach((p, i) => {
        expect(p).toBeCloseTo(pValues(before)[i] ?? -1, 9)
      })
      const size = valuesOf(before)?.effect.size ?? 0
      expect(valuesOf(after)?.effect.size ?? 0).toBeCloseTo(size, 6 - Math.ceil(Math.log10(size + 1)))
    }),
    { numRuns: 30, endOnFailure: true },
  )
})

test('every p value is a probability and every number is finite, whatever the data', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const [judged] = judgeColumns([compare(toColumn(a), toColumn(b))])
      for (const each of judged?.tests ?? []) {
        expect(each.pValue).toBeGreaterThanOrEqual(0)
        expect(each.pValue).toBeLessThanOrEqual(1)
      }
      expect(JSON.stringify(judged)).not.toMatch(/null|NaN|Infinity/)
    }),
    { numRuns: 50, endOnFailure: true },
  )
})

test('adjusted p values keep the order, are never below the raw ones and never above 1', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (p) => {
      const adjusted = benjaminiHochberg(p)
      p.forEach((raw, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(raw)
        expect(adjusted[i]).toBeLessThanOrEqual(1)
        p.forEach((other, j) => {
          if (raw <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0)
        })
      })
    }),
  )
})
