import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureAscending } from '../../shared/summary/measure-ascending.ts'
import { tallyValues } from '../../shared/summary/tally-values.ts'

type Case = {
  readonly id: string
  readonly x: readonly number[]
  readonly skewness: number
  readonly excessKurtosis: number | null
}
const { cases } = JSON.parse(readFileSync(new URL('shape.json', import.meta.url), 'utf8')) as { cases: readonly Case[] }

test.for(cases)('skewness and excess kurtosis are those of SciPy and pandas: $id', (one) => {
  const values = Float64Array.from(one.x).sort()
  const { skewness, excessKurtosis } = measureAscending({ values }, tallyValues({ values }, { top: 1, sample: 1 }))
  // Beside a level a million times their spread, the two sources themselves agree to seven digits.
  const digits = one.id === 'small beside its level' ? 6 : 11
  expect(skewness).toBeCloseTo(one.skewness, digits)
  if (one.excessKurtosis === null) expect(excessKurtosis).toBeUndefined()
  else expect((excessKurtosis ?? Number.NaN) / one.excessKurtosis).toBeCloseTo(1, digits - 2)
})
