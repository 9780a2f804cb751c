import type { DriftPredicate } from '../../evidence/drift-predicate.ts'
import { plural } from '../../policy/numbers.ts'
import { driftHeadline } from '../drift-markdown.ts'
import { driftStory } from '../drift-story.ts'
import { columnSections } from './column-sections.ts'
import { html, renderPage, sentences } from './page.ts'

const MAX_SKIPPED = 500

/** Drift evidence as one self-contained page: verdict first, then every column with both distributions over each other. */
export function renderDriftPage(predicate: DriftPredicate): string {
  const { reference, current, columns, skipped = [] } = predicate
  const headline = driftHeadline(predicate)
  const side = ({ source, rows }: DriftPredicate['reference']): string => `${source} (${plural(rows, 'row')})`
  const body = [
    `<h1>${html(headline, 400)}</h1>`,
    `<p>${html(`Reference: ${side(reference)}`, 300)}</p>\n<p>${html(`Current: ${side(current)}`, 300)}</p>`,
    sentences(driftStory(predicate)),
    columnSections(columns, { before: 'reference', now: 'current' }),
    skipped.length === 0
      ? ''
      : `<details><summary>${plural(skipped.length, 'column')} not compared</summary>${sentences(skipped.slice(0, MAX_SKIPPED).map(({ name, reason }) => `${name}: ${reason}`))}</details>`,
    `<footer>${html(`Measured by Assay ${predicate.assay}, ${predicate.createdAt}. A column has moved when the difference is significant after correction over all columns and larger than what matters.`, 400)}</footer>`,
  ]
  return renderPage(headline, body.filter((part) => part !== '').join('\n'))
}
