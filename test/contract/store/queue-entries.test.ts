import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import { openStore } from '../../../app/store/open-store.ts'
import { createQueueEntries } from '../../../app/store/queue-entries.ts'
import { createDatabase } from '../../fixtures/database.ts'
import { HEAD, NOW, OLD_HEAD } from '../../fixtures/facts.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-queue-'))
const stores: [string, StoreConfig][] = [['PGlite', { kind: 'pglite', folder }]]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

test.each(stores)('%s keeps when a head came into a merge queue, whoever looks again', async (_, config) => {
  const store = await openStore(config)
  const entries = createQueueEntries(store.db)
  const entry = { repository: 'acme/credit', pullNumber: 3, headSha: HEAD, baseRef: 'main' }
  expect(await Promise.all([entries.since(entry, NOW), entries.since(entry, NOW)])).toEqual([NOW, NOW])
  expect(await entries.since(entry, NOW + 5)).toBe(NOW)
  expect(await entries.since({ ...entry, headSha: OLD_HEAD }, NOW + 5)).toBe(NOW + 5)
  expect(await entries.since({ ...entry, baseRef: 'release' }, NOW + 6)).toBe(NOW + 6)
  await store.close()
})
