import { describe, expect, test } from 'vitest'
import type { Column } from '../../../shared/data/table.ts'
import type { FairnessSplit } from '../../../shared/evidence/fairness.ts'
import { type FairnessRequest, measureFairness } from '../../../shared/fairness/measure-fairness.ts'
import { measureGroups } from '../../../shared/fairness/measure-groups.ts'
import { splitGroups } from '../../../shared/fairness/split-groups.ts'
import { BINARY } from '../../fixtures/groups.ts'

const text = (name: string, values: readonly string[]): Column => {
  const dictionary = [...new Set(values)]
  return { kind: 'text', name, dictionary, codes: Int32Array.from(values, (value) => dictionary.indexOf(value)) }
}
const numbers = (name: string, values: readonly number[]): Column => {
  return { kind: 'numeric', name, values: Float64Array.from(values) }
}

/** 400 rows: 200 of a, 180 of b, 20 of c; a is selected three times as often as b; the champion selects both alike. */
const group = Array.from({ length: 400 }, (_, i) => (i < 200 ? 'a' : i < 380 ? 'b' : 'c'))
const side = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 'left' : 'right'))
const labels = Uint8Array.from(group, (_, i) => Number(i % 5 < 2))
const now = Float64Array.from(group, (name, i) => (i % 10 < (name === 'a' ? 6 : 2) ? 0.9 : 0.2))
const was = Float64Array.from(group, (_, i) => (i % 10 < 4 ? 0.9 : 0.2))

function measured(options: Partial<FairnessRequest> = {}) {
  const found = measureFairness({
    task: BINARY,
    labels: { kind: 'binary', values: labels },
    predictions: { kind: 'binary', scores: now },
    columns: [text('group', group), text('side', side)],
    level: 0.95,
    seed: 's',
    ...options,
  })
  return found ?? expect.fail('nothing was measured')
}

const measure = (split: FairnessSplit | undefined, name: string, against = 'largest_gap') =>
  split?.measures.find((one) => one.measure === name && one.against === against)

test('groups below 30 rows are counted, and no number is said of them', () => {
  const [split] = measured().splits
  expect(split?.groups.map(({ name, n }) => [name, n])).toEqual([
    ['a', 200],
    ['b', 180],
  ])
  expect(split?.suppressed).toEqual({ groups: 1, rows: 20 })
})

test('a gap names both groups, and holds for all pairs', () => {
  const [split] = measured().splits
  const found = measure(split, 'selection_rate_difference') ?? expect.fail()
  expect(found).toMatchObject({ highest: 'a', lowest: 'b' })
  expect(found.value[0]).toBeCloseTo(0.4, 9)
  expect(found.value[1]).toBeGreaterThan(0.3)
  expect(found.adjustedPValue).toBeLessThan(1e-10)
  expect(measure(split, 'selection_rate_ratio')?.value[0]).toBeCloseTo(1 / 3, 7)
})

describe('a reference group', () => {
  test('is held against every other', () => {
    const [split] = measured({ groupings: [{ column: 'group', reference: 'b' }] }).splits
    expect(split?.reference).toBe('b')
    expect(measure(split, 'selection_rate_difference', 'reference')?.value[0]).toBeCloseTo(0.4, 9)
  })

  test('that is too small is not held against anything', () => {
    const [split] = measured({ groupings: [{ column: 'group', reference: 'c' }] }).splits
    expect(split?.reference).toBeUndefined()
    expect(split?.measures.some(({ against }) => against === 'reference')).toBe(false)
  })
})

test('a gap that the champion did not have is a change beyond chance', () => {
  const [split] = measured({ champion: { kind: 'binary', scores: was } }).splits
  const change = split?.changes?.find((one) => one.measure === 'selection_rate_difference') ?? expect.fail()
  expect(change.champion).toBeCloseTo(0, 9)
  expect(change.candidate).toBeCloseTo(0.4, 9)
  expect(change.difference[1]).toBeGreaterThan(0.2)
})

test('crossed attributes: shrunk beside counted, the furthest first, the small ones counted', () => {
  const { splits } = measured({ intersections: [['group', 'side']] })
  const crossed = splits.find(({ columns }) => columns !== undefined) ?? expect.fail()
  expect(crossed).toMatchObject({ attribute: 'group & side', suppressed: { groups: 2, rows: 20 } })
  expect(crossed.groups.map(({ name }) => name).toSorted()).toEqual(['a & left', 'a & right', 'b & left', 'b & right'])
  const [rate] = crossed.groups[0]?.rates ?? []
  const [own = 0, drawn = 0] = [rate?.value[0], rate?.shrunk?.[0]]
  expect(Math.abs(drawn - 0.4)).toBeLessThan(Math.abs(own - 0.4))
})

