import type { DriftColumn } from '../evidence/drift-predicate.ts'
import type { Adjusted, ColumnFinding } from './finding.ts'
import { MIN_ROWS } from './rule.ts'

const SHOWN_CATEGORIES = 3

export type Judged = {
  readonly verdict: DriftColumn['verdict']
  readonly adjusted: Adjusted
  readonly byMissing: boolean
  readonly rowsNeeded: number | undefined
}

/** One sentence for people: what changed by how much, or why nothing can be said. */
export function describeColumn(finding: ColumnFinding, judged: Judged): string {
  switch (judged.verdict) {
    case 'drifted':
      return judged.byMissing ? missingWords(finding) : `${changeWords(finding)}${alsoWords(finding)}`
    case 'immaterial':
      return `${changeWords(finding)}: real, but below the size that matters`
    case 'not-enough-data':
      return shortageWords(finding, judged)
    case 'stable':
      return 'no change that these rows can show'
    default:
      return judged.verdict satisfies never
  }
}

function changeWords({ values, type }: ColumnFinding): string {
  if (values === undefined) return 'the share of missing values changed'
  const { size, material } = values.effect
  return type === 'numeric'
    ? `moved by ${round(size)} standard deviations (limit ${material})`
    : `${round(100 * size)} % of the rows changed category (limit ${round(100 * material)} %)`
}

function alsoWords({ values }: ColumnFinding): string {
  const also = values?.alsoMaterial === undefined ? '' : `; ${values.alsoMaterial}`
  const unseen = values?.unseen
  if (unseen === undefined) return also
  const names = unseen.categories.slice(0, SHOWN_CATEGORIES).map((name) => `"${name.slice(0, 60)}"`)
  return `${also}; ${unseen.rows} rows with categories that the reference does not have, such as ${names.join(', ')}`
}

function missingWords({ missing, n }: ColumnFinding): string {
  const share = (count: number, present: number): string => `${round((100 * count) / (count + present))} %`
  return `missing values went from ${share(missing.reference, n.reference)} to ${share(missing.current, n.current)} of the rows`
}

function shortageWords(finding: ColumnFinding, { rowsNeeded }: Judged): string {
  const { reference, current } = finding.n
  const fewest = Math.min(reference, current)
  const need = `about ${rowsNeeded ?? MIN_ROWS} rows are needed`
  if (fewest < MIN_ROWS) return `${fewest} values on one side are too few to say anything; ${need}`
  return `${changeWords(finding)}, which may be chance; ${need} to tell`
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)))
}
