import { describe, expect, test } from 'vitest'
import { dateFacts, describeDates, testDates } from '../../../shared/drift/kinds/date-finding.ts'
import { classifyDomain } from '../../../shared/drift/kinds/domain-classifier.ts'
import { estimateLabelShift } from '../../../shared/drift/kinds/label-shift.ts'
import { chooseRows, takeRows } from '../../../shared/drift/kinds/row-sample.ts'
import { scoreCells } from '../../../shared/drift/kinds/score-cells.ts'
import { detectSeason, phaseOf } from '../../../shared/drift/kinds/season.ts'
import { testSeasonalCategories, testSeasonalNumbers } from '../../../shared/drift/kinds/seasonal-finding.ts'
import { readShift } from '../../../shared/drift/kinds/shift-reading.ts'
import { compareCells, matchRows } from '../../../shared/drift/kinds/skew.ts'
import type { DriftColumn, DriftPredicate } from '../../../shared/evidence/drift-predicate.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { renderDriftReport } from '../../../shared/report/drift-markdown.ts'
import { fitLogistic } from '../../../shared/stats/logistic-regression.ts'
import { toCells } from '../../../shared/summary/number-cells.ts'
import { normalDraws, numbers, words } from '../../fixtures/columns.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const cells = (values: readonly number[]) => toCells(Float64Array.from(values), 16_384)

describe('seasons', () => {
  test.for([
    ['2026-01-05T00:00:00Z', 0, 0, 0, 0],
    ['2026-11-22T23:59:59Z', 23, 6, 167, 10],
    ['1969-12-31T01:00:00Z', 1, 2, 49, 11],
  ] as const)('%s', ([moment, hour, weekday, week, month]) => {
    const time = Date.parse(moment)
    expect(phaseOf(time, 'hour-of-day')).toBe(hour)
    expect(phaseOf(time, 'weekday')).toBe(weekday)
    expect(phaseOf(time, 'hour-of-week')).toBe(week)
    expect(phaseOf(time, 'month')).toBe(month)
  })

  const prng = createPrng('season')
  const draw = normalDraws(prng)
  const days = (rows: number, from: number, hours: number, shift = 0) => {
    const times = Float64Array.from({ length: rows }, (_, row) => from + Math.floor((row / rows) * hours) * HOUR)
    return {
      column: numbers(rows, (row) => Number(((times[row] ?? 0) / HOUR) % 24 < 12) * 3 + draw() + shift, 'x'),
      times,
    }
  }

  test('a night against whole days is no drift within the hour, a shift is', () => {
    const reference = days(1000, 0, 240)
    expect(testSeasonalNumbers(reference, days(300, 10 * DAY, 8), 'hour-of-day').pValue).toBeGreaterThan(0.01)
    const moved = testSeasonalNumbers(reference, days(300, 10 * DAY, 8, 1), 'hour-of-day')
    expect(moved.pValue).toBeLessThan(1e-6)
    expect(moved.effect.size).toBeGreaterThan(0.3)
  })

  test('is found where there is one, and not in noise or in less than two periods', () => {
    expect(detectSeason(days(1000, 0, 240))).toBe('hour-of-day')
    expect(detectSeason({ ...days(1000, 0, 240), column: numbers(1000, draw, 'x') })).toBeUndefined()
    expect(detectSeason(days(1000, 0, 24))).toBeUndefined()
  })

  test('phases that only one side has say nothing', () => {
    const text = (rows: number, name: string, from: number) => ({
      column: words(rows, () => name, 'x'),
      times: new Float64Array(rows).fill(from),
    })
    expect(testSeasonalCategories(text(50, 'a', 0), text(50, 'b', HOUR), 'hour-of-day')).toMatchObject({
      pValue: 1,
      effect: { size: 0 },
    })
  })
})

