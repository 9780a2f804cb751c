import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildAnnexIv } from '../../shared/card/annex-iv.ts'
import { renderAnnexIvMarkdown, renderAnnexIvPage } from '../../shared/card/annex-iv-text.ts'
import { pack } from '../fixtures/annex-iv.ts'
import { card } from '../fixtures/cards.ts'

test.for([
  ['annex-iv.md', renderAnnexIvMarkdown(pack())],
  ['annex-iv.html', renderAnnexIvPage(pack())],
] as const)('%s', ([name, text]) => {
  const file = new URL(`./cards/${name}`, import.meta.url)
  if (process.env['UPDATE'] === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
})

test('every measured part of the card stands under exactly one heading, with its evidence', () => {
  const parts = pack().sections.flatMap(({ measured }) => measured)
  const titles = parts.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
  expect(titles).toEqual(expect.arrayContaining(['Metrics', 'Drift', 'Training', 'Registered versions', 'What was measured']))
  for (const { evidence } of parts) expect(evidence).toMatch(/^sha256:[0-9a-f]{64}$/)
})

test('what is missing is open, with its owner; a verdict about other evidence is none', () => {
  const bare = buildAnnexIv({ card: card({}, { files: [], sections: [] }) })
  const open = bare.sections.flatMap((section) => section.open.map(({ what, owner }) => `${section.number} ${owner}: ${what}`))
  expect(open).toEqual(expect.arrayContaining([expect.stringContaining('1 the provider: Intended use')]))
  expect(open.join('\n')).toMatch(/4 the provider: The verdict.*assay gate/)
  expect(open.join('\n')).toMatch(/6 the provider: The versions of the ledger/)
  expect(bare.sections).toHaveLength(9)
  expect(bare.sections.every(({ open: parts }) => parts.length > 0)).toBe(true)
})

test('no pack says that a duty is met', () => {
  expect(renderAnnexIvMarkdown(pack())).not.toMatch(/complian(t|ce)/i)
})
