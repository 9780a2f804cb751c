import { expect, test } from 'vitest'
import type { Conditions } from '../../../shared/compare/comparability.ts'
import { estimateMetrics } from '../../../shared/metrics/estimate.ts'
import { compareChampion } from '../../../shared/usecases/compare-champion.ts'
import type { ChampionOutcome } from '../../../shared/usecases/score-champion.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { digestOf, predicate } from '../../fixtures/facts.ts'
import { BINARY } from '../../fixtures/groups.ts'

const rows = 80
const labels = { kind: 'binary', values: Uint8Array.from({ length: rows }, (_, row) => row % 2) } as const
const scores = (wrong: number) => ({
  kind: 'binary' as const,
  scores: Float64Array.from(labels.values, (label, row) => ((label === 1) === row >= wrong ? 0.9 : 0.1)),
})
const asked = { task: BINARY, labels, metrics: ['accuracy'], level: 0.95, seed: 's' }
const runtime = { name: 'onnxruntime-node', version: '1.24.3', backend: 'cpu' }
const machine = { os: 'linux', arch: 'x64', cpus: 2 }
const conditions = (wrong: number): Conditions => ({
  task: 'binary',
  machine,
  holdout: { digest: digestOf('d'), target: 'y' },
  candidate: { runtime },
  metrics: estimateMetrics({ ...asked, predictions: scores(wrong) }),
})
const before = predicate({
  machine,
  holdout: { ...predicate().holdout, digest: digestOf('d'), target: 'y', classes: [] },
  metrics: estimateMetrics({ ...asked, predictions: scores(2) }),
})
const lost = (readEvidence: () => Promise<typeof before | undefined>): ChampionOutcome => ({
  state: 'unavailable',
  reason: 'its file does not load',
  registered: { version: '1.2.0', digest: digestOf('e'), readEvidence },
})
const compare = (outcome: ChampionOutcome, log = createRecordedLog()) =>
  compareChampion({ log }, { asked, candidate: scores(10), outcome, now: conditions(10) })

test('a champion that was scored is compared on the same rows, and the evidence says so', async () => {
  const scored = { predictions: scores(2), runtime, files: [], digest: digestOf('e') }
  const outcome = { state: 'scored', version: '1.2.0', digest: digestOf('e'), path: 'm', scored } as const
  const { champion, comparison, pair } = await compare(outcome)
  expect(champion).toMatchObject({ state: 'compared', made: 'here' })
  expect(comparison[0]).toMatchObject({ method: 'McNemar exact, Agresti-Min', ratio: { high: expect.any(Number) } })
  expect(pair).toBeDefined()
})

test('one that could not be is compared by its registered numbers, and no pair is left for slices and flips', async () => {
  const { champion, comparison, pair } = await compare(lost(async () => before))
  expect(champion).toMatchObject({ made: 'at registration', reason: 'its file does not load', version: '1.2.0' })
  expect(comparison[0]).toMatchObject({ metric: 'accuracy', method: 'Newcombe, as other rows' })
  expect(pair).toBeUndefined()
})

test('it stays unavailable where nothing was registered, or it cannot be read', async () => {
  const log = createRecordedLog()
  const torn = lost(() => Promise.reject(new Error('the ledger is torn')))
  expect((await compare(lost(async () => undefined))).champion).toEqual({
    state: 'unavailable',
    reason: 'its file does not load',
  })
  expect((await compare(torn, log)).champion.state).toBe('unavailable')
  expect(log.lines.join()).toContain('the ledger is torn')
})
