import type { DataDiff } from '../../drift/data-diff.ts'
import { plural } from '../../policy/numbers.ts'
import { dataDiffHeadline, dataDiffLines } from '../data-diff.ts'
import { columnSections } from './column-sections.ts'
import { html, renderPage, sentences } from './page.ts'

/** The difference of two versions of a data set as one self-contained page. */
export function renderDiffPage(diff: DataDiff): string {
  const { base, head, columns, skipped } = diff
  const headline = dataDiffHeadline(diff)
  const side = ({ source, rows }: DataDiff['base']): string => `${source} (${plural(rows, 'row')})`
  const body = [
    `<h1>${html(headline, 400)}</h1>`,
    `<p>${html(`${side(base)} → ${side(head)}`, 600)}</p>`,
    sentences(dataDiffLines(diff)),
    columnSections(columns, { before: 'base', now: 'head' }),
    sentences(skipped.map(({ name, reason }) => `not compared: ${name} (${reason})`).slice(0, 500)),
  ]
  return renderPage(headline, body.filter((part) => part !== '').join('\n'))
}
