import { describe, expect, test } from 'vitest'
import { checkCard } from '../../../shared/card/check.ts'
import { renderCardMarkdown } from '../../../shared/card/markdown.ts'
import { card } from '../../fixtures/cards.ts'
import { digestOf, estimate } from '../../fixtures/facts.ts'

const MADE = renderCardMarkdown(card())
const found = (text: string, evidence = card()) =>
  checkCard(text, 'CARD.md', evidence).map(({ code, severity, place }) => [code, severity, place?.line])
/** The first line of the made card that holds a text, counted from 1. */
const lineOf = (text: string): number => MADE.split('\n').findIndex((line) => line.includes(text)) + 1

describe('numbers that were changed', () => {
  test.for([
    ['a value in the front matter', 'value: 0.751', 'value: 0.791'],
    ['an end of an interval in the front matter', 'low: 0.718', 'low: 0.748'],
    ['a value in the metrics', '| ROC AUC | 0.751 |', '| ROC AUC | 0.791 |'],
    ['an interval', '0.718 to 0.783', '0.758 to 0.823'],
    ['the reading of a comparison', '| worse |', '| better |'],
    ['a group', '0.520 (0.476', '0.220 (0.476'],
    ['a slice', '| young | age &lt; 25 | 240 | 0.700', '| young | age &lt; 25 | 240 | 0.800'],
    ['the seed', '| seed | 7 |', '| seed | 8 |'],
    ['the rows of the holdout', '| holdout rows | 1,000 |', '| holdout rows | 100,000 |'],
  ] as const)('%s', ([, right, wrong]) => {
    expect(MADE).toContain(right)
    expect(found(MADE.replace(right, wrong))).toEqual([['CARD_DIFFERENT', 'error', lineOf(right)]])
  })

  test('the message names the number of the card and that of the evidence', () => {
    const [finding] = checkCard(MADE.replace('| ROC AUC | 0.751 |', '| ROC AUC | 0.791 |'), 'CARD.md', card())
    expect(finding?.message).toMatch(/Metrics, ROC AUC.*"0\.791".*"0\.751"/)
  })
})

describe('rows that were taken out or put in', () => {
  test.for([
    ['a metric', '| log loss | 0.531 | 0.502 to 0.561 | 1,000 |\n', 'CARD_MISSING'],
    ['a sentence', 'Champion v1.2, on the same rows.\n', 'CARD_STALE'],
    ['a slice', '| few | age &gt; 90 | 3 | too few rows | – | – | – |\n', 'CARD_MISSING'],
  ] as const)('%s is missing', ([, row, code]) => {
    expect(MADE).toContain(row)
    expect(found(MADE.replace(row, ''))[0]?.[0]).toBe(code)
  })

  test('a section of groups is missing', () => {
    const from = MADE.indexOf('### Groups of region')
    const text = MADE.slice(0, from) + MADE.slice(MADE.indexOf('### Drift'))
    expect(found(text)).toEqual([['CARD_MISSING', 'error', lineOf('<!-- assay:measured -->')]])
  })

  test('what nothing supports', () => {
    const row = '| ROC AUC | 0.751 | 0.718 to 0.783 | 1,000 |\n'
    expect(found(MADE.replace(row, `${row}| F1 | 0.99 | 0.98 to 1.00 | 1,000 |\n`))).toEqual([
      ['CARD_UNSUPPORTED', 'error', lineOf(row.trim()) + 1],
    ])
    expect(found(MADE.replace('### Drift', '### Awards\n\nBest model.\n\n### Drift'))[0]?.[0]).toBe('CARD_UNSUPPORTED')
    expect(found(MADE.replace('### What was', 'All tests passed.\n\n### What was'))[0]?.[0]).toBe('CARD_UNSUPPORTED')
  })

  test('a metric is missing from the front matter', () => {
    const { metrics } = card().measured.results
    const more = card({ metrics: [...metrics, estimate('accuracy', 0.8)] })
    expect(found(MADE, more).map(([code]) => code)).toEqual(['CARD_MISSING', 'CARD_MISSING'])
  })

  test('the marks stand twice, or one is missing', () => {
    expect(found(MADE.replace('<!-- /assay:measured -->', ''))[0]?.[0]).toBe('CARD_BROKEN')
    expect(found(`${MADE}\n<!-- assay:measured -->\n`)[0]?.[0]).toBe('CARD_BROKEN')
  })

  test('no number at all', () => {
    expect(found('# credit-risk\n\nA good model.\n')).toEqual([['CARD_MISSING', 'error', 1]])
  })
})

