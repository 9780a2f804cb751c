import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { metricLabel, metricValue } from '../../policy/metric-words.ts'
import { count } from '../../policy/numbers.ts'
import { dataReports } from '../data-change.ts'
import { decisionDetails } from '../decisions.ts'
import { groupTables } from '../groups.ts'
import { findingLine, integrityHeadline } from '../integrity.ts'
import type { GroupTable } from '../model.ts'
import { modelHeadline } from '../model-file.ts'
import { calibrationSection } from './calibration-section.ts'
import { comparisonSection } from './comparison-section.ts'
import { decompositionSection } from './decomposition-section.ts'
import { explanationSection } from './explanation-section.ts'
import { fairnessSection } from './fairness-section.ts'
import { type ForestRow, forest } from './forest.ts'
import { factTable, html, htmlTable, renderPage, sentences } from './page.ts'
import { robustnessSection } from './robustness-section.ts'
import { slicesSection } from './slices-section.ts'
import { taskSection } from './task-section.ts'

/** Metrics of one kind that are drawn on one scale. */
const DRAWN = 20
const MAX_FINDINGS = 500

/** Everything that `assay test` measured about one model as one self-contained page with pictures. Equal evidence gives equal bytes. */
export function renderTestPage(predicate: TestPredicate): string {
  const { model, holdout, champion, assay, createdAt, fairness, groups = [] } = predicate
  const title = `${model}: evaluation`
  const against =
    champion.state === 'compared'
      ? `, against champion ${champion.version}`
      : champion.state === 'none'
        ? ', the first of its kind: there is no champion yet'
        : ''
  const body = [
    `<h1>${html(title, 200)}</h1>`,
    `<p>${html(`Measured on ${count(holdout.rows)} rows of ${holdout.source}${against}.`, 600)}</p>`,
    metricsSection(predicate),
    comparisonSection(predicate),
    decompositionSection(predicate.decomposition),
    taskSection(predicate),
    calibrationSection(predicate),
    slicesSection(predicate),
    fairness === undefined ? groupTables(groups).map(tableSection).join('\n') : fairnessSection(fairness),
    robustnessSection(predicate),
    explanationSection(predicate.explanation),
    dataSection(predicate),
    checksSection(predicate),
    factsSection(predicate),
    `<footer>${html(`Measured by Assay ${assay}, ${createdAt}. This page decides nothing: the gate does, by the policy.`, 300)}</footer>`,
  ]
  return renderPage(title, body.filter((part) => part !== '').join('\n'))
}

function metricsSection({ metrics }: TestPredicate): string {
  const rows = metrics.map(({ name, value, interval, n }) => [
    html(metricLabel(name), 80),
    html(metricValue(name, value), 40),
    html(`${metricValue(name, interval.low)} to ${metricValue(name, interval.high)}`, 80),
    html(interval.method, 80),
    html(count(n), 20),
  ])
  const level = Math.round((metrics[0]?.interval.level ?? 0.95) * 1000) / 10
  return `<section>
<h2>Metrics</h2>
${sharesPicture(metrics)}
${htmlTable(['metric', 'value', `${level} % interval`, 'how', 'rows'], rows)}
</section>`
}

/** Those between 0 and 1 share a scale; the others have the table. */
function sharesPicture(metrics: TestPredicate['metrics']): string {
  const drawn = metrics.filter(({ interval: { low, high } }) => low >= 0 && high <= 1).slice(0, DRAWN)
  const rows = drawn.map(({ name, value, interval: { low, high } }): ForestRow => {
    const words = `${metricLabel(name)} ${metricValue(name, value)}, ${metricValue(name, low)} to ${metricValue(name, high)}`
    return { name: metricLabel(name), marks: [{ side: 'now', low, value, high, words }] }
  })
  const ends = (value: number): string => String(Math.round(value * 1000) / 1000)
  return rows.length < 2 ? '' : forest({ label: 'Metrics with their intervals', rows, ends })
}

function tableSection({ attribute, head, rows, note }: GroupTable): string {
  const cells = rows.map((row) => row.map((cell) => html(cell, 200)))
  return `<section>\n<h2>${html(attribute, 200)}</h2>\n${htmlTable(head, cells)}\n<p class="quiet">${html(note, 400)}</p>\n</section>`
}

function dataSection({ data = [] }: TestPredicate): string {
  const parts = dataReports(data).map(({ title, line, items }) => {
    return `<h3>${html(title, 200)}</h3>\n<p>${html(line, 600)}</p>\n${sentences(items)}`
  })
  return parts.length === 0 ? '' : `<section>\n<h2>What changed in the data</h2>\n${parts.join('\n')}\n</section>`
}

function checksSection({ integrity }: TestPredicate): string {
  if (integrity === undefined) return ''
  const lines = integrity.findings.slice(0, MAX_FINDINGS).map(findingLine)
  return `<section>\n<h2>Data checks</h2>\n<p>${html(integrityHeadline(integrity), 300)}</p>\n${sentences(lines)}\n</section>`
}

function factsSection({ candidate, champion, holdout, artifact, decisions, source, config }: TestPredicate): string {
  const runtime = ({ name, version, backend }: { name: string; version: string; backend: string }): string =>
    `${name} ${version} on ${backend}`
  const facts: [string, string][] = [
    ['candidate', `${candidate.digest}, ${runtime(candidate.runtime)}`],
    ...(champion.state === 'compared'
      ? [['champion', `${champion.version}, ${champion.digest}, ${runtime(champion.runtime)}`] as [string, string]]
      : []),
    ['holdout', `${holdout.source}, ${holdout.digest}`],
    ['configuration', `${config.path}, ${config.digest}`],
    ...(artifact === undefined ? [] : [['model file', modelHeadline(artifact)] as [string, string]]),
    ...decisionDetails(decisions).map(({ label, value }): [string, string] => [label, value]),
    ...(source.headSha === undefined ? [] : [['measured at commit', source.headSha] as [string, string]]),
  ]
  return `<section>\n<h2>How this was measured</h2>\n${factTable(facts)}\n</section>`
}
