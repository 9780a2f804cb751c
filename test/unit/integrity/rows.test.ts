import { describe, expect, test } from 'vitest'
import { groupFinding, keyFinding, possibleKeys, tellingColumns } from '../../../shared/integrity/keys.ts'
import { labelFindings } from '../../../shared/integrity/labels.ts'
import { DEFAULT_LIMITS } from '../../../shared/integrity/limits.ts'
import {
  chanceOfMixed,
  type RepeatCounts,
  type RepeatTable,
  repeatFindings,
} from '../../../shared/integrity/repeats.ts'
import { timeFindings } from '../../../shared/integrity/times.ts'

const NONE: RepeatTable = { withinTrain: 0, withinHoldout: 0, across: 0, groups: [] }
const pairs = (groups: number, mixed: number, within = 0): RepeatTable => ({
  withinTrain: within,
  withinHoldout: 0,
  across: mixed,
  groups: [{ size: 2, groups, mixed }],
})
const context = { trainRows: 8000, holdoutRows: 2000, selective: 0, limits: DEFAULT_LIMITS, isClassification: true }
const conflicts = { sets: 0, rows: 0, lost: 0 }
const codes = (counts: Partial<RepeatCounts>, more: object = {}): string[] =>
  repeatFindings({ whole: NONE, features: NONE, conflicts, ...counts }, { ...context, ...more }).map(
    ({ severity, code }) => `${severity} ${code}`,
  )

describe('repeated rows', () => {
  test('a pair lies on both sides by lot with chance 2ab', () => {
    expect(chanceOfMixed([{ size: 2, groups: 100, mixed: 32 }], 0.8).expected).toBeCloseTo(32, 12)
    expect(chanceOfMixed([{ size: 2, groups: 100, mixed: 32 }], 0.8).pValue).toBeGreaterThan(0.4)
    expect(chanceOfMixed([], 0.8)).toEqual({ expected: 0, pValue: 1 })
  })

  test('as many as by lot are nature, all of them are a leak', () => {
    expect(codes({ whole: pairs(100, 32, 64) })).toEqual([])
    expect(codes({ whole: pairs(100, 100) })).toEqual(['error DUPLICATES_ACROSS'])
    expect(codes({ features: pairs(100, 100) })).toEqual(['error DUPLICATE_FEATURES_ACROSS'])
  })

  test('one copied row of ten thousand is below the limit', () => {
    expect(codes({ whole: pairs(1, 1) })).toEqual([])
  })

  test('copies made before the split are told by nearly unique columns', () => {
    const copied = pairs(1000, 320, 640)
    expect(codes({ whole: copied })).toEqual(['warn DUPLICATES_ACROSS', 'warn DUPLICATES_WITHIN'])
    expect(codes({ whole: copied }, { selective: 2 })).toEqual(['error DUPLICATES_ACROSS', 'warn DUPLICATES_WITHIN'])
  })

  test('rounded numbers have codes of their own', () => {
    expect(codes({ whole: pairs(100, 100, 900) }, { digits: 3 })).toEqual(['error NEAR_DUPLICATES_ACROSS'])
  })

  test('conflicting labels say what no model can do', () => {
    const found = repeatFindings(
      { whole: NONE, features: NONE, conflicts: { sets: 200, rows: 400, lost: 200 } },
      context,
    )
    expect(found).toMatchObject([{ code: 'LABEL_CONFLICTS', severity: 'warn', rows: 400 }])
    expect(found[0]?.message).toContain('98.0 %')
    expect(codes({ conflicts: { sets: 1, rows: 2, lost: 1 } })).toEqual([])
    expect(codes({ conflicts: { sets: 200, rows: 400, lost: 200 } }, { isClassification: false })).toEqual([])
  })
})

describe('keys', () => {
  const overlap = { keys: 400, shared: 60, rows: 90, present: 200 }

  test('a named group may not be on both sides', () => {
    expect(groupFinding('patient', overlap)).toMatchObject([{ code: 'GROUP_LEAK', severity: 'error', rows: 90 }])
    expect(groupFinding('patient', { ...overlap, shared: 0, rows: 0 })).toEqual([])
  })

  test('an unnamed one is told by columns that agree, or by its name', () => {
    const agree = [
      { column: 'sex', withinKey: 1, chance: 0.5 },
      { column: 'race', withinKey: 0.99, chance: 0.6 },
    ]
    expect(keyFinding('nbr', overlap, agree)).toMatchObject([{ code: 'POSSIBLE_GROUP_LEAK', severity: 'warn' }])
    expect(keyFinding('customer_no', overlap, [])).toHaveLength(1)
    expect(keyFinding('nbr', { ...overlap, shared: 4 }, agree)).toEqual([])
  })

  test('equal weights of similar people are no key', () => {
    // fnlwgt of Adult: 95 % and 96 % agree, by chance 56 % and 74 % do.
    const agree = [
      { column: 'sex', withinKey: 0.955, chance: 0.557 },
      { column: 'race', withinKey: 0.961, chance: 0.74 },
    ]
    expect(keyFinding('fnlwgt', overlap, agree)).toEqual([])
  })

  test('only whole numbers and texts with many values may be keys', () => {
    const numeric = (name: string, value: (row: number) => number) => {
      return { kind: 'numeric', name, values: Float64Array.from({ length: 60 }, (_, row) => value(row)) } as const
    }
    const columns = [numeric('id', (i) => i), numeric('x', (i) => i + 0.5), numeric('few', (i) => i % 4)]
    expect(possibleKeys(columns)).toEqual(['id'])
    expect(tellingColumns(columns, 'id')).toEqual(['few'])
  })
})

describe('time and labels', () => {
  const times = { trainEnd: '2026-01-31', holdoutStart: '2026-01-02', before: 40, same: 2, present: 100 }

  test('a holdout that starts too early is an error, one that touches a warning', () => {
    expect(timeFindings('day', times)).toMatchObject([{ code: 'TIME_LEAK', severity: 'error', rows: 40 }])
    expect(timeFindings('day', { ...times, before: 0 })).toMatchObject([{ code: 'TIME_TOUCHES', severity: 'warn' }])
    expect(timeFindings('day', { ...times, before: 0, same: 0 })).toEqual([])
  })

  test('labels only the holdout has, and rare classes', () => {
    const row = (label: string, isHoldout: boolean, n: number) => ({ cell: 0, isHoldout, label, n, sum: 0, squares: 0 })
    const found = labelFindings('y', [row('a', false, 900), row('b', false, 90), row('a', true, 90), row('c', true, 3)])
    expect(found).toMatchObject([
      { code: 'NEW_LABELS', severity: 'error', rows: 3 },
      { code: 'CLASS_IMBALANCE', severity: 'warn', rows: 90 },
    ])
    // A label may be a name: it is counted, not shown.
    expect(JSON.stringify(found)).not.toContain('"c"')
  })
})
