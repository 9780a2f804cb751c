import type { TestStatement } from '../../shared/evidence/schema.ts'
import { plural } from '../../shared/policy/numbers.ts'
import { LEVELS } from '../../shared/report/budget.ts'
import { calibrationLine } from '../../shared/report/calibration.ts'
import { comparisonLines, madeText } from '../../shared/report/comparison-words.ts'
import { dataReports } from '../../shared/report/data-change.ts'
import { dataMarkdown } from '../../shared/report/data-markdown.ts'
import { decisionDetails } from '../../shared/report/decisions.ts'
import { decompositionLine, decompositionTable } from '../../shared/report/decomposition.ts'
import { discoveredTables } from '../../shared/report/discovered-slices.ts'
import { inline } from '../../shared/report/escape.ts'
import { explanationReport } from '../../shared/report/explanation.ts'
import { flipsLine } from '../../shared/report/flips.ts'
import { groupTables } from '../../shared/report/groups.ts'
import { findingLine, integrityHeadline } from '../../shared/report/integrity.ts'
import { metricTable } from '../../shared/report/metric-table.ts'
import type { DataReport, GroupTable, MetricTable } from '../../shared/report/model.ts'
import { modelHeadline } from '../../shared/report/model-file.ts'
import { robustnessReport } from '../../shared/report/robustness.ts'
import { sliceTable } from '../../shared/report/slices.ts'
import { groupsMarkdown, metricsMarkdown } from '../../shared/report/tables.ts'
import { taskTables } from '../../shared/report/task-details.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

type Predicate = TestStatement['predicate']

/** Errors of the data that a terminal shows. */
const MAX_ERRORS = 10

/** Evidence as a document, as a table for a terminal, and as Markdown. */
export function presentTest(
  { predicate }: TestStatement,
  path: string,
  page?: string,
): Pick<Outcome, 'exitCode' | 'json' | 'text' | 'summaryMarkdown' | 'annotations'> {
  const { model, task, holdout, metrics, champion, comparison } = predicate
  const table = metricTable(predicate)
  const head = [
    'metric',
    model,
    `${table.level} % interval`,
    ...(champion.state === 'compared' ? ['champion', 'change', ''] : []),
  ]
  const rows = table.rows.map((row) => [
    row.label,
    row.candidate,
    row.interval,
    ...(champion.state === 'compared' ? [row.champion ?? '', row.change ?? '', row.reading ?? ''] : []),
  ])
  const lines = [`${model} on ${holdout.rows} rows of ${holdout.source}`, championLine(champion)]
  const data = dataReports(predicate.data ?? [])
  const flips = flipsLine(predicate)
  const groups = tablesOf(predicate)
  const [level] = LEVELS
  const markdown = metricsText(model, table)
  const groupsText = level === undefined ? '' : groupsMarkdown(groups, level)
  const dataText = data.map((part) => `${inline(part.line)}\n\n${level === undefined ? '' : dataMarkdown(part, level)}`)
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      model,
      task,
      evidence: path,
      ...(page === undefined ? {} : { html: page }),
      holdout,
      metrics,
      champion,
      comparison,
      ...(predicate.data === undefined ? {} : { data: predicate.data }),
      ...(predicate.flips === undefined ? {} : { flips: predicate.flips }),
      ...(predicate.groups === undefined ? {} : { groups: predicate.groups }),
      slices: predicate.slices ?? [],
      ...(predicate.discoveredSlices === undefined ? {} : { discoveredSlices: predicate.discoveredSlices }),
      ...checksOf(predicate),
    },
    text: [
      ...lines,
      '',
      textTable(head, rows),
      ...weighingLines(predicate, flips),
      ...groups.flatMap(groupLines),
      ...checkLines(predicate),
      ...data.flatMap(dataLines),
      '',
      ...(page === undefined ? [] : [`report with pictures: ${page}`]),
      `evidence: ${path}. Next: assay gate`,
    ].join('\n'),
    summaryMarkdown: `### Assay test: ${inline(model)}\n\n${lines.map((line) => inline(line)).join('\n\n')}\n\n${[markdown, inline(flips ?? ''), groupsText, ...dataText].filter((part) => part !== '').join('\n\n')}\n`,
    annotations: [],
  }
}

function metricsText(model: string, metrics: MetricTable): string {
  const [level] = LEVELS
  const verdict = 'not-applicable'
  return level === undefined
    ? ''
    : metricsMarkdown({ model, verdict, clause: '', metrics, rules: [], steps: [], details: [] }, level)
}

