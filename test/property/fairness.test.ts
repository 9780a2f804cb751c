import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTestStatement } from '../../shared/evidence/build.ts'
import type { Fairness } from '../../shared/evidence/fairness.ts'
import { parseStatement } from '../../shared/evidence/parse.ts'
import { prepareRedraw } from '../../shared/fairness/clustered.ts'
import { errorGapChanges, errorNumbers } from '../../shared/fairness/error-gap-changes.ts'
import { gapChanges } from '../../shared/fairness/gap-changes.ts'
import { inequalityOfGroups } from '../../shared/fairness/inequality.ts'
import { type FairnessRequest, measureFairness } from '../../shared/fairness/measure-fairness.ts'
import { describeGaps } from '../../shared/fairness/measure-split.ts'
import { rateSampler } from '../../shared/fairness/rates.ts'
import { prepareSums } from '../../shared/fairness/redraw-sums.ts'
import type { Split } from '../../shared/fairness/split-groups.ts'
import { createPrng, type Prng } from '../../shared/kernel/prng.ts'
import type { Rows } from '../../shared/metrics/rows.ts'
import { fairness as rule } from '../../shared/policy/rules/fairness.ts'
import { modelFacts, NOW, predicate, pullRequest } from '../fixtures/facts.ts'
import { BINARY } from '../fixtures/groups.ts'

type Row = {
  readonly label: number
  readonly score: number
  readonly before: number
  readonly a: number
  readonly b: number
}

const row = fc.record({
  label: fc.nat(1),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  before: fc.double({ min: 0, max: 1, noNaN: true }),
  a: fc.integer({ min: -1, max: 2 }),
  b: fc.nat(1),
})
const table = fc.array(row, { minLength: 60, maxLength: 200 })

function request(rows: readonly Row[], options: Partial<FairnessRequest> = {}): FairnessRequest {
  const codes = (of: (one: Row) => number): Int32Array => Int32Array.from(rows, of)
  return {
    task: BINARY,
    labels: { kind: 'binary', values: Uint8Array.from(rows, ({ label }) => label) },
    predictions: { kind: 'binary', scores: Float64Array.from(rows, ({ score }) => score) },
    champion: { kind: 'binary', scores: Float64Array.from(rows, ({ before }) => before) },
    columns: [
      { kind: 'text', name: 'a', codes: codes(({ a }) => a), dictionary: ['x', 'y', 'z'] },
      { kind: 'text', name: 'b', codes: codes(({ b }) => b), dictionary: ['m', 'n'] },
    ],
    groupings: [{ column: 'b', reference: 'm' }],
    intersections: [['a', 'b']],
    level: 0.95,
    seed: 's',
    ...options,
  }
}

function measured(rows: readonly Row[], options: Partial<FairnessRequest> = {}): Fairness {
  return measureFairness(request(rows, options)) ?? expect.fail('nothing was measured')
}

describe('everything about groups', () => {
  test('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(measured(rows.toReversed())).toEqual(measured(rows))
      }),
      { numRuns: 5 },
    )
  })

  test('is evidence that is read back', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const holdout = { ...predicate().holdout, rows: rows.length }
        const statement = buildTestStatement(predicate({ fairness: measured(rows), holdout }))
        expect(parseStatement(JSON.stringify(statement), 'e.json')).toEqual(statement)
      }),
      { numRuns: 10 },
    )
  })

  test('other names of the groups rename, and change no number', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const swapped = measured(
          rows.map((one) => ({ ...one, b: 1 - one.b })),
          { groupings: [], intersections: [] },
        )
        const plain = measured(rows, { groupings: [], intersections: [] })
        const values = ({ splits }: Fairness) => splits[1]?.measures.map(({ measure, value }) => [measure, value[0]])
        expect(values(swapped)).toEqual(values(plain))
      }),
      { numRuns: 5 },
    )
  })
})

/** Rows whose groups are treated exactly alike: `sizes` rows per group, selected with probability 0.3, positive with 0.4. */
function alike(sizes: readonly number[], prng: Prng): Row[] {
  return sizes.flatMap((size, a) =>
    Array.from({ length: size }, () => {
      const label = prng.next() < 0.4 ? 1 : 0
      return { label, score: prng.next() < 0.3 ? 0.9 : 0.1, before: prng.next() < 0.3 ? 0.9 : 0.1, a, b: 0 }
    }),
  )
}

function splitOf(rows: readonly Row[], groups: number): Split {
  const of = Int32Array.from(rows, ({ a }) => a)
  return { cut: 'values', hasMissing: false, of, names: ['x', 'y', 'z'].slice(0, groups) }
}

/** The gaps between the groups `a` alone, without what is drawn. */
function gapsOf(rows: readonly Row[], groups: number) {
  const split = splitOf(rows, groups)
  const own: Rows = {
    kind: 'binary',
    labels: Uint8Array.from(rows, ({ label }) => label),
    scores: Float64Array.from(rows, ({ score }) => score),
    threshold: 0.5,
  }
  const kept = split.names.map((_, place) => place)
  const against = ['largest_gap', 'overall', 'reference'] as const
  return describeGaps(rateSampler(own)(split), { split, sizes: [], kept, against, level: 0.95, reference: 'x' })
}

/** Measures of which the low end must not be above 0, or the high end of a ratio below 1, too often. */
const HELD = [
  'selection_rate_difference',
  'tpr_difference',
  'selection_rate_ratio',
  'for_ratio',
  'equalized_odds_difference',
  'equalized_odds_mean_difference',
  'average_odds_difference',
  'average_absolute_odds_difference',
  'calibration_bias_difference',
]

