import { expect, test } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import { advanceEProcess, eValue, startEProcess } from '../../shared/monitor/betting.ts'
import { rejectByEValues } from '../../shared/monitor/e-values.ts'
import { advanceLord, startLord } from '../../shared/monitor/lord.ts'
import { normalSf } from '../../shared/stats/normal.ts'
import { normalDraws } from '../fixtures/columns.ts'

const ALPHA = 0.05
const PUSHES = 200

/** Streams of one-sided z tests of which a share is `sigma` away from the null: false discovery rate and power of two procedures. */
function streams({ share, sigma, runs }: { share: number; sigma: number; runs: number }) {
  const prng = createPrng(`lord ${share} ${sigma}`)
  const draw = normalDraws(prng)
  const sums = { online: 0, fixed: 0, found: 0, changed: 0, anyFixed: 0 }
  for (let run = 0; run < runs; run++) {
    let state = startLord(ALPHA)
    const counts = { online: 0, onlineFalse: 0, fixed: 0, fixedFalse: 0 }
    for (let push = 0; push < PUSHES; push++) {
      const isChanged = prng.next() < share
      const pValue = normalSf(draw() + (isChanged ? sigma : 0))
      const step = advanceLord(state, pValue)
      state = step.state
      const isFixed = pValue <= ALPHA
      counts.online += Number(step.isRejected)
      counts.onlineFalse += Number(step.isRejected && !isChanged)
      counts.fixed += Number(isFixed)
      counts.fixedFalse += Number(isFixed && !isChanged)
      sums.changed += Number(isChanged)
      sums.found += Number(isChanged && step.isRejected)
    }
    sums.online += counts.onlineFalse / Math.max(1, counts.online)
    sums.fixed += counts.fixedFalse / Math.max(1, counts.fixed)
    sums.anyFixed += Number(counts.fixedFalse > 0)
  }
  return { fdr: sums.online / runs, fixedFdr: sums.fixed / runs, power: sums.found / Math.max(1, sums.changed) }
}

test('nothing but clean pushes: hardly a false alarm in 200, where a fixed level of 5 % always has one', () => {
  const { fdr, fixedFdr } = streams({ share: 0, sigma: 0, runs: 1000 })
  if (process.env['FIGURES']) process.stdout.write(`clean: ${fdr} against ${fixedFdr}\n`)
  expect(fdr).toBeLessThanOrEqual(0.035)
  expect(fixedFdr).toBeGreaterThan(0.99)
})

test.each([
  [0.05, 4.5, 0.6],
  [0.1, 4.5, 0.7],
  [0.3, 4.5, 0.8],
  [0.1, 3, 0.2],
])(
  'a share of %s changed by %s sigma: false discoveries stay below 5 in 100, power above %s',
  (share, sigma, power) => {
    const found = streams({ share, sigma, runs: 300 })
    if (process.env['FIGURES']) process.stdout.write(`${JSON.stringify({ share, sigma, ...found })}\n`)
    expect(found.fdr).toBeLessThanOrEqual(ALPHA)
    expect(found.power).toBeGreaterThanOrEqual(power)
  },
)

test('at the rates of the study: a fixed level is wrong in half of its alarms', () => {
  expect(streams({ share: 0.05, sigma: 4.5, runs: 200 }).fixedFdr).toBeGreaterThan(0.4)
})

/** When each of `runs` streams of 5,000 labels with this error rate alarms against 10 %, looked at after every label. */
function delays(rate: number, runs: number): number[] {
  const prng = createPrng(`labels ${rate}`)
  const one = (): number => {
    const losses = Array.from({ length: 5000 }, () => Number(prng.next() < rate))
    return advanceEProcess(startEProcess(0.1, ALPHA), losses).alarmAt ?? Number.POSITIVE_INFINITY
  }
  return Array.from({ length: runs }, one).toSorted((a, b) => a - b)
}

test('an error rate at the limit alarms in at most 5 % of streams over 5,000 looks', () => {
  const alarms = delays(0.1, 1500).filter(Number.isFinite).length / 1500
  if (process.env['FIGURES']) process.stdout.write(`e-process false alarms ${alarms}\n`)
  expect(alarms).toBeLessThanOrEqual(ALPHA)
})

test.each([
  [0.15, 330],
  [0.2, 110],
  [0.3, 45],
])('an error rate of %s against 0.1 is found after a median of less than %s labels', (rate, most) => {
  const found = delays(rate, 400)
  if (process.env['FIGURES']) process.stdout.write(`e-process ${rate}: median ${found[200]}, 90 % ${found[360]}\n`)
  expect(found[200]).toBeLessThan(most)
  expect(found.at(-1)).toBeLessThan(5000)
})

test('losses that are no counts, with the same mean as the limit, alarm in at most 5 % of streams', () => {
  const prng = createPrng('bounded losses')
  const alarms = Array.from({ length: 800 }, () => {
    const losses = Array.from({ length: 2000 }, () => 0.4 * prng.next())
    return advanceEProcess(startEProcess(0.2, ALPHA), losses).alarmAt !== undefined
  })
  expect(alarms.filter(Boolean).length / 800).toBeLessThanOrEqual(ALPHA)
})

test('e-BH over twenty models on the same labels: at most 5 % of the models named are innocent', () => {
  const prng = createPrng('models')
  let share = 0
  const runs = 150
  for (let run = 0; run < runs; run++) {
    const rates = Array.from({ length: 20 }, (_, model) => (model < 5 ? 0.2 : 0.1))
    const tests = rates.map(() => startEProcess(0.1, ALPHA))
    const uniforms = Array.from({ length: 400 }, () => prng.next())
    // The same draw for all models: as dependent as can be.
    const values = tests.map((start, model) =>
      eValue(
        advanceEProcess(
          start,
          uniforms.map((u) => Number(u < (rates[model] ?? 0))),
        ),
      ),
    )
    const named = rejectByEValues(values, ALPHA)
    share += named.filter((model) => model >= 5).length / Math.max(1, named.length)
  }
  expect(share / runs).toBeLessThanOrEqual(ALPHA)
})
