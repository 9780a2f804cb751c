import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import { createKnownLedgers } from '../../../app/store/known-ledgers.ts'
import { openStore } from '../../../app/store/open-store.ts'
import { createDatabase } from '../../fixtures/database.ts'
import { HEAD, OLD_HEAD } from '../../fixtures/facts.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-ledgers-'))
const stores: [string, StoreConfig][] = [['PGlite', { kind: 'pglite', folder }]]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

test.each(stores)('%s keeps what was seen of a ledger until the operator gives it up', async (_, config) => {
  const store = await openStore(config)
  const ledgers = createKnownLedgers(store.db, [])
  const repository = 'acme/Credit'
  expect(await ledgers.find(repository)).toBeUndefined()
  await ledgers.save(repository, { commit: OLD_HEAD, champions: {} })
  expect(await ledgers.find(repository)).toEqual({ commit: OLD_HEAD, champions: {} })
  // Two replicas that saw different models at once.
  await Promise.all([
    ledgers.save(repository, { commit: HEAD, champions: { churn: '1.0.0' } }),
    ledgers.save(repository, { commit: HEAD, champions: { 'credit-risk': '2.0.0' } }),
  ])
  await ledgers.save(repository, { commit: HEAD, champions: { churn: '1.1.0' } })
  expect(await ledgers.find(repository)).toEqual({
    commit: HEAD,
    champions: { churn: '1.1.0', 'credit-risk': '2.0.0' },
  })
  await ledgers.save('acme/other', { commit: HEAD, champions: {} })
  const released = createKnownLedgers(store.db, ['acme/credit'])
  expect(await released.find(repository)).toBeUndefined()
  await released.save(repository, { commit: HEAD, champions: {} })
  expect(await ledgers.find(repository)).toBeUndefined()
  expect(await ledgers.find('acme/other')).toBeDefined()
  await store.close()
})
