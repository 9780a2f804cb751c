import type { TestStatement } from '../../shared/evidence/schema.ts'
import { LEVELS } from '../../shared/report/budget.ts'
import { inline } from '../../shared/report/escape.ts'
import { flipsLine } from '../../shared/report/flips.ts'
import { groupTables } from '../../shared/report/groups.ts'
import { metricTable } from '../../shared/report/metric-table.ts'
import type { GroupTable } from '../../shared/report/model.ts'
import { sliceTable } from '../../shared/report/slices.ts'
import { groupsMarkdown, metricsMarkdown } from '../../shared/report/tables.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** Evidence as a document, as a table for a terminal, and as Markdown. */
export function presentTest(
  { predicate }: TestStatement,
  path: string,
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
  const flips = flipsLine(predicate)
  const slices = sliceTable(predicate.slices ?? [])
  const groups = [...(slices === undefined ? [] : [slices]), ...groupTables(predicate.groups ?? [])]
  const [level] = LEVELS
  const report = {
    model,
    verdict: 'not-applicable' as const,
    clause: '',
    metrics: table,
    rules: [],
    steps: [],
    details: [],
  }
  const markdown = level === undefined ? '' : metricsMarkdown(report, level)
  const groupsText = level === undefined ? '' : groupsMarkdown(groups, level)
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      model,
      task,
      evidence: path,
      holdout,
      metrics,
      champion,
      comparison,
      ...(predicate.flips === undefined ? {} : { flips: predicate.flips }),
      ...(predicate.groups === undefined ? {} : { groups: predicate.groups }),
      slices: predicate.slices ?? [],
    },
    text: [
      ...lines,
      '',
      textTable(head, rows),
      ...(flips === undefined ? [] : ['', flips]),
      ...groups.flatMap(groupLines),
      '',
      `evidence: ${path}. Next: assay gate`,
    ].join('\n'),
    summaryMarkdown: `### Assay test: ${inline(model)}\n\n${lines.map((line) => inline(line)).join('\n\n')}\n\n${[markdown, inline(flips ?? ''), groupsText].filter((part) => part !== '').join('\n\n')}\n`,
    annotations: [],
  }
}

/** Slices, or the groups of one attribute, under their name. */
function groupLines({ attribute, head, rows, note }: GroupTable): string[] {
  return ['', attribute, textTable(head, rows), `  ${note}`]
}

function championLine(champion: TestStatement['predicate']['champion']): string {
  switch (champion.state) {
    case 'none':
      return 'there is no champion yet, so there is nothing to compare with'
    case 'unavailable':
      return `the champion could not be compared: ${champion.reason}`
    case 'compared':
      return `compared with the champion ${champion.version} on the same rows`
    default:
      return champion satisfies never
  }
}
