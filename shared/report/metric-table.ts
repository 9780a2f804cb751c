import type { Estimate } from '../evidence/parts.ts'
import type { Comparison, TestPredicate } from '../evidence/test-predicate.ts'
import { differenceNumbers, differenceUnit, metricLabel, metricValue } from '../policy/metric-words.ts'
import { intervalBar } from './charts.ts'
import { READING } from './glossary.ts'
import type { MetricRow, MetricTable } from './model.ts'

/** The measured metrics of one model in the order of the evidence, beside the champion where there was one. */
export function metricTable(predicate: TestPredicate): MetricTable {
  const { champion, metrics, comparison } = predicate
  const rows = metrics.map((estimate) =>
    toRow(
      estimate,
      comparison.find((one) => one.metric === estimate.name),
    ),
  )
  const level = percent(metrics[0]?.interval.level ?? 0.95)
  return { level, rows, ...(champion.state === 'compared' ? { champion: champion.version } : {}) }
}

/** What is worth saying of a model that passed: its first comparison, when it is a change for the better. */
export function bestNews({ champion, comparison }: TestPredicate): string | undefined {
  const [first] = comparison
  if (champion.state !== 'compared' || first?.verdict !== 'improved') return undefined
  return `${metricLabel(first.metric)} ${changeText(first)} against champion ${champion.version}`
}

/** Coverage in percent without needless digits: 0.95 is `95`. */
function percent(level: number): string {
  return String(Math.round(level * 1000) / 10)
}

function toRow({ name, value, interval, direction }: Estimate, comparison: Comparison | undefined): MetricRow {
  const row = {
    label: metricLabel(name),
    candidate: metricValue(name, value),
    interval: `${metricValue(name, interval.low)} to ${metricValue(name, interval.high)}`,
  }
  if (comparison === undefined) return row
  if (comparison.verdict === 'not-comparable') {
    const reading = READING[comparison.verdict]
    return { ...row, champion: metricValue(name, comparison.champion), reading }
  }
  const { low, high } = comparison.interval
  const picture = intervalBar(
    direction === 'higher'
      ? { low, estimate: comparison.difference, high }
      : { low: -high, estimate: -comparison.difference, high: -low },
  )
  return {
    ...row,
    champion: metricValue(name, comparison.champion),
    change: changeText(comparison),
    ...(picture === undefined ? {} : { picture }),
    reading: READING[comparison.verdict],
  }
}

/** `−4.1 points (−6.2 to −2.0)`. */
function changeText({ metric, difference, interval }: Comparison): string {
  const [change, low, high] = differenceNumbers(metric, [difference, interval.low, interval.high])
  return `${`${change} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`
}
