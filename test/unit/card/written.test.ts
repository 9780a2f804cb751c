import { expect, test } from 'vitest'
import { renderCardMarkdown } from '../../../shared/card/markdown.ts'
import { renderCardPage } from '../../../shared/card/page.ts'
import { missingSections, NOTHING_WRITTEN, parseWritten } from '../../../shared/card/written.ts'
import { card } from '../../fixtures/cards.ts'

const MARKDOWN = `---
license: mit
tags: [credit]
---
# credit-risk

Says who repays.

## Intended use

Advice, [see the handbook](handbook.md). <script>alert(1)</script>

\`\`\`sh
## no heading
\`\`\`

## Limitations

TBD
`

test('Markdown has its sections by heading, and code keeps its lines', () => {
  const written = parseWritten(MARKDOWN, 'model-card.md', 'credit-risk')
  expect(written).toMatchObject({ license: 'mit', tags: ['credit'], files: ['model-card.md'] })
  expect(written.sections.map(({ title }) => title)).toEqual(['Summary', 'Intended use', 'Limitations'])
  expect(written.sections[1]?.text).toContain('## no heading')
  expect(missingSections(written)).toEqual(['Limitations', 'Contacts'])
})

test('Markdown of people stays Markdown in the card, without HTML; in the page it is text', () => {
  const made = card({}, parseWritten(MARKDOWN, 'model-card.md', 'credit-risk'))
  const text = renderCardMarkdown(made)
  expect(text).toContain('[see the handbook](handbook.md)')
  expect(text).toContain('&lt;script>')
  expect(renderCardPage(made)).not.toContain('<script')
})

test('YAML has texts and lists', () => {
  const text = 'model: credit-risk\nsummary: Says who repays.\nlimitations: [old data, small loans]\n'
  const { sections } = parseWritten(text, 'model-card.yml', 'credit-risk')
  expect(sections).toEqual([
    { title: 'Summary', format: 'plain', text: ['Says who repays.'] },
    { title: 'Limitations', format: 'plain', text: ['old data', 'small loans'] },
  ])
})

test('nothing written is said to be missing', () => {
  expect(missingSections(NOTHING_WRITTEN)).toEqual(['Intended use', 'Limitations', 'Contacts'])
  expect(renderCardMarkdown(card({}, NOTHING_WRITTEN)).match(/Nobody has written/g)).toHaveLength(3)
})

test.for([
  ['an unknown key', 'model-card.yml', 'summary: x\nlimitation: y\n', 2, 'limitations'],
  ['another model', 'model-card.yml', 'summary: x\nmodel: other\n', 2, 'credit-risk'],
  ['a heading twice', 'model-card.md', '## Risks\na\n## risks\nb\n', 3, 'twice'],
  ['an open code block', 'model-card.md', '# x\n\n```\ncode\n', 3, 'never closed'],
  ['front matter with a fault', 'model-card.md', '---\nlicens: mit\n---\n# x\n', 2, 'license'],
] as const)('%s is refused at its line', ([, file, text, line, words]) => {
  const problem = { line, file }
  expect(() => parseWritten(text, file, 'credit-risk')).toThrow(
    expect.objectContaining({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(words),
      problems: expect.arrayContaining([expect.objectContaining(problem)]),
    }),
  )
})
