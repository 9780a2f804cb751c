import { expect, test } from 'vitest'
import { createPrng, shuffle } from '../../../shared/kernel/prng.ts'

test('the same seed gives the same sequence, another seed another one', () => {
  const draw = (seed: string) => Array.from({ length: 5 }, createPrng(seed).next)
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
})

test('draws are uniform: ten cells of 100,000 draws stay within five standard errors', () => {
  const prng = createPrng('uniform')
  const cells = new Array<number>(10).fill(0)
  for (let i = 0; i < 100_000; i++) {
    const cell = prng.below(10)
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  for (let i = 0; i < 10; i++) expect(Math.abs((cells[i] ?? 0) - 10_000)).toBeLessThan(500)
})

test('a shuffle keeps every value', () => {
  const values = Float64Array.from({ length: 100 }, (_, i) => i)
  shuffle(values, createPrng('s'))
  expect([...values]).not.toEqual(Array.from({ length: 100 }, (_, i) => i))
  expect([...values].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
})
