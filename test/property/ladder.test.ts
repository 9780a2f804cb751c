import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Digest } from '../../shared/kernel/digest.ts'
import { climb, type Shown, stepOf, toSteps } from '../../shared/policy/ladder.ts'

const candidateOf = (i: number): Digest => `sha256:${i.toString(16).padStart(64, '0')}`

/** What a sequence of candidates is shown, one after the other. */
function told(tries: readonly number[], step: number, direction: 'higher' | 'lower' = 'higher') {
  const rungs: Shown[] = []
  const shown = tries.map((value, i) => {
    const answer = climb({ name: 'm', value, direction }, { step, candidate: candidateOf(i), shown: [...rungs] })
    if (answer.added !== undefined) rungs.push(answer.added)
    return { value: answer.value, isBest: answer.isBest }
  })
  return { shown, rungs }
}

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 })
const steps = fc.constantFrom(0.005, 0.01, 0.05, 0.1)

describe('the ladder', () => {
  test('what is shown only ever improves, by more than nothing, and stands in whole steps', () => {
    fc.assert(
      fc.property(values, steps, fc.constantFrom('higher' as const, 'lower' as const), (all, step, direction) => {
        const { shown, rungs } = told(all, step, direction)
        const sign = direction === 'higher' ? 1 : -1
        for (const [i, { value }] of shown.entries()) {
          expect(sign * value).toBeGreaterThanOrEqual(sign * (shown[i - 1]?.value ?? value))
          expect(toSteps(value, step)).toBe(value)
        }
        expect(new Set(rungs.map(({ value }) => value)).size).toBe(rungs.length)
      }),
    )
  })

  test('tries that are no improvement cannot be told apart: the answers do not depend on their values', () => {
    fc.assert(
      fc.property(values, values, steps, (all, noise, step) => {
        const before = told(all, step).shown
        const changed = all.map((value, i) => {
          if (before[i]?.isBest === true) return value
          // Anything up to the best so far plus a step is as good as anything else.
          return (noise[i % noise.length] ?? 0) * ((before[i]?.value ?? 0) + step)
        })
        expect(told(changed, step).shown).toEqual(before)
      }),
    )
  })

  test('any number of tries tells at most as many bits as improvements can be placed among them', () => {
    const step = 0.25
    const levels = Math.floor(1 / step) + 1
    const length = 6
    const transcripts = new Set<string>()
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: length, maxLength: length }),
        (all) => {
          const { shown, rungs } = told(all, step)
          expect(rungs.length).toBeLessThanOrEqual(levels)
          transcripts.add(shown.map(({ value }) => value).join())
        },
      ),
      { numRuns: 3000 },
    )
    // Monotone sequences of that many values out of `levels`: a choice with repetition.
    const possible = choose(length + levels - 1, length)
    expect(Math.log2(transcripts.size)).toBeLessThanOrEqual(Math.log2(possible))
    expect(transcripts.size).toBeGreaterThan(levels)
  })

  test('the same candidate gets the same answer, whatever was shown since', () => {
    const { rungs } = told([0.5, 0.6, 0.7], 0.05)
    const again = climb(
      { name: 'm', value: 0.6, direction: 'higher' },
      { step: 0.05, candidate: candidateOf(1), shown: rungs },
    )
    expect(again).toEqual({ metric: 'm', value: 0.6, step: 0.05, isBest: true })
  })

  test('the step is the standard error, rounded up to a plain number', () => {
    const interval = (low: number, high: number) => ({ interval: { low, high, level: 0.95, method: 'x' } })
    expect(stepOf(interval(0.7, 0.778))).toBe(0.02)
    expect(stepOf(interval(0.7, 0.739))).toBe(0.01)
    expect(stepOf(interval(0.7, 0.7395))).toBe(0.02)
    expect(stepOf(interval(0.7, 0.7), 0.003)).toBe(0.003)
    expect(stepOf(interval(0.7, 0.7))).toBe(0.01)
  })
})

function choose(n: number, k: number): number {
  return Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, factor) => product * factor, 1)
}
