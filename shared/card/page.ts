import { type Digest, shortDigest } from '../kernel/digest.ts'
import { html, htmlTable, renderPage } from '../report/html/page.ts'
import { groupPictures, metricPictures, slicePictures } from './pictures.ts'
import type { Card, Written } from './schema.ts'
import { type CardSection, cardSections, METRICS } from './sections.ts'
import { missingSections } from './written.ts'

const MAX_CELL = 400
const MAX_TEXT = 20_000

/** The evaluation report: a card as one self-contained HTML page with pictures. It runs nothing and asks for nothing; equal cards give equal bytes. */
export function renderCardPage(card: Card): string {
  const { model, written, measured } = card
  const missing = missingSections(written)
  const body = [
    `<h1>${html(model, 160)}</h1>`,
    ...cardSections(card).map((section) => sectionHtml(section, picturesOf(card, section.title))),
    '<section>\n<h2>Said by people, not measured</h2>',
    ...written.sections.map(writtenHtml),
    missing.length === 0 ? '' : `<p class="quiet">${html(`Nobody has written: ${missing.join(', ')}.`, MAX_CELL)}</p>`,
    '</section>',
    `<footer>${html(`Written by Assay ${measured.results.assay} from evidence ${measured.results.evidence}.`, MAX_CELL)}</footer>`,
  ]
  return renderPage(`Evaluation of ${model}`, body.filter((part) => part !== '').join('\n'))
}

function picturesOf({ model, measured: { results } }: Card, title: string): string[] {
  if (title === METRICS) return metricPictures(model, results)
  if (title === 'Slices') return slicePictures(results)
  return title.startsWith('Groups of ') ? groupPictures(results, title.slice('Groups of '.length)) : []
}

function sectionHtml({ title, evidence, lines, table }: CardSection, pictures: readonly string[]): string {
  return [
    `<section>\n<h2>${html(title, 200)}</h2>`,
    ...lines.map((line) => `<p>${html(line, 2000)}</p>`),
    table === undefined
      ? ''
      : htmlTable(
          table.head,
          table.rows.map((row) => row.map((cell) => html(cell, MAX_CELL))),
        ),
    ...pictures,
    `<p class="quiet">evidence ${html(shortDigest(evidence as Digest), 12)}</p>\n</section>`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Text of people is shown as text, line by line: a page of numbers renders nobody's Markdown. */
function writtenHtml({ title, text }: Written['sections'][number]): string {
  const lines = text.filter((line) => line.trim() !== '').map((line) => `<p>${html(line, MAX_TEXT)}</p>`)
  return `<h3>${html(title, 200)}</h3>\n${lines.join('\n')}`
}
