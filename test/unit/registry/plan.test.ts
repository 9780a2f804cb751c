import { describe, expect, test } from 'vitest'
import type { Digest } from '../../../shared/kernel/digest.ts'
import {
  type ModelState,
  type Plan,
  planFinish,
  planReserve,
  type RegisterCommand,
} from '../../../shared/registry/plan.ts'
import type { AliasRecord, VersionRecord } from '../../../shared/registry/schema.ts'
import { isWriteOnce } from '../../../shared/registry/write-once.ts'
import { registration, sha256 } from '../../fakes/registration.ts'

const EMPTY: ModelState = { ledgerExists: false, versions: [], sameDigest: [], paths: new Set(), champions: [] }
const refusal = (word: string) =>
  expect.objectContaining({ code: 'REGISTRY_REFUSED', message: expect.stringContaining(word) })

function championOf(content: string, version: string): AliasRecord {
  const { digest } = registration(content).manifest
  const at = '2026-11-01T00:00:00Z'
  return { model: 'credit-risk', alias: 'champion', version, digest, reason: 'register', actor: 'bo', at }
}

function taken(champion: AliasRecord, ...versions: string[]): ModelState {
  return { ...EMPTY, ledgerExists: true, versions, champion, alias: champion, champions: [champion] }
}

function record(command: RegisterCommand, version: string): VersionRecord {
  return planReserve(EMPTY, { ...command, version }).record
}

function paths(plan: Plan): string[] {
  return plan.files.map(({ path }) => path)
}

describe('planReserve', () => {
  test('the first registration makes the ledger and version 1.0.0', () => {
    const command = registration('one')
    const plan = planReserve(EMPTY, command)
    expect(plan.record.version).toBe('1.0.0')
    expect(paths(plan).slice(0, 4)).toEqual([
      'ledger.json',
      'README.md',
      'models/credit-risk/versions/1.0.0.json',
      'models/credit-risk/versions/1.0.0.manifest.json',
    ])
    expect(plan.files[3]?.content).toBe(command.manifest.text)
    expect(paths(plan)[4]).toMatch(/^models\/credit-risk\/evidence\/[0-9a-f]{12}\/1\.0\.0\.test\.[0-9a-f]{12}\.json$/)
  })

  test.each([
    ['minor', undefined, '1.3.0'],
    ['patch', 'patch', '1.2.11'],
    ['major', 'major', '2.0.0'],
  ] as const)('the next version by %s', (_, bump, version) => {
    const state = taken(championOf('old', '1.2.10'), '1.2.9', '1.2.10', '1.1.99')
    const plan = planReserve(state, registration('new', bump === undefined ? {} : { bump }))
    expect(plan.record.version).toBe(version)
    expect(paths(plan)).not.toContain('ledger.json')
  })

  test('a version that exists with other files is refused', () => {
    const state = taken(championOf('old', '1.0.0'), '1.0.0')
    expect(() => planReserve(state, registration('new', { version: '1.0.0' }))).toThrow(refusal('VERSION_EXISTS'))
    expect(planReserve(state, registration('new', { version: '1.5.0' })).record.version).toBe('1.5.0')
  })

  test.each([
    ['another champion', championOf('newer', '1.1.0'), registration('old').manifest.digest],
    ['a champion where there was none', championOf('newer', '1.1.0'), 'none'],
  ] as const)('STALE_BASELINE: %s', (_, champion, expectedChampion) => {
    const command = registration('new', { expectedChampion })
    expect(() => planReserve(taken(champion, '1.1.0'), command)).toThrow(refusal('STALE_BASELINE'))
  })

  test('STALE_BASELINE: no champion where there was one', () => {
    const expectedChampion = sha256('gone')
    expect(() => planReserve(EMPTY, registration('new', { expectedChampion }))).toThrow(refusal('STALE_BASELINE'))
  })

  test('the expected champion is accepted and becomes the parent', () => {
    const champion = championOf('old', '1.0.0')
    const command = registration('new', { expectedChampion: champion.digest as Digest })
    expect(planReserve(taken(champion, '1.0.0'), command).record.parent).toBe(champion.digest)
  })

  test('the same files from the same commit are taken up again; once ready there is nothing to do', () => {
    const command = registration('one')
    const known = record(command, '1.4.0')
    const pending = { ...EMPTY, ledgerExists: true, versions: ['1.4.0'], sameDigest: [{ record: known }] }
    expect(planReserve(pending, command)).toMatchObject({ kind: 'write', record: known, files: [] })
    const ready = planFinish(pending, command, { version: '1.4.0', location: { kind: 'ledger' }, files: [] })
    expect(ready.kind).toBe('write')
    const other = planReserve(pending, { ...command, source: { commit: 'another' } })
    expect(other.record.version).toBe('1.5.0')
  })

  test('the champion trained again to the same bytes stays the champion, whatever the evidence was measured against', () => {
    const champion = championOf('one', '1.4.0')
    const command = registration('one', { source: { commit: 'another' }, expectedChampion: 'none' })
    const known = record(registration('one'), '1.4.0')
    const ready = { model: 'credit-risk', version: '1.4.0', digest: known.manifest.digest, evidence: [] }
    const location = { kind: 'ledger' as const }
    const sameDigest = [{ record: known, ready: { ...ready, location, readyAt: command.at } }]
    expect(planReserve({ ...taken(champion, '1.4.0'), sameDigest }, command)).toMatchObject({
      kind: 'done',
      record: known,
    })
  })

  test('without evidence nothing is registered', () => {
    expect(() => planReserve(EMPTY, registration('one', { evidence: [] }))).toThrow(refusal('NOT_GATED'))
  })

  test.each(['../x', 'a/b', 'Credit Risk', 'größe', 'a..b', 'x.lock', '-a', 'a'.repeat(200), ''])(
    'refuses the model name %j',
    (model) => {
      expect(() => planReserve(EMPTY, registration('one', { model }))).toThrow(
        expect.objectContaining({ code: 'INPUT_INVALID' }),
      )
    },
  )

  test.each(['1.0', 'v1.0.0', '01.0.0', '1.0.0-rc.1', '1.0.0+x', '../1.0.0'])('refuses the version %j', (version) => {
    expect(() => planReserve(EMPTY, registration('one', { version }))).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    )
  })
})

