import type { TaskDetails } from '../../evidence/task-details.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { fixed, significant } from '../../policy/numbers.ts'
import { taskTables } from '../task-details.ts'
import { type ForestMark, type ForestRow, forest } from './forest.ts'
import { html, htmlTable } from './page.ts'

/** Labels or horizons that a page shows; a picture of more has lines that nobody can read. */
const SHOWN = 100
const DRAWN = 40

/** Everything that a multilabel, ranking or forecasting task has to tell beside its metrics, as escaped HTML; empty for the other tasks. */
export function taskSection(predicate: Pick<TestPredicate, 'taskDetails'>): string {
  const { taskDetails } = predicate
  if (taskDetails === undefined) return ''
  const tables = taskTables(predicate, SHOWN).map(({ attribute, head, rows, note }) => {
    const cells = rows.map((row) => row.map((cell) => html(cell, 200)))
    return `<h3>${html(attribute, 200)}</h3>\n${htmlTable(head, cells)}\n<p class="quiet">${html(note, 500)}</p>`
  })
  const absent = taskDetails.absent.map(
    ({ part, reason }) => `<p class="quiet">${html(`No ${part}: ${reason}.`, 500)}</p>`,
  )
  return `<section>
<h2>What the task tells besides</h2>
${[...tables, picture(taskDetails), ...absent].filter((part) => part !== '').join('\n')}
</section>`
}

/** F1 of the labels, or the error of the horizons, as dots on one scale: the candidate's and the champion's. */
function picture({ multilabel, forecasting }: TaskDetails): string {
  const labels = (multilabel?.labels ?? []).slice(0, DRAWN).map(({ name, candidate, champion }): ForestRow => {
    const text = (value: number): string => `F1 ${fixed(value, 3)}`
    return { name, marks: dots(candidate.f1, champion?.f1, text) }
  })
  if (labels.length > 0) return forest({ label: 'F1 of each label', rows: labels, ends: (value) => fixed(value, 3) })
  const horizons = (forecasting?.horizons ?? []).slice(0, DRAWN).map(({ horizon, mae, championMae }): ForestRow => {
    const text = (value: number): string => `mean absolute error ${significant(value)}`
    return { name: `${horizon} ahead`, marks: dots(mae, championMae, text) }
  })
  return horizons.length < 2
    ? ''
    : forest({ label: 'Mean absolute error by horizon', rows: horizons, ends: significant })
}

function dots(now: number, before: number | undefined, text: (value: number) => string): ForestMark[] {
  const mark = (side: 'now' | 'before', value: number): ForestMark => {
    const who = side === 'now' ? 'candidate' : 'champion'
    return { side, low: value, value, high: value, words: `${who}: ${text(value)}` }
  }
  return [mark('now', now), ...(before === undefined ? [] : [mark('before', before)])]
}
