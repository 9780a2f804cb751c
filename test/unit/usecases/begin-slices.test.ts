import { expect, test } from 'vitest'
import { measureEachSlice, measureSlices, type SlicesRequest } from '../../../shared/compare/measure-slices.ts'
import type { Beside } from '../../../shared/ports/beside.ts'
import { beginSlices } from '../../../shared/usecases/begin-slices.ts'
import type { Holdout } from '../../../shared/usecases/open-holdout.ts'
import type { ChampionOutcome } from '../../../shared/usecases/score-champion.ts'
import { sliceWorld } from '../../fixtures/slice-world.ts'

const { task, labels, candidate } = sliceWorld(400, 'beside')
const champion = { kind: 'binary', scores: Float64Array.from({ length: 400 }, (_, row) => (row % 10) / 10) } as const
const outcome = { state: 'scored', scored: { predictions: champion } } as unknown as ChampionOutcome
const asked = { task, labels, candidate, metrics: ['accuracy', 'roc_auc'], level: 0.95, seed: 's' }
const slices = [0.2, 0.4, 0.6, 0.8].map((share) => ({
  name: `up to ${share}`,
  where: `share < ${share}`,
  holds: Uint8Array.from({ length: 400 }, (_, row) => Number((row * 7) % 400 < 400 * share)),
}))
const holdout = (rows: number, own = slices) => ({ slices: own, rows }) as unknown as Holdout

function secondThread(measure: (request: SlicesRequest) => ReturnType<Beside['measureEachSlice']>) {
  const told: string[][] = []
  const measureThere: Beside['measureEachSlice'] = (request) => {
    told.push(request.slices.map(({ name }) => name))
    return measure(request)
  }
  return { told, ports: { beside: { measureEachSlice: measureThere } as unknown as Beside } }
}

test('of many rows the second thread measures three quarters, and the whole is what one thread would have measured', async () => {
  const { told, ports } = secondThread(async (request) => measureEachSlice(request))
  const finish = beginSlices(ports, holdout(20_000), asked, outcome)
  expect(told).toEqual([['up to 0.2', 'up to 0.4', 'up to 0.6', 'up to 0.8']])
  expect(await finish()).toEqual({ slices: measureSlices({ ...asked, champion, slices }) })
  const small = [...slices.slice(2), ...slices.slice(0, 2)]
  const split = beginSlices(ports, holdout(20_000, small), asked, outcome)
  expect(told[1]).toEqual(['up to 0.6', 'up to 0.8', 'up to 0.2'])
  expect(await split()).toEqual({ slices: measureSlices({ ...asked, champion, slices: small }) })
})

test('few rows, and no slices, start nothing', async () => {
  const { told, ports } = secondThread(async () => [])
  expect(await beginSlices(ports, holdout(400), asked, outcome)()).toEqual({
    slices: measureSlices({ ...asked, champion, slices }),
  })
  expect(await beginSlices(ports, holdout(20_000, []), asked, outcome)()).toEqual({})
  expect(told).toEqual([])
})

test('a second thread that fails is heard when its slices are asked for', async () => {
  const { ports } = secondThread(async () => Promise.reject(new Error('lost')))
  const finish = beginSlices(ports, holdout(20_000), asked, outcome)
  await new Promise((resolve) => setImmediate(resolve))
  await expect(finish()).rejects.toThrow('lost')
})
