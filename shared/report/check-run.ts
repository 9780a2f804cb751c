import { conclusionIn } from '../policy/conclusion.ts'
import { CHECK_BUDGET, type Level, withinBudget } from './budget.ts'
import { inline, plain } from './escape.ts'
import { headlineText, renderWithin } from './markdown.ts'
import type { ModelReport, Report } from './model.ts'
import { detailsTable, groupsMarkdown } from './tables.ts'

const MAX_TITLE_CHARACTERS = 200

/** What a check run shows, within GitHub's limits. Without a conclusion it stays in progress. */
export type CheckRunText = {
  readonly conclusion?: 'success' | 'failure'
  readonly output: { readonly title: string; readonly summary: string; readonly text?: string }
}

/** The report as a check run: the first line is the title, the details move to the long text. Never `neutral`, never `skipped`. */
export function toCheckRun(report: Report): CheckRunText {
  const conclusion = conclusionIn(report.mode, report.verdict)
  const text = withinBudget((level) => detailsText(report, level), CHECK_BUDGET)
  return {
    ...(conclusion === 'in_progress' ? {} : { conclusion }),
    output: {
      title: plain(headlineText(report), MAX_TITLE_CHARACTERS),
      summary: renderWithin(report, CHECK_BUDGET, 'without-details'),
      ...(text === '' ? {} : { text }),
    },
  }
}

function detailsText({ models }: Report, level: Level): string {
  if (level.details === 'none') return ''
  return models
    .filter((entry) => entry.details.length > 0)
    .slice(0, level.passingRules === 'rows' ? models.length : level.sections)
    .map(
      (entry) =>
        `${groupsText(entry, level)}#### How ${inline(entry.model)} was measured\n\n${detailsTable(entry.details)}`,
    )
    .join('\n\n')
}

function groupsText({ model, groups = [], slices, explanation, task = [] }: ModelReport, level: Level): string {
  const parts = slices === undefined ? [] : [`#### Slices of ${inline(model)}\n\n${groupsMarkdown([slices], level)}`]
  if (groups.length > 0) parts.push(`#### Groups of ${inline(model)}\n\n${groupsMarkdown(groups, level)}`)
  if (task.length > 0) parts.push(`#### More of ${inline(model)}\n\n${groupsMarkdown(task, level)}`)
  if (explanation?.table !== undefined)
    parts.push(`#### ${inline(model)}\n\n${groupsMarkdown([explanation.table], level)}`)
  return parts.map((part) => `${part}\n\n`).join('')
}
