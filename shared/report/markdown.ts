import { isPassing, type Verdict } from '../kernel/verdict.ts'
import { COMMENT_BUDGET, JOB_SUMMARY_BUDGET, type Level, leftOut, withinBudget } from './budget.ts'
import { COMMENT_MARKER } from './comment.ts'
import { dataMarkdown, dataSize, hasMore } from './data-markdown.ts'
import { inline, MAX_CELL_CHARACTERS, prose } from './escape.ts'
import { ADVISORY_OUTCOME, MARK, NOTHING_TO_DO, OUTCOME, WHAT_TO_DO } from './glossary.ts'
import type { AlertNote, ModelReport, Report } from './model.ts'
import { detailsTable, groupsMarkdown, metricsMarkdown, modelList, rulesTable } from './tables.ts'
import { waiversMarkdown } from './waivers.ts'

const MAX_STEPS = 10
const MAX_HEADLINE = 400
const MAX_DATA_LINE = 300
const MAX_ALERTS = 5

/** Where the details of the measurement go: folded at the end, or to another text. */
type DetailsPlace = 'folded' | 'without-details'

/** The comment on a pull request: marker first, at most 60,000 UTF-16 units, the same bytes for the same report. */
export function renderComment(report: Report): string {
  return `${COMMENT_MARKER}\n${renderWithin(report, COMMENT_BUDGET - COMMENT_MARKER.length - 1)}`
}

/** The summary of a job: the same report with more room. */
export function renderJobSummary(report: Report): string {
  return renderWithin(report, JOB_SUMMARY_BUDGET)
}

/** The report with as much detail as fits `limit` UTF-16 units. */
export function renderWithin(report: Report, limit: number, details: DetailsPlace = 'folded'): string {
  return withinBudget(
    (level) => renderReport(report, level, details),
    limit,
    (level) => tablesSize(report, level) + (details === 'folded' ? groupsSize(report, level) : 0),
  )
}

/** The first line, unescaped: `✕ Blocked: credit-risk lost …`. */
export function headlineText(report: Report): string {
  return report.mode === 'advisory'
    ? `${ADVISORY_OUTCOME[report.verdict]} · ${report.headline}`
    : `${OUTCOME[report.verdict]}: ${report.headline}`
}

