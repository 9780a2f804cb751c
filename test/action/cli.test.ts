import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, type Result, runCli } from './run-bundle.ts'

/** Standard output is exactly one JSON document that fits its published schema. */
function document(verb: keyof typeof cliSchemas, { stdout }: Result): Record<string, unknown> {
  return validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')
}

describe.for(['source', 'bundle'] as const)('assay from its %s', (entry) => {
  test('test, gate and register in a folder with no GitHub at hand', async () => {
    const workspace = createWorkspace()
    const measured = await runCli(entry, workspace, 'test', '--json')
    expect(measured.code, measured.stderr).toBe(0)
    const metrics = document('test', measured)['metrics'] as { name: string; interval: object; n: number }[]
    expect(metrics[0]).toMatchObject({ name: 'roc_auc', n: 200, interval: { level: 0.95 } })
    expect(measured.stderr).toContain('ROC AUC')
    const judged = await runCli(entry, workspace, 'gate', '--json')
    expect(judged.code, judged.stderr).toBe(0)
    expect(document('gate', judged)).toMatchObject({
      verdict: 'pass',
      rules: [{ id: 'good-enough', kind: 'metric.threshold' }],
    })
    const registered = await runCli(entry, workspace, 'register', '--json')
    expect(document('register', registered)).toMatchObject({ version: '1.0.0', created: true })
  })

  test('people get a table on standard output when they do not ask for JSON', async () => {
    const result = await runCli(entry, createWorkspace(), 'test', '--model', 'late-payment')
    expect(result.code).toBe(0)
    expect(result.stdout).toMatch(/ROC AUC +0\.892 +0\.\d+ to 0\.\d+/)
    expect(result.stdout).toContain('assay gate')
  })

  test.for([
    [['gate', '--json'], 1, 'fail'],
    [['register', '--json'], 2, 'EVIDENCE_MISSING'],
    [['test', '--config', 'none.yml', '--json'], 2, 'CONFIG_MISSING'],
    [['test', '--model', 'nobody', '--json'], 2, 'INPUT_INVALID'],
    [['test', '--modl', 'x', '--json'], 2, '--model'],
    [['test', '--model', '--json'], 2, 'INPUT_INVALID'],
    [['test', '--model', 'a', '--model', 'b', '--json'], 2, 'twice'],
    [['test', '--model', '', '--json'], 2, 'is empty'],
    [['test', 'late-payment', '--json'], 2, 'means nothing here'],
    [['tset', '--json'], 2, 'test'],
    [['--json'], 2, 'needs a verb'],
    [['drift', '--reference', 'a.csv', '--json'], 2, '--current'],
    [['drift', '--fail-on-drift', 'yes', '--json'], 2, 'true or false'],
  ] as const)('%o ends with %i', async ([args, code, words]) => {
    const result = await runCli(entry, createWorkspace(), ...args)
    expect(result.code).toBe(code)
    expect(result.stdout).toContain(words)
    expect(document(code === 2 ? 'error' : 'gate', result)['schemaVersion']).toBe(1)
  })

  test('a policy elsewhere can be tried on', async () => {
    const workspace = createWorkspace({ 'strict.yml': strictPolicy() })
    await runCli(entry, workspace, 'test')
    const result = await runCli(entry, workspace, 'gate', '--policy', 'strict.yml')
    expect(result.code).toBe(1)
    expect(result.stdout).toContain('Blocked')
  })

  test('a floor holds beside the policy, and one that is not there stops the gate', async () => {
    const rule =
      '{ id: either, any_of: [{ id: rows, holdout.size: { min_rows: 900000 } }, { id: small, holdout.size: { min_rows: 800000 } }] }'
    const workspace = createWorkspace({ 'floor.yml': `version: 1\nrules:\n  - ${rule}\n` })
    await runCli(entry, workspace, 'test')
    const result = await runCli(entry, workspace, 'gate', '--floor', 'floor.yml', '--json')
    expect(result.code).toBe(1)
    expect(document('gate', result)).toMatchObject({
      policy: { floor: { path: 'floor.yml' } },
      rules: expect.arrayContaining([expect.objectContaining({ id: 'floor/either', parts: expect.any(Array) })]),
    })
    const missing = await runCli(entry, workspace, 'gate', '--floor', 'none.yml', '--json')
    expect(missing.code).toBe(2)
    expect(missing.stdout).toContain('POLICY_MISSING')
  })

  test('explains itself', async () => {
    const workspace = createWorkspace()
    expect((await runCli(entry, workspace, '--version')).stdout).toMatch(/^assay \d+\.\d+\.\d+\n$/)
    const overview = await runCli(entry, workspace, '--help')
    for (const verb of ['train', 'test', 'gate', 'register', 'drift', 'profile', 'diff']) {
      expect(overview.stdout).toContain(`  ${verb} `)
      const page = await runCli(entry, workspace, verb, '--help')
      expect(page).toMatchObject({ code: 0, stderr: '' })
      expect(page.stdout).toMatch(/Example: assay[\s\S]*Next: /)
    }
  })
})

function strictPolicy(): string {
  const path = join(import.meta.dirname, '../fixtures/workspace/.github/assay-policy.yml')
  return readFileSync(path, 'utf8').replace('min: 0.7', 'min: 0.99')
}
