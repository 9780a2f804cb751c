import { expect, test } from 'vitest'
import type { Profile } from '../../../shared/data/profile-schema.ts'
import type { DataDiff } from '../../../shared/drift/data-diff.ts'
import { hidePersonal } from '../../../shared/drift/data-diff.ts'
import { dataDiffHeadline, renderDataDiffMarkdown } from '../../../shared/report/data-diff.ts'
import { renderProfilePage } from '../../../shared/report/html/profile-page.ts'
import { picturePair } from '../../../shared/report/picture.ts'
import { renderProfileMarkdown } from '../../../shared/report/profile-markdown.ts'
import { profileFacts } from '../../../shared/report/profile-words.ts'

const EVIL = `<script>alert("1")</script>' onload=x & [link](http://evil) @all \u202e\u0000 ${'long '.repeat(500)}`
const PROFILE: Profile = {
  rows: 100,
  duplicateRows: 2,
  id: { column: 'id', duplicates: 1, missing: 3 },
  columns: [
    {
      name: EVIL,
      type: 'text',
      databaseType: `ENUM('${EVIL}')`,
      missing: 0,
      distinct: 1,
      variation: 'constant',
      top: [{ value: EVIL, count: 100 }],
    },
    {
      name: 'x',
      type: 'numeric',
      databaseType: 'DOUBLE',
      missing: 1,
      infinite: 2,
      distinct: 2,
      variation: 'varies',
      numbers: {
        ...{ min: 0, max: 9, mean: 4, standardDeviation: 3, skewness: 0.25, excessKurtosis: -1.5 },
        quantiles: { p5: 0, p25: 1, p50: 4, p75: 7, p95: 9 },
      },
      histogram: [
        { from: '0', to: '3', count: 90 },
        { from: '3', to: '6', count: 0 },
        { from: '6', to: '9', count: 7 },
      ],
      top: [],
    },
  ],
  correlations: { columns: 100, left: 3, strong: [{ columns: ['x', EVIL], pearson: -0.999, rows: 97 }] },
}

test('an HTML page holds nothing that a browser would run or fetch, and cuts what is long', () => {
  const page = renderProfilePage(PROFILE, EVIL, 'sha256:0')
  expect(page).not.toMatch(/<script|onload=x(?!.*&)|href=|src=|<img|url\(|@import/i)
  expect(page.replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(/[\p{Cf}]|\p{Cc}(?<!\n)/u)
  expect(page).toContain("default-src 'none'")
  expect(page.match(/<rect /g)).toHaveLength(3)
  expect(page).toContain('height="0"')
  for (const words of ['skewness', '0.25', 'excess kurtosis', '−1.5', '2 infinite']) expect(page).toContain(words)
  expect(page.length).toBeLessThan(8_000)
  const tags = [...page.matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1])
  expect(new Set(tags)).toEqual(
    new Set(
      'html head meta title style body main h1 p ul li section h2 figure figcaption svg rect span table tr th td footer'.split(
        ' ',
      ),
    ),
  )
})

test('Markdown escapes what the data says', () => {
  const text = renderProfileMarkdown(PROFILE, EVIL)
  expect(text).not.toMatch(/<script|(?<!\\)\]\(http|@all/)
  expect(text).toContain('`█·▁`')
  expect(text).toContain('9, 2 infinite |')
})

test('facts name duplicates, ids, constants, correlations and what was left out', () => {
  const facts = profileFacts(PROFILE).join('\n')
  for (const words of [
    '2 rows repeat',
    'id does not tell',
    'x: 2 infinite',
    'is constant',
    '−0.999',
    '3 were left out',
  ])
    expect(facts).toContain(words)
})

const COLUMN: DataDiff['columns'][number] = {
  name: 'city',
  type: 'categorical',
  drifted: true,
  verdict: 'drifted',
  tests: [],
  effect: { name: 'total-variation', size: 0.4, material: 0.05 },
  n: { reference: 100, current: 100 },
  histogram: { labels: ['Rome', 'ada@example.org'], reference: [1, 0], current: [0.25, 0.75] },
  unseen: { categories: ['ada@example.org', 'Oslo'], rows: 75 },
  message: '75 rows with categories such as "ada@example.org"',
}

test('one address among the categories is hidden, the rest stays; a personal column shows no value at all', () => {
  const some = hidePersonal(COLUMN, undefined)
  expect(some).toMatchObject({
    histogram: { labels: ['Rome', '(e-mail, hidden)'] },
    unseen: { categories: ['(e-mail, hidden)', 'Oslo'] },
  })
  const all = hidePersonal(COLUMN, { kind: 'e-mail', by: 'name' })
  expect(all).not.toHaveProperty('histogram')
  expect(JSON.stringify([some, all])).not.toContain('@')
  expect(JSON.stringify(all)).not.toMatch(/Rome|Oslo/)
})

const WHOLE: DataDiff = {
  base: { source: 'a.csv', rows: 1000 },
  head: { source: 'b.csv', rows: 1000 },
  schema: { added: [{ name: 'y', type: 'INT' }], removed: [{ name: 'x', type: 'INT' }], retyped: [] },
  rows: { added: 0, removed: 0, unchanged: 1000, changed: 0, changedCells: [] },
  columns: [],
  skipped: [{ name: 'x', reason: 'one side only' }],
}
const DIFF: DataDiff = { ...WHOLE, id: 'id' }

test('where only the id is shared, no row is called unchanged', () => {
  expect(dataDiffHeadline(DIFF)).toContain('1,000 ids on both sides, and no other column to compare')
  expect(dataDiffHeadline(DIFF)).not.toContain('unchanged')
  expect(dataDiffHeadline(WHOLE)).toContain('no row was compared')
  expect(dataDiffHeadline({ ...DIFF, columns: [COLUMN] })).toContain('1,000 rows unchanged')
})

test('a column that moved by what is missing is drawn by that: two pictures of the same values would say nothing', () => {
  const missing = {
    ...COLUMN,
    effect: { name: 'missing-share', size: 0.5, material: 0.01 },
    n: { reference: 100, current: 50 },
    missing: { reference: 0, current: 50 },
  }
  expect(picturePair(missing)).toEqual({ base: 'missing · present █', head: 'missing ▅ present ▅' })
  expect(picturePair(COLUMN)).toEqual({ base: '█·', head: '▃▇' })
})

test('a diff shows both histograms of the worst columns, worst first', () => {
  const worse = { ...COLUMN, name: EVIL, effect: { ...COLUMN.effect, size: 0.9 } }
  const text = renderDataDiffMarkdown({
    base: { source: EVIL, rows: 100 },
    head: { source: 'b.csv', rows: 101 },
    schema: { added: [{ name: EVIL, type: 'INT' }], removed: [], retyped: [] },
    rows: { added: 1, removed: 0, unchanged: 95, changed: 5, changedCells: [{ name: 'city', rows: 5 }] },
    columns: [COLUMN, worse, { ...COLUMN, name: 'stable', drifted: false, verdict: 'stable' }],
    skipped: [],
  })
  expect(text).toContain('1 added, 0 removed, 5 changed')
  expect(text).toContain('`█·` → `▃▇`')
  expect(text.indexOf('0.90')).toBeLessThan(text.indexOf('0.40'))
  expect(text).not.toMatch(/<script|(?<!\\)\]\(http|@all|stable/)
})
