import { type Finding, sortFindings } from '../integrity/finding.ts'
import { checkClaims } from './check-claims.ts'
import { checkIndex } from './check-index.ts'
import { compareSections } from './compare-sections.ts'
import { splitFrontMatter } from './front-matter-text.ts'
import { renderMeasured } from './markdown.ts'
import { readMeasured } from './read-measured.ts'
import type { Card } from './schema.ts'

/** What a check of a card can find; one heading each in docs/model-card.md. */
export const CARD_CODES = [
  'CARD_BROKEN',
  'CARD_CLAIM',
  'CARD_DIFFERENT',
  'CARD_MISSING',
  'CARD_REMEASURED',
  'CARD_STALE',
  'CARD_UNSUPPORTED',
] as const

/**
 * Where the text of a card contradicts the evidence, of which `card` was made: in the front matter, in the measured part, and (as
 * warnings) in what people wrote. Every finding has its line. Throws UserError INPUT_INVALID when the front matter is no YAML.
 */
export function checkCard(text: string, file: string, card: Card): Finding[] {
  const { results } = card.measured
  const measured = readMeasured(text)
  const index = checkIndex(text, file, results, measured.state === 'read')
  const findings = [...index.findings, ...measuredFindings(measured, file, card, index.found)]
  const { bodyLine } = splitFrontMatter(text)
  const isOurs = (line: number): boolean =>
    line < bodyLine || (measured.state === 'read' && line >= measured.from && line <= measured.to)
  return sortFindings([...findings, ...checkClaims(text, file, results, isOurs)]).toSorted(
    (a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'),
  )
}

function measuredFindings(
  measured: ReturnType<typeof readMeasured>,
  file: string,
  card: Card,
  inIndex: number,
): readonly Finding[] {
  const fix = 'make the card with `assay card --out`, and what people write in a file of its own'
  switch (measured.state) {
    case 'none': {
      if (inIndex > 0) return []
      const message = 'the card shows none of the measured numbers: no measured part, no result on this holdout'
      return [{ code: 'CARD_MISSING', severity: 'error', message, fix, place: { file, line: 1, column: 1 } }]
    }
    case 'broken': {
      const place = { file, line: measured.line, column: 1 }
      return [{ code: 'CARD_BROKEN', severity: 'error', message: measured.message, fix, place }]
    }
    case 'read': {
      const expected = readMeasured(renderMeasured(card))
      if (expected.state !== 'read') throw new TypeError('a card that was just made cannot be read')
      return compareSections(file, measured, expected.sections)
    }
    default:
      return measured satisfies never
  }
}
