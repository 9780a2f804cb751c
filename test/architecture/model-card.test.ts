import { expect, test } from 'vitest'
import { CARD_CODES } from '../../shared/card/check.ts'
import { parseWritten } from '../../shared/card/written.ts'
import { writtenSchema } from '../../shared/card/written-schema.ts'
import { TOOLS } from '../../shared/ingest/schema.ts'
import { read } from './source-files.ts'

const page = read('docs/model-card.md')
const inRows = (text: string): string[] => [...text.matchAll(/^\| `([\w]+)`\s*\|/gm)].map((match) => match[1] ?? '')

test('every finding about a card is explained, and no other', () => {
  expect(inRows(page).sort()).toEqual([...CARD_CODES].sort())
  const checks = ['check', 'check-index', 'check-claims', 'compare-sections'].map((file) =>
    read(`shared/card/${file}.ts`),
  )
  const made = new Set(checks.flatMap((text) => [...text.matchAll(/'(CARD_[A-Z]+)'/g)].map((match) => match[1])))
  expect([...made].sort()).toEqual([...CARD_CODES].sort())
})

test('the example of the page is what people may write, and the page names every key', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(parseWritten(example, 'model-card.yml', 'credit-risk').sections.length).toBeGreaterThan(8)
  const keys = Object.keys(writtenSchema.properties).filter((key) => key !== 'version')
  expect(keys.filter((key) => !page.includes(`${key}:`) && !page.includes(`\`${key}\``))).toEqual([])
})

test('every tool whose results are read is described', () => {
  expect(inRows(read('docs/ingest.md')).sort()).toEqual([...TOOLS].sort())
})
