import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { andersonDarling, andersonDarlingSf } from '../../shared/stats/anderson-darling.ts'
import { betaBinomialAtLeast } from '../../shared/stats/beta-binomial.ts'
import { chiSquaredHomogeneity, chiSquaredSf } from '../../shared/stats/chi-squared.ts'
import { fisherExact } from '../../shared/stats/fisher.ts'
import { moodTest } from '../../shared/stats/mood.ts'
import { benjaminiHochberg } from '../../shared/stats/multiplicity.ts'
import { wasserstein1 } from '../../shared/stats/wasserstein.ts'
import { tied } from '../fixtures/samples.ts'

type Case = {
  readonly id: string
  readonly fn: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, number>>
}
const { cases } = JSON.parse(readFileSync(new URL('./validation-oracles.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[]
}
const of = (fn: string): Case[] => cases.filter((oracle) => oracle.fn === fn)
const pairOf = ({ x, y }: Case['input']) => tied(x as number[], y as number[])
const close = (actual: number, expected: number | undefined, digits = 1e-9): void => {
  expect(Math.abs(actual - (expected ?? Number.NaN))).toBeLessThanOrEqual(
    digits * Math.max(1e-3, Math.abs(expected ?? 0)),
  )
}

test.for(of('adKSamp2'))('Anderson-Darling: $id', ({ input, expected }) => {
  const result = andersonDarling(pairOf(input))
  close(result.statistic, expected['A2akN'])
  close(result.standardized, expected['Tnorm'])
  close(result.pValue, expected['p_adinf'])
})

test.for(of('mood'))('Mood: $id', ({ input, expected }) => {
  const result = moodTest(pairOf(input))
  close(result.z, expected['z'])
  close(result.pValue, expected['p'])
})

test.for(of('wasserstein1'))('Wasserstein: $id', ({ input, expected }) => {
  close(wasserstein1(pairOf(input)), expected['W1'])
})

test.for(of('chi2Homogeneity'))('chi-squared: $id', ({ input, expected }) => {
  const [a = [], b = []] = input['table'] as number[][]
  const result = chiSquaredHomogeneity(a, b)
  close(result.statistic, expected['chi2'])
  expect(result.df).toBe(expected['dof'])
  close(result.pValue, expected['p'])
})

test.for(of('fisherExact'))('Fisher: $id', ({ input, expected }) => {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = input['table'] as number[][]
  close(fisherExact(a, b, c, d), expected['p'])
})

test.for(of('tailExceedance'))('tail exceedance: $id', ({ input, expected }) => {
  const { nRef = 0, nCur = 0, k = 0, count = 0 } = input as Readonly<Record<string, number>>
  close(betaBinomialAtLeast(count, nCur, k, nRef + 1 - k), expected['p'], 1e-10)
})

test.for(of('multipleTesting'))('Benjamini-Hochberg: $id', ({ input, expected }) => {
  const wanted = expected['bh'] as unknown as readonly number[]
  benjaminiHochberg(input['p'] as number[]).forEach((value, index) => {
    close(value, wanted[index], 1e-12)
  })
})

test.for(of('specialFns'))('distribution functions: $id', ({ expected }) => {
  close(chiSquaredSf(3.841458820694124, 1), 0.05)
  close(chiSquaredSf(16.918977604620448, 9), 0.05)
  close(1 - andersonDarlingSf(1), expected['adinf_cdf_1'], 1e-12)
  close(1 - andersonDarlingSf(2.492), expected['adinf_cdf_2p492'], 1e-12)
})

test('frouros: aabaab against bacccc has chi-squared 6.1333 and p 0.04658', () => {
  const result = chiSquaredHomogeneity([4, 2, 0], [1, 1, 4])
  expect(result.statistic).toBeCloseTo(6.13333333, 7)
  expect(result.pValue).toBeCloseTo(0.04657615, 7)
})
