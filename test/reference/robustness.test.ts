import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import { quantileWithInterval } from '../../shared/robustness/latency.ts'

type Case = {
  readonly n: number
  readonly p: number
  readonly level: number
  readonly low: number
  readonly high: number
}
const { cases, samples, versions } = JSON.parse(readFileSync(new URL('robustness.json', import.meta.url), 'utf8')) as {
  cases: readonly Case[]
  samples: Readonly<Record<string, readonly number[]>>
  versions: { scipy: string }
}

describe(`intervals of quantiles are those of SciPy ${versions.scipy}, to the last digit`, () => {
  test.for(cases)('n $n, p $p, level $level', ({ n, p, level, low, high }) => {
    const values = Float64Array.from(samples[n] ?? [])
    expect(values).toHaveLength(n)
    expect(quantileWithInterval(values, p, level).interval).toMatchObject({ low, high })
  })
  test('there are enough of them', () => expect(cases.length).toBeGreaterThan(15))
})

test('a 95 % interval holds the true 95th percentile in at least 95 % of simulations, and not in all', () => {
  const prng = createPrng('latency')
  const truth = -Math.log(0.05)
  let held = 0
  const runs = 1000
  for (let run = 0; run < runs; run++) {
    const values = Float64Array.from({ length: 400 }, () => -Math.log(1 - prng.next()))
    const { low, high } = quantileWithInterval(values, 0.95, 0.95).interval
    if (low <= truth && truth <= high) held++
  }
  // Three standard errors of 1,000 runs are two points.
  expect(held / runs).toBeGreaterThan(0.93)
  expect(held / runs).toBeLessThan(0.99)
})
