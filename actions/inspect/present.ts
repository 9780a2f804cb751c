import { inline, plain } from '../../shared/report/escape.ts'
import { findingLine } from '../../shared/report/integrity.ts'
import { modelDiffLines, modelHeadline, modelLines } from '../../shared/report/model-file.ts'
import type { InspectedModel } from '../../shared/usecases/inspect-model-file.ts'
import type { Outcome } from '../kit/outcome.ts'

const MAX_SHOWN = 100
const MAX_ANNOTATIONS = 10

/** A model file as a document, as lines for a terminal, and as Markdown; errors make the exit code 1. */
export function presentInspection(
  found: InspectedModel & { readonly model: string; readonly against?: string },
): Outcome {
  const { model, against, facts, diff } = found
  const errors = facts.findings.filter(({ severity }) => severity === 'error')
  const shown = facts.findings.slice(0, MAX_SHOWN)
  const head = `${model}: ${modelHeadline(facts)}`
  const lines = [
    ...modelLines(facts),
    ...(diff === undefined ? [] : ['', `against ${against}:`, ...modelDiffLines(diff)]),
  ]
  return {
    exitCode: errors.length > 0 ? 1 : 0,
    json: {
      schemaVersion: 1,
      model,
      errors: errors.length,
      warnings: facts.findings.length - errors.length,
      ...facts,
      ...(diff === undefined ? {} : { against, diff }),
    },
    text: [
      plain(head, 300),
      ...lines.map((line) => (line === '' ? '' : `  ${plain(line, 400)}`)),
      ...shown.flatMap((one) => ['', `  ${plain(findingLine(one), 1500)}`, `    ${plain(one.fix, 500)}`]),
      ...(facts.findings.length > 0 ? ['', 'What each finding means: docs/model-files.md'] : []),
    ].join('\n'),
    summaryMarkdown: [
      `### ${errors.length > 0 ? '✕' : '✓'} Model file ${inline(head)}`,
      '',
      ...lines.filter((line) => line !== '').map((line) => `- ${inline(line, 400)}`),
      ...shown.map((one) => `- ${inline(findingLine(one), 500)} ${inline(one.fix)}`),
      '',
    ].join('\n'),
    outputs: {},
    annotations: errors.slice(0, MAX_ANNOTATIONS).map(({ message, fix }) => ({
      level: 'error' as const,
      problem: { file: model, message, fix },
    })),
  }
}
