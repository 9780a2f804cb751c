import type { Digest } from '../../shared/kernel/digest.ts'
import { formatProblem, type Problem } from '../../shared/kernel/error.ts'
import { plural } from '../../shared/policy/numbers.ts'
import type { Policy } from '../../shared/policy/parse.ts'
import type { CoverageRow } from '../../shared/policy/presets/coverage.ts'
import { inline, plain } from '../../shared/report/escape.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** What the policy of one model looks at of one framework, and the evidence that was judged by it. */
export type Covered = {
  readonly preset: string
  readonly model: string
  readonly evidence: readonly string[]
  readonly rows: readonly CoverageRow[]
}

type Checked = {
  readonly file: string
  readonly digest: Digest
  readonly policy: Policy
  readonly warnings: readonly Problem[]
  readonly coverage: readonly Covered[]
  readonly isJudged: boolean
}

const HEAD = ['control', 'rules', 'left to people'] as const

/** The policy in a line, its warnings, and a table per preset and model. */
export function presentPolicy({ file, digest, policy, warnings, coverage, isJudged }: Checked): Outcome {
  const rules = policy.models.reduce((sum, model) => sum + model.rules.length, 0)
  const headline = `${file}: ${plural(rules, 'rule')} for ${plural(policy.models.length, 'model')}, ${plural(warnings.length, 'warning')}`
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      policy: file,
      digest,
      mode: policy.mode,
      models: policy.models.map(({ model, rules: own }) => ({
        model,
        rules: own.map(({ id, kind, severity }) => ({ id, kind: kind.kind, severity })),
      })),
      warnings,
      coverage,
    },
    text: [
      plain(headline, 500),
      ...warnings.map((one) => `  ${plain(formatProblem(one).replaceAll('\n', ' '), 1500)}`),
      ...coverage.flatMap((one) => [
        '',
        plain(titleOf(one, isJudged), 500),
        textTable(
          HEAD,
          one.rows.map((row) => cells(row).map((cell) => plain(cell, 300))),
        ),
      ]),
    ].join('\n'),
    summaryMarkdown: [
      `### Policy ${inline(headline)}`,
      '',
      ...warnings.map((one) => `- ${inline(formatProblem(one), 1500)}`),
      ...coverage.flatMap((one) => ['', `#### ${inline(titleOf(one, isJudged))}`, '', ...markdownTable(one.rows)]),
      '',
    ].join('\n'),
    outputs: {},
    annotations: warnings.map((problem) => ({ level: 'warning' as const, problem })),
  }
}

function titleOf({ preset, model, evidence }: Covered, isJudged: boolean): string {
  const by = evidence.length === 0 ? '' : `, evidence ${evidence.map((digest) => digest.slice(7, 19)).join(', ')}`
  const when = isJudged ? by : ', not judged yet'
  return `${preset}, ${model}: what the policy looks at${when}`
}

/** A rule that only warns, or that is asked only sometimes, is marked: it holds nothing back. */
function cells({ control, title, rules, humanOnly, machinery, people }: CoverageRow): string[] {
  const shown = rules.map(
    ({ id, isBlocking, verdict }) =>
      `${id}${isBlocking ? '' : ' (warns)'}${verdict === undefined ? '' : `: ${verdict}`}`,
  )
  const own = [...shown, ...(machinery === undefined ? [] : [machinery.text])]
  return [`${control} ${title}`, own.length > 0 ? own.join('; ') : humanOnly ? 'people only' : 'no rule', people]
}

function markdownTable(rows: readonly CoverageRow[]): string[] {
  return [
    `| ${HEAD.join(' | ')} |`,
    '| --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${cells(row)
          .map((cell) => inline(cell, 500))
          .join(' | ')} |`,
    ),
  ]
}
