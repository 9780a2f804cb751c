import type { Finding } from './finding.ts'
import type { CellTally } from './tally.ts'

/** Rows of the rarest class for one of the most frequent, from which on down plain accuracy says little. */
const IMBALANCED = 0.1

/** Labels that only the holdout has, and classes that are rare. `tally` counts the target in any one column's cells. */
export function labelFindings(target: string, tally: readonly CellTally[]): Finding[] {
  const train = countLabels(tally.filter(({ isHoldout }) => !isHoldout))
  const holdout = countLabels(tally.filter(({ isHoldout }) => isHoldout))
  const unseen = [...holdout].filter(([label]) => !train.has(label))
  const rows = unseen.reduce((sum, [, n]) => sum + n, 0)
  const counts = [...train.values()]
  const ratio = counts.length < 2 ? 1 : Math.min(...counts) / Math.max(...counts)
  const found: Finding[] = []
  if (rows > 0) {
    found.push({
      code: 'NEW_LABELS',
      severity: 'error',
      column: target,
      message: `${rows} holdout rows have ${unseen.length === 1 ? 'a label' : `${unseen.length} labels`} that the training data does not have.`,
      rows,
      fix: 'Check how the labels are spelled, and that the training data has every class.',
    })
  }
  if (ratio <= IMBALANCED) {
    found.push({
      code: 'CLASS_IMBALANCE',
      severity: 'warn',
      column: target,
      message: `The rarest class has ${Math.min(...counts)} rows for ${Math.max(...counts)} of the most frequent one.`,
      rows: Math.min(...counts),
      fix: 'Judge the model by ROC AUC, log loss or recall of the rare class, not by accuracy.',
    })
  }
  return found
}

function countLabels(tally: readonly CellTally[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { label, n } of tally) counts.set(label, (counts.get(label) ?? 0) + n)
  return counts
}
