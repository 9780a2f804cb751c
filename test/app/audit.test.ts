import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../app/start.ts'
import { explainRule } from '../../shared/audit/explain.ts'
import { unpackRecord } from '../../shared/audit/pack.ts'
import { payloadOf } from '../../shared/audit/parse-entry.ts'
import { parseLines } from '../../shared/audit/parse-export.ts'
import { isReproduced, type Replay } from '../../shared/audit/replay.ts'
import { verifyExport } from '../../shared/audit/verify.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import { deps, sha256 } from '../fixtures/audit-chain.ts'
import { policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const TOKEN = '0f1e2d3c4b5a69788796'
let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>
let base: string

beforeAll(async () => {
  world = await createAppWorld()
  server = await startServer(
    { ...world.config, operatorToken: TOKEN },
    { clock: world.github.clock, log: { ...silent, warn: (line) => void world.lines.push(`${line}\n`) } },
  )
  await world.open({ 'train.ts': '1' }, 'first')
  await until(world, () => world.checks().some(({ conclusion }) => conclusion === 'success'))
  const published = () =>
    server.application.store.db.selectFrom('audit_entries').select('seq').where('kind', '=', 'published')
  await until(world, async () => (await published().execute()).length > 0)
  const { chain } = await server.application.store.db
    .selectFrom('audit_heads')
    .select('chain')
    .executeTakeFirstOrThrow()
  base = `http://127.0.0.1:${server.port}/operator/audit/${chain.split('/')[1]}`
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, progress: () => undefined }
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const records = () => `?records=1&days=30&repository=${world.repo.fullName}`

async function download(query = ''): Promise<string> {
  return await (await fetch(`${base}${query}`, bearer(TOKEN))).text()
}

test('every decision is in a chain that verifies offline, and is reproduced from its record', async () => {
  const file = await download(records())
  const found = verifyExport(file, deps)
  expect(found.problems).toEqual([])
  expect(found.checkpoints).toBeGreaterThan(0)
  const { entries, texts } = parseLines(file, sha256)
  const kinds = entries.map(({ entry }) => entry.kind)
  expect(kinds).toEqual(expect.arrayContaining(['decision', 'published']))
  const digests = entries.flatMap(({ text }) => (payloadOf(text) as { record?: Digest }).record ?? [])
  expect(digests.length).toBeGreaterThan(0)
  for (const digest of digests) {
    const record = unpackRecord(digest, (wanted) => texts.get(wanted))
    expect(isReproduced(record)).toBe(true)
    if (record.tree.verdict === 'pass') expect(explainRule(record, 'auc')).toContain('the rule says the same')
  }
})

test('a reader of the log gets no records, a stranger nothing', async () => {
  const reader = (await (await fetch(`${base}/reader`, bearer(TOKEN))).text()).trim()
  expect((await fetch(base, bearer(reader))).status).toBe(200)
  expect((await fetch(`${base}${records()}`, bearer(reader))).status).toBe(401)
  expect((await fetch(`${base}/reader`, bearer(reader))).status).toBe(401)
  expect((await fetch(base.replace(/\d+$/, '999'), bearer(reader))).status).toBe(401)
  expect((await fetch(base)).status).toBe(401)
  expect(await download()).not.toContain('"$text"')
})

test('a candidate policy is tried on what was recorded', async () => {
  const ask = async (body: string) =>
    await fetch(`${base}/replay?repository=${world.repo.fullName}`, { ...bearer(TOKEN), method: 'POST', body })
  const stricter = (await (await ask(policyWith(0.9))).json()) as Replay
  expect(stricter).toMatchObject({ letThrough: 0, notReproduced: 0 })
  expect(stricter.blocked).toBe(stricter.evaluations.length)
  const same = (await (await ask(policyWith(0.6))).json()) as Replay
  expect(same).toMatchObject({ blocked: 0, letThrough: 0, same: stricter.blocked })
  const faulty = await ask('version: 1\nmodels: {m: {rules: [{id: r, nonsense: {}}]}}')
  expect(faulty.status).toBe(422)
  expect(await faulty.json()).toMatchObject({ error: { code: 'POLICY_INVALID' } })
})

test('a pull request that changes the policy is told what it would have done', async () => {
  const number = await world.open({ '.github/assay-policy.yml': policyWith(0.9) }, 'stricter')
  const told = () =>
    (world.repo.issues.get(number)?.comments ?? []).filter(({ body }) => body.startsWith('<!-- assay:replay'))
  await until(world, () => told().length === 1)
  expect(told()[0]?.body).toContain('would have been blocked that passed')
  expect(told()[0]?.body).toContain('credit-risk/auc: pass -&gt; fail')
})
