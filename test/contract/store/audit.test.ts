import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAuditLogs } from '../../../app/audit/compose-audit.ts'
import type { AuditedSettings } from '../../../app/audit/note-config.ts'
import type { StoreConfig } from '../../../app/env.ts'
import { createAudit } from '../../../app/store/audit.ts'
import { createAuditTexts } from '../../../app/store/audit-texts.ts'
import { createEvaluations } from '../../../app/store/evaluations.ts'
import { openStore, type Store } from '../../../app/store/open-store.ts'
import { decisionOf } from '../../../shared/audit/decision.ts'
import { GENESIS } from '../../../shared/audit/entry.ts'
import { parseLines } from '../../../shared/audit/parse-export.ts'
import { verifyExport } from '../../../shared/audit/verify.ts'
import { linkProblems } from '../../../shared/audit/verify-links.ts'
import type { Evaluation } from '../../../shared/ports/evaluations.ts'
import { decisionEvent, deps, sha256 } from '../../fixtures/audit-chain.ts'
import { recordOf } from '../../fixtures/audit-record.ts'
import { createDatabase } from '../../fixtures/database.ts'
import { HEAD } from '../../fixtures/facts.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-audit-'))
const stores: [string, StoreConfig][] = [['PGlite', { kind: 'pglite', folder }]]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

const SUBJECT = { gate: 'pull-request', repository: 'acme/credit', headSha: HEAD, baseRef: 'main', number: 7 } as const
const SETTINGS = {
  apiUrl: 'https://api.github.com',
  store: { kind: 'pglite' },
  floorRequired: [],
  floorReleased: [],
} as const
const PUBLISHED = {
  kind: 'published',
  actor: 'app',
  payload: { headSha: HEAD, check: 'assay: main', checkRunId: 1, verdict: 'pass' },
} as const

