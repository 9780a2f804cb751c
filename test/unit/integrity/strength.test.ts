import { describe, expect, test } from 'vitest'
import { aucLow, groupedAuc } from '../../../shared/integrity/auc.ts'
import { DEFAULT_LIMITS } from '../../../shared/integrity/limits.ts'
import { measureColumn, measureMissing, r2Low } from '../../../shared/integrity/one-column.ts'
import type { CellTally } from '../../../shared/integrity/tally.ts'
import { leakFinding } from '../../../shared/integrity/target-leak.ts'

const cell = (number: number, isHoldout: boolean, label: string, n: number): CellTally => ({
  cell: number,
  isHoldout,
  label,
  n,
  sum: 0,
  squares: 0,
})
const both = (number: number, label: string, n: number): CellTally[] => [
  cell(number, false, label, n),
  cell(number, true, label, n),
]
const amount = (number: number, isHoldout: boolean, values: readonly number[]): CellTally => ({
  cell: number,
  isHoldout,
  label: '',
  n: values.length,
  sum: values.reduce((total, value) => total + value, 0),
  squares: values.reduce((total, value) => total + value * value, 0),
})

describe('ROC AUC of grouped scores', () => {
  test('ties count half', () => {
    const counts = [
      { positive: 1, negative: 3 },
      { positive: 2, negative: 2 },
      { positive: 3, negative: 1 },
    ]
    expect(groupedAuc(counts)?.auc).toBeCloseTo((1 * 1.5 + 2 * (3 + 1) + 3 * (5 + 0.5)) / 36, 12)
  })

  test('one class alone has none', () => {
    expect(groupedAuc([{ positive: 4, negative: 0 }])).toBeUndefined()
  })

  test('its low end stays below 1, and comes nearer with rows', () => {
    expect(aucLow(1, 10, 10, 0.95)).toBeLessThan(0.9)
    expect(aucLow(1, 1000, 1000, 0.95)).toBeGreaterThan(0.995)
    // Hanley and McNeil's own example: AUC 0.893 with 51 and 58 rows has a standard error of 0.0325.
    expect(aucLow(0.893, 51, 58, 0.95)).toBeGreaterThan(0.893 - 1.96 * 0.06)
    expect(aucLow(0.893, 51, 58, 0.95)).toBeLessThan(0.893 - 1.96 * 0.0325 + 0.01)
  })
})

describe('one column', () => {
  test('that is the class tells it all', () => {
    const strength = measureColumn([...both(0, 'no', 500), ...both(1, 'yes', 500)], 'binary')
    expect(strength).toMatchObject({ measure: 'auc', value: 1, rows: 1000 })
    expect(strength?.low).toBeGreaterThan(0.99)
  })

  test('that has nothing to do with the class tells nothing', () => {
    const tally = [...both(0, 'no', 250), ...both(0, 'yes', 250), ...both(1, 'no', 250), ...both(1, 'yes', 250)]
    expect(measureColumn(tally, 'binary')?.value).toBeCloseTo(0.5, 12)
  })

  test('which learns by heart is unmasked by the holdout', () => {
    // A value of its own for every training row, and others in the holdout.
    const train = Array.from({ length: 200 }, (_, i) => cell(i, false, i % 2 ? 'yes' : 'no', 1))
    const holdout = Array.from({ length: 200 }, (_, i) => cell(256, true, i % 2 ? 'yes' : 'no', 1))
    expect(measureColumn([...train, ...holdout], 'binary')?.value).toBeCloseTo(0.5, 12)
  })

  test('that tells one of three classes is worth the mean of one against the rest', () => {
    const tally = [...both(0, 'a', 100), ...both(1, 'b', 100), ...both(1, 'c', 100)]
    expect(measureColumn(tally, 'multiclass')?.value).toBeCloseTo((1 + 0.75 + 0.75) / 3, 12)
  })

  test('explains a share of an amount', () => {
    const low = [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2]
    const high = low.map((value) => value + 0.6)
    const tally = [amount(0, false, low), amount(1, false, high), amount(0, true, low), amount(1, true, high)]
    const strength = measureColumn(tally, 'regression')
    expect(strength?.measure).toBe('r2')
    expect(strength?.value).toBeGreaterThan(0.7)
    expect(strength?.value).toBeLessThan(1)
  })

  test('may tell by being missing', () => {
    const tally = [...both(-1, 'yes', 300), ...both(0, 'no', 100), ...both(1, 'no', 200)]
    expect(measureMissing(tally, 'binary')?.value).toBe(1)
    expect(measureMissing(both(0, 'no', 3), 'binary')).toBeUndefined()
  })

  test('is not measured on fewer than ten rows of a class', () => {
    expect(measureColumn([...both(0, 'no', 500), ...both(1, 'yes', 9)], 'binary')).toBeUndefined()
  })
})

describe('limits', () => {
  const about = { column: 'x', kind: 'feature' } as const
  const auc = (low: number) => ({ measure: 'auc', value: low + 0.002, low, rows: 1000 }) as const

  test.for([
    [0.9499, []],
    [0.95, ['warn']],
    [0.9899, ['warn']],
    [0.99, ['error']],
  ] as const)('a low end of %d: %j', ([low, severities]) => {
    expect(leakFinding(about, auc(low), DEFAULT_LIMITS).map(({ severity }) => severity)).toEqual(severities)
  })

  test('the order of rows is a warning at most', () => {
    const [found] = leakFinding({ column: '', kind: 'order' }, auc(0.999), DEFAULT_LIMITS)
    expect(found).toMatchObject({ code: 'ORDER_LEAK', severity: 'warn' })
    expect(found).not.toHaveProperty('column')
  })

  test("Fisher's z makes the low end of R²", () => {
    expect(r2Low(0.81, 103)).toBeCloseTo(Math.tanh(Math.atanh(0.9) - 0.195996) ** 2, 5)
    expect(r2Low(-0.2, 100)).toBe(0)
  })
})
