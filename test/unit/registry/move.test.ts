import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Digest } from '../../../shared/kernel/digest.ts'
import { formatLedgerDocument } from '../../../shared/registry/documents.ts'
import { aliasPath, LEDGER_FILE, readyPath, versionPath } from '../../../shared/registry/layout.ts'
import {
  type AliasRecord,
  aliasRecordSchema,
  ledgerSchema,
  readyRecordSchema,
  versionRecordSchema,
} from '../../../shared/registry/schema.ts'
import { type MoveChampionInput, moveChampion } from '../../../shared/usecases/move-champion.ts'
import { createMemoryLedger } from '../../fakes/ledger.ts'
import { digestOf, NOW } from '../../fixtures/facts.ts'

const MODEL = 'credit-risk'
const sha256 = (content: string | Uint8Array): Digest => `sha256:${createHash('sha256').update(content).digest('hex')}`

let ledger: ReturnType<typeof createMemoryLedger>

/** One version as `register` leaves it, with the verdict that let it in. */
function version(name: string, of: { readonly digest: Digest; readonly parent?: Digest; readonly verdict?: object }) {
  const { digest, parent } = of
  const evidence = [{ kind: 'test', digest: digestOf('a'), subject: digest }]
  const verdict = JSON.stringify({
    verdict: 'pass',
    models: [{ model: MODEL, verdict: 'pass', evidence }],
    ...of.verdict,
  })
  const path = `models/${MODEL}/evidence/${name}.verdict.json`
  const record = {
    model: MODEL,
    version: name,
    manifest: { digest, mediaType: 'application/vnd.oci.image.manifest.v1+json', size: 10 },
    source: { event: 'push' },
    files: [{ path: 'm.onnx', digest: digestOf('1'), size: 3 }],
    ...(parent === undefined ? {} : { parent }),
    createdAt: '2026-11-01T00:00:00Z',
    actor: 'sam',
  }
  const ready = {
    model: MODEL,
    version: name,
    digest,
    location: { kind: 'ledger' },
    evidence: [{ kind: 'verdict', path, digest: sha256(verdict) }],
    readyAt: '2026-11-01T00:00:00Z',
  }
  return [
    { path: versionPath(MODEL, name), content: formatLedgerDocument(record, name, versionRecordSchema) },
    { path: readyPath(MODEL, name), content: formatLedgerDocument(ready, name, readyRecordSchema) },
    { path, content: verdict },
  ]
}

beforeEach(async () => {
  ledger = createMemoryLedger()
  const champion: AliasRecord = {
    model: MODEL,
    alias: 'champion',
    version: '1.1.0',
    digest: digestOf('b'),
    previous: { version: '1.0.0', digest: digestOf('a') },
    reason: 'register',
    actor: 'sam',
    at: '2026-11-01T00:00:00Z',
  }
  const files = [
    { path: LEDGER_FILE, content: formatLedgerDocument({ format: 1 }, LEDGER_FILE, ledgerSchema) },
    { path: aliasPath(MODEL, 'champion'), content: formatLedgerDocument(champion, 'alias', aliasRecordSchema) },
    ...version('1.0.0', { digest: digestOf('a') }),
    ...version('1.1.0', { digest: digestOf('b'), parent: digestOf('a') }),
    ...version('1.2.0', { digest: digestOf('c'), parent: digestOf('b') }),
    ...version('1.3.0', { digest: digestOf('d'), parent: digestOf('b'), verdict: { verdict: 'fail' } }),
    ...version('1.4.0', { digest: digestOf('e'), parent: digestOf('b'), verdict: { models: [] } }),
  ]
  await ledger.publish({ base: undefined, message: 'begin', files })
})

function move(input: Partial<MoveChampionInput> & Pick<MoveChampionInput, 'kind'>) {
  const ports = { ledger, backoff: { wait: async () => {} }, files: { sha256 }, clock: { now: () => NOW } }
  return moveChampion(ports, { model: MODEL, actor: 'dana', ...input })
}

test('promotes a version that passed against the champion of today, once', async () => {
  const { alias } = await move({ kind: 'promote', version: '1.2.0', digest: 'c'.repeat(9) })
  expect(alias).toMatchObject({ version: '1.2.0', reason: 'promote', previous: { version: '1.1.0' }, actor: 'dana' })
  expect(ledger.log.at(-1)?.message).toBe('Promote credit-risk to 1.2.0')
  expect((await move({ kind: 'promote', version: '1.2.0' })).files).toEqual([])
  expect(ledger.log).toHaveLength(2)
})

test('rolls back to the champion before, by a new entry', async () => {
  const { alias } = await move({ kind: 'rollback', digest: 'b'.repeat(7) })
  expect(alias).toMatchObject({ version: '1.0.0', reason: 'rollback', previous: { version: '1.1.0' } })
  expect(ledger.log).toHaveLength(2)
  expect((await move({ kind: 'promote', version: '1.1.0' })).alias).toMatchObject({ version: '1.1.0' })
})

describe('refuses', () => {
  test.each<[string, Partial<MoveChampionInput> & Pick<MoveChampionInput, 'kind'>, string]>([
    ['what is not there', { kind: 'promote', version: '9.0.0' }, 'NO_VERSION'],
    ['another digest', { kind: 'promote', version: '1.2.0', digest: 'b'.repeat(7) }, 'OTHER_DIGEST'],
    ['a champion that is gone already', { kind: 'rollback', digest: 'c'.repeat(7) }, 'OTHER_DIGEST'],
    ['what the gate did not let pass', { kind: 'promote', version: '1.3.0' }, 'NOT_GATED'],
    ['a verdict about something else', { kind: 'rollback', version: '1.4.0' }, 'NOT_GATED'],
    ['what was measured against another champion', { kind: 'promote', version: '1.0.0' }, 'STALE_BASELINE'],
    ['a model without a champion before', { kind: 'rollback', model: 'other' }, 'NO_PREVIOUS'],
  ])('%s', async (_, input, word) => {
    await expect(move(input)).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: expect.stringContaining(word),
    })
    expect(ledger.log).toHaveLength(1)
  })

  test('a verdict whose bytes are not those that were registered', async () => {
    const path = `models/${MODEL}/evidence/1.2.0.verdict.json`
    const forged = JSON.stringify({ verdict: 'pass', models: [] })
    await ledger.publish({ base: '1', message: 'forge', files: [{ path, content: forged }] })
    await expect(move({ kind: 'promote', version: '1.2.0' })).rejects.toThrow('NOT_GATED')
  })
})
