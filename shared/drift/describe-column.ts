import type { DriftColumn } from '../evidence/drift-predicate.ts'
import type { Aspect, ColumnFinding } from './finding.ts'
import { MIN_ROWS } from './rule.ts'

const SHOWN_CATEGORIES = 3

export type Judged = {
  readonly verdict: DriftColumn['verdict']
  /** What decided: absent when nothing could be tested. */
  readonly lead: Aspect | undefined
  readonly rowsNeeded: number | undefined
}

/** One sentence for people: what changed by how much, or why nothing can be said. */
export function describeColumn({ n }: Pick<ColumnFinding, 'n'>, { verdict, lead, rowsNeeded }: Judged): string {
  const words = lead?.words ?? ''
  switch (verdict) {
    case 'drifted':
      return `${words}${alsoWords(lead)}`
    case 'immaterial':
      return `${words}: real, but below the size that matters`
    case 'not-enough-data':
      return shortageWords(n, words, rowsNeeded)
    case 'stable':
      return 'no change that these rows can show'
    default:
      return verdict satisfies never
  }
}

function alsoWords(lead: Aspect | undefined): string {
  const also = (lead?.alsoMaterial ?? []).map(({ words }) => `; ${words}`).join('')
  const unseen = lead?.unseen
  if (unseen === undefined) return also
  const names = unseen.categories.slice(0, SHOWN_CATEGORIES).map((name) => `"${name.slice(0, 60)}"`)
  return `${also}; ${unseen.rows} rows with categories that the reference does not have, such as ${names.join(', ')}`
}

function shortageWords(n: ColumnFinding['n'], words: string, rowsNeeded: number | undefined): string {
  const fewest = Math.min(n.reference, n.current)
  const need = `about ${rowsNeeded ?? MIN_ROWS} rows are needed`
  if (fewest < MIN_ROWS) return `${fewest} values on one side are too few to say anything; ${need}`
  return `${words}, which may be chance; ${need} to tell`
}