describe.each(stores)('audit log on %s', (_name, config) => {
  let store: Store
  let now = 1_790_000_000_000
  const clock = { now: () => now }
  const audit = (chain: string) => createAudit(store.db, chain, { clock, sha256, app: '1.0.0' })
  const bodies = async (chain: string) => {
    const rows = await store.db
      .selectFrom('audit_entries')
      .select('body')
      .where('chain', '=', chain)
      .orderBy('seq')
      .execute()
    return rows.map(({ body }) => body)
  }

  beforeAll(async () => {
    store = await openStore(config)
  })
  afterAll(() => store.close())

  test('entries of many writers at once are one chain without a gap, which the database refuses to change', async () => {
    const writers = [audit('installation/1'), audit('installation/1')]
    await Promise.all(Array.from({ length: 20 }, (_, i) => writers[i % 2]?.append(decisionEvent(i))))
    const parsed = parseLines(`${(await bodies('installation/1')).join('\n')}\n`, sha256)
    expect(parsed.entries.map(({ entry }) => entry.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i))
    expect(parsed.entries[0]?.entry).toMatchObject({ prev: GENESIS, kind: 'decision', app: '1.0.0', at: now })
    expect(linkProblems(parsed)).toEqual([])
    // And nobody changes or removes one, not even all of them.
    await expect(sql`update audit_entries set body = '{}'`.execute(store.db)).rejects.toThrow('append-only')
    await expect(sql`delete from audit_entries where seq = 3`.execute(store.db)).rejects.toThrow('append-only')
    await expect(sql`truncate audit_entries`.execute(store.db)).rejects.toThrow('append-only')
    expect(await bodies('installation/1')).toHaveLength(20)
  })

  test('what does not fit its kind is refused, and nothing is written', async () => {
    const event = { kind: 'decision', actor: 'app', payload: { gate: 'guess' } }
    await expect(audit('installation/2').append(event)).rejects.toMatchObject({ code: 'INTERNAL' })
    await expect(audit('installation/2').append({ ...event, kind: 'gossip' })).rejects.toThrow('gossip')
    expect(await bodies('installation/2')).toEqual([])
  })

  test('a decision, its evaluation and its record are written together, and looking again is no decision', async () => {
    const evaluations = createEvaluations(store.db)
    const log = audit('installation/3')
    const record = recordOf()
    const evaluation: Evaluation = {
      ...{
        repository: 'acme/credit',
        pullNumber: 7,
        headSha: HEAD,
        baseRef: 'main',
        verdict: 'pass',
        tree: record.tree,
      },
      ...{ evidenceDigests: [], isConcluded: false, startedAt: now, finishedAt: now, checkRunId: 5 },
    }
    await log.conclude(decisionOf(SUBJECT, record, sha256), evaluation)
    expect(await evaluations.find(evaluation)).toEqual(evaluation)
    now += 60_000
    const later = { ...record, at: now, facts: { ...record.facts, now } }
    await log.conclude(decisionOf(SUBJECT, later, sha256), { ...evaluation, finishedAt: now })
    expect((await evaluations.find(evaluation))?.finishedAt).toBe(now)
    expect(await bodies('installation/3')).toHaveLength(1)
    const other = recordOf({ min: 0.9 })
    await log.conclude(decisionOf(SUBJECT, other, sha256), { ...evaluation, verdict: other.tree.verdict })
    expect(await bodies('installation/3')).toHaveLength(2)
    expect((await evaluations.find(evaluation))?.verdict).toBe('fail')
    // Records come back as they were, newest first, of one repository and commit.
    const query = { repository: 'acme/credit', since: 0, limit: 10 }
    const found = await log.records(query)
    expect(found).toEqual([recordOf({ min: 0.9 }), recordOf()])
    expect(await log.records({ ...query, limit: 1, headSha: HEAD })).toHaveLength(1)
    expect(await log.records({ ...query, headSha: 'f'.repeat(40) })).toEqual([])
    expect(await log.records({ ...query, repository: 'acme/other' })).toEqual([])
    expect(await log.records({ ...query, since: now + 1 })).toEqual([])
    // They are forgotten after their time, policies and the chain never.
    const texts = createAuditTexts(store.db, clock)
    const { documents } = record
    now += 400 * 86_400_000
    await texts.forget(399 * 86_400_000)
    expect(await log.records({ repository: 'acme/credit', since: 0, limit: 10 })).toEqual([])
    expect((await texts.read([documents.policy.digest])).get(documents.policy.digest)).toBe(documents.policy.text)
    expect(await bodies('installation/3')).toHaveLength(2)
  })

  test('a key is made once and kept; one of the environment takes its place with its endorsement', async () => {
    const surroundings = { clock, sha256, app: '1.0.0', settings: SETTINGS }
    const installation = 7_000_000 + (Number(process.hrtime.bigint() % 1_000_000n) + 1)
    const chain = `installation/${installation}`
    const first = await openAuditLogs(store, [], surroundings)
    await first.of(installation).append(PUBLISHED)
    const before = verifyExport((await first.pages.export(chain)) ?? '', deps)
    expect(before).toMatchObject({ entries: 1, problems: [] })
    const again = await openAuditLogs(store, [], surroundings)
    await again.of(installation).append(PUBLISHED)
    const [old] = before.keys.slice(-1)
    now += 1
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const rotated = await openAuditLogs(store, [pem], surroundings)
    await rotated.of(installation).append(PUBLISHED)
    const file = (await rotated.pages.export(chain)) ?? ''
    const trusted = parseLines(file, sha256).keys.get(old ?? '') ?? ''
    const after = verifyExport(file, deps, [trusted])
    // The settings are said once, when the chain was there.
    expect(after).toMatchObject({ entries: 5, checkpoints: 2, trust: 'given', problems: [] })
    expect(after.keys).toHaveLength(2)
    expect(await rotated.pages.export('installation/424242')).toBeUndefined()
  })

  test('a checkpoint is due after a hundred entries or ten minutes', async () => {
    const logs = await openAuditLogs(store, [], { clock, sha256, app: '1.0.0', settings: SETTINGS })
    const sealed = async () => {
      const rows = await store.db
        .selectFrom('audit_checkpoints')
        .select('size')
        .where('chain', '=', 'installation/5')
        .execute()
      return rows.map(({ size }) => size)
    }
    await logs.of(5).append(PUBLISHED)
    await logs.round()
    expect(await sealed()).toEqual([2])
    await logs.of(5).append(PUBLISHED)
    await logs.round()
    expect(await sealed()).toEqual([2])
    now += 10 * 60_000
    await logs.round()
    expect(await sealed()).toEqual([2, 3])
  })

  test('what the operator sets is said once per chain, and again when it is other: a released floor or ledger is never unseen', async () => {
    const floored = { ...SETTINGS, floorReleased: ['acme'] }
    type Released = { floorReleased?: string[]; ledgerReleased?: string[] }
    const open = (settings: AuditedSettings) => openAuditLogs(store, [], { clock, sha256, app: '1.0.0', settings })
    const said = async () =>
      (await bodies('installation/8'))
        .map((body) => JSON.parse(body) as { kind: string; actor: string; payload: Released })
        .filter(({ kind }) => kind === 'config')
        .map(({ actor, payload }) => [actor, payload.floorReleased, payload.ledgerReleased])
    const first = await open(SETTINGS)
    await first.of(8).append(PUBLISHED)
    await first.round()
    await first.round()
    await open(SETTINGS)
    expect(await said()).toEqual([['operator', [], undefined]])
    await open(floored)
    await open({ ...floored, ledgerReleased: ['acme/credit'] })
    expect(await said()).toEqual([
      ['operator', [], undefined],
      ['operator', ['acme'], undefined],
      ['operator', ['acme'], ['acme/credit']],
    ])
  })
})
