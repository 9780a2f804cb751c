import { describe, expect, test } from 'vitest'
import type { NumericColumn } from '../../../shared/data/table.ts'
import { compileSchema } from '../../../shared/document/compile-schema.ts'
import { explanationSchema, type MeasuredExplanation } from '../../../shared/evidence/explanation.ts'
import { explainModels } from '../../../shared/explain/explain-models.ts'
import { MAX_UNITS, makeUnits, REST } from '../../../shared/explain/units.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { explainedLoans, loanModel, loanRequest, loans, now } from '../../fixtures/explanation.ts'

const unitOf = ({ units }: MeasuredExplanation, name: string) => units.find((unit) => unit.name === name)

const explained = await explainedLoans()
const QUICK = { rows: 150, repeats: 2, background: 10, explained: 20, curves: 1, groups: {} }

describe('what a model relies on', () => {
  test('is told per column of both models, with what only one of them reads', () => {
    const found = explained
    expect(unitOf(found, 'postcode')).toMatchObject({ candidate: {}, change: {} })
    expect(unitOf(found, 'postcode')?.champion).toBeUndefined()
    expect(unitOf(found, 'savings')?.candidate).toBeUndefined()
    expect(unitOf(found, 'savings')?.change?.interval.high).toBeLessThan(0)
    expect(unitOf(found, 'duration_months')?.candidate?.direction).toBeGreaterThan(0.9)
    expect(found.units[0]?.name).toBe('duration_months')
    expect(unitOf(found, 'duration_months')?.sharedWith?.[0]?.name).toBe('credit_amount')
    const shares = found.units.reduce((sum, { candidate }) => sum + (candidate?.share.value ?? 0), 0)
    expect(shares).toBeCloseTo(1, 9)
    expect(compileSchema(explanationSchema)(JSON.parse(JSON.stringify(found)))).toBe(true)
  })

  test('explains the rows that changed sides, the worse ones first, by their ids', () => {
    const { flips = [] } = explained
    const directions = flips.map(({ direction }) => direction)
    expect(directions).toEqual(directions.toSorted())
    expect(flips).toHaveLength(20)
    for (const { id, candidate, champion, units, rest } of flips) {
      expect(id).toMatch(/^L\d{4}$/)
      const told = units.reduce((sum, unit) => sum + unit.candidate - unit.champion, rest)
      expect(told).toBeCloseTo(candidate - champion, 9)
    }
  })

  test('shows no category of fewer than five rows, and no column of names', async () => {
    const { columns, truth } = loans()
    const rare = {
      kind: 'text' as const,
      name: 'purpose',
      codes: Int32Array.from(truth, (_, row) => (row < 4 ? 1 : 0)),
    }
    const names = { ...rare, name: 'e_mail', codes: Int32Array.from(truth, (_, row) => row % 7) }
    const own = [
      ...columns.filter(({ name }) => name !== 'purpose'),
      { ...rare, dictionary: ['car', 'rare'] },
      { ...names, dictionary: Array.from({ length: 7 }, (_, i) => `person${i}@example.org`) },
    ]
    const { champion: __, ...alone } = loanRequest({
      candidate: loanModel(own, ['duration_months', 'credit_amount', 'postcode', 'purpose', 'e_mail'], now),
    })
    const found = await explainModels({ ...alone, settings: { ...QUICK, curves: 6 } })
    if (found.state === 'absent') expect.fail(found.reason)
    expect(found.curves?.map(({ column }) => column).toSorted()).toEqual([
      'credit_amount',
      'duration_months',
      'postcode',
    ])
    expect(JSON.stringify(found)).not.toContain('@')
  })

  test('one metric that the rows leave undefined gives way to the loss', async () => {
    const { labels } = loanRequest()
    const same = await explainedLoans({
      settings: QUICK,
      labels: { kind: 'binary', values: new Uint8Array(labels.values.length) },
    })
    expect(same.metric).toBe('log_loss')
  })
})

