import { describe, expect, test } from 'vitest'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { columnFacts } from '../../../shared/robustness/column-facts.ts'
import { measurePerturbations } from '../../../shared/robustness/measure-perturbations.ts'
import {
  otherAccents,
  otherCase,
  otherPunctuation,
  spaced,
  withTypos,
} from '../../../shared/robustness/perturb-text.ts'
import { planPerturbations } from '../../../shared/robustness/perturbations.ts'
import { factsOf, logisticAsk, numbers, stressed, texts } from '../../fixtures/stress.ts'

const INCOME = numbers('income', [10.5, 20.25, 30, 40, Number.NaN])
const JOB = texts('job', ['Cook', 'clerk', 'clerk', undefined, 'smith'])

describe('what is done to a column follows from the column', () => {
  const kinds = (column: Parameters<typeof columnFacts>[0], type?: string) =>
    new Set(planPerturbations([columnFacts(column, type)]).map(({ kind }) => kind))

  test('numbers', () => {
    expect([...kinds(INCOME)].sort()).toEqual([
      'missing_cells',
      'missing_column',
      'noise',
      'outlier',
      'rounding',
      'sign',
      'unit',
    ])
  })
  test('texts', () => {
    expect([...kinds(JOB)].sort()).toEqual([
      'accents',
      'casing',
      'frequent_category',
      'missing_cells',
      'missing_column',
      'punctuation',
      'typos',
      'unseen_category',
      'whitespace',
    ])
  })
  test('dates are shifted, yes and no swapped; neither gets noise', () => {
    const days = numbers('day', [0, 86_400_000, 172_800_000])
    expect(kinds(days, 'date')).toEqual(new Set(['missing_cells', 'date_shift', 'missing_column']))
    const flags = numbers('flag', [0, 1, 1])
    expect(kinds(flags, 'boolean')).toEqual(new Set(['missing_cells', 'missing_column', 'flipped']))
  })
  test('a column that never varies is only missing', () => {
    expect(kinds(numbers('k', [3, 3, 3]))).toEqual(new Set(['missing_cells', 'missing_column']))
  })
})

describe('texts', () => {
  test.each([
    ['other case', otherCase('Cook'), 'COOK'],
    ['lower where it is upper', otherCase('COOK'), 'cook'],
    ['spaces', spaced('a b'), ' a  b '],
    ['punctuation away', otherPunctuation('self-employed.'), 'selfemployed'],
    ['punctuation where there is none', otherPunctuation('cook'), 'cook.'],
    ['accents away', otherAccents('Café'), 'Cafe'],
    ['an accent where there is none', otherAccents('cook'), 'çook'],
  ])('%s', (_what, found, wanted) => expect(found).toBe(wanted))

  test('typos change little, and nothing when there are none', () => {
    const prng = createPrng('t')
    for (let i = 0; i < 200; i++) expect(Math.abs(withTypos('mechanic', 2, prng).length - 8)).toBeLessThanOrEqual(2)
    expect(withTypos('mechanic', 0, prng)).toBe('mechanic')
    expect(withTypos('', 2, prng)).toBe('')
  })
})

describe('what is measured', () => {
  const rows = 200
  const x = Array.from({ length: rows }, (_, i) => (i - rows / 2) / 20 + 0.01)
  const labels = { kind: 'binary' as const, values: Uint8Array.from(x, (value) => Number(value > 0)) }
  const columns = [
    numbers('x', x),
    numbers(
      'unused',
      x.map((value) => -value),
    ),
  ]

  test('a flipped sign flips every decision and all of the accuracy; a column without weight flips none', async () => {
    const { sample, subject } = await stressed(columns, labels, logisticAsk({ x: 2 }))
    const { results, metric, measured } = await measurePerturbations(sample, { candidate: subject })
    expect(metric).toBe('accuracy')
    expect(measured).toBe(planPerturbations(factsOf(columns)).length)
    const sign = results.filter(({ kind }) => kind === 'sign')
    expect(sign.map(({ column, candidate }) => [column, candidate.flips?.k, candidate.drop?.value])).toEqual([
      ['x', rows, 1],
      ['unused', 0, 0],
    ])
    expect(sign[0]?.candidate.drop?.interval.low).toBeGreaterThan(0.9)
  })

  test('a model without an answer is a finding, with the share of rows that have none', async () => {
    const { sample, subject } = await stressed(columns, labels, logisticAsk({ x: 2 }))
    const { results } = await measurePerturbations(sample, { candidate: subject })
    const [first] = results
    expect(first).toMatchObject({
      kind: 'missing_column',
      column: 'x',
      candidate: { failed: { how: 'not-finite', failing: { k: 50, n: 50 } } },
    })
    expect(first?.candidate.flips).toBeUndefined()
  })

  test('the champion sees the same draws: the same model has the same drops, and a difference of 0', async () => {
    const { sample, subject } = await stressed(columns, labels, logisticAsk({ x: 2 }))
    const { results } = await measurePerturbations(sample, { candidate: subject, champion: subject })
    const compared = results.filter(({ dropDifference }) => dropDifference !== undefined)
    expect(compared.length).toBeGreaterThan(10)
    for (const { candidate, champion, dropDifference } of compared) {
      expect(champion).toEqual(candidate)
      expect(dropDifference?.value).toBe(0)
    }
  })
})
