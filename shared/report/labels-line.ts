import { eValue } from '../monitor/betting.ts'
import type { LabelsState } from '../monitor/labels.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import { inline } from './escape.ts'

/** What the labels of a model say, in one paragraph of Markdown; with several models, which of them got worse, judged together. */
export function labelsLine({ test, watched = 1, worse = [] }: LabelsState & Partial<Together>): string {
  const names = worse.length === 0 ? 'none' : worse.map((name) => inline(name, 80)).join(', ')
  const together = watched > 1 ? ` Of ${count(watched)} models judged together, got worse: ${names}.` : ''
  return `${ownLine(test)}${together}`
}

type Together = { readonly watched: number; readonly worse: readonly string[] }

function ownLine(test: LabelsState['test']): string {
  const { alpha, limit, alarmAt, sum } = test
  const seen = plural(test.count, 'label')
  if (test.count === 0) return `No labels yet; a mean loss of up to ${significant(limit)} is all right.`
  const mean = `mean loss ${significant(sum / test.count)} over ${seen}, of which up to ${significant(limit)} is all right`
  if (alarmAt !== undefined)
    return `**The model got worse**: ${mean}. Shown by label ${count(alarmAt)}; an alarm like this is false in at most ${100 * alpha} % of streams, however often one looks. Train again, or go back to an earlier model.`
  return `Labels: ${mean}; e value ${significant(Math.min(eValue(test), 1e12))}, an alarm from ${significant(1 / alpha)}.`
}
