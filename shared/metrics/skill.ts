import { brierOf, logLossOf } from './losses.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { type RowValue, totalsFamily } from './totals.ts'

const SKILL = { ...SCORE, domain: [Number.NEGATIVE_INFINITY, 1] } as const

/** One minus the loss as a share of the loss of the shares of the classes: 0 for a model that knows only those. */
export const BRIER_SKILL: Family = totalsFamily(
  [
    {
      ...SKILL,
      name: 'brier_skill',
      title: 'Brier skill score',
      tasks: ['binary', 'multiclass'],
      describe: 'Brier score against the one of always answering the shares of the classes: 1 is perfect, 0 is that.',
    },
  ],
  (rows) => withClasses(rows, brierOf(rows)),
  (totals, out) => {
    const [total, loss, ...classes] = totals as unknown as [number, number, ...number[]]
    let same = 0
    for (const size of classes) same += (size / total) ** 2
    out[0] = same < 1 ? 1 - loss / total / ((1 - same) / 2) : Number.NaN
  },
)

export const D2_LOG_LOSS: Family = totalsFamily(
  [
    {
      ...SKILL,
      name: 'd2_log_loss',
      title: 'D² of the log loss',
      tasks: ['binary', 'multiclass'],
      describe: 'Log loss against the one of always answering the shares of the classes: 1 is perfect, 0 is that.',
    },
  ],
  (rows) => withClasses(rows, logLossOf(rows)),
  (totals, out) => {
    const [total, loss, ...classes] = totals as unknown as [number, number, ...number[]]
    let entropy = 0
    for (const size of classes) if (size > 0) entropy -= (size / total) * Math.log(size / total)
    out[0] = entropy > 0 ? 1 - loss / total / entropy : Number.NaN
  },
)

/** The loss, then an indicator per class. */
function withClasses({ kind, labels, ...rows }: Rows, loss: RowValue | undefined): readonly RowValue[] | undefined {
  if (loss === undefined) return undefined
  const size = kind === 'multiclass' && 'classes' in rows ? rows.classes.length : 2
  return [
    loss,
    ...Array.from(
      { length: size },
      (_, k): RowValue =>
        (row) =>
          labels[row] === k ? 1 : 0,
    ),
  ]
}
