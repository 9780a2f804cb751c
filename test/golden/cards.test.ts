import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkCard } from '../../shared/card/check.ts'
import { renderCardMarkdown } from '../../shared/card/markdown.ts'
import { renderCardPage } from '../../shared/card/page.ts'
import { NOTHING_WRITTEN } from '../../shared/card/written.ts'
import { explainedLoans } from '../fixtures/explanation.ts'
import { digestOf, predicate } from '../fixtures/facts.ts'
import { buildCard } from '../../shared/card/build.ts'
import { card, READING } from '../fixtures/cards.ts'

const FIRST = buildCard({
  test: {
    predicate: predicate({
      task: 'regression',
      champion: { state: 'none' },
      comparison: [],
      metrics: [
        {
          name: 'mae',
          value: 3512.417,
          interval: { low: 3301.2, high: 3720.9, level: 0.95, method: 'bca' },
          n: 1000,
          direction: 'lower',
        },
      ],
    }),
    digest: digestOf('a'),
  },
  written: NOTHING_WRITTEN,
})

test.for([
  ['complete.md', renderCardMarkdown(card())],
  ['first.md', renderCardMarkdown(FIRST)],
  ['reading.md', renderCardMarkdown(card(READING))],
  ['complete.html', renderCardPage(card())],
] as const)('%s', ([name, text]) => {
  const file = new URL(`./cards/${name}`, import.meta.url)
  if (process.env['UPDATE'] === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
})

test('a card that was just made agrees with its evidence', () => {
  expect(checkCard(renderCardMarkdown(card()), 'MODEL_CARD.md', card())).toEqual([])
  const reading = card(READING)
  expect(checkCard(renderCardMarkdown(reading), 'MODEL_CARD.md', reading)).toEqual([])
  expect(checkCard(renderCardMarkdown(FIRST), 'MODEL_CARD.md', FIRST)).toEqual([])
})

test('pictures stay with the evidence: a card has no curves and no swarm', async () => {
  const explanation = await explainedLoans()
  expect(explanation).toHaveProperty('curves')
  const shown = card({ explanation }).measured.results.explanation
  const { swarm, curves, ...rest } = explanation
  expect(shown).toEqual(rest)
})
