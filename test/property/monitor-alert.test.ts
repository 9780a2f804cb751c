import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import { type AlertState, asShown, nextAlert, standingOf, startAlert } from '../../shared/monitor/alert.ts'
import { parseAlertState } from '../../shared/monitor/drift-state.ts'
import type { MonitoredEvidence } from '../../shared/monitor/measurement.ts'
import { driftColumn, drifted, evidenceOn, undecided } from '../fixtures/drift-evidence.ts'

const clock = { now: () => 2e12 }
const kinds = {
  quiet: [driftColumn('a'), driftColumn('b')],
  faint: [drifted('a', 0.03), driftColumn('b')],
  loud: [drifted('a', 1e-9), drifted('b', 1e-7)],
  blind: [undecided('a'), undecided('b')],
}
const delivery = fc.record({
  run: fc.integer({ min: 1, max: 25 }),
  attempt: fc.integer({ min: 1, max: 2 }),
  kind: fc.constantFrom('quiet', 'quiet', 'faint', 'loud', 'blind'),
  reference: fc.constantFrom('train.csv', 'train.csv', 'new.csv'),
})
/** One measurement per run and try, as GitHub has it. */
const deliveries = fc
  .uniqueArray(delivery, { maxLength: 30, selector: ({ run, attempt }) => `${run}-${attempt}` })
  .map((list) =>
    list.map(({ run, attempt, kind, reference }) =>
      evidenceOn(run, kinds[kind as keyof typeof kinds], { attempt, reference }),
    ),
  )

function followAll(order: readonly MonitoredEvidence[]) {
  const issues = { open: 0, most: 0 }
  let state: AlertState = startAlert()
  for (const evidence of order) {
    const step = nextAlert(state, evidence, clock)
    for (const { kind } of step.actions) {
      if (kind === 'open' || kind === 'reopen') issues.open++
      if (kind === 'close') issues.open--
      expect(issues.open).toBeGreaterThanOrEqual(kind === 'update' ? 1 : 0)
      issues.most = Math.max(issues.most, issues.open)
    }
    state = asShown(step.state)
  }
  return { state, issues }
}

test('any order of the same deliveries, some of them twice, ends in the same state, with one open alert at most', () => {
  const shuffled = deliveries.chain((list) =>
    fc.record({
      list: fc.constant(list),
      order: fc.shuffledSubarray([...list, ...list.slice(0, 5)], {
        minLength: list.length + Math.min(5, list.length),
      }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ list, order }) => {
      const one = followAll(list)
      const other = followAll(order)
      expect(other.state).toEqual(one.state)
      expect(Math.max(one.issues.most, other.issues.most)).toBeLessThanOrEqual(1)
      expect(one.issues.open).toBe(Number(one.state.shown.isOpen))
    }),
    { numRuns: 300 },
  )
})

test('a state is a document at every step, and goes on from it as if it had stayed in memory', () => {
  fc.assert(
    fc.property(deliveries, (list) => {
      let kept = startAlert()
      for (const evidence of list) {
        const { state } = nextAlert(kept, evidence, clock)
        kept = parseAlertState(JSON.stringify(asShown(state)), 'state')
      }
      expect(kept).toEqual(followAll(list).state)
    }),
    { numRuns: 100 },
  )
})

test('what opens an alert is a rejection, and quiet measurements alone never do', () => {
  fc.assert(
    fc.property(deliveries, (list) => {
      const { readings } = standingOf(followAll(list).state)
      readings.forEach(({ phase, test: asked }, i) => {
        const wasActive = ['open', 'recovering'].includes(readings[i - 1]?.phase ?? 'quiet')
        if (phase === 'open' && !wasActive) expect(asked?.isRejected).toBe(true)
      })
    }),
    { numRuns: 100 },
  )
})

/** What becomes of 200 reports of 30 clean columns, and of drift that begins with the hundredth. */
function life(seed: string, isDrifting: (day: number) => boolean) {
  const prng = createPrng(seed)
  let state: AlertState = startAlert()
  const opened: number[] = []
  let suspected = 0
  for (let day = 1; day <= 200; day++) {
    // Simes' p value of clean columns is uniform.
    const pValue = isDrifting(day) ? 1e-7 * prng.next() : prng.next()
    const columns = [pValue <= 0.05 ? drifted('a', pValue) : driftColumn('a', { adjustedPValue: pValue })]
    const step = nextAlert(state, evidenceOn(day, columns), clock)
    if (step.actions.some(({ kind }) => kind === 'open')) opened.push(day)
    suspected += Number(standingOf(step.state).phase === 'suspected')
    state = asShown(step.state)
  }
  return { opened, suspected }
}

test('of models that never drift, hardly one has an alert in 200 measurements, where each has ten suspicions', () => {
  const lives = Array.from({ length: 60 }, (_, i) => life(`clean ${i}`, () => false))
  const alerts = lives.filter(({ opened }) => opened.length > 0).length
  const suspicions = lives.reduce((sum, { suspected }) => sum + suspected, 0) / lives.length
  if (process.env['FIGURES']) process.stdout.write(`alerts ${alerts} of 60, suspicions ${suspicions}\n`)
  expect(alerts).toBeLessThanOrEqual(3)
  expect(suspicions).toBeGreaterThan(7)
})

test('a month of drift is one alert, opened on its first day', () => {
  const lives = Array.from({ length: 20 }, (_, i) => life(`month ${i}`, (day) => day >= 100 && day < 130))
  expect(lives.filter(({ opened }) => opened.length === 1 && opened[0] === 100).length).toBeGreaterThanOrEqual(19)
})
