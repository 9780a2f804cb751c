import type { Integrity } from '../../shared/evidence/integrity.ts'
import { inline, plain } from '../../shared/report/escape.ts'
import { findingLine, integrityHeadline } from '../../shared/report/integrity.ts'
import type { Outcome } from '../kit/outcome.ts'

/** Most findings that a terminal and the job summary show; the document has all of them. */
const MAX_SHOWN = 100
const MAX_ANNOTATIONS = 10

export type Checked = {
  readonly model?: string
  readonly task: string
  readonly target: string
  readonly integrity: Integrity
}

/** Findings as a document, as lines for a terminal, and as Markdown; errors make the exit code 1. */
export function presentCheck({ model, task, target, integrity: found }: Checked, page: string | undefined): Outcome {
  const errors = found.findings.filter(({ severity }) => severity === 'error')
  const shown = found.findings.slice(0, MAX_SHOWN)
  const rest = found.findings.length - shown.length + (found.omitted ?? 0)
  const head = `${model ?? found.train.source}: ${integrityHeadline(found)}`
  const more = rest > 0 ? [`and ${rest} more`] : []
  return {
    exitCode: errors.length > 0 ? 1 : 0,
    json: {
      schemaVersion: 1,
      ...(model === undefined ? {} : { model }),
      task,
      target,
      errors: errors.length,
      warnings: found.findings.length - errors.length,
      ...found,
      ...(page === undefined ? {} : { html: page }),
    },
    text: [
      plain(head, 300),
      ...shown.flatMap((one) => ['', `  ${plain(findingLine(one), 1500)}`, `    ${plain(one.fix, 500)}`]),
      ...more.map((line) => `  ${line}`),
      '',
      `checked: ${found.checked.join(', ')}. What each finding means: docs/integrity.md`,
      ...(page === undefined ? [] : [`page: ${page}`]),
    ].join('\n'),
    summaryMarkdown: [
      `### ${errors.length > 0 ? '✕' : '✓'} Data checks of ${inline(head)}`,
      '',
      ...shown.map((one) => `- ${inline(findingLine(one), 500)} ${inline(one.fix)}`),
      ...more,
      '',
    ].join('\n'),
    ...(page === undefined ? {} : { report: { name: 'assay-report-check', files: [page] } }),
    outputs: { errors: String(errors.length), findings: JSON.stringify(found.findings) },
    annotations: errors.slice(0, MAX_ANNOTATIONS).map(({ message, fix }) => ({
      level: 'error' as const,
      problem: { file: '', message, fix },
    })),
  }
}
