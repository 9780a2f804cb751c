import type { DecomposedMetric, Decomposition, MeasuredDecomposition } from '../evidence/decomposition.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { differenceNumbers, differenceSize, differenceUnit, metricLabel, metricValue } from '../policy/metric-words.ts'
import { plural } from '../policy/numbers.ts'
import type { GroupTable } from './model.ts'

/** A part that is so much of two parts of one sign is most of them. */
const MOST = 2 / 3

type Part = DecomposedMetric['total']

/** What a decomposition says, in one sentence about its first metric. */
export function decompositionLine(found: Decomposition): string {
  const base = found.base.slice(0, 7)
  if (found.state === 'absent') return `Data or code: not told apart against ${base}, because ${found.reason}.`
  const [first] = found.metrics
  if (first === undefined) return ''
  const { name, total } = first
  const same = found.dataChanged ? '' : ' The training data are the same.'
  const change = `Since ${base} ${metricLabel(name)} changed by ${changeText(name, total)}`
  return `${change}: ${storyOf(first)}.${same}`
}

/** The parts of every metric, with both orders; `undefined` where there are none. */
export function decompositionTable(found: Decomposition): GroupTable | undefined {
  if (found.state === 'absent') return undefined
  const rows = found.metrics.map(({ name, total, data, code, interaction }) => [
    metricLabel(name),
    changeText(name, total),
    `${changeText(name, data)}; ${ordersText(name, data)}`,
    `${changeText(name, code)}; ${ordersText(name, code)}`,
    changeText(name, interaction),
  ])
  return {
    attribute: 'Data or code',
    head: ['metric', 'change', 'data', 'code', 'both together'],
    rows,
    note: noteOf(found),
  }
}

/** The sentence for the report of a model; nothing where nobody asked. */
export function decompositionReport({ decomposition }: Pick<TestPredicate, 'decomposition'> = {}): {
  decomposition?: string
} {
  return decomposition === undefined ? {} : { decomposition: decompositionLine(decomposition) }
}

/** The table for the report of a model; none where nobody asked. */
export function decompositionTables({ decomposition }: Pick<TestPredicate, 'decomposition'> = {}): GroupTable[] {
  const table = decomposition === undefined ? undefined : decompositionTable(decomposition)
  return table === undefined ? [] : [table]
}

/** What the parts mean, and what chance in the training does to them. */
function noteOf({ repeats = [], seed, metrics }: MeasuredDecomposition): string {
  const meaning =
    'Four models, all scored on the holdout of the head: code and training data, each of base and head. A part is the mean of both orders, which stand behind it (first on the other side’s base, then on its head).'
  if (repeats.length === 0)
    return `${meaning} One seed (${seed}): what chance in the training does is not in the intervals.`
  const name = metrics[0]?.name ?? ''
  const spread = (part: 'data' | 'code'): string => {
    const values = [metrics[0]?.[part].value, ...repeats.map(({ effects }) => effects[0]?.[part])]
    const known = values.filter((value) => value !== undefined)
    return `${part} ${differenceNumbers(name, [known[0] ?? 0, Math.min(...known), Math.max(...known)])
      .slice(1)
      .join(' to ')}`
  }
  const over = `${plural(repeats.length + 1, 'seed')}`
  return `${meaning} Over ${over}, ${metricLabel(name)}: ${spread('data')}, ${spread('code')} ${differenceUnit(name)}.`
}

function storyOf({ name, direction, total, data, code }: DecomposedMetric): string {
  if (!isClear(total) && !isClear(data) && !isClear(code)) return 'neither data nor code changed it beyond the noise'
  const sign = direction === 'higher' ? 1 : -1
  const [fromData, fromCode] = [sign * data.value, sign * code.value]
  if (fromData * fromCode < 0) {
    return `the data ${gained(fromData)} ${differenceSize(name, data.value)}, the code ${gained(fromCode)} ${differenceSize(name, code.value)}`
  }
  const what = fromData + fromCode < 0 ? 'loss' : 'gain'
  const share = Math.abs(fromData) / Math.abs(fromData + fromCode)
  if (share === 1) return `all of the ${what} comes from the data`
  if (share === 0) return `all of the ${what} comes from the code`
  if (share >= MOST) return `most of the ${what} comes from the data`
  return share <= 1 - MOST ? `most of the ${what} comes from the code` : `data and code share the ${what}`
}

function gained(change: number): string {
  return change < 0 ? 'cost' : 'won'
}

function isClear({ interval }: Part): boolean {
  return interval.low > 0 || interval.high < 0
}

/** `−4.1 points (−6.2 to −2.0)`. */
function changeText(metric: string, { value, interval }: Part): string {
  const [change, low, high] = differenceNumbers(metric, [value, interval.low, interval.high])
  return `${`${change} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`
}

function ordersText(metric: string, { value, interval, onBase, onHead }: DecomposedMetric['data']): string {
  const half = (interval.high - interval.low) / 2
  const text = (one: number): string => differenceNumbers(metric, [one, value - half, value + half])[0] ?? ''
  return `${text(onBase)}, ${text(onHead)}`
}

/** The metric of each of the four models, as text: base and head code, on base and head data. */
export function cellTexts({ name, cells }: DecomposedMetric): readonly string[] {
  const { baseCodeBaseData, baseCodeHeadData, headCodeBaseData, headCodeHeadData } = cells
  return [baseCodeBaseData, baseCodeHeadData, headCodeBaseData, headCodeHeadData].map((one) => metricValue(name, one))
}
