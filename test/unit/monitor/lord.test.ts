import { expect, it } from 'vitest'
import { advanceLord, nextLevel, startLord } from '../../../shared/monitor/lord.ts'

/** The p values and the levels of LORD++ in the manual of the R package onlineFDR (its wealth is alpha / 10). */
const PUBLISHED: readonly (readonly [pValue: number, level: number, isRejected: boolean])[] = [
  [2.9e-8, 0.0002675839, true],
  [0.06743, 0.0024664457, false],
  [0.01514, 0.0005732818, false],
  [0.08174, 0.0004872805, false],
  [0.00171, 0.0004059066, false],
  [3.6e-5, 0.0003447286, true],
  [0.79149, 0.0029745013, false],
  [0.27201, 0.0008450114, false],
  [0.28295, 0.0007305648, false],
  [7.59e-8, 0.0006243143, true],
  [0.69274, 0.0032185913, false],
  [0.30443, 0.0010617227, false],
  [0.00136, 0.0009256825, false],
  [0.72342, 0.0008019657, false],
  [0.54757, 0.000705961, false],
]

function run(pValues: readonly number[], alpha: number, wealth?: number) {
  let state = startLord(alpha, wealth)
  const tests = pValues.map((pValue) => {
    const { state: after, ...test } = advanceLord(state, pValue)
    state = after
    return test
  })
  return { state, tests }
}

it('the levels are those of the published example', () => {
  const { tests, state } = run(
    PUBLISHED.map(([pValue]) => pValue),
    0.05,
    0.005,
  )
  PUBLISHED.forEach(([, level, isRejected], i) => {
    expect(tests[i]?.level).toBeCloseTo(level, 10)
    expect(tests[i]).toMatchObject({ index: i + 1, isRejected })
  })
  expect(state.rejections).toEqual([1, 6, 10])
})

it('the levels are those of the definition, written down slowly', () => {
  const alpha = 0.1
  const wealth = alpha / 2
  const gamma = (j: number): number => (0.07720838 * Math.log(Math.max(j, 2))) / (j * Math.exp(Math.sqrt(Math.log(j))))
  const pValues = Array.from({ length: 120 }, (_, i) => (i % 11 === 3 ? 1e-9 : ((i * 37) % 100) / 100 + 0.003))
  const times: number[] = []
  const { tests } = run(pValues, alpha)
  pValues.forEach((pValue, i) => {
    const t = i + 1
    let level = gamma(t) * wealth
    if (times[0] !== undefined) level += (alpha - wealth) * gamma(t - times[0])
    for (const time of times.slice(1)) level += alpha * gamma(t - time)
    expect(tests[i]?.level).toBeCloseTo(level, 14)
    if (pValue <= level) times.push(t)
  })
  expect(times.length).toBeGreaterThan(5)
})

it('the wealth is never overspent', () => {
  let spent = 0
  let state = startLord(0.5, 0.25)
  for (let i = 0; i < 20_000; i++) {
    spent += nextLevel(state)
    state = { ...state, index: state.index + 1 }
  }
  // What is left, by the integral of the tail.
  const u = Math.sqrt(Math.log(20_000.5))
  const tail = 0.07720838 * 2 * Math.exp(-u) * (u ** 3 + 3 * u ** 2 + 6 * u + 6)
  expect(spent / 0.25 + tail).toBeCloseTo(0.9763, 4)
})

it('a state that was written as JSON goes on as if nothing had happened', () => {
  const pValues = PUBLISHED.map(([pValue]) => pValue)
  const { state } = run(pValues.slice(0, 7), 0.05)
  let again = JSON.parse(JSON.stringify(state))
  for (const pValue of pValues.slice(7)) again = advanceLord(again, pValue).state
  expect(again).toEqual(run(pValues, 0.05).state)
})

it.each([Number.NaN, -0.1, 1.1])('%d is no p value', (pValue) => {
  expect(() => advanceLord(startLord(0.05), pValue)).toThrow(RangeError)
})

it('there is no wealth of alpha or more', () => {
  expect(() => startLord(0.05, 0.05)).toThrow(RangeError)
  expect(() => startLord(1)).toThrow(RangeError)
})
