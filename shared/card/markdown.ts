import { type Digest, shortDigest } from '../kernel/digest.ts'
import { inline } from '../report/escape.ts'
import { renderFrontMatter } from './front-matter.ts'
import { CHECK_NOTE, MEASURED_BEGIN, MEASURED_END } from './marks.ts'
import type { Card, Written } from './schema.ts'
import { type CardSection, cardSections } from './sections.ts'
import { missingSections } from './written.ts'
import { WRITTEN_SECTIONS } from './written-schema.ts'

const MAX_LINE = 2000

/** A model card in Markdown: front matter, what people say, and the measured part between two marks. Equal cards give equal bytes. */
export function renderCardMarkdown(card: Card): string {
  const { model, written } = card
  const sections = written.sections.map((section) =>
    section.title === WRITTEN_SECTIONS.summary
      ? textOf(section)
      : [`## ${inline(section.title, 200)}`, ...textOf(section)],
  )
  const missing = missingSections(written).map((title) => [
    `## ${title}`,
    '_Nobody has written this part yet. It belongs into `model-card.yml`._',
  ])
  const blocks = [`# ${inline(model, 200)}`, ...sections.flat(), ...missing.flat()]
  return `${renderFrontMatter(card)}\n${blocks.join('\n\n')}\n\n${renderMeasured(card)}\n`
}

/** The measured part with its marks. */
export function renderMeasured(card: Card): string {
  const body = cardSections(card).map(sectionMarkdown)
  return [MEASURED_BEGIN, '## Measured', CHECK_NOTE, ...body, MEASURED_END].join('\n\n')
}

function sectionMarkdown({ title, evidence, lines, table }: CardSection): string {
  const rows = (table?.rows ?? []).map((cells) => `| ${cells.map((cell) => cellText(cell)).join(' | ')} |`)
  const head = table === undefined ? [] : [`| ${table.head.map((cell) => cellText(cell)).join(' | ')} |`]
  const rule = table === undefined ? [] : [`|${' --- |'.repeat(table.head.length)}`]
  return [
    `### ${inline(title, 200)}`,
    lines.map((line) => inline(line, MAX_LINE)).join('\n\n'),
    [...head, ...rule, ...rows].join('\n'),
    `Evidence: \`${shortDigest(evidence as Digest)}\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** A cell; digests and commits in code type. */
function cellText(text: string): string {
  return /^(sha256:)?[0-9a-f]{40,64}$/.test(text) ? `\`${text}\`` : inline(text)
}

function textOf({ format, text }: Written['sections'][number]): string[] {
  if (format === 'markdown') return [text.map(withoutHtml).join('\n')]
  // A file notifies nobody, so addresses may be links and can be copied.
  const shown = text.map((item) => inline(item, 20_000).replaceAll('\u2060', ''))
  return [shown.length > 1 ? shown.map((item) => `- ${item}`).join('\n') : (shown[0] ?? '')]
}

/** Markdown of people keeps its form, but no HTML: a tag is shown as text, and no comment can look like one of our marks. */
function withoutHtml(line: string): string {
  return line.toWellFormed().replace(/<(?=[A-Za-z/!?])/g, '&lt;')
}
