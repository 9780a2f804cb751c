import type { DriftColumn } from '../evidence/drift-predicate.ts'
import { importedLines, importedRows } from '../ingest/words.ts'
import { differenceSize, metricLabel } from '../policy/metric-words.ts'
import { count, significant } from '../policy/numbers.ts'
import { dataReports } from '../report/data-change.ts'
import { effectWords } from '../report/effect-words.ts'
import { explanationReport } from '../report/explanation.ts'
import { flipsLine } from '../report/flips.ts'
import { groupTables } from '../report/groups.ts'
import { findingLine, integrityHeadline } from '../report/integrity.ts'
import { metricTable } from '../report/metric-table.ts'
import type { GroupTable } from '../report/model.ts'
import { robustnessReport } from '../report/robustness.ts'
import { sliceTable } from '../report/slices.ts'
import { taskTables } from '../report/task-details.ts'
import { readingLines, searchLines } from './measured-lines.ts'
import type { Card } from './schema.ts'

const MAX_FINDINGS = 25

/** A measured part as texts that are still unescaped; `table` has its headings first. Every number in it is from `evidence`. */
export type CardSection = {
  readonly title: string
  readonly evidence: string
  readonly lines: readonly string[]
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

/** Titles that readers of a card rely on. */
export const PROVENANCE = 'What was measured'
export const METRICS = 'Metrics'

/** How the titles of results begin that other tools report. */
export const REPORTED = 'Not measured: reported by '

type Results = Card['measured']['results']

/** The measured part of a card in its order: the same data for Markdown, HTML and the check of a card. */
export function cardSections({ model, measured, imported = [] }: Card): CardSection[] {
  const { results, drift, training } = measured
  return [
    provenance(results),
    metricsSection(model, results),
    ...championSection(model, results),
    ...readingLines(asPredicate(model, results)).map((one) => ({ ...one, evidence: results.evidence })),
    ...tables(results),
    ...searchLines(results).map((one) => ({ ...one, evidence: results.evidence })),
    ...lines('Rows that changed sides', results.evidence, [flipsLine(asPredicate(model, results)) ?? []].flat()),
    // Without the times, which differ from run to run.
    ...lines('Odd rows and small changes', results.evidence, [
      ...robustnessReport({ robustness: results.robustness }).lines,
    ]),
    ...checksSection(results),
    ...lines(
      'Changes of the data',
      results.evidence,
      dataReports(results.data ?? []).flatMap(({ line, items }) => [line, ...items]),
    ),
    ...(drift === undefined ? [] : [driftSection(drift)]),
    ...(training === undefined ? [] : [trainingSection(training)]),
    ...imported.map(importedSection),
  ]
}

/** Rows of the first section whose change means that other things were measured, not that they were measured again. */
export const IDENTITY_ROWS: readonly string[] = ['model digest', 'holdout digest']
/** Rows that differ every time somebody measures or trains, also when the result is the same. */
export const VOLATILE_ROWS: readonly string[] = [
  'evidence',
  'measured at',
  'measured by',
  'runtime',
  'commit',
  'finished at',
  'took',
]

function provenance({ candidate, holdout, evidence, createdAt, assay, source, task }: Results): CardSection {
  const { runtime } = candidate
  const commit = source.headSha ?? source.commit
  const classes = (holdout.classes ?? []).map((one) => `${one.name} ${count(one.rows)}`).join(', ')
  const rows = [
    ['task', task],
    ['model digest', candidate.digest],
    ['holdout', holdout.source],
    ['holdout digest', holdout.digest],
    ['holdout rows', count(holdout.rows)],
    ...(classes === '' ? [] : [['rows per class', classes]]),
    ['runtime', `${runtime.name} ${runtime.version} (${runtime.backend})`],
    ...(commit === undefined ? [] : [['commit', commit]]),
    ['evidence', evidence],
    ['measured at', createdAt],
    ['measured by', `Assay ${assay}`],
  ]
  return { title: PROVENANCE, evidence, lines: [], table: { head: ['what', 'value'], rows } }
}

function metricsSection(model: string, results: Results): CardSection {
  const { rows, level } = metricTable(asPredicate(model, results))
  const sizes = results.metrics.map(({ n }) => count(n))
  return {
    title: METRICS,
    evidence: results.evidence,
    lines: [],
    table: {
      head: ['metric', 'value', `${level} % interval`, 'rows'],
      rows: rows.map(({ label, candidate, interval }, i) => [label, candidate, interval, sizes[i] ?? '']),
    },
  }
}

function championSection(model: string, results: Results): CardSection[] {
  const { champion, evidence, comparison } = results
  const title = 'Against the champion'
  if (champion.state === 'none') return lines(title, evidence, ['There was no champion to compare with.'])
  if (champion.state === 'unavailable') {
    return lines(title, evidence, [`The champion could not be compared: ${champion.reason}.`])
  }
  const table = metricTable(asPredicate(model, results)).rows.filter(({ change }) => change !== undefined)
  const isSame = champion.digest === results.candidate.digest
  return [
    {
      title,
      evidence,
      lines: [
        isSame
          ? `This model is version ${champion.version} of the registry.`
          : `Champion ${champion.version}, on the same rows.`,
      ],
      table: {
        head: ['metric', 'champion', 'change', 'reading', 'smallest detectable difference'],
        rows: table.map(({ label, champion: value = '', change = '', reading = '' }) => {
          const own = comparison.find(({ metric }) => metricLabel(metric) === label)
          return [label, value, change, reading, own === undefined ? '' : differenceSize(own.metric, own.detectable)]
        }),
      },
    },
  ]
}

function tables({ slices, groups, fairness, explanation, evidence, taskDetails, robustness }: Results): CardSection[] {
  const found = sliceTable(slices ?? [])
  const named = groupTables(groups ?? [], fairness).map((one) => ({ ...one, attribute: `Groups of ${one.attribute}` }))
  const told = explanationReport(explanation)?.table
  const all = [
    found,
    ...named,
    ...taskTables({ taskDetails }),
    told,
    ...robustnessReport({ robustness }).tables,
  ].filter((one) => one !== undefined)
  return all.map((one: GroupTable) => ({
    title: one.attribute,
    evidence,
    lines: [one.note],
    table: { head: one.head, rows: one.rows },
  }))
}

function checksSection({ integrity, evidence }: Results): CardSection[] {
  if (integrity === undefined) return []
  const shown = integrity.findings.slice(0, MAX_FINDINGS)
  return lines('Data checks', evidence, [`Data checks: ${integrityHeadline(integrity)}.`, ...shown.map(findingLine)])
}

function driftSection(drift: NonNullable<Card['measured']['drift']>): CardSection {
  const { evidence, headline, reference, current, createdAt, columns } = drift
  const side = (one: typeof reference): string => `${one.source}, ${count(one.rows)} rows`
  const moved = columns.map((column: DriftColumn) => [
    column.name,
    effectWords(column),
    column.adjustedPValue === undefined ? '–' : significant(column.adjustedPValue, 2),
  ])
  return {
    title: 'Drift',
    evidence,
    lines: [`${headline}.`, `Reference: ${side(reference)}. Current: ${side(current)}. Measured at ${createdAt}.`],
    ...(moved.length === 0 ? {} : { table: { head: ['column', 'moved by', 'adjusted p'], rows: moved } }),
  }
}

function trainingSection(training: NonNullable<Card['measured']['training']>): CardSection {
  const { evidence, finishedAt, seconds, seed, how, commit, data } = training
  const rows = [
    ['run by', how],
    ['seed', String(seed)],
    ['finished at', finishedAt],
    ['took', `${significant(seconds)} s`],
    ...(commit === undefined ? [] : [['commit', commit]]),
    ...data.map(({ source, rows: n }) => ['data', `${source}, ${count(n)} rows`]),
  ]
  return { title: 'Training', evidence, lines: [], table: { head: ['what', 'value'], rows } }
}

function importedSection(one: NonNullable<Card['imported']>[number]): CardSection {
  const rows = importedRows(one)
  return {
    title: `${REPORTED}${one.origin.tool}`,
    evidence: one.evidence,
    lines: importedLines(one),
    ...(rows.length === 0 ? {} : { table: { head: ['number', 'value', 'metric'], rows } }),
  }
}

function lines(title: string, evidence: string, said: readonly string[]): CardSection[] {
  return said.length === 0 ? [] : [{ title, evidence, lines: said }]
}

/** Results as the renderers of evidence take them: what a card leaves out is the configuration only. */
function asPredicate(model: string, { evidence, ...results }: Results) {
  return {
    schemaVersion: 1 as const,
    kind: 'test' as const,
    model,
    config: { path: '-', digest: evidence },
    ...results,
  }
}