test('a score that is right in no group has a calibration error in the worst', () => {
  const [split] = measured().splits
  const found = measure(split, 'calibration_error')
  expect(found?.value[0]).toBeGreaterThan(0.2)
  expect(['a', 'b']).toContain(found?.highest)
})

test('multiclass: every class against the rest', () => {
  const classes = ['u', 'v', 'w']
  const truth = Int32Array.from(group, (_, i) => i % 3)
  const probabilities = Float64Array.from({ length: 1200 }, (_, at) => {
    const row = Math.floor(at / 3)
    const decided = group[row] === 'a' ? 0 : row % 3
    return at % 3 === decided ? 0.8 : 0.1
  })
  const [split] = measured({
    task: { kind: 'multiclass', classes },
    labels: { kind: 'multiclass', values: truth },
    predictions: { kind: 'multiclass', classes, probabilities },
    champion: {
      kind: 'multiclass',
      classes,
      probabilities: Float64Array.from({ length: 1200 }, (_, at) => (at % 3 === Math.floor(at / 3) % 3 ? 0.8 : 0.1)),
    },
  }).splits
  const of = split?.measures.find(
    ({ measure: name, class: one }) => name === 'selection_rate_difference' && one === 'u',
  )
  expect(of?.value[0]).toBeCloseTo(1 - 1 / 3, 7)
  expect(measure(split, 'accuracy_difference')?.value[0]).toBeGreaterThan(0.6)
  expect(split?.indices).toBeUndefined()
  expect(split?.changes).toMatchObject([{ measure: 'accuracy_difference', champion: 0 }])
})

test('regression: errors of groups, and none of what only a decision has', () => {
  const [split] = measured({
    task: { kind: 'regression' },
    labels: { kind: 'regression', values: Float64Array.from(labels) },
    predictions: {
      kind: 'regression',
      values: Float64Array.from(group, (name, i) => (labels[i] as number) + (name === 'a' ? 3 : (i % 2) - 0.5)),
    },
  }).splits
  expect(measure(split, 'mean_error_difference')?.value[0]).toBeCloseTo(3, 7)
  expect(measure(split, 'rmse_difference')?.value[0]).toBeCloseTo(2.5, 7)
  expect(split?.measures.some(({ measure: name }) => name.startsWith('tpr'))).toBe(false)
})

describe('a regression against its champion', () => {
  const truth = Float64Array.from(labels)
  const noise = (i: number, by: number): number => (((i * 7919) % 101) / 101 - 0.5) * by
  const request = (options: Partial<FairnessRequest> = {}): Partial<FairnessRequest> => ({
    task: { kind: 'regression' },
    labels: { kind: 'regression', values: truth },
    predictions: {
      kind: 'regression',
      values: truth.map((value, i) => value + noise(i, 1) + (group[i] === 'a' ? 2 : 0)),
    },
    champion: { kind: 'regression', values: truth.map((value, i) => value + noise(i + 3, 1)) },
    ...options,
  })
  const changeOf = (split: FairnessSplit | undefined, name: string) =>
    split?.changes?.find((one) => one.measure === name) ?? expect.fail(name)

  test('errors that drift apart are a change beyond chance, and its gaps are those that are measured', () => {
    const [split, other] = measured(request()).splits
    const { candidate, champion, difference } = changeOf(split, 'mean_error_difference')
    expect(candidate).toBeCloseTo(measure(split, 'mean_error_difference')?.value[0] ?? Number.NaN, 6)
    expect(champion).toBeLessThan(0.1)
    expect(difference[0]).toBeGreaterThan(1.8)
    expect(difference[1]).toBeGreaterThan(1.7)
    expect(difference[2]).toBeLessThan(2.2)
    for (const name of ['mean_prediction_difference', 'mae_difference', 'mae_ratio', 'rmse_difference', 'rmse_ratio'])
      expect(changeOf(split, name).candidate, name).toBeCloseTo(measure(split, name)?.value[0] ?? Number.NaN, 6)
    expect(changeOf(split, 'mae_ratio').difference[2]).toBeLessThan(-0.5)
    // Left and right are treated alike by both.
    const [, low, high] = changeOf(other, 'mae_difference').difference
    expect(low).toBeLessThanOrEqual(0)
    expect(high).toBeGreaterThanOrEqual(0)
  })

  test('the same model twice has changed by nothing', () => {
    const { predictions } = request()
    const [split] = measured(request(predictions === undefined ? {} : { champion: predictions })).splits
    expect(changeOf(split, 'rmse_difference').difference).toEqual([0, 0, 0])
  })

  test('the order of the rows changes nothing, and rows of one person count together', () => {
    const order = Int32Array.from({ length: 400 }, (_, i) => (i * 149) % 400)
    const pick = (from: Float64Array): Float64Array => Float64Array.from(order, (i) => from[i] as number)
    const plain = request()
    if (plain.predictions?.kind !== 'regression' || plain.champion?.kind !== 'regression') return expect.fail()
    const turned = measured(
      request({
        labels: { kind: 'regression', values: pick(truth) },
        predictions: { kind: 'regression', values: pick(plain.predictions.values) },
        champion: { kind: 'regression', values: pick(plain.champion.values) },
        columns: [
          text(
            'group',
            [...order].map((i) => group[i] ?? ''),
          ),
        ],
      }),
    ).splits[0]
    expect(turned?.changes).toEqual(measured(plain).splits[0]?.changes)
    const persons = measured(request({ clusters: Int32Array.from({ length: 400 }, (_, i) => Math.floor(i / 20)) }))
    const width = (split: FairnessSplit | undefined): number => {
      const [, low, high] = changeOf(split, 'mean_error_difference').difference
      return high - low
    }
    expect(width(persons.splits[0])).toBeGreaterThan(0)
    expect(changeOf(persons.splits[0], 'mae_difference').candidate).toBe(changeOf(turned, 'mae_difference').candidate)
  })
})

