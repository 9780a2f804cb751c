import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluatePolicy } from '../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../shared/policy/parse.ts'
import { reportFromVerdict } from '../../shared/report/from-verdict.ts'
import { explanationSection } from '../../shared/report/html/explanation-section.ts'
import { renderComment } from '../../shared/report/markdown.ts'
import { explainedLoans } from '../fixtures/explanation.ts'
import { digestOf, facts, modelFacts } from '../fixtures/facts.ts'

/** Pictures of docs/evaluation/explanations.md, by the place of the figure in the section. UPDATE=1 draws them anew. */
const PICTURES = [
  ['explanation-importance', 0],
  ['explanation-values', 1],
  ['explanation-curve', 2],
  ['explanation-flip', -1],
] as const
/** A picture by itself has no page around it: the page's colours, and a ground. */
const STYLE =
  '<style>svg{--before:#94a3b8;--now:#2563eb;--bad:#b91c1c;--quiet:#64748b;color:#0f172a;font-family:system-ui,sans-serif;background:#fff}.bars{fill:var(--now)}.before{fill:var(--before);opacity:.55}.now{fill:none;stroke:var(--now);stroke-width:2}</style>'
const POLICY = `version: 1
models:
  credit-risk:
    rules:
      - { id: reliance, attribution: { banned: [postcode], max_share: { credit_amount: 0.9 }, top_k_stable: { k: 3, min_overlap: 0.6 } } }
`

function matches(file: string, text: string): void {
  const place = new URL(file, import.meta.url)
  if (process.env['UPDATE'] === '1') writeFileSync(place, text)
  expect(text).toBe(readFileSync(place, 'utf8'))
}

const explanation = await explainedLoans()

test('the section of the page', () => {
  matches('./reports/explanation.html', `${explanationSection(explanation)}\n`)
})

test.each(PICTURES)('the picture %s of the documents', (name, place) => {
  const figures = [...explanationSection(explanation).matchAll(/<svg (.*?)>(.*?)<\/svg>/gs)]
  const [, attributes = '', body = ''] = figures.at(place) ?? []
  matches(
    `../../docs/images/${name}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${STYLE}${body}</svg>\n`,
  )
})

test('a comment that says what changed, and blocks a banned column', () => {
  const given = facts({ 'credit-risk': modelFacts({ explanation }) })
  const verdict = evaluatePolicy(parsePolicy(POLICY, 'p.yml'), given, { path: 'p.yml', digest: digestOf('b') })
  matches('./reports/explanation.md', renderComment(reportFromVerdict(verdict, given)))
})
