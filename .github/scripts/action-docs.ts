import { join } from 'node:path'
import { type ActionFile, ROOT, readActions, readIfThere } from './read-action.ts'
import { writeOrCheck } from './write-or-check.ts'

const BEGIN = '<!-- begin: made from action.yml by .github/scripts/action-docs.ts -->'
const END = '<!-- end -->'

/** docs/actions/<verb>.md: the part between the marks is generated, the prose around it is kept. */
function document(action: ActionFile): string {
  const path = join(ROOT, 'docs', 'actions', `${action.verb}.md`)
  const text = readIfThere(path) ?? `# ${action.name}\n\n${action.description}\n\n${BEGIN}\n${END}\n`
  const start = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (start < 0 || end < start) throw new Error(`${path} has lost its marks "${BEGIN}" and "${END}"`)
  return `${text.slice(0, start)}${BEGIN}\n${tables(action)}${text.slice(end)}`
}

function tables({ inputs, outputs }: ActionFile): string {
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    cell(input.description),
    input.required ? 'required' : input.default ? `\`${input.default}\`` : '',
  ])
  const outputRows = Object.entries(outputs).map(([name, output]) => [`\`${name}\``, cell(output.description)])
  return [
    table('Inputs', ['Input', 'What it is', 'Default'], inputRows),
    table('Outputs', ['Output', 'What it is'], outputRows),
    '\n',
  ].join('')
}

/** Columns are padded the way our formatter pads them, so that generated pages need no exception. */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const widths = head.map((name, i) => Math.max(name.length, 3, ...rows.map((row) => row[i]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width))
  const lines = [head, rule, ...rows].map(
    (cells) => `| ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' | ')} |`,
  )
  return `\n## ${title}\n\n${lines.join('\n')}\n`
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')
}

writeOrCheck(
  readActions().map((action) => ({ path: `docs/actions/${action.verb}.md`, content: document(action) })),
  'npm exec -- node .github/scripts/action-docs.ts',
)
