import type { MissingFinding } from './finding.ts'
import { MIN_ROWS } from './rule.ts'
import { testShares } from './share-test.ts'

export type Presence = { readonly rows: number; readonly missing: number }

/** Tests whether the share of missing values changed: 2 x 2 chi-squared, Fisher's exact test where counts are small. */
export function testMissing(reference: Presence, current: Presence, seed: string): MissingFinding {
  const change = share(current) - share(reference)
  const counts = { reference: reference.missing, current: current.missing, change }
  const enough = Math.min(reference.rows, current.rows) >= MIN_ROWS
  if (!enough || reference.missing + current.missing === 0) return counts
  const { name, ...result } = testShares(
    {
      reference: Float64Array.of(reference.missing, reference.rows - reference.missing),
      current: Float64Array.of(current.missing, current.rows - current.missing),
    },
    seed,
  )
  return { ...counts, test: { name: `missing-share (${name})`, ...result, weight: 1 } }
}

function share({ rows, missing }: Presence): number {
  return rows === 0 ? 0 : missing / rows
}
