import { expect, test } from 'vitest'
import { measureFairness } from '../../../shared/fairness/measure-fairness.ts'
import { crossedTables, fairnessNotes } from '../../../shared/report/fairness.ts'
import { fairnessSection } from '../../../shared/report/html/fairness-section.ts'
import { BINARY } from '../../fixtures/groups.ts'

/** 600 rows of two attributes whose names and values want to be markup; the second decides most. */
const rows = Array.from({ length: 600 }, (_, i) => ({ a: i % 2, b: i % 3, label: i % 5 < 2 ? 1 : 0, i }))
const codes = (of: (one: (typeof rows)[number]) => number): Int32Array => Int32Array.from(rows, of)
const fairness =
  measureFairness({
    task: BINARY,
    labels: { kind: 'binary', values: Uint8Array.from(rows, ({ label }) => label) },
    predictions: { kind: 'binary', scores: Float64Array.from(rows, ({ b, i }) => (i % 7 < 2 + 2 * b ? 0.8 : 0.3)) },
    champion: { kind: 'binary', scores: Float64Array.from(rows, ({ i }) => (i % 7 < 3 ? 0.8 : 0.3)) },
    columns: [
      { kind: 'text', name: 'a', codes: codes(({ a }) => a), dictionary: ['x', 'y'] },
      { kind: 'text', name: '<b>', codes: codes(({ b }) => b), dictionary: ['<i>one', 'two', 'three'] },
    ],
    groupings: [{ column: 'a', reference: 'x' }],
    intersections: [['a', '<b>']],
    level: 0.95,
    seed: 's',
  }) ?? expect.fail()

test('a note names each measure with its interval, the reference group, and what moved', () => {
  const notes = fairnessNotes(fairness, '<b>').join(' ')
  expect(notes).toMatch(/Equalized odds \d+\.\d points \(\d+\.\d to \d+\.\d\), <i>one to three/)
  expect(notes).toMatch(/Gaps against the champion’s: selection rate \+\d+\.\d points/)
  expect(fairnessNotes(fairness, 'a').join(' ')).toMatch(/Against x: smallest ratio of selection rates \d\.\d{3}/)
  expect(fairnessNotes(undefined, 'a')).toEqual([])
})

test('crossed attributes are a table, furthest first, with the number of rows', () => {
  const [table] = crossedTables(fairness)
  expect(table).toMatchObject({
    attribute: 'a & <b>',
    head: ['group', 'rows', 'selection rate', 'true positive rate', 'false positive rate', 'accuracy'],
  })
  expect(table?.rows).toHaveLength(6)
  expect(table?.rows[0]?.[2]).toMatch(/^0\.\d{3}, counted 0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)$/)
})

test('the page is escaped, drawn, the same twice, and never says the word', () => {
  const page = fairnessSection(fairness)
  expect(page).toBe(fairnessSection(fairness))
  expect(page).not.toMatch(/<i>one|<b>/)
  expect(page).not.toMatch(/\bfair\b/i)
  expect(page.match(/<svg /g)?.length).toBeGreaterThan(6)
  expect(page).toContain('fill-opacity')
  expect(page.match(/<section>/g)).toHaveLength(1)
  expect(page).toContain('Theil index')
})