describe('several classes, numbers and forecasts', () => {
  const columns: NumericColumn[] = ['a', 'b'].map((name) => {
    const prng = createPrng(name)
    return { kind: 'numeric', name, values: Float64Array.from({ length: 150 }, () => prng.next()) }
  })
  const cell = (asked: readonly { name: string }[], name: string) =>
    (asked.find((one) => one.name === name) as NumericColumn).values
  const { level, seed, onAnswers } = loanRequest()
  const small = { settings: QUICK, level, seed, onAnswers }

  test('of several classes the decided one is explained', async () => {
    const classes = ['x', 'y', 'z']
    const ask = async (asked: readonly { name: string }[]) => {
      const [a, b] = [cell(asked, 'a'), cell(asked, 'b')]
      const rows = Array.from(a, (value, row) => [value, (b[row] ?? 0) / 2, 0.3])
      const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0))
      const probabilities = Float64Array.from(rows.flatMap((row, i) => row.map((value) => value / (sums[i] ?? 1))))
      return { kind: 'multiclass' as const, classes, probabilities }
    }
    const predictions = await ask(columns)
    const values = Int32Array.from(cell(columns, 'a'), (value) => (value > 0.6 ? 0 : value > 0.2 ? 1 : 2))
    const request = { ...small, task: { kind: 'multiclass', classes }, labels: { kind: 'multiclass', values } } as const
    const model = { columns, ask, predictions }
    const found = await explainModels({ ...request, candidate: model, champion: model, metrics: ['accuracy'] })
    if (found.state === 'absent') expect.fail(found.reason)
    expect(found).toMatchObject({ metric: 'accuracy', output: 'probability of the decided class' })
    expect(found.shapley?.candidate.residual).toBeLessThan(1e-9)
    expect(found.flips).toBeUndefined()
    expect(found.units.map(({ change }) => change?.value)).toEqual([0, 0])
  })

  test('a forecast is explained by its point', async () => {
    const ask = async (asked: readonly { name: string }[]) => {
      const values = Float64Array.from(Array.from(cell(asked, 'a')).flatMap((value) => [2 * value, 2 * value + 9]))
      return { kind: 'forecasting' as const, levels: [0.9], values }
    }
    const task = { kind: 'forecasting', quantiles: [0.9] } as const
    const labels = { kind: 'forecasting', values: cell(columns, 'a').map((value) => 2 * value) } as const
    const candidate = { columns, ask, predictions: await ask(columns) }
    const found = await explainModels({ ...small, task, labels, candidate, metrics: ['mae'] })
    if (found.state === 'absent') expect.fail(found.reason)
    expect(unitOf(found, 'a')?.candidate?.share.value).toBeCloseTo(1, 9)
    expect(unitOf(found, 'b')?.candidate?.importance.interval).toMatchObject({ low: 0, high: 0 })
  })

  test('an answer that is no number of one row is not explained, and it is said why', async () => {
    const { candidate } = loanRequest()
    const labels = { kind: 'ranking', values: new Float64Array(3), queries: new Int32Array(3) } as const
    const found = await explainModels({ ...small, task: { kind: 'ranking' }, labels, candidate, metrics: ['ndcg'] })
    expect(found).toMatchObject({ state: 'absent', reason: expect.stringContaining('ranking') })
  })
})

describe('units', () => {
  const prng = createPrng('units')
  const a = Float64Array.from({ length: 60 }, () => prng.next())
  const number = (name: string, values: Float64Array): NumericColumn => ({ kind: 'numeric', name, values })
  const columns = [
    number(
      'b',
      a.map((value) => 7 - 3 * value),
    ),
    number('a', a),
    number(
      'c',
      a.map((value) => value + 0.5 * prng.next()),
    ),
    number(
      'd',
      a.map(() => prng.next()),
    ),
  ]

  test('columns with the same order of the rows, either way round, are one', () => {
    const units = makeUnits(columns, { groups: {} })
    expect(units.map(({ name }) => name)).toEqual(['a + b', 'c', 'd'])
    expect(units[1]?.sharedWith).toMatchObject([{ name: 'a + b' }])
    expect(Math.abs(units[1]?.sharedWith[0]?.rho ?? 0)).toBeGreaterThan(0.8)
  })

  test('named groups are kept, and what is not asked for is one unit', () => {
    const units = makeUnits(columns, { groups: { pair: ['c', 'd'] }, features: ['pair'] })
    expect(units.map(({ name, columns: own }) => [name, own])).toEqual([
      [REST, ['a', 'b']],
      ['pair', ['c', 'd']],
    ])
  })

  test('too many columns are said, not cut', async () => {
    const { candidate, champion: _, ...request } = loanRequest()
    const many = Array.from({ length: MAX_UNITS + 1 }, (_u, i) => {
      return number(
        `x${i}`,
        Float64Array.from({ length: 1000 }, () => prng.next()),
      )
    })
    const found = await explainModels({ ...request, candidate: { ...candidate, columns: many } })
    expect(found).toMatchObject({ state: 'absent', reason: expect.stringMatching(/61 columns.*features/) })
  })
})