/** Of 200, each wrong with probability 0.05: more happens by chance in one of 1,000 such simulations. */
const ROUNDS = 200
const MOST = 22

/** How often each measure lies beyond what it is for groups that are alike. */
function countBeyond(sizes: readonly number[], prng: Prng): ReadonlyMap<string, number> {
  const wrong = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const gaps = gapsOf(alike(sizes, prng), sizes.length).filter(({ measure }) => HELD.includes(measure))
    for (const { measure, against, value } of gaps) {
      const isBeyond = measure.endsWith('_ratio') ? value[2] < 1 : value[1] > 0
      const key = `${measure} ${against}`
      wrong.set(key, (wrong.get(key) ?? 0) + Number(isBeyond))
    }
  }
  return wrong
}

describe('groups that are treated alike', () => {
  test.each(['100,100', '100,100,100', '300,40,60'])('differ beyond chance in at most 5 %%: %s rows', (sizes) => {
    const wrong = countBeyond(sizes.split(',').map(Number), createPrng(`alike ${sizes}`))
    for (const [key, count] of wrong) expect(count, key).toBeLessThanOrEqual(MOST)
    expect(wrong.size).toBeGreaterThan(20)
  })

  test('do not drift apart from the champion’s, nor are they unequal, in more than 5 %', () => {
    const prng = createPrng('changes')
    const wrong = { change: 0, between: 0 }
    for (let round = 0; round < ROUNDS / 4; round++) {
      const rows = alike([120, 120], prng)
      const [now, was] = [(one: Row) => Number(one.score > 0.5), (one: Row) => Number(one.before > 0.5)]
      const drawn = (cell: (one: Row) => number, size: number) => {
        const cells = Int32Array.from(rows, cell)
        return prepareRedraw(splitOf(rows, 2), { cells, size, kept: [0, 1] }, { units: undefined, prng })
      }
      const [change] = gapChanges(
        drawn((one) => 4 * one.label + 2 * now(one) + was(one), 8),
        0.95,
      )
      const [theil] = inequalityOfGroups(
        drawn((one) => 2 * one.label + now(one), 4),
        0.95,
      )
      if ((change?.difference[1] ?? 1) > 0) wrong.change++
      if ((theil?.value[1] ?? 1) > 0) wrong.between++
    }
    expect(wrong.change).toBeLessThanOrEqual(8)
    expect(wrong.between).toBeLessThanOrEqual(8)
  })

  test('nor do the errors of a regression drift apart, with rows that are dealt into units or not', () => {
    const prng = createPrng('errors')
    let wrong = 0
    for (let round = 0; round < ROUNDS / 4; round++) {
      const sizes = round % 2 === 0 ? [80, 40] : [300, 250]
      const of = Int32Array.from(sizes.flatMap((size, group) => new Array<number>(size).fill(group)))
      const normal = (): number => prng.next() + prng.next() + prng.next() - 1.5
      const rows = (values: Float64Array) => ({ kind: 'regression' as const, values, labels })
      const labels = Float64Array.from(of, normal)
      const numbers = errorNumbers(rows(labels.map((one) => one + normal())), rows(labels.map((one) => one + normal())))
      const changes = errorGapChanges(prepareSums({ of }, { numbers, kept: [0, 1] }, { units: undefined, prng }), 0.95)
      if ((changes.find(({ measure }) => measure === 'mae_difference')?.difference[1] ?? 1) > 0) wrong++
    }
    expect(wrong).toBeLessThanOrEqual(8)
  })

  test('the rule fails at most as often as its confidence says, and finds a gap of 25 points', () => {
    const prng = createPrng('rule')
    const settings = { attribute: 'a', metric: 'selection_rate_difference', max: 0 } as const
    const judge = (rows: readonly Row[]) => {
      const split = { attribute: 'a', groups: [], measures: gapsOf(rows, 2) }
      const facts = modelFacts({ fairness: { level: 0.95, splits: [split] } })
      return rule.evaluate(settings, { model: 'credit-risk', facts, change: pullRequest(), now: NOW }).verdict
    }
    let [wrong, found] = [0, 0]
    for (let round = 0; round < ROUNDS; round++) {
      const rows = alike([150, 150], prng)
      if (judge(rows) === 'fail') wrong++
      if (judge(rows.map((one) => (one.a === 0 && prng.next() < 0.36 ? { ...one, score: 0.9 } : one))) === 'fail')
        found++
    }
    expect(wrong).toBeLessThanOrEqual(MOST)
    expect(found).toBeGreaterThan(0.9 * ROUNDS)
  })

  test('stay so when every person has five rows: without the persons, chance accuses every third model', () => {
    const prng = createPrng('persons')
    const wrong = { persons: 0, rows: 0 }
    for (let round = 0; round < ROUNDS / 8; round++) {
      const persons = alike([60, 60], prng)
      const rows = persons.flatMap((one) => new Array<Row>(5).fill(one))
      const clusters = Int32Array.from(rows, (_, at) => Math.floor(at / 5))
      const options = { groupings: [], intersections: [] }
      const isApart = (found: Fairness): boolean => {
        const gap = found.splits[0]?.measures.find(({ measure }) => measure === 'selection_rate_difference')
        return (gap?.value[1] ?? 1) > 0
      }
      if (isApart(measured(rows, { ...options, clusters }))) wrong.persons++
      if (isApart(measured(rows, options))) wrong.rows++
    }
    expect(wrong.persons).toBeLessThanOrEqual(5)
    expect(wrong.rows).toBeGreaterThan(5)
  })
})