describe('old cards', () => {
  test('about another model or holdout', () => {
    const now = card({ holdout: { ...card().measured.results.holdout, digest: digestOf('7') } })
    expect(found(MADE, now)).toEqual([
      ['CARD_STALE', 'error', lineOf('revision:')],
      ['CARD_STALE', 'error', lineOf('holdout digest')],
    ])
  })

  test('measured again with the same numbers is a warning only', () => {
    const again = card({ createdAt: '2026-11-22T00:00:00Z' })
    expect(found(MADE, again)).toEqual([['CARD_REMEASURED', 'warn', lineOf('measured at')]])
  })

  test('against another champion is a warning for what depends on it', () => {
    const { champion } = card().measured.results
    if (champion.state !== 'compared') throw new TypeError('no champion')
    const codes = found(MADE, card({ champion: { ...champion, version: 'v1.3' } }))
    expect(codes).toEqual([['CARD_STALE', 'warn', lineOf('Champion v1.2')]])
  })
})

describe('cards that others wrote', () => {
  const index = (metric: string) =>
    `---\nmodel-index:\n- name: x\n  results:\n  - dataset: {name: data/holdout.parquet, type: csv}\n    metrics:\n    - ${metric}\n---\n# x\n`

  test.for([
    ['rounded', '{type: auc, value: 0.75}', []],
    ['in percent', '{type: roc_auc, value: 75.1}', []],
    ['under its other name', '{type: ROC-AUC, value: 0.751}', []],
    ['better than it is', '{type: roc_auc, value: 0.76}', ['CARD_DIFFERENT']],
    ['rounded to nothing', '{type: roc_auc, value: 1}', ['CARD_DIFFERENT']],
    ['as text', '{type: roc_auc, value: "very good"}', ['CARD_DIFFERENT']],
    ['that nobody measured', '{type: f1, value: 0.9}', ['CARD_UNSUPPORTED']],
  ] as const)('a number %s', ([, metric, codes]) => {
    const errors = checkCard(index(metric), 'CARD.md', card()).filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code, place }) => [code, place?.line])).toEqual(codes.map((code) => [code, 7]))
  })

  test('results on other data are nobody’s contradiction', () => {
    const text = index('{type: roc_auc, value: 0.99}').replace('data/holdout.parquet', 'MMLU')
    expect(found(text)).toEqual([['CARD_MISSING', 'error', 1]])
  })

  test('in a card of ours there are none', () => {
    const text = MADE.replace('name: data/holdout.parquet', 'name: MMLU').replace(/revision: .*/, 'revision: main')
    expect(found(text.replace(/ +evidence: .*\n/g, ''))).toEqual([['CARD_UNSUPPORTED', 'error', lineOf('- task:')]])
  })

  test('front matter that is no YAML has its line', () => {
    expect(() => found('---\na: [1\nb: 2\n---\n# x\n')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
  })
})

describe('what people claim', () => {
  const claim = (sentence: string) => found(MADE.replace('Advice to a clerk who decides.', sentence))

  test.for(['It reaches a ROC AUC of 0.91.', 'log loss: 0.31', 'ROC AUC is 91 %'])('%s', (sentence) => {
    expect(claim(sentence)).toEqual([['CARD_CLAIM', 'warn', lineOf('Advice')]])
  })

  test.for(['ROC AUC of 0.75 is what it has.', 'ROC AUC must be above 0.9', 'ROC AUC 75.1 %', 'ROC AUC in 3 regions'])(
    'not: %s',
    (sentence) => {
      expect(claim(sentence)).toEqual([])
    },
  )
})
