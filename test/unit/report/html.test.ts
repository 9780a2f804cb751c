import { describe, expect, test } from 'vitest'
import type { DriftColumn } from '../../../shared/evidence/drift-predicate.ts'
import { columnSections } from '../../../shared/report/html/column-sections.ts'
import { renderDiffPage } from '../../../shared/report/html/diff-page.ts'
import { renderDriftPage } from '../../../shared/report/html/drift-page.ts'
import { overlay } from '../../../shared/report/html/overlay.ts'

const SIDES = { before: 'reference', now: 'current' }
const column = (name: string, options: Partial<DriftColumn> = {}): DriftColumn => ({
  name,
  type: 'numeric',
  drifted: true,
  verdict: 'drifted',
  tests: [{ name: 'anderson-darling', statistic: 12, pValue: 1e-6, weight: 0.6 }],
  effect: { name: 'wasserstein-1/sd', size: 0.5, material: 0.1 },
  n: { reference: 1000, current: 900 },
  histogram: { labels: ['from 0', 'from 1'], reference: [0.75, 0.25], current: [0.25, 0.75] },
  message: 'moved by 0.5 standard deviations',
  ...options,
})
const NASTY = `"><script>alert(1)</script>\u202e${'x'.repeat(5000)}`

describe('a picture of two distributions', () => {
  test('fills what was before, outlines what is now, and tells the shares', () => {
    const picture = overlay(column('age'), SIDES)
    expect(picture.match(/<rect class="before"/g)).toHaveLength(2)
    // Three quarters of the rows are the highest bar: 116 of 120 units, from the top.
    expect(picture).toContain('M0 120V81.3H240V4H480V120')
    expect(picture).toContain('<title>from 0: reference 75 %, current 25 %</title>')
  })

  test('is empty without a histogram', () => {
    const { histogram, ...bare } = column('x')
    expect(overlay(bare, SIDES)).toBe('')
    expect(overlay({ ...bare, histogram: { ...histogram, labels: [], reference: [], current: [] } }, SIDES)).toBe('')
  })
})

test('a column that moved by what is missing shows that, not its values', () => {
  const picture = overlay(
    column('age', {
      effect: { name: 'missing-share', size: 0.5, material: 0.01 },
      n: { reference: 1000, current: 50 },
      missing: { reference: 0, current: 50 },
    }),
    SIDES,
  )
  expect(picture).toContain('<title>missing: reference 0 %, current 50 %</title>')
  expect(picture).toContain('<title>present: reference 100 %, current 50 %</title>')
})

describe('a page of columns', () => {
  test('shows the worst first and links to its picture', () => {
    const still = column('still', {
      verdict: 'stable',
      drifted: false,
      effect: { name: 'total-variation', size: 0.01, material: 0.05 },
    })
    const text = columnSections([still, column('moved')], SIDES)
    expect(text.indexOf('moved')).toBeLessThan(text.indexOf('still'))
    expect(text).toContain('<a href="#c0">moved</a>')
  })

  test('shows many columns in a table and at most 200 pictures', () => {
    const text = columnSections(
      Array.from({ length: 3000 }, (_, i) => column(`c${i}`)),
      SIDES,
    )
    expect(text.match(/<svg/g)).toHaveLength(200)
    expect(text).toContain('and 1,000 more columns')
  })
})

test.each([
  [
    'drift',
    () =>
      renderDriftPage({
        schemaVersion: 1,
        kind: 'drift',
        assay: NASTY,
        createdAt: '2026-11-21T00:00:00Z',
        source: {},
        reference: { source: NASTY, rows: 1000 },
        current: { source: NASTY, rows: 900 },
        drifted: true,
        columns: [column(NASTY, { message: NASTY, unseen: { categories: [NASTY], rows: 3 } })],
        skipped: [{ name: NASTY, reason: NASTY }],
      }),
  ],
  [
    'diff',
    () =>
      renderDiffPage({
        base: { source: NASTY, rows: 1 },
        head: { source: NASTY, rows: 2 },
        schema: {
          added: [{ name: NASTY, type: NASTY }],
          removed: [],
          retyped: [{ name: NASTY, from: NASTY, to: NASTY }],
        },
        rows: { added: 1, removed: 0, unchanged: 1 },
        columns: [column(NASTY)],
        skipped: [{ name: NASTY, reason: NASTY }],
      }),
  ],
])('the page of a %s runs nothing and asks for nothing, whatever the data are called', (_, render) => {
  const page = render()
  expect(page).not.toMatch(/<script|\u202e|x{1000}/)
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/(src|href)="(?!#)/)
  expect(render()).toBe(page)
})
