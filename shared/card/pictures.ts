import type { Estimate } from '../evidence/parts.ts'
import { metricLabel, metricValue } from '../policy/metric-words.ts'
import { type ForestMark, type ForestRow, forest } from '../report/html/forest.ts'
import type { Card } from './schema.ts'

type Results = Card['measured']['results']
type Measured = Pick<Estimate, 'name' | 'value' | 'interval'>

/** One picture per metric: the candidate, and the champion where there was one, each with its interval. SVG without scripts. */
export function metricPictures(model: string, { metrics, champion }: Results): string[] {
  return metrics.map((estimate) => {
    const before =
      champion.state === 'compared' ? champion.metrics.find(({ name }) => name === estimate.name) : undefined
    const rows = [
      { name: model, marks: [mark('now', model, estimate)] },
      ...(champion.state !== 'compared' || before === undefined
        ? []
        : [{ name: `champion ${champion.version}`, marks: [mark('before', `champion ${champion.version}`, before)] }]),
    ]
    return picture(metricLabel(estimate.name), estimate.name, rows)
  })
}

/** The slices of a metric below each other, the champion's beside them. */
export function slicePictures({ slices = [] }: Results): string[] {
  return namesOf(slices).map((metric) => {
    const rows = slices.flatMap(({ name, metrics, champion }) => {
      const now = metrics?.find((one) => one.name === metric)
      const before = champion?.find((one) => one.name === metric)
      const marks = [
        ...(now === undefined ? [] : [mark('now', name, now)]),
        ...(before === undefined ? [] : [mark('before', `${name}, champion`, before)]),
      ]
      return marks.length === 0 ? [] : [{ name, marks }]
    })
    return picture(`${metricLabel(metric)} by slice`, metric, rows)
  })
}

/** The groups of each attribute, one picture per metric, under the title of its section. */
export function groupPictures({ groups = [] }: Results, attribute: string): string[] {
  const found = groups.find((one) => one.attribute === attribute)
  if (found === undefined) return []
  return namesOf(found.groups).map((metric) => {
    const rows = found.groups.flatMap(({ name, missing, metrics }) => {
      const own = metrics?.find((one) => one.name === metric)
      const label = missing ? '(missing)' : name
      return own === undefined ? [] : [{ name: label, marks: [mark('now', label, own)] }]
    })
    return picture(`${metricLabel(metric)} by ${attribute}`, metric, rows)
  })
}

function picture(label: string, metric: string, rows: readonly ForestRow[]): string {
  return forest({ label, rows, ends: (value) => metricValue(metric, value) })
}

function mark(side: ForestMark['side'], name: string, { name: metric, value, interval }: Measured): ForestMark {
  const { low, high } = interval
  const words = `${name}: ${metricValue(metric, value)} (${metricValue(metric, low)} to ${metricValue(metric, high)})`
  return { side, low, value, high, words }
}

function namesOf(parts: readonly { readonly metrics?: readonly { readonly name: string }[] }[]): string[] {
  return [...new Set(parts.flatMap(({ metrics = [] }) => metrics.map(({ name }) => name)))]
}
