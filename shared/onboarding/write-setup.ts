import { defaultMetrics } from '../metrics/catalog.ts'
import type { TaskKind } from '../model/task-kinds.ts'
import type { PlannedModel } from './plan-setup.ts'

export const WORKFLOW_PATH = '.github/workflows/assay.yml'

/** What stands where a person has to decide; it is accepted, and measured by nobody. */
const FILL_IN = 'FILL_IN'
/** `assay.yml` for models as they were found; what could not be told says so. */
export function configText(models: readonly PlannedModel[]): string {
  const entries = models.flatMap((model) => {
    const { name, path, isPredictions, task = 'binary', target, positive, id, holdout, train, run, open } = model
    return [
      ...open.map((question) => `  # To do: say ${question}.`),
      `  ${name}:`,
      `    task: ${task}`,
      `    target: ${scalar(target ?? FILL_IN)}`,
      ...(task === 'binary' ? [`    positive: ${scalar(positive ?? FILL_IN)}`] : []),
      '    data:',
      `      holdout: ${scalar(holdout ?? `data/${FILL_IN}.csv`)}`,
      ...(train === undefined ? [] : [`      train: ${scalar(train)}`]),
      ...(id === undefined && !isPredictions ? [] : [`      id: ${scalar(id ?? FILL_IN)}`]),
      ...(run === undefined ? [] : ['    train:', `      run: ${scalar(run)}`]),
      isPredictions ? `    model: { predictions: ${scalar(path)} }` : `    model: ${scalar(path)}`,
    ]
  })
  return [
    '# What is judged, and on which rows. Every key: docs/schema/assay.schema.json',
    'version: 1',
    'models:',
    ...entries,
    '',
  ].join('\n')
}

/** A policy that shows everything and holds nothing back. */
export function policyText(models: readonly { readonly name: string; readonly task?: TaskKind }[]): string {
  const entries = models.flatMap(({ name, task = 'binary' }) => [
    `  ${name}:`,
    '    rules:',
    '      - id: no-regression # against the champion, the last version that was registered',
    `        metric.baseline: { metric: ${defaultMetrics(task)[0]}, non_inferior_by: 0.02, margin: relative }`,
  ])
  return [
    '# Thresholds stand here and nowhere else; the file counts as it stands at the base branch.',
    'version: 1',
    'mode: advisory # shows every verdict and blocks nothing; take the line out to enforce the rules',
    'models:',
    ...entries,
    '',
  ].join('\n')
}

/** A workflow that trains (where there is a command), measures and judges each model. */
export function workflowText(models: readonly PlannedModel[], branch: string): string {
  const jobs = models.flatMap(({ name, run }) => [
    `  ${name.replaceAll('.', '_')}:`,
    '    uses: assay-ml/assay/.github/workflows/model-ci.yml@v1 # pin it to a commit: `assay doctor`',
    `    with: { model: ${name}, train: ${run === undefined ? 'false' : 'true'} }`,
    '    permissions: { contents: write, pull-requests: read }',
  ])
  return [
    'name: assay',
    'on:',
    '  pull_request:',
    '  merge_group:',
    `  push: { branches: [${scalar(branch)}] }`,
    '',
    'permissions: {}',
    '',
    'jobs:',
    ...(jobs.length === 0
      ? [
          '  model:',
          '    uses: assay-ml/assay/.github/workflows/model-ci.yml@v1 # pin it to a commit: `assay doctor`',
          '    permissions: { contents: write, pull-requests: read }',
        ]
      : jobs),
    '',
  ].join('\n')
}

/** A YAML scalar that is read back as this very text; JSON strings are YAML. */
function scalar(text: string): string {
  const isPlain =
    /^[A-Za-z_./][\w./-]*( [\w./-]+)*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n|~)$/i.test(text)
  if (isPlain) return text
  return /^-?\d{1,9}$/.test(text) ? text : JSON.stringify(text)
}
