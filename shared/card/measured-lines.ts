import type { TestPredicate } from '../evidence/test-predicate.ts'
import { count, plural } from '../policy/numbers.ts'
import { calibrationLine } from '../report/calibration.ts'
import { dependenceText } from '../report/comparison-words.ts'
import { decisionDetails } from '../report/decisions.ts'
import { decompositionLine } from '../report/decomposition.ts'
import { discoveredLine, discoveredTables } from '../report/discovered-slices.ts'

/** A part of a card that is a few sentences. */
export type CardLines = { readonly title: string; readonly lines: readonly string[] }

/** What a reader must know to take the metrics at their word; parts without evidence are absent. */
export function readingLines(predicate: TestPredicate): CardLines[] {
  const { holdout, dependence, decomposition } = predicate
  const together =
    dependence === undefined
      ? []
      : [
          `${plural(holdout.rows, 'row')}${dependenceText(predicate)}.`,
          `The largest has ${plural(dependence.largest, 'row')}.`,
        ]
  return [
    { title: 'Rows that belong together', lines: together },
    { title: 'Calibration', lines: [calibrationLine(predicate) ?? []].flat() },
    { title: 'Decisions', lines: decisionDetails(predicate.decisions).map(({ label, value }) => `${label}: ${value}`) },
    { title: 'Data or code', lines: decomposition === undefined ? [] : [decompositionLine(decomposition)] },
  ].filter(({ lines }) => lines.length > 0)
}

/** What the search for weak slices found, the worst ones by name. */
export function searchLines({ discoveredSlices }: Pick<TestPredicate, 'discoveredSlices'>): CardLines[] {
  const line = discoveredLine(discoveredSlices)
  if (line === undefined) return []
  const found = discoveredTables(discoveredSlices).flatMap(({ attribute, head, rows }) =>
    rows.map(([where = '', size = '', own = '', other = '']) => {
      const numbers = `${head[2]} ${own} on ${count(Number(size.replaceAll(/\D/g, '')))} rows (${head[3]} ${other})`
      return `${attribute}: ${where}: ${numbers}.`
    }),
  )
  return [{ title: 'Search for weak slices', lines: [line, ...found] }]
}
