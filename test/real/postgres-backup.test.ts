import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openStore } from '../../app/store/open-store.ts'
import { createQueueEntries } from '../../app/store/queue-entries.ts'
import { createDatabase } from '../fixtures/database.ts'
import { HEAD, NOW } from '../fixtures/facts.ts'
import { describeReal } from './describe-real.ts'

const SERVER = process.env['ASSAY_TEST_DATABASE_URL']
const run = promisify(execFile)

describeReal('a backup of PostgreSQL', SERVER === undefined ? 'ASSAY_TEST_DATABASE_URL is not set' : undefined, () => {
  test('is taken and brought back by the commands of docs/operations.md', async () => {
    const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
    const [dump, restore] = ['pg_dump', 'pg_restore'].map((name) => {
      return new RegExp(`\`${name} ([^\`]+)\``).exec(page)?.[1] ?? expect.fail(`no ${name} in the page`)
    })
    const folder = await mkdtemp(join(tmpdir(), 'assay-dump-'))
    const [before, after] = await Promise.all([createDatabase(SERVER ?? ''), createDatabase(SERVER ?? '')])
    const words = (line: string | undefined) =>
      (line ?? '')
        .split(' ')
        .map((word) =>
          word
            .replaceAll('"', '')
            .replace('$DATABASE_URL', before.url)
            .replace('$RESTORED_URL', after.url)
            .replace('assay.dump', join(folder, 'assay.dump')),
        )
    const entry = { repository: 'acme/credit', pullNumber: 3, headSha: HEAD, baseRef: 'main' }
    const old = await openStore({ kind: 'postgres', url: before.url })
    await createQueueEntries(old.db).since(entry, NOW)
    await run('pg_dump', words(dump))
    await old.close()
    await run('pg_restore', words(restore))
    const back = await openStore({ kind: 'postgres', url: after.url })
    expect(await createQueueEntries(back.db).since(entry, NOW + 1)).toBe(NOW)
    await back.close()
    await Promise.all([before.drop(), after.drop()])
    await rm(folder, { recursive: true, force: true })
  }, 60_000)
})
