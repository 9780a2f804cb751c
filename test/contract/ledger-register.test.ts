import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createGitLedger } from '../../shared/adapters/git/git-ledger.ts'
import { createGit } from '../../shared/adapters/git/run-git.ts'
import type { Ledger } from '../../shared/ports/ledger.ts'
import { findChampion } from '../../shared/usecases/find-champion.ts'
import { registerModel } from '../../shared/usecases/register-model.ts'
import { createMemoryLedger } from '../fakes/ledger.ts'
import { sha256 } from '../fakes/registration.ts'
import { describeRegistry, gatedModel, inputOf, portsOf, verdictOf } from './register-contract.ts'

const root = mkdtempSync(join(tmpdir(), 'assay-registry-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let repositories = 0

function repository(): string {
  const path = join(root, `${++repositories}.git`)
  execFileSync('git', ['init', '--quiet', '--bare', path])
  return path
}

/** Crashes before (odd) or after (even) the call it names by number; the process then does nothing any more. */
function failing(ledger: Ledger, failAt: number): Ledger {
  let calls = 0
  const step = async <T>(go: () => Promise<T>): Promise<T> => {
    calls += 2
    if (calls > failAt) throw new Error('crash')
    const answer = await go()
    if (calls === failAt) throw new Error('crash')
    return answer
  }
  return { snapshot: () => step(() => ledger.snapshot()), publish: (commit) => step(() => ledger.publish(commit)) }
}

describeRegistry('git without a remote', async () => {
  const path = repository()
  const open = async (failAt = Number.POSITIVE_INFINITY) => {
    const ledger = createGitLedger(createGit(path, process.env), { branch: 'assay' })
    return { ledger: failing(ledger, failAt) }
  }
  const look = async () => execFileSync('git', ['ls-tree', '-r', 'assay'], { cwd: path, encoding: 'utf8' })
  return { open, look }
})

describe('only the gate opens the registry', () => {
  const files = { 'model.onnx': 'm' }

  test.each(['fail', 'error', 'pending', 'not-applicable'] as const)('a verdict %s is refused', async (verdict) => {
    const gated = gatedModel(files, { state: 'none' })
    const [judged] = gated.verdict.models[0]?.evidence ?? []
    const input = inputOf({ verdict: verdictOf(gated.digest, judged?.digest ?? sha256(''), verdict) })
    const attempt = registerModel(portsOf(gated.workspace, { ledger: createMemoryLedger() }), input)
    await expect(attempt).rejects.toThrow(/NOT_GATED/)
  })

  test('a verdict about other files is refused, and names both', async () => {
    const gated = gatedModel(files, { state: 'none' })
    writeFileSync(join(gated.workspace, 'build/model.onnx'), 'swapped after the gate')
    const attempt = registerModel(portsOf(gated.workspace, { ledger: createMemoryLedger() }), inputOf(gated))
    await expect(attempt).rejects.toThrow(new RegExp(`NOT_GATED: the gate passed ${gated.digest.slice(7, 19)}`))
  })

  test('evidence that changed after the gate is refused', async () => {
    const gated = gatedModel(files, { state: 'none' })
    writeFileSync(join(gated.workspace, '.assay/evidence/credit-risk.test.json'), '{}\n')
    const attempt = registerModel(portsOf(gated.workspace, { ledger: createMemoryLedger() }), inputOf(gated))
    await expect(attempt).rejects.toThrow(/NOT_GATED: the test evidence/)
  })

  test('a verdict that names no evidence, or not this model, is refused', async () => {
    const gated = gatedModel(files, { state: 'none' })
    const bare = { ...gated.verdict, models: [{ model: 'credit-risk', verdict: 'pass', rules: [] }] } as const
    const ports = portsOf(gated.workspace, { ledger: createMemoryLedger() })
    await expect(registerModel(ports, inputOf({ verdict: bare }))).rejects.toThrow(/NOT_GATED/)
    await expect(registerModel(ports, inputOf(gated, { model: 'other' }))).rejects.toThrow(/NOT_GATED/)
  })

  test('evidence made while the champion could not be read is refused', async () => {
    const gated = gatedModel(files, { state: 'unavailable', reason: 'GitHub was down' })
    const attempt = registerModel(portsOf(gated.workspace, { ledger: createMemoryLedger() }), inputOf(gated))
    await expect(attempt).rejects.toThrow(/NOT_GATED: the champion could not be read/)
  })
})

describe('what is too large or broken', () => {
  test('over 50 MB do not go into the ledger; the message says where else', async () => {
    const gated = gatedModel({ 'model.onnx': 'x'.repeat(50_000_001) }, { state: 'none' })
    const attempt = registerModel(portsOf(gated.workspace, { ledger: createMemoryLedger() }), inputOf(gated))
    await expect(attempt).rejects.toThrow(/50000000 fit into the ledger[\s\S]*release/)
  })

  test('a ledger document that somebody broke is named with its line, never read as no champion', async () => {
    const ledger = createMemoryLedger()
    const files = [
      { path: 'ledger.json', content: '{"format": 1}\n' },
      { path: 'models/credit-risk/aliases/champion.json', content: '{\n  "model": "credit-risk",\n  "alias": 7\n}\n' },
    ]
    await ledger.publish({ base: undefined, message: 'm', files })
    const gated = gatedModel({ 'model.onnx': 'm' }, { state: 'none' })
    const attempt = findChampion(portsOf(gated.workspace, { ledger }), 'credit-risk')
    await expect(attempt).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
    await expect(attempt).rejects.toThrow(/assay:models\/credit-risk\/aliases\/champion\.json:3/)
  })
})