describe('planFinish', () => {
  const command = registration('one', { expectedChampion: 'none' })
  const reserved = record(command, '1.0.0')
  const pending = { ...EMPTY, ledgerExists: true, versions: ['1.0.0'], sameDigest: [{ record: reserved }] }
  const stored = { version: '1.0.0', location: { kind: 'ledger' as const }, files: [] }

  test('makes the version visible and moves the alias in one commit', () => {
    const plan = planFinish(pending, command, stored)
    const names = paths(plan)
    expect(names).toContain('models/credit-risk/versions/1.0.0.ready.json')
    expect(names).toContain('models/credit-risk/aliases/champion.json')
    const readme = plan.files.find(({ path }) => path === 'README.md')
    expect(readme?.content).toContain('| credit-risk | 1.0.0 |')
  })

  test('the champion moved while the bytes were stored: nothing is made visible', () => {
    const champion = championOf('faster', '1.1.0')
    const state = { ...pending, champion, alias: champion, champions: [champion] }
    expect(() => planFinish(state, command, stored)).toThrow(refusal('STALE_BASELINE'))
  })

  test('a hostile alias is refused', () => {
    expect(() => planFinish(pending, { ...command, alias: '../../ledger' }, stored)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    )
  })

  test('documents have one form: two spaces, our order, a newline at the end', () => {
    const alias = planFinish(pending, command, stored).files.find(({ path }) => path.includes('/aliases/'))
    expect(String(alias?.content)).toMatch(/^\{\n {2}"model": "credit-risk",\n {2}"alias": "champion",[\s\S]*\n\}\n$/)
  })
})

test('only aliases and the front page may change', () => {
  expect(isWriteOnce('models/m/versions/1.0.0.json')).toBe(true)
  expect(isWriteOnce('ledger.json')).toBe(true)
  expect(isWriteOnce('models/m/aliases/champion.json')).toBe(false)
  expect(isWriteOnce('README.md')).toBe(false)
})