describe('groups as assay.yml makes them', () => {
  test('numbers cut at points; a number on a point belongs above it; empty ranges are none', () => {
    const split = splitGroups(numbers('age', [18, 25, 59, 60, Number.NaN]), { cut: [10, 25, 60] })
    expect(split.names).toEqual(['10 to below 25', '25 to below 60', '60 and above', 'missing'])
    expect([...split.of]).toEqual([0, 1, 1, 2, 3])
    expect(split.cut).toBe('points')
  })

  test('values merged, of texts and of numbers', () => {
    const merged = splitGroups(text('race', ['x', 'y', 'z']), { merge: { other: ['x', 'z'] } })
    expect(merged.names).toEqual(['other', 'y'])
    expect([...merged.of]).toEqual([0, 1, 0])
    const sizes = splitGroups(numbers('size', [1, 2, 3, Number.NaN]), { merge: { small: [1, 2] } })
    expect(sizes.names).toEqual(['3', 'small', 'missing'])
    expect([...sizes.of]).toEqual([1, 1, 0, 2])
  })
})

test('rows of one person count for less: the same values and counts, wider intervals, in both parts of the evidence', () => {
  const persons = Array.from({ length: 80 }, (_, i) => ({
    a: i % 2,
    label: Number(i % 5 < 2),
    score: i % 7 < 3 ? 0.9 : 0.1,
  }))
  const rows = persons.flatMap((one) => new Array<(typeof persons)[number]>(5).fill(one))
  const request = {
    task: BINARY,
    labels: { kind: 'binary', values: Uint8Array.from(rows, ({ label }) => label) },
    predictions: { kind: 'binary', scores: Float64Array.from(rows, ({ score }) => score) },
    columns: [
      text(
        'a',
        rows.map(({ a }) => `g${a}`),
      ),
    ],
    level: 0.95,
    seed: 's',
  } as const
  const clusters = Int32Array.from(rows, (_, row) => Math.floor(row / 5))
  const rates = (options: { clusters?: Int32Array }) => {
    const [first] = measureGroups({ ...request, ...options })[0]?.groups ?? []
    const { value, n, interval } = first?.metrics?.[0] ?? expect.fail()
    const [other] = measureFairness({ ...request, ...options })?.splits[0]?.groups[0]?.rates ?? []
    return {
      value,
      n,
      also: other?.n,
      widths: [interval.high - interval.low, (other?.value[2] ?? 0) - (other?.value[1] ?? 0)],
    }
  }
  const [alone, together] = [rates({}), rates({ clusters })]
  expect({ ...together, widths: [] }).toEqual({ ...alone, widths: [] })
  together.widths.forEach((width, i) => {
    expect(width / (alone.widths[i] ?? 0)).toBeGreaterThan(1.8)
  })
})