describe('dates', () => {
  const spread = (from: number, days: number, skipped = -1): number[] =>
    Array.from({ length: days * 4 }, (_, i) => from + i * 6 * HOUR).filter(
      (time) => phaseOf(time, 'weekday') !== skipped,
    )

  test('weekdays that stay away are seen, the moving on is not', () => {
    const reference = cells(spread(0, 140))
    expect(testDates(reference, cells(spread(140 * DAY, 140)), 's')?.pValue).toBeGreaterThan(0.5)
    const gone = testDates(reference, cells(spread(140 * DAY, 140, 6)), 's')
    expect(gone?.pValue).toBeLessThan(1e-4)
    expect(gone?.words).toContain('weekday')
  })

  test('too short a window is not compared', () => {
    expect(testDates(cells(spread(0, 140)), cells(spread(140 * DAY, 1)), 's')).toBeUndefined()
  })

  test('says how fresh the data is, and which rows cannot be', () => {
    const [before, now] = [
      dateFacts(cells([0, DAY, 2 * DAY]), 9 * DAY),
      dateFacts(cells([3 * DAY, 9.5 * DAY]), 9 * DAY),
    ]
    expect(now).toMatchObject({ future: 1, longestGap: 6.5 * DAY })
    const said = before === undefined || now === undefined ? '' : describeDates(before, now)
    expect(said).toContain('1970-01-10T12:00:00Z')
    expect(said).toContain('1 rows are dated in the future')
    expect(said).toContain('6.5 days without a row')
  })
})

describe('served rows', () => {
  const ids = words(4, (row) => `r${row}`, 'id')

  test('are matched by id and compared cell by cell', () => {
    const rows = matchRows(
      ids,
      words(4, (row) => `r${3 - row + 1}`, 'id'),
    )
    expect(rows).toMatchObject({ onlyReference: 1, onlyServing: 1 })
    const trained = numbers(4, (row) => [1, 2, Number.NaN, 4][row] ?? 0, 'x')
    const served = numbers(4, (row) => [9, 4.5, Number.NaN, 2.000001][row] ?? 0, 'x')
    expect(compareCells(trained, served, { rows, ids })).toEqual({
      name: 'x',
      differing: 1,
      example: { id: 'r3', reference: '4', serving: '4.5' },
    })
  })

  test('ids that are missing or repeat are an error of both sides at once', () => {
    const bad = words(4, (row) => (row === 0 ? undefined : 'same'), 'id')
    expect(() => matchRows(bad, bad)).toThrow(
      expect.objectContaining({ code: 'ID_INVALID', problems: expect.objectContaining({ length: 4 }) }),
    )
  })

  test('personal data is not quoted', () => {
    const mail = words(4, () => 'ada@example.org', 'mail')
    const rows = matchRows(ids, ids)
    const { example } = compareCells(
      mail,
      words(4, () => 'x', 'mail'),
      { rows, ids },
    )
    expect(example?.reference).not.toContain('ada')
  })
})

