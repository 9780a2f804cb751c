import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column } from '../../shared/data/table.ts'
import { createPrng, shuffle } from '../../shared/kernel/prng.ts'
import { columnFacts } from '../../shared/robustness/column-facts.ts'
import { measurePerturbations, perturbed } from '../../shared/robustness/measure-perturbations.ts'
import { addNoise } from '../../shared/robustness/perturb-numbers.ts'
import { withTypos } from '../../shared/robustness/perturb-text.ts'
import { planPerturbations, withMissing } from '../../shared/robustness/perturbations.ts'
import { drawRows, takeLabels, takeRows } from '../../shared/robustness/sample.ts'
import { factsOf, logisticAsk, numbers, stressed, texts } from '../fixtures/stress.ts'

const cell = fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constant(Number.NaN))
const values = fc.array(cell, { minLength: 2, maxLength: 60 })
const words = fc.array(fc.option(fc.string({ maxLength: 12 }), { nil: undefined }), { minLength: 2, maxLength: 60 })
const seed = fc.string()
const cells = (column: Column): unknown[] =>
  column.kind === 'numeric' ? [...column.values] : [...column.codes].map((code) => column.dictionary[code])

describe('a perturbation', () => {
  test('of size 0 changes nothing', () => {
    fc.assert(
      fc.property(values, words, seed, (given, said, from) => {
        const [x, t] = [numbers('x', given), texts('t', said)]
        if (x.kind !== 'numeric') return
        expect(cells(addNoise(x, columnFacts(x, undefined), 0, createPrng(from)))).toEqual(given)
        expect(cells(withMissing(x, 0, createPrng(from)))).toEqual(given)
        expect(cells(withMissing(t, 0, createPrng(from)))).toEqual(said)
        for (const text of said) expect(withTypos(text ?? '', 0, createPrng(from))).toBe(text ?? '')
      }),
    )
  })

  test('is the same for the same seed, leaves missing values missing, and whole numbers whole under noise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 }),
        seed,
        (given, from) => {
          const column = numbers('n', [...given, Number.NaN])
          const facts = factsOf([column])
          const columns = new Map([['n', facts[0] ?? expect.fail()]])
          const sample = { columns, seed: from } as unknown as Parameters<typeof perturbed>[0]
          for (const one of planPerturbations(facts)) {
            const [first, again] = [perturbed(sample, one), perturbed(sample, one)]
            expect(first).toEqual(again)
            const made = first.get('n')
            if (made?.kind !== 'numeric') continue
            expect(made.values.at(-1)).toBeNaN()
            if (one.kind === 'noise') expect(made.values.slice(0, -1).every(Number.isInteger)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('the order of the rows', () => {
  const rows = 120
  const prng = createPrng('rows')
  const x = Array.from({ length: rows }, () => prng.next() * 4 - 2)
  const job = Array.from({ length: rows }, () => ['cook', 'clerk', undefined][prng.below(3)])
  const truth = Uint8Array.from(x, (value) => Number(value + prng.next() - 0.5 > 0))

  test.each([40, 500])('changes neither a sample of %i rows nor what is measured on it', async (size) => {
    const measure = async (order: Int32Array) => {
      const columns = [numbers('x', x), texts('job', job)].map((column) => takeRows(column, order))
      const labels = takeLabels({ kind: 'binary', values: truth }, order, rows)
      const label = numbers('y', [...labels.values])
      const drawn = drawRows({ rows, columns: [...columns, label] }, size, 'seed')
      const taken = columns.map((column) => takeRows(column, drawn))
      const { sample, subject } = await stressed(taken, takeLabels(labels, drawn, rows), logisticAsk({ x: 3 }))
      return measurePerturbations(sample, { candidate: subject })
    }
    const turned = Int32Array.from({ length: rows }, (_, row) => row)
    const known = await measure(turned)
    expect(known.rows).toBe(Math.min(size, rows))
    for (const from of ['a', 'b']) {
      shuffle(turned, createPrng(from))
      expect(await measure(turned)).toEqual(known)
    }
  })
})
