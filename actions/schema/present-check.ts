import type { Finding } from '../../shared/integrity/finding.ts'
import { code, inline, plain, prose } from '../../shared/report/escape.ts'
import type { Annotation, Outcome } from '../kit/outcome.ts'

/** Most findings that a terminal and a job summary show; the document has all of them. */
const MAX_SHOWN = 50
const WIDTH = 400

export type CheckedSource = {
  readonly source: string
  readonly environment: string
  readonly rows: number
  readonly findings: readonly Finding[]
}

/** What a check found, as a document, for a terminal, as Markdown, and beside the lines of the schema. */
export function presentCheck(schema: string, checked: readonly CheckedSource[]): Outcome {
  const all = checked.flatMap(({ findings }) => findings)
  return {
    exitCode: all.some(({ severity }) => severity === 'error') ? 1 : 0,
    json: { schemaVersion: 1, schema, checked },
    text: checked.map(sourceText).join('\n\n'),
    summaryMarkdown: ['## Schema of the data', '', ...checked.flatMap(sourceMarkdown)].join('\n'),
    outputs: {},
    annotations: all.map(toAnnotation),
  }
}

/** One finding on a few lines of a terminal. */
export function findingText({ severity, code: kind, message, examples, fix, place }: Finding): string {
  const where = place === undefined ? '' : `  ${place.file}:${place.line}:${place.column}`
  return [
    `  ${severity.padEnd(5)}  ${kind}${where}`,
    `         ${plain(message, WIDTH)}`,
    ...(examples === undefined ? [] : [`         ${plain(examples.join(', '), WIDTH)}`]),
    `         Fix: ${plain(fix, WIDTH)}`,
  ].join('\n')
}

export function countWords(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  if (findings.length === 0) return 'the data fit the schema'
  return `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`
}

function sourceText({ source, environment, rows, findings }: CheckedSource): string {
  const shown = findings.slice(0, MAX_SHOWN).map(findingText)
  const rest = findings.length > MAX_SHOWN ? [`  and ${findings.length - MAX_SHOWN} more`] : []
  return [`${plain(source, 160)} (${environment}, ${rows} rows): ${countWords(findings)}`, ...shown, ...rest].join('\n')
}

function sourceMarkdown({ source, environment, rows, findings }: CheckedSource): string[] {
  const rest = findings.length > MAX_SHOWN ? ['', `and ${findings.length - MAX_SHOWN} more`] : []
  return [
    `${code(source)} (${inline(environment)}, ${rows} rows): ${countWords(findings)}`,
    '',
    ...(findings.length === 0 ? [] : ['| | column | found | fix |', '|---|---|---|---|']),
    ...findings
      .slice(0, MAX_SHOWN)
      .map(
        ({ severity, column, message, fix }) =>
          `| ${severity} | ${column === undefined ? '' : code(column)} | ${inline(message)} | ${prose(fix)} |`,
      ),
    ...rest,
    '',
  ]
}

function toAnnotation({ severity, message, fix, place }: Finding): Annotation {
  const problem = { ...(place ?? { file: '' }), message, fix }
  return { level: severity === 'error' ? 'error' : 'warning', problem }
}
