import { inline } from '../report/escape.ts'
import { html, htmlTable, renderPage } from '../report/html/page.ts'
import type { OpenPart, Pack, PackSection, SaidPart } from './annex-iv.ts'
import type { CardSection } from './sections.ts'

const MAX_CELL = 2000
const MAX_TEXT = 20_000
const INTRO =
  'Filled from evidence as far as there is any. It is no statement that any duty is met: what is marked OPEN only people can write, and people answer for all of it.'

/** The pack as Markdown; equal packs give equal bytes. */
export function renderAnnexIvMarkdown(pack: Pack): string {
  const blocks = [
    `# Technical documentation of ${inline(pack.model, 200)}, after Annex IV`,
    `${INTRO} Each measured part names the sha256 of its evidence; that of the tests is \`${pack.evidence}\`.`,
    ...pack.sections.flatMap((section) => [
      `## ${section.number}. ${section.title}`,
      ...section.measured.map(measuredMarkdown),
      ...section.said.map(saidMarkdown),
      ...(section.open.length === 0
        ? []
        : [
            section.open
              .map(({ what, owner }) => `- **OPEN** (${inline(owner, 200)}): ${inline(what, MAX_CELL)}`)
              .join('\n'),
          ]),
    ]),
    `Written by Assay ${inline(pack.assay, 40)}.`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function measuredMarkdown({ title, evidence, lines, table }: CardSection): string {
  const rows = (table?.rows ?? []).map((cells) => `| ${cells.map((cell) => inline(cell, MAX_CELL)).join(' | ')} |`)
  const head =
    table === undefined
      ? []
      : [`| ${table.head.map((cell) => inline(cell)).join(' | ')} |`, `|${' --- |'.repeat(table.head.length)}`]
  return [
    `### ${inline(title, 200)}`,
    lines.map((line) => inline(line, MAX_CELL)).join('\n\n'),
    [...head, ...rows].join('\n'),
    `Evidence: \`${evidence}\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function saidMarkdown({ title, files, lines }: SaidPart): string {
  // A file notifies nobody, so addresses may be links and can be copied.
  const text = lines.filter((line) => line.trim() !== '').map((line) => inline(line, MAX_TEXT).replaceAll('\u2060', ''))
  return [
    `### ${inline(title, 200)}`,
    ...text,
    `Said by people in ${files.map((file) => inline(file, 200)).join(', ')}; not measured.`,
  ].join('\n\n')
}

/** The pack as one HTML page that runs nothing and asks for nothing. */
export function renderAnnexIvPage(pack: Pack): string {
  const body = [
    `<h1>${html(`Technical documentation of ${pack.model}, after Annex IV`, 260)}</h1>`,
    `<p>${html(`${INTRO} Evidence of the tests: ${pack.evidence}.`, MAX_CELL)}</p>`,
    ...pack.sections.map(sectionHtml),
    `<footer>${html(`Written by Assay ${pack.assay}.`, 200)}</footer>`,
  ]
  return renderPage(`Annex IV: ${pack.model}`, body.join('\n'))
}

function sectionHtml({ number, title, measured, said, open }: PackSection): string {
  return [
    `<section>\n<h2>${html(`${number}. ${title}`, 200)}</h2>`,
    ...measured.map(measuredHtml),
    ...said.map(saidHtml),
    ...(open.length === 0 ? [] : [`<ul>\n${open.map(openHtml).join('\n')}\n</ul>`]),
    '</section>',
  ].join('\n')
}

function measuredHtml({ title, evidence, lines, table }: CardSection): string {
  const rows = table?.rows.map((row) => row.map((cell) => html(cell, MAX_CELL)))
  return [
    `<h3>${html(title, 200)}</h3>`,
    ...lines.map((line) => `<p>${html(line, MAX_CELL)}</p>`),
    ...(table === undefined || rows === undefined ? [] : [htmlTable(table.head, rows)]),
    `<p class="quiet">evidence ${html(evidence, 80)}</p>`,
  ].join('\n')
}

function saidHtml({ title, files, lines }: SaidPart): string {
  const text = lines.filter((line) => line.trim() !== '').map((line) => `<p>${html(line, MAX_TEXT)}</p>`)
  return [
    `<h3>${html(title, 200)}</h3>`,
    ...text,
    `<p class="quiet">${html(`Said by people in ${files.join(', ')}; not measured.`, 400)}</p>`,
  ].join('\n')
}

function openHtml({ what, owner }: OpenPart): string {
  return `<li><strong>OPEN</strong> (${html(owner, 200)}): ${html(what, MAX_CELL)}</li>`
}
