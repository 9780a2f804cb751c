import fc from 'fast-check'
import { expect, test } from 'vitest'
import { md5 } from '../../shared/adapters/system/md5.ts'
import type { Column, NumericColumn } from '../../shared/data/table.ts'
import { compareColumns } from '../../shared/drift/compare-columns.ts'
import type { ColumnFinding } from '../../shared/drift/finding.ts'
import { judgeColumns } from '../../shared/drift/judge-columns.ts'
import { createPrng, type Prng, shuffle } from '../../shared/kernel/prng.ts'
import { benjaminiHochberg } from '../../shared/stats/multiplicity.ts'
import { mergeColumns } from '../../shared/summary/column-summary.ts'
import { STORED_CELLS } from '../../shared/summary/number-cells.ts'
import { toSummary } from '../fakes/summarize-dataset.ts'
import { normalDraws, numbers, words } from '../fixtures/columns.ts'
import { compareTables } from '../fixtures/compare-tables.ts'
import { changeOf, drawReport, judgeReport } from '../fixtures/drift-study.ts'

function compare(reference: Column, current: Column): ColumnFinding {
  return compareTables(reference, current, { seed: reference.name })
}

const valuesOf = ({ aspects }: ColumnFinding) => aspects.find((aspect) => aspect.name === 'values')

/** 7 % plus two standard errors of the simulation: a true rate of 7 % passes 98 times in 100. */
const mostAlarms = (reports: number): number => 0.07 + 2 * Math.sqrt((0.07 * 0.93) / reports)

test.for([
  [{ reference: 1000, current: 200 }, 120],
  [{ reference: 2000, current: 300 }, 60],
  [{ reference: 10_000, current: 1000 }, 15],
] as const)('clean reports of 30 columns raise a false alarm in about 5 %% of the cases at %o', ([size, reports]) => {
  const prng = createPrng(`false alarms ${size.reference}`)
  const alarms = { fine: 0, stored: 0 }
  for (let i = 0; i < reports; i++) {
    const pairs = drawReport(prng, size, false)
    if (judgeReport(pairs).some((column) => column.drifted)) alarms.fine += 1
    // Up to so many rows a stored profile holds every value, and says the same.
    if (size.reference > STORED_CELLS && judgeReport(pairs, true).some((column) => column.drifted)) alarms.stored += 1
  }
  expect(alarms.fine / reports).toBeLessThanOrEqual(mostAlarms(reports))
  expect(alarms.stored / reports).toBeLessThanOrEqual(mostAlarms(reports))
})

test('real changes are found at 2000 against 300 rows, and little else', () => {
  const REPORTS = 40
  const prng = createPrng('power')
  const found = { shift: 0, scale: 0, unit: 0, swap: 0, other: 0 }
  for (let round = 0; round < REPORTS; round++) {
    judgeReport(drawReport(prng, { reference: 2000, current: 300 }, true)).forEach((column, i) => {
      if (column.drifted) found[changeOf(i) ?? 'other'] += 1
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

test('a shift of both sides by an exact amount changes no p value', () => {
  fc.assert(
    fc.property(sample, sample, fc.integer({ min: -1000, max: 1000 }), (a, b, shift) => {
      const before = compare(toColumn(a), toColumn(b))
      const after = compare(toColumn(a.map((value) => value + shift)), toColumn(b.map((value) => value + shift)))
      pValues(after).forEach((p, i) => {
        // The tail of a sample is measured from its median, where shifting may round in the last digit.
        expect(p).toBeCloseTo(pValues(before)[i] ?? -1, 7)
      })
    }),
    { numRuns: 30, endOnFailure: true },
  )
})

test('the reference in parts gives the finding of the whole, also when it is stored coarsely', () => {
  const wide = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 40, maxLength: 90 })
  fc.assert(
    fc.property(wide, wide, fc.integer({ min: 1, max: 39 }), fc.integer({ min: 8, max: 200 }), (a, b, cut, cells) => {
      const [whole, head, rest, current] = [a, a.slice(0, cut), a.slice(cut), b].map((values) =>
        toSummary(toColumn(values), 'numeric', { cells }),
      )
      if (whole === undefined || head === undefined || rest === undefined || current === undefined) throw new Error()
      const merged = mergeColumns(rest, head, { cells, md5 })
      if (merged === undefined) throw new Error('the parts do not merge')
      const options = { seed: 's', md5 }
      expect(compareColumns({ reference: merged, current }, options)).toEqual(
        compareColumns({ reference: whole, current }, options),
      )
    }),
    { numRuns: 40, endOnFailure: true },
  )
})

test('swapping the sides keeps what has no side: Anderson-Darling, Mood, shares and missing values', () => {
  const symmetric = (finding: ColumnFinding): number[] =>
    finding.aspects
      .flatMap(({ tests }) => tests)
      .filter(({ name }) => /^(anderson-darling|mood|chi-squared|fisher-exact|missing-share)/.test(name))
      .map(({ pValue }) => pValue)
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const there = symmetric(compare(toColumn(a), toColumn(b)))
      symmetric(compare(toColumn(b), toColumn(a))).forEach((p, i) => {
        // Equal sides have no smaller one, so that permutations differ by their luck.
        expect(p).toBeCloseTo(there[i] ?? -1, a.length === b.length ? 1 : 9)
      })
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
