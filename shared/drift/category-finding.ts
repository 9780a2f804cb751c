import { betaCdf } from '../stats/beta.ts'
import { weightedBonferroni } from '../stats/multiplicity.ts'
import { shareBand } from '../stats/share-band.ts'
import { BAND_METHOD, bandInterval } from './effect-interval.ts'
import type { Aspect, DriftTest, Effect } from './finding.ts'
import { MATERIAL, WEIGHTS } from './rule.ts'
import { type Counts, testShares, totalVariation } from './share-test.ts'
import { percent } from './words.ts'

const SHOWN_UNSEEN = 20
const MAX_NAME = 200

/** Tests the shares of categories, and how many current rows hold a category that the reference does not know. */
export function testCategories(names: readonly string[], counts: Counts, seed: string): Aspect {
  const shares = testShares(counts, seed)
  const unseen = testUnseen(counts)
  const tests: DriftTest[] = [
    { ...shares, weight: WEIGHTS.categories.shares },
    { name: 'unseen-categories', statistic: unseen.rows, pValue: unseen.pValue, weight: WEIGHTS.categories.unseen },
  ]
  const unknown = names.filter((_, i) => counts.reference[i] === 0 && (counts.current[i] ?? 0) > 0)
  const effect = sharesEffect(counts)
  return {
    name: 'values',
    tests,
    pValue: weightedBonferroni(tests),
    effect,
    words: `${percent(effect.size)} of the rows changed category (limit ${percent(effect.material)})`,
    spread: 0.5,
    ...(unknown.length > 0
      ? {
          unseen: {
            categories: unknown.slice(0, SHOWN_UNSEEN).map((name) => name.slice(0, MAX_NAME)),
            rows: unseen.rows,
          },
        }
      : {}),
  }
}

function sharesEffect(counts: Counts): Effect {
  const size = totalVariation(counts)
  const band = shareBand(counts)
  const interval = bandInterval({ size, band, most: 1, method: BAND_METHOD.shares })
  return { name: 'total-variation', size, material: MATERIAL.shares, interval }
}

/**
 * Without drift the chance of a row with an unseen category is about the share of categories seen once (Good and Turing); one is added
 * so that the bound holds when there are none.
 */
function testUnseen({ reference, current }: Counts): { readonly rows: number; readonly pValue: number } {
  let n = 0
  let m = 0
  let once = 0
  let rows = 0
  reference.forEach((count, i) => {
    const now = current[i] ?? 0
    n += count
    m += now
    if (count === 1) once += 1
    if (count === 0) rows += now
  })
  const chance = Math.min(1, (once + 1) / (n + 1))
  return { rows, pValue: rows === 0 ? 1 : chance < 1 ? betaCdf(chance, rows, m - rows + 1) : 1 }
}
