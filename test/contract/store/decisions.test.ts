import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import type { Task } from '../../../app/jobs/task.ts'
import { createDecisions } from '../../../app/store/decisions.ts'
import { openStore, type Store } from '../../../app/store/open-store.ts'
import { createWakeups, wakeDue } from '../../../app/store/wakeups.ts'
import type { Decisions } from '../../../shared/ports/decisions.ts'
import { decisionStore } from '../../fakes/decision-store.ts'
import { createDatabase } from '../../fixtures/database.ts'
import { digestOf, HEAD, NOW, OLD_HEAD } from '../../fixtures/facts.ts'
import { REASON } from '../../fixtures/waivers.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-decisions-'))
const stores: [string, StoreConfig | undefined][] = [
  ['memory', undefined],
  ['PGlite', { kind: 'pglite', folder }],
]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(stores)('decisions in %s', (_, config) => {
  const repository = 'acme/credit'
  let store: Store | undefined
  let decisions: Decisions

  beforeAll(async () => {
    store = config === undefined ? undefined : await openStore(config)
    decisions = store === undefined ? decisionStore().decisions : createDecisions(store.db)
  })
  afterAll(() => store?.close())

  test('an approval is one per comment, and keeps its evidence', async () => {
    const evidence = { 'credit-risk': digestOf('a') }
    const approval = { commentId: 9_007_199_254, pullNumber: 3, person: 'dana', headSha: HEAD, evidence, at: NOW }
    await decisions.approve(repository, approval)
    await decisions.approve(repository, { ...approval, headSha: OLD_HEAD })
    expect(await decisions.approvals(repository, 3)).toEqual([approval])
    expect(await decisions.approvals(repository, 4)).toEqual([])
  })

  test('an emergency stays one', async () => {
    const emergency = {
      id: 'w70',
      pullNumber: 30,
      headSha: HEAD,
      model: 'credit-risk',
      rule: 'auc',
      reason: REASON,
      requestedBy: 'lee',
      createdAt: NOW,
      expiresAt: NOW + 1,
      isEmergency: true,
    }
    await decisions.request(repository, emergency)
    expect(await decisions.waivers(repository, 30)).toEqual([{ ...emergency, agreements: [] }])
  })

  test('a waiver is asked for once, agreed to once by each person, and taken back by the first', async () => {
    const waiver = {
      id: 'w7',
      pullNumber: 3,
      headSha: HEAD,
      model: 'credit-risk',
      rule: 'auc',
      reason: `${REASON} é`,
      requestedBy: 'lee',
      createdAt: NOW,
      expiresAt: NOW + 1,
    }
    await decisions.request(repository, waiver)
    await decisions.request(repository, { ...waiver, rule: 'other', expiresAt: NOW + 99 })
    for (const person of ['dana', 'Dana', 'kim']) await decisions.agree(repository, 'w7', { person, at: NOW })
    const agreements = ['dana', 'kim'].map((person) => ({ person, at: NOW }))
    expect(await decisions.waivers(repository, 3)).toEqual([{ ...waiver, agreements }])
    for (const person of ['kim', 'lee']) await decisions.revoke(repository, 'w7', person)
    expect(await decisions.waivers(repository, 3)).toEqual([{ ...waiver, agreements, revokedBy: 'kim' }])
  })

  test('uses keep their order and count a commit once', async () => {
    for (const sha of [HEAD, OLD_HEAD, HEAD]) await decisions.use(repository, 'dip', sha)
    expect(await decisions.uses(repository, 'dip')).toEqual([HEAD, OLD_HEAD])
    expect(await decisions.uses(repository, 'other')).toEqual([])
  })

  test('what was told once is known', async () => {
    expect(await decisions.isTold(repository, 3, 'k')).toBe(false)
    for (let i = 0; i < 2; i++) await decisions.told(repository, 3, 'k')
    expect(await decisions.isTold(repository, 3, 'k')).toBe(true)
    expect(await decisions.isTold(repository, 4, 'k')).toBe(false)
  })

  test('a wake-up comes when it is due, once, and can be moved or taken away', async () => {
    if (store === undefined) return expect(decisionStore().due.size).toBe(0)
    const { db } = store
    const wakeups = createWakeups(db, { installationId: 5, repository })
    for (const [number, at] of [
      [1, NOW],
      [2, NOW + 5],
      [3, NOW],
      [1, NOW + 1],
    ] as const)
      await wakeups.set(number, at)
    await wakeups.set(3, undefined)
    const woken: Task[] = []
    const wake = (now: number) => wakeDue(db, now, async (tasks) => void woken.push(...tasks))
    expect([await wake(NOW), await wake(NOW + 1), await wake(NOW + 1)]).toEqual([0, 1, 0])
    expect(woken).toEqual([{ kind: 'pull-request', installationId: 5, repository, number: 1 }])
  })
})
