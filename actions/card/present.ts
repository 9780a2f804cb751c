import type { Card } from '../../shared/card/schema.ts'
import { missingSections } from '../../shared/card/written.ts'
import type { Finding } from '../../shared/integrity/finding.ts'
import { plural } from '../../shared/policy/numbers.ts'
import { inline, plain } from '../../shared/report/escape.ts'
import type { Outcome } from '../kit/outcome.ts'

/** Findings that a terminal and the job summary show; the document has all of them. */
const MAX_SHOWN = 100
const MAX_ANNOTATIONS = 10

type Made = { readonly card: Card; readonly evidence: string; readonly html: string | undefined }

/** A card as a document, and as the Markdown itself when no file was asked for. */
export function presentCard(made: Made & { readonly out: string | undefined; readonly markdown: string }): Outcome {
  const { card, html, out, markdown } = made
  const missing = missingSections(card.written)
  const files = [out, html].filter((path) => path !== undefined)
  const told = [
    `wrote ${files.join(' and ')} from ${made.evidence}`,
    ...(missing.length === 0 ? [] : [`nobody has written: ${missing.join(', ')}. Put it into model-card.yml`]),
  ]
  return {
    exitCode: 0,
    json: { ...head(made), ...(out === undefined ? {} : { out }), missing, card },
    text: files.length === 0 ? markdown.trimEnd() : told.join('\n'),
    summaryMarkdown: markdown,
    outputs: {},
    annotations: [],
  }
}

/** What a check found; errors make the exit code 1. */
export function presentCardCheck(
  checked: Made & { readonly file: string; readonly findings: readonly Finding[] },
): Outcome {
  const { card, file, findings } = checked
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.length - errors.length
  const parts = [
    ...(errors.length > 0 ? [plural(errors.length, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ]
  const headline = `${file}: ${parts.length === 0 ? 'agrees with the evidence' : parts.join(' and ')}`
  const shown = findings.slice(0, MAX_SHOWN)
  const more = findings.length > shown.length ? [`and ${findings.length - shown.length} more`] : []
  return {
    exitCode: errors.length > 0 ? 1 : 0,
    json: { ...head(checked), check: file, errors: errors.length, warnings, findings },
    text: [
      plain(headline, 300),
      ...shown.flatMap((one) => ['', `  ${lineOf(one)}`, `    ${plain(one.fix, 500)}`]),
      ...more.map((line) => `  ${line}`),
    ].join('\n'),
    summaryMarkdown: [
      `### ${errors.length > 0 ? '✕' : '✓'} Model card of ${inline(card.model)}: ${inline(headline)}`,
      '',
      ...shown.map((one) => `- ${inline(lineOf(one), 1500)}`),
      ...more,
      '',
    ].join('\n'),
    outputs: {},
    annotations: errors.slice(0, MAX_ANNOTATIONS).map(({ message, fix, place }) => ({
      level: 'error' as const,
      problem: { ...(place ?? { file }), message, fix },
    })),
  }
}

function head({ card, evidence, html }: Made) {
  const { results } = card.measured
  const page = html === undefined ? {} : { html }
  return { schemaVersion: 1 as const, model: card.model, evidence, digest: results.evidence, ...page }
}

function lineOf({ severity, code, message, place }: Finding): string {
  const where = place === undefined ? '' : `${place.file}:${place.line}: `
  return plain(`${where}${severity} ${code}: ${message}`, 1500)
}
