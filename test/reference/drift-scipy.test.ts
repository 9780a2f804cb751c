import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureCategories } from '../../shared/drift/measures.ts'
import { andersonDarling } from '../../shared/stats/anderson-darling.ts'
import { chiSquaredUpperPoint } from '../../shared/stats/chi-squared.ts'
import {
  hellinger,
  jensenShannon,
  kullbackLeibler,
  largestGap,
  populationStability,
} from '../../shared/stats/divergences.ts'
import { kolmogorovSf, kolmogorovSmirnov } from '../../shared/stats/kolmogorov-smirnov.ts'
import { moodTest } from '../../shared/stats/mood.ts'
import { toTiedPair } from '../../shared/stats/tied-pair.ts'
import { wasserstein1 } from '../../shared/stats/wasserstein.ts'
import { tied } from '../fixtures/samples.ts'

type Counted = { readonly values: readonly number[]; readonly counts: readonly number[] }
type Samples = {
  readonly id: string
  readonly x: Counted
  readonly y: Counted
  readonly wasserstein: number
  readonly moodZ: number
  readonly moodP: number
  readonly adStandardized: number
  readonly ksD: number
  readonly ksLimit: number
  /** Absent where SciPy would count too long. */
  readonly ksExact?: number
}
type Shares = {
  readonly id: string
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly psi: number
  readonly jensenShannon: number
  readonly hellinger: number
  readonly lInfinity: number
  readonly kullbackLeibler: number
}
type Reference = {
  readonly samples: readonly Samples[]
  readonly divergences: readonly Shares[]
  readonly chiSquared: readonly { readonly p: number; readonly df: number; readonly x: number }[]
  readonly kolmogorov: readonly { readonly z: number; readonly p: number }[]
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const { samples, divergences, chiSquared, kolmogorov } = JSON.parse(read('./drift.json')) as Reference
const oracles = JSON.parse(read('./validation-oracles.json')) as {
  readonly cases: readonly {
    readonly id: string
    readonly fn: string
    readonly input: Readonly<Record<string, number[]>>
    readonly expected: Readonly<Record<string, number>>
  }[]
}
const cellsOf = ({ values, counts }: Counted) => ({
  shift: 0,
  values: Float64Array.from(values),
  counts: Float64Array.from(counts),
})
const close = (actual: number, expected: number | undefined, digits = 1e-9): void => {
  expect(Math.abs(actual - (expected ?? Number.NaN))).toBeLessThanOrEqual(
    digits * Math.max(1e-6, Math.abs(expected ?? 0)),
  )
}

test.for(samples)('SciPy, two samples as counts: $id', (oracle) => {
  const pair = toTiedPair(cellsOf(oracle.x), cellsOf(oracle.y))
  close(wasserstein1(pair), oracle.wasserstein)
  close(moodTest(pair).z, oracle.moodZ, 1e-8)
  close(moodTest(pair).pValue, oracle.moodP, 1e-7)
  close(andersonDarling(pair).standardized, oracle.adStandardized, 1e-8)
  const { distance, pValue, method } = kolmogorovSmirnov(pair)
  close(distance, oracle.ksD)
  expect(method).toBe(oracle.ksExact === undefined ? 'asymptotic' : 'exact')
  close(pValue, oracle.ksExact ?? oracle.ksLimit, 1e-8)
})

test.for(oracles.cases.filter(({ fn }) => fn === 'ks2'))('Kolmogorov-Smirnov: $id', ({ input, expected }) => {
  const result = kolmogorovSmirnov(tied(input['x'] ?? [], input['y'] ?? []))
  close(result.distance, expected['D'])
  close(result.pValue, expected['p_exact'])
})

test.for([
  [[1.01, 2.01], [1, 2, 3], 1 / 3, 1],
  [[0.99, 1.99], [1, 2, 3], 2 / 3, 0.6],
  [[1.01, 2.01], [1, 2, 3, 4], 0.5, 14 / 15],
  [[0.99, 1.99], [1, 2, 3, 4], 0.75, 6 / 15],
] as const)('Kolmogorov-Smirnov of %o and %o is exact', ([x, y, distance, p]) => {
  const result = kolmogorovSmirnov(tied(x, y))
  close(result.distance, distance)
  close(result.pValue, p)
})

test('limit laws and their points', () => {
  for (const { z, p } of kolmogorov) close(kolmogorovSf(z), p, 1e-10)
  for (const { p, df, x } of chiSquared) close(chiSquaredUpperPoint(p, df), x, 1e-10)
})

test.for(divergences)('distances of shares: $id', ({ a, b, ...expected }) => {
  close(populationStability(a, b), expected.psi)
  close(jensenShannon(a, b), expected.jensenShannon, 1e-7)
  close(hellinger(a, b), expected.hellinger)
  close(largestGap(a, b), expected.lInfinity)
  close(kullbackLeibler(a, b), expected.kullbackLeibler)
})

test.for(oracles.cases.filter(({ fn }) => fn === 'divergences'))('distances of shares: $id', ({ input, expected }) => {
  const [p = [], q = []] = [input['p'], input['q']]
  close(populationStability(p, q), expected['PSI_floor1e-4'])
  close(jensenShannon(p, q), expected['JSdist_bits'])
  close(hellinger(p, q), expected['hellinger'])
  close(largestGap(p, q), expected['Linf'])
  close(kullbackLeibler(p, q), expected['KL_pq'])
})

test.for(oracles.cases.filter(({ fn }) => fn === 'psiNull'))(
  'what PSI is without drift: $id',
  ({ input, expected }) => {
    const { n, m, bins } = input as unknown as Readonly<Record<'n' | 'm' | 'bins', number>>
    const even = (rows: number): Float64Array => new Float64Array(bins).fill(rows / bins)
    const [psi] = measureCategories({ reference: even(n), current: even(m) }, ['psi'])
    close(psi?.chance ?? Number.NaN, expected['p95'])
  },
)

test('TFDV: shares of .1 and .9 against .3 and .7 have an L-infinity distance of .2', () => {
  close(largestGap([1, 9], [3, 7]), 0.2)
})
