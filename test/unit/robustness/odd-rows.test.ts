import { describe, expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { ModelLost } from '../../../shared/model/lost-model.ts'
import { type Ask, tryAsk } from '../../../shared/robustness/ask.ts'
import { tryEdgeCases } from '../../../shared/robustness/edge-cases.ts'
import { fuzzModel } from '../../../shared/robustness/fuzz.ts'
import { quantileWithInterval, ratioOfPairs } from '../../../shared/robustness/latency.ts'
import { measureStability } from '../../../shared/robustness/stability.ts'
import { factsOf, logisticAsk, numbers, texts } from '../../fixtures/stress.ts'

const X = numbers(
  'x',
  Array.from({ length: 100 }, (_, i) => i / 10 - 5),
)
const JOB = texts(
  'job',
  Array.from({ length: 100 }, (_, i) => ['cook', 'clerk'][i % 2]),
)
const steady = logisticAsk({ x: 1 })
const scored = (value: (row: number, rows: number) => number): Ask => {
  return async ([column]) => {
    const rows = column?.kind === 'numeric' ? column.values.length : 0
    return { kind: 'binary', scores: Float64Array.from({ length: rows }, (_, row) => value(row, rows)) }
  }
}

describe('how a question ends', () => {
  test.each([
    ['not-finite', new UserError('PREDICTION_INVALID', { file: 'm', message: 'row 1: the model answers NaN' })],
    ['out-of-range', new UserError('PREDICTION_INVALID', { file: 'm', message: 'answers 7, which is no probability' })],
    ['refused', new UserError('MODEL_MISMATCH', { file: 'm', message: 'the column is missing' })],
    ['crashed', new TypeError('x is undefined')],
    ['died', new ModelLost('died', 'its process ended with SIGSEGV')],
    ['timed-out', new ModelLost('timed-out', 'no answer')],
  ])('%s', async (state, error) => {
    expect(await tryAsk(() => Promise.reject(error), [X])).toMatchObject({ state })
  })
})

describe('the same rows asked otherwise', () => {
  const asked = async (ask: Ask) => measureStability({ ask, columns: [X], base: await ask([X]), rows: 100 }, 's')

  test('a model that looks at rows one by one is stable', async () => {
    expect(await asked(steady)).toEqual([
      { check: 'again', rows: 100, differing: 0, largest: 0 },
      { check: 'order', rows: 100, differing: 0, largest: 0 },
      { check: 'batch-1', rows: 64, differing: 0, largest: 0 },
      { check: 'batch-7', rows: 100, differing: 0, largest: 0 },
    ])
  })
  test('one that looks at the size of the batch is caught by batches, one that looks at the place by the order', async () => {
    const bySize = await asked(scored((_, rows) => 1 / (rows + 1)))
    expect(bySize.map(({ differing }) => differing)).toEqual([0, 0, 64, 100])
    const byPlace = await asked(scored((row) => row / 1000))
    expect(byPlace[1]?.differing).toBeGreaterThan(90)
    expect(byPlace[1]?.largest).toBeGreaterThan(0.01)
  })
  test('one that throws dice is caught by asking again', async () => {
    let calls = 0
    expect((await asked(scored(() => (calls++ % 10) / 10 + 0.05 * Number(calls > 100))))[0]?.differing).toBeGreaterThan(
      50,
    )
  })
})

describe('edge cases', () => {
  test('of a model that refuses, answers with NaN and knows its columns by place', async () => {
    const ask: Ask = async (columns) => {
      if (columns.some((column) => column.kind === 'text' && column.dictionary.some((text) => text.length > 1000)))
        throw new UserError('MODEL_MISMATCH', { file: 'm', message: 'the text is too long' })
      if (columns[0]?.kind === 'text') return scored(() => 0.1)([X])
      return steady(columns)
    }
    const found = await tryEdgeCases(ask, factsOf([X, JOB]))
    const results = Object.fromEntries(found.map(({ name, result }) => [name, result]))
    expect(results).toMatchObject({
      'one-row': 'answered',
      'all-missing': 'not-finite',
      huge: 'answered',
      'long-text': 'refused',
      'odd-text': 'answered',
      'column-order': 'other-answers',
    })
  })
  test('cases of texts are left out where there is none', async () => {
    const names = (await tryEdgeCases(steady, factsOf([X]))).map(({ name }) => name)
    expect(names).not.toContain('long-text')
    expect(names).not.toContain('column-order')
    expect(names).toContain('below-range')
  })
})

describe('fuzzing', () => {
  test('finds the rows that are not answered by halving, and counts every row once', async () => {
    const { rows, answered, failures, unrepeatable, differing } = await fuzzModel(steady, factsOf([X]), 200, 's')
    expect(rows).toBe(200)
    expect(failures).toEqual([{ how: 'not-finite', rows: 200 - answered, message: expect.stringContaining('NaN') }])
    expect(answered).toBeGreaterThan(100)
    expect([unrepeatable, differing]).toEqual([0, 0])
  })
  test.each([
    ['died', 90],
    ['timed-out', 40],
  ] as const)(
    'stops halving when too much went into a model that %s, and still counts every row once',
    async (how, most) => {
      let lost = 0
      const ask: Ask = async () => {
        lost++
        throw new ModelLost(how, 'gone')
      }
      const { answered, failures } = await fuzzModel(ask, factsOf([X]), 5000, 's')
      expect([answered, failures]).toEqual([0, [{ how, rows: 5000, message: 'gone' }]])
      expect(lost).toBeLessThan(most * 2)
    },
  )
  test('tells what it found twice alike', async () => {
    const facts = factsOf([X, JOB])
    expect(await fuzzModel(steady, facts, 100, 's')).toEqual(await fuzzModel(steady, facts, 100, 's'))
  })
  test('notices answers that depend on the other rows', async () => {
    const found = await fuzzModel(
      scored((_, rows) => 1 / (rows + 1)),
      factsOf([X]),
      50,
      's',
    )
    expect(found).toMatchObject({ answered: 50, differing: 40, alone: 40, failures: [] })
  })
})

describe('latency', () => {
  test('the interval of a quantile holds it by order statistics', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => i + 1)
    const { value, interval } = quantileWithInterval(values, 0.95, 0.95)
    expect(value).toBe(950)
    // Binomial(1000, 0.95) has its 2.5 % and 97.5 % points at 936 and 963 (SciPy).
    expect(interval.low).toBeGreaterThanOrEqual(935)
    expect(interval.low).toBeLessThanOrEqual(937)
    expect(interval.high).toBeGreaterThanOrEqual(963)
    expect(interval.high).toBeLessThanOrEqual(965)
  })
  test('the ratio is that of pairs, and nothing without any', () => {
    const own = Float64Array.of(2, 4, 6, 8)
    expect(ratioOfPairs(own, Float64Array.of(1, 2, 3, 4), 0.95)).toMatchObject({
      value: 2,
      interval: { low: 2, high: 2 },
    })
    expect(ratioOfPairs(own, new Float64Array(4), 0.95)).toBeUndefined()
  })
})