/** One report at one level of detail; every block is whole. Details may be left to another place. */
export function renderReport(report: Report, level: Level, details: DetailsPlace = 'folded'): string {
  const blocks = [
    `### ${MARK[report.verdict]} ${inline(capitalised(headlineText(report)), MAX_HEADLINE)}`,
    alertLines(report),
    ...report.notes.slice(0, 5).map((note) => inline(note)),
    ...(report.models.length > 1 ? [modelList(report.models, level.lines)] : []),
    ...sectionsOf(report, level),
    nextSteps(report),
    waiversMarkdown(report.waivers ?? []),
    untouchedLine(report),
    ...(details === 'folded' ? [...foldedGroups(report, level), ...foldedDetails(report, level)] : []),
    footer(report, level),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/**
 * About how long the tables will be, from the lengths of their texts. Escaping only lengthens; where invisible characters are dropped
 * this may exceed the truth, and then a shorter level is shown than would have fitted.
 */
function tablesSize(report: Report, level: Level): number {
  let size = 0
  for (const { rules, metrics } of shownModels(report, level)) {
    const listed = level.passingRules === 'rows' ? rules : rules.filter((rule) => isHeld(rule))
    for (const { requirement, message } of listed.slice(0, level.rows)) size += rowSize(requirement, message)
    for (const { label, interval } of metrics?.rows.slice(0, level.rows) ?? []) size += rowSize(label, interval)
  }
  return size
}

/** The same for data, slices and groups. */
function groupsSize({ models }: Report, level: Level): number {
  if (level.details === 'none') return 0
  const shown = models.filter((entry) => level.details === 'all' || isHeld(entry))
  const tables = shown.flatMap(({ groups = [], slices, task = [] }) => [
    ...groups,
    ...task,
    ...(slices === undefined ? [] : [slices]),
  ])
  const data = shown.flatMap((entry) => entry.data ?? [])
  return (
    tables.reduce((sum, { rows }) => sum + rows.reduce((size, cells) => size + rowSize(...cells), 0), 0) +
    data.reduce((sum, part) => sum + dataSize(part), 0)
  )
}

function rowSize(...texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Math.min(text.length, MAX_CELL_CHARACTERS), 0)
}

function shownModels({ models }: Report, level: Level): readonly ModelReport[] {
  const isShown = (entry: ModelReport): boolean =>
    level.passingModels === 'sections' || isHeld(entry) || models.length === 1
  return models.filter(isShown).slice(0, level.sections)
}

function sectionsOf(report: Report, level: Level): string[] {
  const headings = report.models.length > 1
  return shownModels(report, level).flatMap((entry) => [
    headings ? `#### ${MARK[entry.verdict]} ${inline(entry.model)}` : '',
    metricsMarkdown(entry, level),
    ...(entry.data ?? []).map(({ line }) => inline(line, MAX_DATA_LINE)),
    entry.flips === undefined ? '' : inline(entry.flips),
    entry.decomposition === undefined ? '' : inline(entry.decomposition),
    entry.calibration === undefined ? '' : inline(entry.calibration),
    entry.explanation?.line === undefined ? '' : inline(entry.explanation.line),
    ...(entry.robustness ?? []).map((line) => inline(line, MAX_DATA_LINE)),
    discoveredMarkdown(entry, level),
    rulesTable(entry.rules, level),
  ])
}

/** The slices that the search found: few enough to be shown to everyone. */
function discoveredMarkdown({ discovered = [] }: ModelReport, level: Level): string {
  if (level.rows === 0 || discovered.length === 0) return ''
  const withoutPicture = <T>(cells: readonly T[]): readonly T[] => (level.pictures ? cells : cells.slice(0, -1))
  return groupsMarkdown(
    discovered.map((one) => ({ ...one, head: withoutPicture(one.head), rows: one.rows.map(withoutPicture) })),
    level,
  )
}

/** One line per open drift alert; the issue's number stays a link. */
function alertLines({ alerts = [] }: Report): string {
  const shown = alerts.slice(0, MAX_ALERTS).map(alertLine)
  const more = alerts.length > MAX_ALERTS ? [`and ${alerts.length - MAX_ALERTS} more drift alerts`] : []
  return [...shown, ...more].join('\\\n')
}

function alertLine({ model, since, issue, severity, isRecovering = false }: AlertNote): string {
  const weight = severity === undefined ? '' : ` (severity ${severity}${isRecovering ? ', recovering' : ''})`
  return `Drift alert open for ${inline(model)} since ${inline(since)}: #${issue}${weight}`
}

function nextSteps({ models, verdict, mode }: Report): string {
  const several = models.length > 1
  const steps = models.flatMap((entry) =>
    entry.steps.map((step) => (several ? `${inline(entry.model)}: ${prose(step)}` : prose(step))),
  )
  const [only] = steps
  if (only === undefined) return mode === 'enforce' && isPassing(verdict) ? `**${WHAT_TO_DO}:** ${NOTHING_TO_DO}` : ''
  if (steps.length === 1) return `**${WHAT_TO_DO}:** ${only}`
  const shown = steps.slice(0, MAX_STEPS).map((step, i) => `${i + 1}. ${step}`)
  const more = steps.length > MAX_STEPS ? [`\nand ${steps.length - MAX_STEPS} more steps.`] : []
  return [`**${WHAT_TO_DO}**\n`, ...shown, ...more].join('\n')
}

function untouchedLine({ untouched, models }: Report): string {
  if (untouched.length === 0 || models.length === 0) return ''
  const names = untouched
    .slice(0, 10)
    .map((model) => inline(model))
    .join(', ')
  return `Not touched by this change: ${names}${untouched.length > 10 ? ` and ${untouched.length - 10} more` : ''}.`
}

/** Data, slices and the groups of protected attributes: numbers to look at; only a rule decides about them. */
function foldedGroups({ models }: Report, level: Level): string[] {
  if (level.details === 'none') return []
  return models.flatMap((entry) => {
    const { groups = [], slices, data = [], explanation, task = [] } = entry
    if (level.details === 'held' && !isHeld(entry)) return []
    const of = models.length > 1 ? ` of ${inline(entry.model)}` : ''
    return [
      ...data.filter(hasMore).map((part) => folded(`${inline(part.title)}${of}`, dataMarkdown(part, level))),
      ...(slices === undefined ? [] : [folded(`Slices${of}`, groupsMarkdown([slices], level))]),
      ...(groups.length === 0 ? [] : [folded(`Groups${of}`, groupsMarkdown(groups, level))]),
      ...task.map((one) => folded(`${inline(one.attribute)}${of}`, groupsMarkdown([one], level))),
      ...(explanation?.table === undefined
        ? []
        : [folded(`${explanation.table.attribute}${of}`, groupsMarkdown([explanation.table], level))]),
    ]
  })
}

function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`
}

function foldedDetails({ models }: Report, level: Level): string[] {
  if (level.details === 'none') return []
  return models
    .filter((entry) => entry.details.length > 0 && (level.details === 'all' || isHeld(entry)))
    .map((entry) => {
      const title = models.length > 1 ? `How ${inline(entry.model)} was measured` : 'How this was measured'
      return folded(title, detailsTable(entry.details))
    })
}

function footer({ policy }: Report, level: Level): string {
  const commit = policy.commit === undefined ? '' : ` at ${inline(policy.commit.slice(0, 7))}`
  const missing = leftOut(level)
  const shortened =
    missing === '' ? '' : ` Shortened to fit: without ${missing}. The job summary and \`assay gate\` show more.`
  const { floor } = policy
  const below =
    floor === undefined
      ? ''
      : ` and by the organisation's floor ${inline(floor.path)} (${inline(floor.digest.slice(0, 19))}), whose rules begin with \`floor/\``
  return `<sub>Judged by ${inline(policy.path)}${commit} (${inline(policy.digest.slice(0, 19))})${below}.${shortened}</sub>`
}

/** Worth a look: it does not simply pass. */
function isHeld({ verdict }: { readonly verdict: Verdict }): boolean {
  return verdict !== 'pass' && verdict !== 'not-applicable'
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
