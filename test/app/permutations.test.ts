import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import {
  createLab,
  doubled,
  type Fate,
  finalState,
  type Lab,
  live,
  liveThroughChaos,
  permutations,
  shuffled,
} from './delivery-lab.ts'

let lab: Lab

beforeAll(async () => {
  lab = await createLab()
})
afterAll(() => lab.end())

/** One pull request in its last state, and what GitHub told on the way there. */
async function recorded() {
  const place = await lab.place()
  const steps: Awaited<ReturnType<Lab['taken']>>[] = []
  const number = await live(lab, place, async () => void steps.push(await lab.taken()))
  return { place, number, all: steps.flat() }
}

test('every order of three deliveries ends in the same state', async () => {
  const { place, number, all } = await recorded()
  const wanted = ['pull_request', 'push', 'workflow_run']
  const three = wanted.flatMap((event) => all.findLast((delivery) => delivery.event === event) ?? [])
  expect(three).toHaveLength(3)
  const states = new Map<string, number>()
  for (const order of permutations(3)) {
    await lab.forget(place)
    await lab.hand(
      order.flatMap((i) => three[i] ?? []),
      [],
    )
    await lab.rest()
    expect(doubled(place)).toEqual([])
    const state = finalState(place, number)
    states.set(state, (states.get(state) ?? 0) + 1)
  }
  expect([...states.values()]).toEqual([6])
  expect([...states.keys()][0]).toContain('"conclusion": "success"')
})

test('everything that was told, in sampled orders, doubled and lost: after one round of the reconciler the same state', async () => {
  const { place, number, all } = await recorded()
  const prng = createPrng('orders')
  const states = new Set<string>()
  for (let sample = 0; sample < 5; sample++) {
    await lab.forget(place)
    // The first is told in order and whole, the second loses everything.
    const fates = all.map((): Fate => (sample === 0 ? 1 : sample === 1 ? 0 : (prng.below(3) as Fate)))
    await lab.hand(sample === 0 ? all : shuffled(all, prng), fates)
    await lab.rest()
    await lab.reconcile()
    expect(doubled(place)).toEqual([])
    states.add(finalState(place, number))
  }
  expect(states.size).toBe(1)
  expect([...states][0]).toContain('"conclusion": "success"')
})

test('deliveries that come late, in any order, doubled or never, while the pull request moves on', async () => {
  const states = new Set<string>()
  for (const seed of ['a', 'b']) {
    const { place, state } = await liveThroughChaos(lab, seed)
    expect(doubled(place)).toEqual([])
    states.add(state)
  }
  expect(states.size).toBe(1)
  expect([...states][0]).toContain('"conclusion": "success"')
})
