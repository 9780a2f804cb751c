import type { Reported } from './reported.ts'

const HEAD = /^\s*precision\s+recall\s+f1-score\s+support\s*$/
const ROW = /^\s*(\S.*?)\s{2,}(\d\.\d+)\s+(\d\.\d+)\s+(\d\.\d+)\s+(\d+(?:\.\d+)?)\s*$/
const ACCURACY = /^\s*accuracy\s+(\d\.\d+)\s+\d+(?:\.\d+)?\s*$/

/** The table that `classification_report` prints; numbers have the digits that were printed. `undefined` when it is none. */
export function readSklearnText(text: string): Reported | undefined {
  const lines = text.split(/\r?\n/)
  const head = lines.findIndex((line) => HEAD.test(line))
  if (head < 0) return undefined
  const metrics: { name: string; value: number }[] = []
  const left: { name: string; reason: string }[] = []
  for (const line of lines.slice(head + 1).filter((one) => one.trim() !== '')) {
    const accuracy = ACCURACY.exec(line)?.[1]
    const [, label, precision, recall, f1, support] = ROW.exec(line) ?? []
    if (accuracy !== undefined) metrics.push({ name: 'accuracy', value: Number(accuracy) })
    else if (label === undefined) left.push({ name: line.trim().slice(0, 100), reason: 'not a row of the report' })
    else {
      const values = { precision, recall, 'f1-score': f1, support }
      for (const [key, value] of Object.entries(values)) metrics.push({ name: `${label}.${key}`, value: Number(value) })
    }
  }
  return metrics.length === 0 ? undefined : { metrics, left }
}
