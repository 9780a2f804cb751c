import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import { createDispatches } from '../../../app/store/dispatches.ts'
import { openStore, type Store } from '../../../app/store/open-store.ts'
import { createDatabase } from '../../fixtures/database.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-dispatches-'))
const stores: [string, StoreConfig][] = [['PGlite', { kind: 'pglite', folder }]]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(stores)('started runs on %s', (_, config) => {
  let store: Store
  const key = { repository: 'acme/credit', pullNumber: 3, headSha: 'a'.repeat(40), baseRef: 'main' }
  const first = { ...key, attempt: 1, nonce: 'n1', at: 5 }

  beforeAll(async () => {
    store = await openStore(config)
  })
  afterAll(() => store.close())

  test('one of several replicas begins, and the run is found by its id', async () => {
    const dispatches = createDispatches(store.db)
    const begun = await Promise.all([dispatches.begin(first), dispatches.begin({ ...first, nonce: 'n2' })])
    expect(begun.filter(Boolean)).toHaveLength(1)
    const [kept] = await dispatches.of(key)
    expect(kept?.runId).toBeUndefined()
    await dispatches.started(kept ?? first, 9_007_199_254)
    expect(await dispatches.ofRun('acme/credit', 9_007_199_254)).toMatchObject({
      ...key,
      attempt: 1,
      runId: 9_007_199_254,
    })
    expect(await dispatches.ofRun('acme/other', 9_007_199_254)).toBeUndefined()
    expect(await dispatches.of({ ...key, baseRef: 'release' })).toEqual([])
    await dispatches.forget(kept ?? first)
    expect(await dispatches.of(key)).toEqual([])
  })
})
