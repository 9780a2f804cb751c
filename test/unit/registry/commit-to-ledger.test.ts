import { expect, test } from 'vitest'
import type { Ledger } from '../../../shared/ports/ledger.ts'
import { renderReadme } from '../../../shared/registry/readme.ts'
import type { AliasRecord } from '../../../shared/registry/schema.ts'
import { commitToLedger } from '../../../shared/usecases/commit-to-ledger.ts'
import { createMemoryLedger, NO_BACKOFF } from '../../fakes/ledger.ts'

const write = (path: string, content = path) => ({ result: path, message: path, files: [{ path, content }] })

test('asks again on every new head until its files are on exactly that head', async () => {
  const ledger = createMemoryLedger()
  const heads: (string | undefined)[] = []
  const attempts: number[] = []
  const backoff = { wait: async (attempt: number) => void attempts.push(attempt) }
  await commitToLedger({ ledger, backoff }, async (snapshot) => {
    heads.push(snapshot.head)
    if (heads.length < 3)
      await ledger.publish({ base: snapshot.head, message: 'faster', files: [{ path: 'README.md', content: '' }] })
    return write('mine')
  })
  expect(heads).toEqual([undefined, '1', '2'])
  expect(attempts).toEqual([1, 2])
  expect([...(ledger.log.at(-1)?.files.keys() ?? [])]).toEqual(['README.md', 'mine'])
})

test('gives up after 20 lost races with a fault that says nothing was written', async () => {
  const memory = createMemoryLedger()
  let tries = 0
  const ledger: Ledger = { snapshot: memory.snapshot, publish: async () => (tries++ < 1000 ? 'conflict' : 'published') }
  const attempt = commitToLedger({ ledger, backoff: NO_BACKOFF }, async () => write('mine'))
  await expect(attempt).rejects.toMatchObject({ code: 'LEDGER_CONFLICT' })
  expect(tries).toBe(20)
})

test('a plan without files makes no commit', async () => {
  const ledger = createMemoryLedger()
  const done = async () => ({ result: 'there', message: '', files: [] })
  expect(await commitToLedger({ ledger, backoff: NO_BACKOFF }, done)).toBe('there')
  expect(ledger.log).toHaveLength(0)
})

test('what is written once is never written again, aliases are', async () => {
  const ledger = createMemoryLedger()
  const ports = { ledger, backoff: NO_BACKOFF }
  const alias = 'models/m/aliases/champion.json'
  for (const path of ['models/m/versions/1.0.0.json', alias, alias])
    await commitToLedger(ports, async () => write(path))
  const again = commitToLedger(ports, async () => write('models/m/versions/1.0.0.json', 'changed'))
  await expect(again).rejects.toMatchObject({ code: 'INTERNAL' })
  expect(ledger.log).toHaveLength(3)
})

test('the front page lists champions by name and lets no name break its table', () => {
  const champion = (model: string, actor: string): AliasRecord => ({
    model,
    alias: 'champion',
    version: '1.0.0',
    digest: `sha256:${'a'.repeat(64)}`,
    reason: 'register',
    actor,
    at: '2026-11-21T12:00:00Z',
  })
  const page = renderReadme([champion('b', 'ada'), champion('a', 'x | y\n[z](javascript:1)')])
  const rows = page.split('\n').filter((line) => /^\| [ab] /.test(line))
  expect(rows).toEqual([
    '| a | 1.0.0 | `aaaaaaaaaaaa` | 2026-11-21 | x  yzjavascript1 |',
    '| b | 1.0.0 | `aaaaaaaaaaaa` | 2026-11-21 | ada |',
  ])
})
