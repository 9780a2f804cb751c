import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { buildTestStatement } from '../../shared/evidence/build.ts'
import type { TestPredicate } from '../../shared/evidence/test-predicate.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Verdict } from '../../shared/kernel/verdict.ts'
import { createManifest, toModelFiles } from '../../shared/lineage/manifest.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import type { ByteStore } from '../../shared/ports/byte-store.ts'
import type { Ledger } from '../../shared/ports/ledger.ts'
import { findChampion } from '../../shared/usecases/find-champion.ts'
import {
  type RegisterModelInput,
  type RegisterModelPorts,
  registerModel,
} from '../../shared/usecases/register-model.ts'
import { NO_BACKOFF } from '../fakes/ledger.ts'
import { sha256 } from '../fakes/registration.ts'

/** `open` is one process; `failAt` makes the n-th thing it does to the outside (write or request, from 1) and all later ones fail. */
export type RegistryUnderTest = {
  readonly open: (failAt?: number) => Promise<{ readonly ledger: Ledger; readonly bytes?: ByteStore }>
  /** What must be the same however often a registration crashed before it succeeded. */
  readonly look: () => Promise<unknown>
}

const ESTIMATE = {
  name: 'roc_auc',
  value: 0.8,
  interval: { low: 0.7, high: 0.9, level: 0.95, method: 'delong' },
  n: 100,
  direction: 'higher',
} as const

const root = mkdtempSync(join(tmpdir(), 'assay-register-'))
let workspaces = 0

/** A workspace with a model, its evidence and the verdict about it. */
export function gatedModel(
  files: { readonly [path: string]: string },
  champion: TestPredicate['champion'],
  profile?: string,
) {
  const workspace = join(root, String(++workspaces))
  for (const [path, content] of Object.entries(files)) write(workspace, `build/${path}`, content)
  const listed = Object.entries(files).map(([path, content]) => ({
    path,
    digest: sha256(content),
    size: content.length,
  }))
  const { digest } = createManifest(toModelFiles('build', listed), sha256)
  const runtime = { name: 'onnx', version: '1', backend: 'wasm' }
  const predicate: TestPredicate = {
    schemaVersion: 1,
    kind: 'test',
    assay: '0.1.0',
    model: 'credit-risk',
    task: 'binary',
    createdAt: '2026-11-21T12:00:00Z',
    source: { commit: 'c1' },
    config: { path: 'assay.yml', digest: sha256('config') },
    candidate: {
      ...{ digest, files: listed, runtime },
      ...(profile === undefined ? {} : { profile: { digest: sha256(profile), size: profile.length } }),
    },
    holdout: { digest: sha256('holdout'), rows: 100, source: 'holdout.csv' },
    metrics: [ESTIMATE],
    champion,
    comparison: [],
  }
  const text = `${JSON.stringify(buildTestStatement(predicate), null, 2)}\n`
  write(workspace, '.assay/evidence/credit-risk.test.json', text)
  if (profile !== undefined) write(workspace, '.assay/profiles/credit-risk.profile.json', profile)
  return { workspace, digest, verdict: verdictOf(digest, sha256(text)) }
}

export function verdictOf(subject: Digest, evidence: Digest, verdict: Verdict = 'pass'): GateVerdict {
  const policy = { path: '.github/assay-policy.yml', digest: sha256('policy'), mode: 'enforce' } as const
  const models = [
    { model: 'credit-risk', verdict, rules: [], evidence: [{ kind: 'test', digest: evidence, subject }] },
  ] as const
  return { verdict, policy, models, rules: [] }
}

export function portsOf(workspace: string, registry: { ledger: Ledger; bytes?: ByteStore }): RegisterModelPorts {
  const quiet = () => {}
  const log = { info: quiet, warn: quiet, debug: quiet, progress: quiet }
  return {
    ...registry,
    files: createFiles(workspace),
    backoff: NO_BACKOFF,
    clock: { now: () => 1_795_000_000_000 },
    log,
  }
}

export function inputOf(
  gated: { readonly verdict: GateVerdict },
  changes: Partial<RegisterModelInput> = {},
): RegisterModelInput {
  const input = { model: 'credit-risk', path: 'build', source: { commit: 'c1' }, actor: 'ada' }
  return { ...input, verdict: gated.verdict, ...changes }
}

const TWO_FILES = { 'model.json': '{"weights": 1}', 'deep/weights_1.bin': 'weights' }

