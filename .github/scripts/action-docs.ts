import { join } from 'node:path'
import { cell, table } from './markdown.ts'
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
    section('Inputs', ['Input', 'What it is', 'Default'], inputRows),
    section('Outputs', ['Output', 'What it is'], outputRows),
    '\n',
  ].join('')
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `\n## ${title}\n\n${table(head, rows)}`
}

writeOrCheck(
  readActions().map((action) => ({ path: `docs/actions/${action.verb}.md`, content: document(action) })),
  'npm exec -- node .github/scripts/action-docs.ts',
)
