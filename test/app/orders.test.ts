import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { wakeDue } from '../../app/store/wakeups.ts'
import type { AuditEntry } from '../../shared/audit/entry.ts'
import { parseLines } from '../../shared/audit/parse-export.ts'
import { verifyExport } from '../../shared/audit/verify.ts'
import { deps, sha256 } from '../fixtures/audit-chain.ts'
import { CONFIG, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const DAY_MS = 86_400_000
const REASON = 'the dip is known and understood, and the next training repairs it for good'
const POLICY = `waivers: {max_days: 30, approvers: {count: 2, from: [acme/governance], role: write}}\n${policyWith(0.9)}`
const FILE = '.github/assay-waivers/dip.yml'

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>
let place: Place
let number: number

beforeAll(async () => {
  world = await createAppWorld({}, { floorReleased: ['acme'] })
  world.github.createTeam('acme', { slug: 'governance', members: ['dana', 'kim'] })
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})
beforeEach(async () => {
  place = await world.addRepository({ files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': POLICY } })
  for (const login of ['pat', 'kim']) world.github.addCollaborator(place.repo, login, 'write')
  const pat = world.github.as('pat')
  await pat.push(place.repo, 'change', { files: { 'train.ts': '1' } })
  number = (await pat.openPullRequest(place.repo, { head: 'change' })).number
  await until(world, () => newest()?.conclusion === 'failure')
})

const newest = () => place.checks().toSorted((a, b) => b.id - a.id)[0]
const head = () => place.repo.pulls.get(number)?.headSha ?? ''
const comments = () => place.repo.issues.get(number)?.comments ?? []

/** A comment, and that something came of it. */
async function order(login: string, body: string): Promise<number> {
  const { id } = world.github.as(login).comment(place.repo, number, body)
  const isAnswered = () => comments().some((one) => one.body.includes(`assay:answer:${id} `))
  await until(world, () => comments().find((one) => one.id === id)?.reactions.length || isAnswered())
  return id
}

type Decided = {
  readonly policy: { readonly digest: string }
  readonly evidence: readonly { readonly digest: string }[]
}
type Payload = Readonly<Record<string, unknown>>
type Entry = { readonly kind: string; readonly actor: string; readonly payload: Payload }

/** The chain as an operator exports it, sound, without what other tests did. */
async function log(): Promise<readonly Entry[]> {
  const { chain } = await server.application.store.db
    .selectFrom('audit_heads')
    .select('chain')
    .executeTakeFirstOrThrow()
  const file = (await server.application.auditLogs.pages.export(chain)) ?? ''
  expect(verifyExport(file, deps).problems).toEqual([])
  const entries = parseLines(file, sha256).entries.map(({ text }) => JSON.parse(text) as AuditEntry)
  return entries
    .filter(({ repository }) => repository === place.repo.fullName || repository === undefined)
    .map(({ kind, actor, payload }) => ({ kind, actor, payload: payload as Payload }))
}

const deeds = (entries: readonly Entry[], kind: string) =>
  entries.filter((one) => one.kind === kind).map(({ actor, payload }) => `${actor} ${String(payload['what'])}`)

test('a waiver by command is in the log from the wish to the end, each step before it counts, with policy and evidence', async () => {
  const until_ = new Date(world.github.clock.now() + 10 * DAY_MS).toISOString().slice(0, 10)
  const id = await order('pat', `/assay waive auc ${head()} until ${until_} because ${REASON}`)
  await order('pat', `/assay approve w${id} ${head()}`)
  for (const login of ['kim', 'dana', 'dana']) await order(login, `/assay approve w${id} ${head()}`)
  await until(world, () => newest()?.conclusion === 'success')
  await order('pat', `/assay unwaive w${id}`)
  await until(world, () => newest()?.conclusion === 'failure')
  const entries = await log()
  expect(deeds(entries, 'waiver')).toEqual([
    'login:pat requested',
    'login:kim agreed',
    'login:dana agreed',
    'app active',
    'app used',
    'login:pat withdrawn',
  ])
  const decided = entries.findLast(({ kind }) => kind === 'decision')?.payload as Decided
  const [evidence] = decided.evidence
  for (const { payload } of entries.filter(({ kind }) => kind === 'waiver')) {
    expect(payload).toMatchObject({ id: `w${id}`, rules: ['auc'], headSha: head(), policy: decided.policy.digest })
    expect(payload['evidence']).toEqual([{ model: 'credit-risk', digest: evidence?.digest }])
  }
  // The verdict that it let through names it; what people wrote stays out of the chain.
  const passed = entries.filter(({ kind, payload }) => kind === 'decision' && payload['verdict'] === 'waived')
  expect(passed.map(({ payload }) => payload['waivers'])).toEqual([[expect.objectContaining({ id: `w${id}` })]])
  expect(JSON.stringify(entries)).not.toContain('the next training')
  expect(deeds(entries, 'command')).toEqual([
    'login:pat waive',
    'login:pat agree',
    'login:kim agree',
    'login:dana agree',
    'login:dana agree',
    'login:pat unwaive',
  ])
  expect(entries.filter(({ kind }) => kind === 'command').map(({ payload }) => payload['outcome'])).toEqual(
    // Nobody agrees to their own waiver.
    ['answered', 'refused', 'done', 'done', 'done', 'done'],
  )
  const { pages } = server.application.auditLogs
  const [installation] = world.github.installations()
  const select = { repository: place.repo.fullName, since: 0 }
  const replayed = await pages.replay({ installationId: installation?.id ?? 0, policy: POLICY, select })
  expect(replayed).toMatchObject({ notReproduced: 0, blocked: 0, letThrough: 0, same: 1 })
})

test('orders, buttons and re-runs are in the log, and what the operator set aside', async () => {
  const approved = await order('kim', `/assay approve ${head()}`)
  await order('mallory', `/assay approve ${head()}`)
  for (const line of ['/assay recheck', '/assay retrain']) await order('kim', line)
  await order('sam', '/assay promote 1.0.0 abcdef012345')
  await order('sam', '/assay rollback abcdef012345')
  world.github.as('kim').clickCheckAction(place.repo, newest()?.id ?? 0, 'recheck')
  world.github.as('dana').rerequestCheck(place.repo, newest()?.id ?? 0)
  const seen = async () => (await log()).filter(({ kind }) => kind === 'command').length
  await until(world, async () => (await seen()) === 8)
  const entries = await log()
  const told = entries
    .filter(({ kind }) => kind === 'command')
    .map(({ actor, payload: { what, via, outcome, target } }) => [actor, what, via, outcome, target ?? ''].join(' '))
  expect(told.slice(0, 6)).toEqual([
    'login:kim approve comment done ',
    'login:mallory approve comment refused ',
    'login:kim recheck comment done ',
    'login:kim retrain comment answered ',
    'login:sam promote comment refused 1.0.0',
    'login:sam rollback comment refused abcdef012345',
  ])
  expect(told.slice(6).toSorted()).toEqual(['login:dana recheck re-run done ', 'login:kim recheck button done '])
  expect(entries.find(({ kind }) => kind === 'approval')).toMatchObject({
    actor: 'login:kim',
    payload: { headSha: head(), comment: approved, evidence: [{ model: 'credit-risk' }] },
  })
  expect(entries.filter(({ kind }) => kind === 'approval')).toHaveLength(1)
  await server.application.auditLogs.round()
  const set = (await log()).filter(({ kind }) => kind === 'config')
  expect(set).toMatchObject([{ actor: 'operator', payload: { floorReleased: ['acme'] } }])
})

test('a waiver file is in the log when it comes into force, at every use, and when it ends or is gone', async () => {
  const day = (days: number) => new Date(world.github.clock.now() + days * DAY_MS).toISOString().slice(0, 10)
  const text = `version: 1\nrules: [auc]\nmodel: credit-risk\nscope: {branch: main}\nreason: ${REASON}\nrisk_owner: "@dana"\ncreated: "${day(0)}"\nexpires: "${day(10)}"\n`
  const dana = world.github.as('dana')
  await dana.push(place.repo, 'main', { files: { [FILE]: text } })
  await until(world, () => newest()?.conclusion === 'success')
  await dana.push(place.repo, 'main', { files: { [FILE]: null } })
  await until(world, () => newest()?.conclusion === 'failure')
  await dana.push(place.repo, 'main', { files: { [FILE]: text } })
  await until(world, () => newest()?.conclusion === 'success')
  world.github.clock.advance(11 * DAY_MS)
  await wakeDue(server.application.store.db, world.github.clock.now(), server.application.queue.enqueue)
  await until(world, () => newest()?.conclusion === 'failure')
  expect(deeds(await log(), 'waiver')).toEqual(['app active', 'app used', 'app withdrawn', 'app active', 'app expired'])
})
