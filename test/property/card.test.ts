import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCard } from '../../shared/card/check.ts'
import { splitFrontMatter } from '../../shared/card/front-matter-text.ts'
import { renderCardMarkdown } from '../../shared/card/markdown.ts'
import { renderCardPage } from '../../shared/card/page.ts'
import { cardSchema } from '../../shared/card/schema.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { card, SLICES } from '../fixtures/cards.ts'
import { estimate } from '../fixtures/facts.ts'

const PIECES = [
  '<b>',
  '</main>',
  '<!--',
  '<!-- /assay:measured -->',
  '---',
  '```',
  '|',
  '\\',
  '`',
  '"',
  "'",
  '&',
  '\n',
  '### ',
  '@a',
  '\u202e',
  '$',
  ': ',
  '[x](javascript:1)',
]
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
const made = fc
  .record({ name: nasty, where: nasty, source: nasty, said: nasty, value: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ name, where, source, said, value }) =>
    card(
      {
        holdout: { ...card().measured.results.holdout, source },
        metrics: [estimate('roc_auc', value), estimate('log_loss', 0.5, { direction: 'lower' })],
        slices: SLICES.map((slice, i) => (i === 0 ? { ...slice, name, where } : slice)),
      },
      {
        files: ['model-card.md'],
        license: said,
        tags: [said],
        sections: [
          { title: said, format: 'plain', text: [said] },
          { title: 'Risks', format: 'markdown', text: said.split('\n') },
        ],
      },
    ),
  )

test('the page and the card hold no HTML of anybody, whatever things are called', () => {
  fc.assert(
    fc.property(made, (one) => {
      const page = renderCardPage(one)
      expect(page).not.toMatch(/<b>|<script|<!--|\u202e/)
      expect(page.match(/<\/main>/g)).toHaveLength(1)
      const text = renderCardMarkdown(one)
      // The front matter is data that nobody renders as HTML; in the text there are only the two marks.
      expect(splitFrontMatter(text).body.match(/<(?=[A-Za-z/!?])/g)).toHaveLength(2)
      expect(text.startsWith('---\n')).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a card agrees with what it was made of, fits its schema, and is the same each time', () => {
  fc.assert(
    fc.property(made, (one) => {
      const text = renderCardMarkdown(one)
      const errors = checkCard(text, 'CARD.md', one).filter(({ severity }) => severity === 'error')
      expect(errors).toEqual([])
      expect(renderCardMarkdown(structuredClone(one))).toBe(text)
      expect(renderCardPage(structuredClone(one))).toBe(renderCardPage(one))
    }),
    { numRuns: 200 },
  )
  validate(parseStrictJson(JSON.stringify(card()), 'card.json', 'INPUT_INVALID'), cardSchema, 'INPUT_INVALID')
})

test('every number of the measured part matters', () => {
  const text = renderCardMarkdown(card())
  const from = text.indexOf('### What was measured')
  const unseen = [...text.matchAll(/(?<!\d)\d/g)].flatMap(({ index }) => {
    const isShortDigest = text.slice(text.lastIndexOf('\n', index) + 1).startsWith('Evidence:')
    if (index < from || isShortDigest) return []
    const wrong = text.slice(0, index) + String((Number(text[index]) + 1) % 10) + text.slice(index + 1)
    return checkCard(wrong, 'CARD.md', card()).length > 0 ? [] : [text.slice(index - 20, index + 10)]
  })
  expect(unseen).toEqual([])
})
