import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { decisionOf } from '../../shared/audit/decision.ts'
import type { RecordedText } from '../../shared/audit/export-file.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { exportedChain, sha256, testKey } from '../fixtures/audit-chain.ts'
import { policyText, recordOf } from '../fixtures/audit-record.ts'
import { facts, HEAD } from '../fixtures/facts.ts'

const CLI = join(import.meta.dirname, '../../actions/cli.ts')
const key = testKey()
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-audit-'))
  const { file, texts } = recorded()
  write('audit.jsonl', file)
  write('key.pub', `-----BEGIN PUBLIC KEY-----\n${key.publicKey}\n-----END PUBLIC KEY-----\n`)
  write('other.pub', `${testKey().publicKey}\n`)
  write('strict.yml', policyText(0.9))
  write('tampered.jsonl', file.replace('"verdict":"fail"', '"verdict":"pass"'))
  expect(texts.length).toBeGreaterThan(2)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Two evaluations: one that passed, one of a stricter policy that failed. */
function recorded() {
  const subject = { gate: 'pull-request', repository: 'acme/credit', baseRef: 'main' } as const
  const old = 'a'.repeat(40)
  const known = facts()
  const before = { ...known, change: { ...known.change, headSha: old, number: 6 } } as typeof known
  const decisions = [
    decisionOf({ ...subject, headSha: old, number: 6 }, recordOf({ facts: before, min: 0.8 }), sha256),
    decisionOf({ ...subject, headSha: HEAD, number: 17 }, recordOf(), sha256),
  ]
  const texts: RecordedText[] = decisions.flatMap((one) => one.texts)
  const unique = [...new Map(texts.map((one) => [one.digest, one])).values()]
  const waived = {
    kind: 'waiver',
    actor: 'login:kim',
    repository: 'acme/credit',
    payload: { id: 'w7', what: 'agreed', number: 17, model: 'm', rules: ['auc'], headSha: HEAD, until: 1 },
  }
  const events = [...decisions.map(({ event }) => event), waived]
  const { file } = exportedChain(3, { key, events, texts: unique })
  return { file, texts: unique }
}

function write(path: string, text: string): void {
  writeFileSync(join(folder, path), text)
}

function assay(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

function document(verb: 'audit' | 'replay' | 'explain', args: readonly string[]) {
  const { status, stdout } = assay(verb, ...args, '--json')
  const parsed = validate(parseStrictJson(stdout, 'stdout', 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')
  return { status, json: parsed as Readonly<Record<string, unknown>> }
}

test('a sound log is told so, with the key that is known and without', () => {
  expect(document('audit', ['--verify', 'audit.jsonl', '--key', 'key.pub'])).toMatchObject({
    status: 0,
    json: { sound: true, files: [{ entries: 3, trust: 'given', keys: [key.id] }], problems: [] },
  })
  expect(document('audit', ['--verify', 'audit.jsonl']).json).toMatchObject({
    deeds: [{ seq: 2, actor: 'login:kim', kind: 'waiver', what: expect.stringContaining('w7 agreed'), number: 17 }],
  })
  expect(assay('audit', '--verify', 'audit.jsonl').stdout).toContain('login:kim waiver: w7 agreed')
  expect(assay('audit', '--verify', 'audit.jsonl').stdout).toContain('Give the public key you know with --key')
})

test('a changed verdict is named with its entry, a strange key refuses', () => {
  const { status, json } = document('audit', ['--verify', 'tampered.jsonl'])
  expect(status).toBe(1)
  expect(json).toMatchObject({
    sound: false,
    problems: [{ seq: 0, message: expect.stringContaining('was changed') }],
  })
  expect(assay('audit', '--verify', 'audit.jsonl', '--key', 'other.pub').status).toBe(1)
  expect(assay('audit', '--verify', 'absent.jsonl').status).toBe(2)
  expect(assay('audit', '--verify', 'audit.jsonl', '--key', 'strict.yml').status).toBe(2)
})

test('exports of a folder that tell two histories contradict each other', () => {
  mkdirSync(join(folder, 'ledger'))
  const { file } = recorded()
  write('ledger/1.jsonl', file)
  expect(assay('audit', '--verify', 'ledger', '--key', 'key.pub').status).toBe(0)
  write('ledger/2.jsonl', exportedChain(3, { key }).file)
  const { status, stdout } = assay('audit', '--verify', 'ledger', '--key', 'key.pub')
  expect(status).toBe(1)
  expect(stdout).toContain('from entry 0 on it tells another history')
})

test('replay tells what another policy would have done, worst first', () => {
  const { status, json } = document('replay', ['--policy', 'strict.yml', '--facts', 'audit.jsonl'])
  expect(status).toBe(1)
  expect(json).toMatchObject({
    ...{ blocked: 1, letThrough: 0, same: 1, notReproduced: 0 },
    evaluations: [
      { effect: 'blocked', number: 17, before: 'pass', after: 'fail', rules: [{ rule: 'credit-risk/auc' }] },
      { effect: 'same', number: 6 },
    ],
  })
  expect(assay('replay', '--policy', 'strict.yml', '--facts', 'audit.jsonl', '--days', 'x').status).toBe(2)
})

test('explain tells what the rule saw in one record', () => {
  const { status, json } = document('explain', ['--record', 'audit.jsonl', '--rule', 'auc', '--commit', 'aaaa'])
  expect(status).toBe(0)
  expect(json).toMatchObject({ rules: [{ id: 'auc', verdict: 'fail' }] })
  expect(json['explanation']).toContain('Settings: {"metric":"roc_auc","min":0.8}')
  const { status: wrong, stderr } = assay('explain', '--record', 'audit.jsonl', '--rule', 'nope')
  expect(wrong).toBe(2)
  expect(stderr).toContain('credit-risk/auc')
})