/** Slices, groups, and what the model relies on. */
function tablesOf({
  slices = [],
  discoveredSlices,
  groups = [],
  fairness,
  explanation,
  taskDetails,
  robustness,
}: Predicate): GroupTable[] {
  const tables = [
    sliceTable(slices),
    ...discoveredTables(discoveredSlices),
    ...groupTables(groups, fairness),
    explanationReport(explanation)?.table,
    ...taskTables({ taskDetails }),
    ...robustnessReport({ robustness }).tables,
  ]
  return tables.filter((one) => one !== undefined)
}

/** What the rows are worth and could show, who changed sides, and whether probabilities can be taken at their word. */
function weighingLines(predicate: Predicate, flips: string | undefined): string[] {
  const lines = comparisonLines(predicate)
  const decisions = decisionDetails(predicate.decisions).map(({ label, value }) => `${label}: ${value}`)
  const said = [...decisions, flips, calibrationLine(predicate)].filter((line) => line !== undefined)
  return [...(lines.length === 0 ? [] : ['', ...lines]), ...(said.length === 0 ? [] : ['', ...said])]
}

/** Slices, or the groups of one attribute, under their name. */
function groupLines({ attribute, head, rows, note }: GroupTable): string[] {
  return ['', attribute, textTable(head, rows), `  ${note}`]
}

/** How much of the change is data and how much is code. */
function decompositionLines(found: TestStatement['predicate']['decomposition']): string[] {
  if (found === undefined) return []
  const table = decompositionTable(found)
  return [
    '',
    decompositionLine(found),
    ...(table === undefined ? [] : [textTable(table.head, table.rows), `  ${table.note}`]),
  ]
}

/** What changed in one part of the data, and the columns that moved. */
function dataLines({ line, items, columns, more }: DataReport): string[] {
  const rows = columns.map(({ name, moved, base, head }) => [name, moved, base, head])
  return [
    '',
    line,
    ...items.map((item) => `  ${item}`),
    ...(columns.length === 0 ? [] : [textTable(['column', 'moved by', 'base', 'head'], rows)]),
    ...(more > 0 ? [`  and ${plural(more, 'more column')} moved`] : []),
  ]
}

/** What the data checks found: the number, and the errors. `assay check` lists all. */
function integrityLines(integrity: TestStatement['predicate']['integrity']): string[] {
  if (integrity === undefined) return []
  const errors = integrity.findings.filter(({ severity }) => severity === 'error').slice(0, MAX_ERRORS)
  const more = integrity.findings.length > errors.length ? ['  all of them: assay check'] : []
  return ['', `data checks: ${integrityHeadline(integrity)}`, ...errors.map((one) => `  ${findingLine(one)}`), ...more]
}

/** What was found in the data and in the model file, as far as anybody looked. */
function checksOf({
  integrity,
  artifact,
  explanation,
  taskDetails,
  robustness,
  performance,
  dependence,
  ...more
}: Predicate) {
  return {
    ...(dependence === undefined ? {} : { dependence }),
    ...(more.decomposition === undefined ? {} : { decomposition: more.decomposition }),
    ...(more.fairness === undefined ? {} : { fairness: more.fairness }),
    ...(integrity === undefined ? {} : { integrity }),
    ...(artifact === undefined ? {} : { artifact }),
    ...(explanation === undefined ? {} : { explanation }),
    ...(taskDetails === undefined ? {} : { taskDetails }),
    ...(robustness === undefined ? {} : { robustness }),
    ...(performance === undefined ? {} : { performance }),
  }
}

/** What the checks of the data and of the model file found, in a few lines each. */
function checkLines({ integrity, artifact, explanation, robustness, performance, ...more }: Predicate): string[] {
  const { line } = explanationReport(explanation) ?? {}
  const { lines } = robustnessReport({ robustness, performance })
  return [
    ...(line === undefined ? [] : ['', line]),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    ...decompositionLines(more.decomposition),
    ...integrityLines(integrity),
    ...artifactLines(artifact),
  ]
}

/** The model file in one line, and its errors. `assay inspect` lists everything. */
function artifactLines(artifact: TestStatement['predicate']['artifact']): string[] {
  if (artifact === undefined) return []
  const errors = artifact.findings.filter(({ severity }) => severity === 'error').slice(0, MAX_ERRORS)
  return ['', `model file: ${modelHeadline(artifact)}`, ...errors.map((one) => `  ${findingLine(one)}`)]
}

function championLine(champion: TestStatement['predicate']['champion']): string {
  switch (champion.state) {
    case 'none':
      return 'there is no champion yet, so there is nothing to compare with'
    case 'unavailable':
      return `the champion could not be compared: ${champion.reason}`
    case 'compared':
      return `compared with the champion ${champion.version}${champion.made === 'at registration' ? madeText(champion) : ' on the same rows'}`
    default:
      return champion satisfies never
  }
}
