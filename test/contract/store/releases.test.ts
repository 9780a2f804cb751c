import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import { createLadder } from '../../../app/store/ladder.ts'
import { openStore, type Store } from '../../../app/store/open-store.ts'
import { createReleases } from '../../../app/store/releases.ts'
import { DRIFT_RELEASE, type Release } from '../../../shared/ports/releases.ts'
import { releaseStore } from '../../fakes/release-store.ts'
import { createDatabase } from '../../fixtures/database.ts'
import { digestOf, HEAD } from '../../fixtures/facts.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-releases-'))
const stores: [string, StoreConfig | undefined][] = [
  ['PGlite', { kind: 'pglite', folder }],
  ['memory', undefined],
]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

const KEY = { repository: 'acme/credit', model: 'credit-risk', holdout: digestOf('d') }
const release = (runId: number, attempt: number, at: number, options: Partial<Release> = {}): Release => ({
  ...KEY,
  headSha: HEAD,
  runId,
  attempt,
  candidate: digestOf('c'),
  evidence: digestOf(String(attempt)),
  statement: '{"a":"\\u0000é"}',
  at,
  ...options,
})

describe.each(stores)('releases on %s', (_, config) => {
  // One story, in this order.
  describe('told in order', { shuffle: false }, () => {
    let store: Store | undefined
    let releases = releaseStore().releases
    let ladder = releaseStore().ladder

    beforeAll(async () => {
      if (config === undefined) return
      store = await openStore(config)
      releases = createReleases(store.db)
      ladder = createLadder(store.db)
    })
    afterAll(async () => {
      await store?.close()
    })

    test('an attempt is one use, from when it was first read, and other holdouts are other uses', async () => {
      expect(await releases.ofHoldout(KEY)).toEqual({ releases: [] })
      await releases.record([release(1, 1, 100)])
      await releases.record([release(1, 1, 999), release(1, 2, 200, { candidate: digestOf('f') })])
      await releases.record([release(1, 2, 300, { evidence: digestOf('9'), candidate: digestOf('f') })])
      await releases.record([release(2, 1, 50, { holdout: digestOf('0'), headSha: 'f'.repeat(40) })])
      await releases.record([])
      expect(await releases.ofHoldout(KEY)).toEqual({
        since: 100,
        releases: [
          { at: 100, candidate: digestOf('c') },
          { at: 200, candidate: digestOf('f') },
        ],
      })
      expect(await releases.ofHoldout({ ...KEY, repository: 'acme/other' })).toEqual({ releases: [] })
    })

    test('a commit is remembered with the statements that were read, newest first', async () => {
      const known = await releases.ofHead(KEY.repository, HEAD)
      expect(known.map(({ at }) => at)).toEqual([300, 200, 100])
      expect(known.at(-1)).toEqual(release(1, 1, 100))
    })

    test('drift is kept apart: it uses no holdout, and many measurements of it push no test out', async () => {
      const before = await releases.ofHoldout(KEY)
      const drift = Array.from(Array(120).keys(), (i) => {
        return release(7, 1, 1000 + i, { holdout: DRIFT_RELEASE, evidence: `sha256:${String(i).padStart(64, '0')}` })
      })
      await releases.record(drift)
      const known = await releases.ofHead(KEY.repository, HEAD)
      expect(known.filter(({ holdout }) => holdout !== DRIFT_RELEASE).map(({ at }) => at)).toEqual([300, 200, 100])
      const kept = known.filter(({ holdout }) => holdout === DRIFT_RELEASE).map(({ at }) => at)
      expect([kept[0], kept.length >= 100]).toEqual([1119, true])
      expect(await releases.ofHoldout(KEY)).toEqual(before)
    })

    test('a rung is taken once', async () => {
      const rung = { metric: 'roc_auc', rung: 0, candidate: digestOf('c'), value: 0.7512345678901234, at: 5 }
      await ladder.climb(KEY, [rung])
      await expect(ladder.climb(KEY, [{ ...rung, value: 0.8 }])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
      await ladder.climb(KEY, [{ ...rung, rung: 1, value: 0.8 }])
      expect(await ladder.rungs(KEY)).toEqual([rung, { ...rung, rung: 1, value: 0.8 }])
      expect(await ladder.rungs({ ...KEY, model: 'other' })).toEqual([])
    })
  })
})
