import { describe, expect, test } from 'vitest'
import type { DataChange } from '../../../shared/evidence/data-change.ts'
import type { DriftColumn } from '../../../shared/evidence/drift-predicate.ts'
import { COMMENT_BUDGET } from '../../../shared/report/budget.ts'
import { dataReports } from '../../../shared/report/data-change.ts'
import { renderComment } from '../../../shared/report/markdown.ts'
import type { Report } from '../../../shared/report/model.ts'

const BASE = 'abcdef0123456789'
const column = (name: string): DriftColumn => ({
  name,
  type: 'numeric',
  drifted: true,
  verdict: 'drifted',
  tests: [],
  effect: { name: 'wasserstein-1/sd', size: 0.5, material: 0.1 },
  n: { reference: 100, current: 90 },
  histogram: { labels: ['a', 'b'], reference: [0.9, 0.1], current: [0.1, 0.9] },
  message: 'moved',
})
const changed: DataChange = {
  part: 'train',
  state: 'changed',
  base: BASE,
  files: ['data/train.csv'],
  before: { source: 'data/train.csv', rows: 100 },
  after: { source: 'data/train.csv', rows: 90 },
  rows: { added: 5, removed: 15, changed: 3, unchanged: 82 },
  cells: [{ name: 'income', rows: 3 }],
  columns: {
    added: [{ name: 'new', type: 'BIGINT' }],
    removed: [],
    retyped: [{ name: 'zip', from: 'BIGINT', to: 'VARCHAR' }],
  },
  compared: 9,
  moved: 14,
  worst: [column('income')],
}
const reportOf = (changes: readonly DataChange[]): Report => ({
  verdict: 'pass',
  mode: 'enforce',
  headline: 'm meets its one rule',
  notes: [],
  models: [{ model: 'm', verdict: 'pass', clause: '', data: dataReports(changes), rules: [], steps: [], details: [] }],
  untouched: [],
  policy: { path: 'p.yml', digest: 'sha256:0' },
})

describe('data changes in a pull request comment', () => {
  test('say rows, columns and distributions in one line, and show the worst with both pictures', () => {
    const text = renderComment(reportOf([changed]))
    expect(text).toContain(
      'Training data changed since abcdef0: 5 rows added, 15 removed, 3 changed, 82 unchanged; 2 columns',
    )
    expect(text).toContain('zip was BIGINT, is VARCHAR')
    expect(text).toContain('`█▁` → `▁█`')
    expect(text).toContain('and 13 more columns')
  })

  test('say nothing of data that stayed, and never that unknown data stayed', () => {
    expect(renderComment(reportOf([{ part: 'holdout', state: 'same', base: BASE }]))).not.toContain('Holdout')
    const unknown: DataChange = { part: 'holdout', state: 'unknown', base: BASE, reason: 'it is in DVC' }
    expect(renderComment(reportOf([unknown]))).toContain('Holdout: not compared with abcdef0: it is in DVC')
  })

  test('never break the comment: the longest names, and Markdown in them', () => {
    const nasty = `</details>|\`${'ü'.repeat(990)}`
    const worst = Array.from({ length: 12 }, () => column(nasty))
    const names = Array.from({ length: 50 }, () => ({ name: nasty, type: nasty, from: nasty, to: nasty, rows: 1 }))
    const columns = { added: names, removed: names, retyped: names }
    const parts: DataChange[] = [0, 1, 2].map(() => ({
      ...changed,
      files: names.map(({ name }) => name),
      cells: names,
      columns,
      worst,
    }))
    const text = renderComment(reportOf(parts))
    expect(text.length).toBeLessThanOrEqual(COMMENT_BUDGET)
    expect(text.match(/<\/details>/g)?.length ?? 0).toBe(text.match(/<details>/g)?.length ?? 0)
  })
})
