import { describe, expect, test } from 'vitest'
import type { NumericColumn } from '../../../shared/data/table.ts'
import { findRelations } from '../../../shared/integrity/find-relations.ts'
import { relationText } from '../../../shared/integrity/relation.ts'
import { relationFindings } from '../../../shared/integrity/target-leak.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'

const ROWS = 400
const column = (name: string, value: (row: number) => number): NumericColumn => ({
  kind: 'numeric',
  name,
  values: Float64Array.from({ length: ROWS }, (_, row) => value(row)),
})
const prng = createPrng('relations')
const random = (): number => prng.next()
const a = column('a', () => Math.floor(200 * random()))
const b = column('b', () => Math.floor(50 * random()) + 1)
const noise = column('noise', () => random())
const at = ({ values }: NumericColumn, row: number): number => values[row] ?? 0
const found = (y: NumericColumn, others: readonly NumericColumn[]): string[] =>
  findRelations(y, others).map((relation) => relationText(relation, 'y'))

describe('a target that is made of others', () => {
  test.for<readonly [string, (row: number) => number]>([
    ['y = a + b', (row) => at(a, row) + at(b, row)],
    ['y = a - b', (row) => at(a, row) - at(b, row)],
    ['y = b - a', (row) => at(b, row) - at(a, row)],
    ['y = a x b', (row) => at(a, row) * at(b, row)],
    ['y = a / b', (row) => at(a, row) / at(b, row)],
  ])('%s', ([text, value]) => {
    expect(found(column('y', value), [a, b, noise])).toContain(text)
  })

  test.for<readonly [string, (row: number) => number]>([
    ['y = a', (row) => at(a, row)],
    ['y = 2.54 x a', (row) => 2.54 * at(a, row)],
    ['y = 1.8 x a + 32', (row) => 1.8 * at(a, row) + 32],
    ['y = -1 x a + 7', (row) => 7 - at(a, row)],
  ])('%s, under another name or scale', ([text, value]) => {
    // No pair is needed where one column is enough.
    expect(found(column('y', value), [a, b, noise])).toEqual([text])
  })

  test('one row in fifty may be an exception', () => {
    const y = column('y', (row) => (row % 50 === 0 ? -5 : at(a, row) + at(b, row)))
    expect(found(y, [a, b, noise])).toEqual(['y = a + b'])
  })

  test('a part of it is told by never being above it', () => {
    const y = column('y', (row) => at(a, row) + (row % 4 === 0 ? 0 : 3 * at(noise, row)))
    expect(found(y, [a])).toEqual(['a is never above y'])
  })
})

describe('what is no relation', () => {
  test('independent columns, few values and constants', () => {
    expect(found(noise, [a, b])).toEqual([])
    expect(
      found(
        column('y', (row) => row % 3),
        [column('c', (row) => row % 3)],
      ),
    ).toEqual([])
    expect(
      found(
        column('y', (row) => row),
        [column('c', () => 1), b],
      ),
    ).toEqual([])
  })

  test('a small number below a large target', () => {
    expect(
      found(
        column('y', (row) => 1000 + at(a, row)),
        [noise],
      ),
    ).toEqual([])
  })
})

describe('all rows decide', () => {
  const relation = { kind: 'sum', columns: ['a', 'b'] } as const

  test('nearly all: an error for each column', () => {
    const findings = relationFindings({ relation, holds: 995, rows: 1000 }, 'y')
    expect(findings.map(({ code, severity, column: name }) => [code, severity, name])).toEqual([
      ['TARGET_RELATION', 'error', 'a'],
      ['TARGET_RELATION', 'error', 'b'],
    ])
    expect(relationFindings({ relation, holds: 980, rows: 1000 }, 'y')).toEqual([])
  })

  test('a part is an error when it explains half of the target', () => {
    const part = { kind: 'part', columns: ['a'] } as const
    const judged = (low: number) => ({
      relation: part,
      holds: 90,
      rows: 90,
      strength: { measure: 'r2', value: low, low, rows: 90 } as const,
    })
    expect(relationFindings(judged(0.6), 'y')[0]?.severity).toBe('error')
    expect(relationFindings(judged(0.3), 'y')[0]?.severity).toBe('warn')
    expect(relationFindings({ ...judged(0.6), holds: 89 }, 'y')).toEqual([])
  })
})
