import { BAND_METHOD, differenceInterval } from './effect-interval.ts'
import type { Aspect } from './finding.ts'
import { MATERIAL, MIN_ROWS } from './rule.ts'
import { testShares } from './share-test.ts'
import { percent } from './words.ts'

export type Presence = { readonly rows: number; readonly missing: number }

/**
 * Tests whether the share of missing values changed: 2 x 2 chi-squared, Fisher's exact test where counts are small. `undefined` when
 * neither side misses any, or there are too few rows.
 */
export function testMissing(reference: Presence, current: Presence, seed: string): Aspect | undefined {
  const enough = Math.min(reference.rows, current.rows) >= MIN_ROWS
  if (!enough || reference.missing + current.missing === 0) return undefined
  const { name, ...result } = testShares(
    {
      reference: Float64Array.of(reference.missing, reference.rows - reference.missing),
      current: Float64Array.of(current.missing, current.rows - current.missing),
    },
    seed,
  )
  const [before, after] = [share(reference), share(current)]
  return {
    name: 'missing',
    tests: [{ name: `missing-share (${name})`, ...result, weight: 1 }],
    pValue: result.pValue,
    effect: {
      name: 'missing-share',
      size: Math.abs(after - before),
      material: MATERIAL.missing,
      interval: differenceInterval(count(current), count(reference), BAND_METHOD.missing),
    },
    words: `missing values went from ${percent(before)} to ${percent(after)} of the rows`,
    spread: 0.5,
  }
}

function share({ rows, missing }: Presence): number {
  return missing / rows
}

function count({ rows, missing }: Presence): { readonly k: number; readonly n: number } {
  return { k: missing, n: rows }
}
