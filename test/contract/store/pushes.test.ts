import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import { openStore } from '../../../app/store/open-store.ts'
import { createPushes } from '../../../app/store/pushes.ts'
import { createDatabase } from '../../fixtures/database.ts'
import { HEAD, NOW, OLD_HEAD } from '../../fixtures/facts.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-pushes-'))
const stores: [string, StoreConfig][] = [['PGlite', { kind: 'pglite', folder }]]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

test.each(stores)('%s keeps who pushed which commit, once, for 400 days', async (_, config) => {
  const store = await openStore(config)
  let now = NOW
  const pushes = createPushes(store.db, { now: () => now })
  for (const login of ['dana', 'sam', 'dana']) await pushes.add('acme/credit', { sha: HEAD, login })
  await pushes.add('acme/other', { sha: HEAD, login: 'eve' })
  const found = await pushes.of('acme/credit', [OLD_HEAD, HEAD])
  expect(found.toSorted((a, b) => a.login.localeCompare(b.login))).toEqual([
    { sha: HEAD, login: 'dana' },
    { sha: HEAD, login: 'sam' },
  ])
  expect(await pushes.of('acme/credit', [])).toEqual([])
  now += 401 * 86_400_000
  await pushes.add('acme/credit', { sha: OLD_HEAD, login: 'sam' })
  await pushes.forget()
  expect(await pushes.of('acme/credit', [OLD_HEAD, HEAD])).toEqual([{ sha: OLD_HEAD, login: 'sam' }])
  await store.close()
})
