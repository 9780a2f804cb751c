import type { Verdict } from '../kernel/verdict.ts'
import { plural } from '../policy/numbers.ts'
import type { Level } from './budget.ts'
import { code, inline } from './escape.ts'
import { MARK } from './glossary.ts'
import type { Detail, GroupTable, MetricTable, ModelReport, RuleRow } from './model.ts'

type Alignment = 'left' | 'right' | 'centre'
type Heading = readonly [title: string, alignment?: Alignment]

/** A GitHub table; cells must be escaped already. */
export function table(headings: readonly Heading[], rows: readonly (readonly string[])[]): string {
  const rule = { left: '---', right: '---:', centre: ':---:' } as const
  return [headings.map(([title]) => title), headings.map(([, alignment = 'left']) => rule[alignment]), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** Metric, champion, candidate, change and its picture; without a champion the candidate's own interval. */
export function metricsMarkdown({ metrics }: ModelReport, level: Level): string {
  if (metrics === undefined || level.rows === 0) return ''
  const shown = { ...metrics, rows: metrics.rows.slice(0, level.rows) }
  const text = metrics.champion === undefined ? aloneTable(shown) : comparedTable(shown, metrics.champion, level)
  return withRest(text, metrics.rows.length - shown.rows.length, 'metric')
}

function aloneTable({ rows, level }: MetricTable): string {
  return table(
    [['metric'], ['candidate', 'right'], [level === '' ? 'shown' : `${level} % CI`, 'centre']],
    rows.map((row) => [inline(row.label), inline(row.candidate), inline(row.interval)]),
  )
}

function comparedTable({ rows, level: coverage }: MetricTable, champion: string, level: Level): string {
  const picture: Heading[] = level.pictures ? [['worse ┊ better', 'centre']] : []
  return table(
    [
      ['metric'],
      [`champion ${inline(champion, 60)}`, 'right'],
      ['candidate', 'right'],
      [`change (${coverage} % CI)`, 'right'],
      ...picture,
      ['reading'],
    ],
    rows.map((row) => [
      inline(row.label),
      inline(row.champion ?? '–'),
      inline(row.candidate),
      value(row.change),
      ...(level.pictures ? [row.picture === undefined ? '' : `\`${row.picture}\``] : []),
      inline(row.reading ?? 'not compared'),
    ]),
  )
}

function value(text: string | undefined): string {
  return text === undefined ? '–' : inline(text)
}

/** The rules of one model, worst first; passing ones may be counted instead of shown. */
export function rulesTable(rules: readonly RuleRow[], level: Level): string {
  if (level.rows === 0) return ''
  const isQuiet = (verdict: Verdict): boolean => verdict === 'pass' || verdict === 'not-applicable'
  const listed = level.passingRules === 'rows' ? rules : rules.filter((rule) => !isQuiet(rule.verdict))
  const shown = listed.slice(0, level.rows)
  if (shown.length === 0) return `${plural(rules.length, 'rule')} met.`
  const text = table(
    [['', 'centre'], ['rule'], ['asks for'], ['found']],
    shown.map((rule) => [
      MARK[rule.verdict],
      `${code(rule.id)}${rule.severity === 'warn' ? ' (warns only)' : ''}`,
      inline(rule.requirement),
      inline(rule.message),
    ]),
  )
  return withRest(text, rules.length - shown.length, 'rule')
}

/** One line per model, worst first. */
export function modelList(models: readonly ModelReport[], limit: number): string {
  const shown = models.slice(0, limit)
  const text = table(
    [['', 'centre'], ['model'], ['']],
    shown.map((entry) => [MARK[entry.verdict], inline(entry.model), inline(entry.clause)]),
  )
  return withRest(text, models.length - shown.length, 'model')
}

/** One table per protected attribute (or of slices), each under its name. */
export function groupsMarkdown(groups: readonly GroupTable[], level: Level): string {
  return groups
    .slice(0, level.rows)
    .map(({ attribute, head, rows, note }) => {
      const headings = head.map((title, i): Heading => [inline(title), i === 0 ? 'left' : 'right'])
      const cells = rows.map((row) => row.map((text) => inline(text)))
      return `**${inline(attribute)}**\n\n${table(headings, cells)}\n\n${inline(note)}`
    })
    .join('\n\n')
}

/** Label and value, without a heading row of its own. */
export function detailsTable(details: readonly Detail[]): string {
  return table(
    [[''], ['']],
    details.map(({ label, value: text }) => [inline(label), inline(text)]),
  )
}

function withRest(text: string, rest: number, what: string): string {
  return rest > 0 ? `${text}\n\nand ${plural(rest, `more ${what}`)}.` : text
}
