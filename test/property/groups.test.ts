import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column } from '../../shared/data/table.ts'
import { buildTestStatement } from '../../shared/evidence/build.ts'
import { parseStatement } from '../../shared/evidence/parse.ts'
import { measureGroups } from '../../shared/fairness/measure-groups.ts'
import { VERDICTS, type Verdict } from '../../shared/kernel/verdict.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import { fairness } from '../../shared/policy/rules/fairness.ts'
import { modelFacts, NOW, predicate, pullRequest } from '../fixtures/facts.ts'
import { BINARY, type Cells, groupsOf } from '../fixtures/groups.ts'

type Row = { readonly label: number; readonly score: number; readonly code: number; readonly age: number }

const row = fc.record({
  label: fc.nat(1),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  code: fc.integer({ min: -1, max: 3 }),
  age: fc.oneof(fc.integer({ min: 18, max: 60 }), fc.constant(Number.NaN)),
})
const table = fc.array(row, { minLength: 60, maxLength: 200 })

function request(rows: readonly Row[]) {
  const columns: Column[] = [
    {
      kind: 'text',
      name: 'region',
      codes: Int32Array.from(rows, ({ code }) => code),
      dictionary: ['d', 'b', 'a', 'c'],
    },
    { kind: 'numeric', name: 'age', values: Float64Array.from(rows, ({ age }) => age) },
  ]
  return {
    task: BINARY,
    labels: { kind: 'binary' as const, values: Uint8Array.from(rows, ({ label }) => label) },
    predictions: { kind: 'binary' as const, scores: Float64Array.from(rows, ({ score }) => score) },
    columns,
    level: 0.95,
  }
}

describe('groups', () => {
  test('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(
        table.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(measureGroups(request(shuffled))).toEqual(measureGroups(request(rows)))
        },
      ),
    )
  })

  test('a regression, too: sums do not depend on the order', () => {
    const errors = (rows: readonly Row[]) =>
      measureGroups({
        ...request(rows),
        task: { kind: 'regression' },
        labels: { kind: 'regression', values: Float64Array.from(rows, ({ label }) => label) },
        predictions: { kind: 'regression', values: Float64Array.from(rows, ({ score }) => score) },
      })
    fc.assert(
      fc.property(table, (rows) => {
        expect(errors([...rows].reverse())).toEqual(errors(rows))
      }),
    )
  })

  test('a metric of a group is the metric of its rows alone', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const [region] = measureGroups(request(rows))
        for (const [name, code] of [
          ['a', 2],
          ['missing', -1],
        ] as const) {
          const own = rows.filter((one) => one.code === code)
          const group = region?.groups.find((one) => one.name === name)
          expect(group?.n ?? 0).toBe(own.length)
          if (group?.metrics === undefined) continue
          const { columns: _, ...alone } = request(own)
          const [accuracy] = estimateMetrics({ ...alone, metrics: ['accuracy'], seed: 's' })
          const found = group.metrics.find((metric) => metric.name === 'accuracy')
          expect(found).toMatchObject({ value: accuracy?.value, n: own.length, interval: accuracy?.interval })
        }
      }),
    )
  })

  test('what is measured is evidence that is read back', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const groups = measureGroups(request(rows))
        const holdout = { ...predicate().holdout, rows: rows.length }
        const statement = buildTestStatement(predicate({ groups, holdout }))
        expect(parseStatement(JSON.stringify(statement), 'e.json')).toEqual(statement)
      }),
      { numRuns: 30 },
    )
  })
})

const cells = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200)) as fc.Arbitrary<Cells>
const measured = fc
  .record({ north: cells, south: cells, west: cells })
  .filter(
    (given) =>
      Object.values(given)
        .flat()
        .reduce((sum, n) => sum + n, 0) >= 2,
  )
  .map((given) => groupsOf('region', given))
type Settings = Parameters<typeof fairness.evaluate>[0]
const settings = fc.record({
  metric: fc.constantFrom(
    'selection_rate_difference',
    'tpr_difference',
    'fpr_difference',
    'selection_rate_ratio' as const,
  ),
  limit: fc.double({ min: 0, max: 1, noNaN: true }),
  min_group_n: fc.integer({ min: 30, max: 400 }),
  small_group: fc.constantFrom('warn' as const, 'fail' as const),
  if_inconclusive: fc.constantFrom('warn' as const, 'fail' as const),
})

describe('tightening the rule about groups never improves the verdict', () => {
  test('a nearer limit, larger groups, stricter readings, more confidence, lost groups', () => {
    fc.assert(
      fc.property(measured, settings, fc.double({ min: 0, max: 1, noNaN: true }), (groups, given, step) => {
        const isRatio = given.metric === 'selection_rate_ratio'
        const { limit, ...rest } = given
        const at = (change: Partial<Settings>, next = limit, evidence = [groups]): Verdict =>
          fairness.evaluate(
            { attribute: 'region', ...rest, ...(isRatio ? { min: next } : { max: next }), ...change } as Settings,
            { model: 'credit-risk', facts: modelFacts({ groups: evidence }), change: pullRequest(), now: NOW },
          ).verdict
        const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict)
        const before = rank(at({}))
        const tighter = [
          at({}, isRatio ? limit + step * (1 - limit) : limit * step),
          at({ min_group_n: given.min_group_n + Math.ceil(step * 300) }),
          at({ small_group: 'fail' }),
          at({ if_inconclusive: 'fail' }),
          at({ confidence: 0.99 }),
          at({}, limit, []),
          at({}, limit, [{ ...groups, gaps: [] }]),
        ]
        for (const verdict of tighter) expect(rank(verdict)).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