describe('what kind of shift', () => {
  const relation = (name: string, verdict: DriftColumn['verdict']): DriftColumn => ({
    name,
    type: 'relation',
    verdict,
    drifted: verdict === 'drifted',
    tests: [],
    effect: { name: 'mean-chance-change', size: 0, material: 0.02 },
    n: { reference: 100, current: 100 },
  })
  const both = (concept: DriftColumn['verdict'], prior: DriftColumn['verdict']) =>
    readShift(
      [relation('outcome given the score', concept), relation('frequency of the outcome given the score', prior)],
      undefined,
    )

  test.for([
    ['drifted', 'drifted', 'concept'],
    ['stable', 'drifted', 'label'],
    ['not-enough-data', 'stable', 'unknown'],
    ['stable', 'stable', 'none'],
  ] as const)('concept %s and frequency %s: %s', ([concept, prior, kind]) => {
    expect(both(concept, prior)?.kind).toBe(kind)
  })

  test('without labels it says what cannot be seen', () => {
    const labels = { names: ['no', 'yes'], reference: [0.7, 0.3], standardErrors: [0.02, 0.02] }
    const moved = readShift([], { ...labels, estimated: [0.5, 0.5] })
    expect(moved).toMatchObject({ kind: 'label-or-other' })
    expect(moved?.reading).toContain('"yes" went from 30 % to about 50 %')
    expect(moved?.reading).toContain('cannot be seen without labels')
    const unfit = { ...labels, estimated: [0.5, 0.5], fit: { statistic: 50, df: 8, pValue: 1e-7 } }
    expect(readShift([], unfit)).toMatchObject({ kind: 'unknown', fit: 1e-7 })
    expect(readShift([], undefined)).toBeUndefined()
  })

  test('a model that confuses two classes wholly tells nothing of their shares', () => {
    const blind = { predicted: Int32Array.of(0, 0, 0), labels: Int32Array.of(0, 1, 1) }
    expect(
      estimateLabelShift({ classes: 2, reference: blind, current: { predicted: Int32Array.of(0) } }),
    ).toBeUndefined()
  })
})

test('rows are chosen evenly, the same for the same seed, and all when they are few', () => {
  const chosen = chooseRows(1000, 100, 's')
  expect(new Set(chosen).size).toBe(100)
  expect([...chosen]).toEqual([...chooseRows(1000, 100, 's')])
  expect([...chosen]).not.toEqual([...chooseRows(1000, 100, 'other')])
  expect([...chooseRows(3, 100, 's')]).toEqual([0, 1, 2])
  expect(
    takeRows(
      numbers(9, (row) => row, 'x'),
      Int32Array.of(2, 5),
    ),
  ).toMatchObject({ values: Float64Array.of(2, 5) })
})

test('cells of scores lie on one side of the threshold each', () => {
  const scores = Float64Array.from({ length: 100 }, (_, i) => i / 100)
  const { count, of } = scoreCells(scores, 0.5)
  expect(count).toBe(10)
  const [below, above] = of(Float64Array.of(0.4999, 0.5))
  expect(below).toBeLessThan(above ?? 0)
})

test('a relation that changes while every column stays is found, with the columns that show it', () => {
  const draw = normalDraws(createPrng('relation'))
  const side = (sign: number) => {
    const a = numbers(400, draw, 'a')
    return [a, numbers(400, (row) => sign * (a.values[row] ?? 0) + draw() / 2, 'b'), numbers(400, draw, 'c')]
  }
  const found = classifyDomain(side(1), side(-1), 's')
  expect(found?.interval.low).toBeGreaterThan(0.8)
  expect(
    found?.columns
      .slice(0, 2)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['a', 'b'])
  expect(classifyDomain([], [], 's')).toBeUndefined()
})

test('no logistic fit exists for separated rows or columns that repeat each other', () => {
  const ones = Float64Array.of(1, 1, 1, 1)
  const x = Float64Array.of(-2, -1, 1, 2)
  expect(fitLogistic({ columns: [ones, x], target: Uint8Array.of(0, 0, 1, 1) })).toBeUndefined()
  expect(fitLogistic({ columns: [ones, ones], target: Uint8Array.of(0, 1, 1, 0) })).toBeUndefined()
})

test('a report fits a comment whatever its evidence holds', () => {
  const unanswered = Array.from({ length: 1000 }, (_, i) => ({ kind: `kind ${i}`, reason: 'r'.repeat(1000) }))
  const predicate: DriftPredicate = {
    schemaVersion: 1,
    kind: 'drift',
    assay: '1.0.0',
    createdAt: '2026-01-01T00:00:00Z',
    source: {},
    reference: { source: 'a', rows: 1 },
    current: { source: 'b', rows: 1 },
    drifted: false,
    columns: [],
    unanswered,
  }
  expect(renderDriftReport(predicate).length).toBeLessThan(30_000)
})
