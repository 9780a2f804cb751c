import { describe, expect, test } from 'vitest'
import { createBackoff } from '../../shared/adapters/system/backoff.ts'
import type { Ledger } from '../../shared/ports/ledger.ts'
import { versionsIn } from '../../shared/registry/layout.ts'
import { readAlias } from '../../shared/usecases/ledger-state.ts'
import { NO_BACKOFF } from '../fakes/ledger.ts'
import { register, registration, reserve } from '../fakes/registration.ts'

/** One ledger and several writers to it: each call of `open` is another process with its own clone or client. */
export type LedgerUnderTest = { readonly open: () => Promise<Ledger> }

const binary = new Uint8Array([0, 255, 10, 13, 0, 128])

/** What every driver of the ledger must do. */
export function describeLedger(name: string, create: () => Promise<LedgerUnderTest>): void {
  describe(`${name}: port`, () => {
    test('a ledger that does not exist yet is empty, not an error', async () => {
      const ledger = await (await create()).open()
      const snapshot = await ledger.snapshot()
      expect(snapshot.head).toBeUndefined()
      expect(await snapshot.list('')).toEqual([])
      expect(await snapshot.read('ledger.json')).toBeUndefined()
    })

    test('keeps bytes exactly and what was there before', async () => {
      const ledger = await (await create()).open()
      const first = [
        { path: 'a/text.json', content: '{"ü": "\r\n"}\n' },
        { path: 'a/b/bytes', content: binary },
      ]
      expect(await ledger.publish({ base: undefined, message: 'first', files: first })).toBe('published')
      const { head } = await ledger.snapshot()
      const second = [{ path: 'c.json', content: '{}\n' }]
      expect(await ledger.publish({ base: head, message: 'second', files: second })).toBe('published')
      const snapshot = await ledger.snapshot()
      expect(await snapshot.list('')).toEqual(['a/b/bytes', 'a/text.json', 'c.json'])
      expect(await snapshot.list('a/b')).toEqual(['a/b/bytes'])
      expect([...((await snapshot.read('a/b/bytes')) ?? [])]).toEqual([...binary])
      expect(new TextDecoder().decode(await snapshot.read('a/text.json'))).toBe('{"ü": "\r\n"}\n')
    })

    test('the second of two writers on one head conflicts and writes nothing', async () => {
      const { open } = await create()
      const [a, b] = [await open(), await open()]
      const write = (base: string | undefined, path: string) => ({
        base,
        message: path,
        files: [{ path, content: path }],
      })
      expect(await a.publish(write(undefined, 'a'))).toBe('published')
      expect(await b.publish(write(undefined, 'b'))).toBe('conflict')
      const { head } = await b.snapshot()
      expect(await a.publish(write(head, 'c'))).toBe('published')
      expect(await b.publish(write(head, 'd'))).toBe('conflict')
      expect(await (await b.snapshot()).list('')).toEqual(['a', 'c'])
    })

    test('a snapshot does not change when others write', async () => {
      const { open } = await create()
      const [a, b] = [await open(), await open()]
      await a.publish({ base: undefined, message: 'a', files: [{ path: 'a', content: '1' }] })
      const before = await b.snapshot()
      await a.publish({ base: before.head, message: 'b', files: [{ path: 'a', content: '2' }] })
      expect(new TextDecoder().decode(await before.read('a'))).toBe('1')
    })
  })

  describe(`${name}: registrations`, () => {
    test.each([
      [2, 10],
      [8, 5],
    ])(
      '%i writers x %i registrations at the same time: none lost, all versions distinct',
      async (writers, each) => {
        const { open } = await create()
        const backoff = createBackoff(Math.random)
        const all = await Promise.all(
          Array.from({ length: writers }, async (_, w) => {
            const ledger = await open()
            const versions: string[] = []
            for (let i = 0; i < each; i++) {
              versions.push((await register({ ledger, backoff }, registration(`${w}-${i}`))).version)
            }
            return versions
          }),
        )
        const snapshot = await (await open()).snapshot()
        const stored = versionsIn(await snapshot.list('models/credit-risk'))
        expect(new Set(all.flat()).size).toBe(writers * each)
        expect(stored).toHaveLength(writers * each)
        expect(stored.every(({ ready }) => ready)).toBe(true)
        expect(all.flat()).toContain((await readAlias(snapshot, 'credit-risk', 'champion'))?.version)
      },
      60_000,
    )

    test('registering again changes nothing; after a crash the same number is taken up', async () => {
      const ledger = await (await create()).open()
      const ports = { ledger, backoff: NO_BACKOFF }
      const crashed = await reserve(ports, registration('one'))
      expect(await readAlias(await ledger.snapshot(), 'credit-risk', 'champion')).toBeUndefined()
      const resumed = await register(ports, registration('one'))
      const { head } = await ledger.snapshot()
      const again = await register(ports, registration('one'))
      expect([crashed.record.version, resumed.version, again.version]).toEqual(['1.0.0', '1.0.0', '1.0.0'])
      expect((await ledger.snapshot()).head).toBe(head)
    })
  })
}
