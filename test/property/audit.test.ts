import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AuditEntry, entryText } from '../../shared/audit/entry.ts'
import { packRecord, unpackRecord } from '../../shared/audit/pack.ts'
import { parseEntry, payloadOf } from '../../shared/audit/parse-entry.ts'
import type { EvaluationRecord } from '../../shared/audit/record.ts'
import { verifyExport } from '../../shared/audit/verify.ts'
import { deps, exportedChain, sha256 } from '../fixtures/audit-chain.ts'

const { file, lines, key } = exportedChain(12)
const isSound = (text: string): boolean => verifyExport(text, deps, [key.publicKey]).problems.length === 0
const ENTRIES = { from: 1, to: 12 }

test('any single changed byte is found', () => {
  expect(isSound(file)).toBe(true)
  const bytes = Buffer.from(file)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(bytes)
      changed[at] = ((changed[at] ?? 0) + by) % 256
      expect(isSound(changed.toString('latin1'))).toBe(false)
    }),
    { numRuns: 1500 },
  )
})

test('any removed, doubled or moved line is found', () => {
  const place = fc.integer({ min: ENTRIES.from, max: lines.length - 1 })
  fc.assert(
    fc.property(place, place, fc.constantFrom('remove', 'double', 'swap'), (a, b, how) => {
      const [one = '', other = ''] = [lines[a], lines[b]]
      fc.pre(how === 'remove' || (one !== other && a <= ENTRIES.to))
      fc.pre(how !== 'swap' || b <= ENTRIES.to)
      const changed =
        how === 'remove'
          ? lines.toSpliced(a, 1)
          : how === 'double'
            ? lines.toSpliced(b, 0, one)
            : lines.with(a, other).with(b, one)
      expect(isSound(`${changed.join('\n')}\n`)).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('an entry is read as JSON is read, however unusual its strings and numbers', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('app', 'a"b', '\\', ',"payload":', ',"prev":"sha256:', '}'),
  )
  const number = fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger())
  const digest = fc.constantFrom(`sha256:${'0a'.repeat(32)}` as const, 'sha256:' as const)
  const entry = fc.record(
    {
      ...{ actor: text, app: text, chain: text, kind: text, repository: text, at: number, seq: number, prev: digest },
      ...{
        v: fc.constantFrom(1, 2),
        payload: fc.dictionary(fc.oneof(text, fc.constant('prev')), fc.oneof(text, digest)),
      },
    },
    { requiredKeys: ['actor', 'app', 'chain', 'kind', 'at', 'seq', 'prev', 'v', 'payload'] },
  )
  fc.assert(
    fc.property(entry, (one) => {
      const written = entryText(one as unknown as AuditEntry)
      const { payload, ...outer } = JSON.parse(written) as AuditEntry
      expect(parseEntry(written)).toEqual(outer)
      expect(payloadOf(written)).toEqual(payload)
    }),
    { numRuns: 500 },
  )
})

test('a record comes back as it was kept', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.string(), (predicate, text) => {
      const facts = { now: 1, models: { m: { test: { predicate, digest: 'd' } } } }
      const record = { facts, documents: { policy: { text } } } as unknown as EvaluationRecord
      const { digest, texts } = packRecord(record, sha256)
      const back = unpackRecord(digest, (wanted) => texts.find((one) => one.digest === wanted)?.text)
      expect(back).toEqual(JSON.parse(JSON.stringify(record)))
    }),
  )
})