/** Register, find and fetch, over any ledger and store. */
export function describeRegistry(name: string, create: () => Promise<RegistryUnderTest>): void {
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  describe(`${name}: register and find`, () => {
    test('a registered model is the champion, and its files come back bit by bit, also from the cache', async () => {
      const { open } = await create()
      const gated = gatedModel(TWO_FILES, { state: 'none' })
      const registered = await registerModel(portsOf(gated.workspace, await open()), inputOf(gated))
      expect(registered).toMatchObject({ created: true, digest: gated.digest, record: { version: '1.0.0' } })

      const other = gatedModel({ 'model.onnx': 'other' }, { state: 'none' })
      const elsewhere = portsOf(other.workspace, await open())
      const champion = await findChampion(elsewhere, 'credit-risk')
      if (champion.state !== 'is') throw new Error('no champion')
      expect(champion).toMatchObject({ version: '1.0.0', digest: gated.digest })
      const folder = await champion.fetchFiles()
      expect(folder).toBe(`.assay/champion/${gated.digest.slice(7, 19)}`)
      const deep = elsewhere.files.resolve(`${folder}/deep/weights_1.bin`)
      expect(readFileSync(deep, 'utf8')).toBe('weights')
      writeFileSync(deep, 'poison!')
      await champion.fetchFiles()
      expect(readFileSync(deep, 'utf8')).toBe('weights')
    })

    test('the profile of the training data is kept with the files, and comes back checked', async () => {
      const { open } = await create()
      const gated = gatedModel(TWO_FILES, { state: 'none' }, 'the profile')
      const { record, digest } = await registerModel(portsOf(gated.workspace, await open()), inputOf(gated))
      expect(record.profile).toEqual({ digest: sha256('the profile'), size: 11 })
      expect(digest).toBe(gatedModel(TWO_FILES, { state: 'none' }).digest)
      const elsewhere = portsOf(gatedModel({ 'model.onnx': 'other' }, { state: 'none' }).workspace, await open())
      const champion = await findChampion(elsewhere, 'credit-risk')
      if (champion.state !== 'is') throw new Error('no champion')
      const path = (await champion.fetchProfile()) ?? ''
      const lying = elsewhere.files.resolve(path)
      expect(readFileSync(lying, 'utf8')).toBe('the profile')
      writeFileSync(lying, 'poison')
      expect(await champion.fetchProfile()).toBe(path)
      expect(readFileSync(lying, 'utf8')).toBe('the profile')
    })

    test('another profile than the evidence names is refused, a missing one is left out', async () => {
      const { open } = await create()
      const gated = gatedModel(TWO_FILES, { state: 'none' }, 'the profile')
      const path = join(gated.workspace, '.assay/profiles/credit-risk.profile.json')
      writeFileSync(path, 'another')
      const attempt = registerModel(portsOf(gated.workspace, await open()), inputOf(gated))
      await expect(attempt).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
      const bare = gatedModel({ 'model.onnx': 'bare' }, { state: 'none' }, 'gone')
      rmSync(join(bare.workspace, '.assay/profiles'), { recursive: true })
      const { open: elsewhere } = await create()
      const { record } = await registerModel(portsOf(bare.workspace, await elsewhere()), inputOf(bare))
      expect(record.profile).toBeUndefined()
    })

    test('a model nobody registered has no champion', async () => {
      const { open } = await create()
      const gated = gatedModel({ 'model.onnx': 'm' }, { state: 'none' })
      expect(await findChampion(portsOf(gated.workspace, await open()), 'credit-risk')).toEqual({ state: 'none' })
    })

    test('a challenger measured against an older champion is told so', async () => {
      const { open } = await create()
      const first = gatedModel({ 'model.onnx': 'one' }, { state: 'none' })
      await registerModel(portsOf(first.workspace, await open()), inputOf(first, { path: 'build/model.onnx' }))
      const late = gatedModel({ 'model.onnx': 'two' }, { state: 'none' })
      const attempt = registerModel(portsOf(late.workspace, await open()), inputOf(late))
      await expect(attempt).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
      await expect(attempt).rejects.toThrow(/STALE_BASELINE/)
    })

    test('a crash after any step, then the same call again: same version, same end', async () => {
      const undisturbed = await create()
      const gated = gatedModel(TWO_FILES, { state: 'none' }, 'profile')
      await registerModel(portsOf(gated.workspace, await undisturbed.open()), inputOf(gated))
      const wanted = await undisturbed.look()
      let crashes = 0
      for (let failAt = 1; failAt < 200; failAt++) {
        const { open, look } = await create()
        const crash = await registerModel(portsOf(gated.workspace, await open(failAt)), inputOf(gated)).catch(
          () => 'crash',
        )
        const between = await findChampion(portsOf(gated.workspace, await open()), 'credit-risk')
        expect(['none', gated.digest]).toContain(between.state === 'is' ? between.digest : 'none')
        const again = await registerModel(portsOf(gated.workspace, await open()), inputOf(gated))
        expect(again.record.version).toBe('1.0.0')
        expect(await look()).toEqual(wanted)
        if (crash !== 'crash') break
        crashes++
      }
      expect(crashes).toBeGreaterThan(1)
    }, 120_000)
  })
}

function write(workspace: string, path: string, content: string): void {
  const target = join(workspace, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
}
