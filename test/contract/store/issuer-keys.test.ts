import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import { createKnownIssuerKeys } from '../../../app/store/issuer-keys.ts'
import { openStore, type Store } from '../../../app/store/open-store.ts'
import type { KnownIssuerKeys } from '../../../shared/ports/proof-keys.ts'
import { knownKeys } from '../../fakes/known-keys.ts'
import { createDatabase } from '../../fixtures/database.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-keys-'))
const stores: [string, StoreConfig | undefined][] = [
  ['memory', undefined],
  ['PGlite', { kind: 'pglite', folder }],
]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])
const NOW = Date.UTC(2026, 10, 21)
const DAY_MS = 86_400_000

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(stores)('remembered keys in %s', (_, config) => {
  let store: Store | undefined
  let known: KnownIssuerKeys
  const at = (kid: string, seenAt: number) => ({ kid, jwk: `{"kid":"${kid}"}`, seenAt })

  beforeAll(async () => {
    store = config === undefined ? undefined : await openStore(config)
    known = store === undefined ? knownKeys() : createKnownIssuerKeys(store.db)
  })
  afterAll(() => store?.close())

  test('each issuer has its own; the newest are given, and an earlier look changes nothing', async () => {
    const [a, b] = [at('a', 0), at('b', 0)]
    await known.seen('https://one', [a, b], NOW)
    await known.seen('https://one', [b], NOW + 5)
    await known.seen('https://one', [{ ...b, jwk: 'other' }], NOW + 1)
    await known.seen('https://two', [{ ...a, jwk: 'two' }], NOW)
    expect(await known.newest('https://one', 10)).toEqual([at('a', NOW), at('b', NOW + 5)])
    expect(await known.newest('https://one', 1)).toEqual([at('b', NOW + 5)])
    expect(await known.newest('https://two', 10)).toMatchObject([{ jwk: 'two' }])
  })

  test('a key older than any evidence is forgotten', async () => {
    if (store === undefined) return expect(await known.newest('https://three', 1)).toEqual([])
    await known.seen('https://three', [at('a', 0)], NOW)
    await known.seen('https://three', [at('b', 0)], NOW + 401 * DAY_MS)
    expect((await known.newest('https://three', 10)).map(({ kid }) => kid)).toEqual(['b'])
  })
})
