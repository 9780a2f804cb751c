import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { parseStatement } from '../../shared/evidence/parse.ts'
import { createWorkspace, HEAD, runCli, runStep } from './run-bundle.ts'

const REFERENCE = 'data/reference.csv'
const SHIFTED = 'data/shifted.csv'
const CONFIG = readFileSync(join(import.meta.dirname, '../fixtures/workspace/assay.yml'), 'utf8')

describe('the drift action', () => {
  test('finds none in data like the reference, and leaves evidence about the model', async () => {
    const workspace = createWorkspace()
    const step = await runStep('drift', { workspace })
    expect(step.code, step.stdout).toBe(0)
    expect(step.outputs).toMatchObject({ drifted: 'false', columns: '[]' })
    const path = step.outputs['evidence'] ?? ''
    const { predicate } = parseStatement(readFileSync(join(workspace, path), 'utf8'), path)
    expect(predicate).toMatchObject({ kind: 'drift', model: 'late-payment', source: { headSha: HEAD } })
  })

  test('finds it where it is: exit code 1, a warning, the columns; or 0 when the gate shall decide', async () => {
    const workspace = createWorkspace({ 'assay.yml': CONFIG.replace('data/same.csv', SHIFTED) })
    const step = await runStep('drift', { workspace })
    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ drifted: 'true', columns: '["income"]' })
    expect(step.stdout).toMatch(/::warning title=Assay::.*income/)
    expect(step.summary).toContain('income')
    expect((await runStep('drift', { workspace, inputs: { 'fail-on-drift': 'false' } })).code).toBe(0)
  })

  test('needs no configuration for two files, and looks only at the columns it is told', async () => {
    const inputs = { config: 'none.yml', reference: REFERENCE, current: SHIFTED }
    const workspace = createWorkspace()
    expect((await runStep('drift', { workspace, inputs })).code).toBe(1)
    const others = await runStep('drift', { workspace, inputs: { ...inputs, columns: 'age, city' } })
    expect(others.code, others.stdout).toBe(0)
    expect((await runStep('drift', { workspace, inputs: { ...inputs, exclude: 'income' } })).code).toBe(0)
  })

  test('measures another month of a model when only the current data are named', async () => {
    const workspace = createWorkspace()
    const shifted = await runStep('drift', { workspace, inputs: { current: SHIFTED } })
    expect(shifted.outputs).toMatchObject({ drifted: 'true', evidence: '.assay/evidence/late-payment.drift.json' })
  })

  test('follows the drift in a file: an alert fails the step, stays until two quiet runs, and the same run counts once', async () => {
    const workspace = createWorkspace()
    const run = async (id: number, current: string) => {
      const inputs = { config: 'none.yml', reference: REFERENCE, current, state: '.assay/drift-state.json' }
      const { code, outputs } = await runStep('drift', { workspace, inputs, env: { GITHUB_RUN_ID: String(id) } })
      return `${code} ${outputs['alert']}`
    }
    const same = 'data/same.csv'
    const course = [
      await run(1, same),
      await run(2, SHIFTED),
      await run(2, SHIFTED),
      await run(3, same),
      await run(4, same),
    ]
    expect(course).toEqual(['0 quiet', '1 open', '1 open', '1 recovering', '0 closed'])
    writeFileSync(join(workspace, '.assay/drift-state.json'), '{}')
    expect(await run(5, same)).toBe('2 undefined')
    expect(readFileSync(join(workspace, '.assay/drift-state.json'), 'utf8')).toBe('{}')
  })

  test.for([
    [{ reference: REFERENCE }, 'INPUT_INVALID', 'current'],
    [{ config: 'none.yml', current: REFERENCE }, 'CONFIG_MISSING', 'none.yml'],
    [{ reference: REFERENCE, current: SHIFTED, model: 'late-payment' }, 'INPUT_INVALID', 'model'],
    [{ 'fail-on-drift': 'nope' }, 'INPUT_INVALID', 'true or false'],
    [{ columns: 'age,,city' }, 'INPUT_INVALID', 'empty item'],
    [{ columns: 'agee' }, 'COLUMN_MISSING', 'agee'],
    [{ exclude: 'agee' }, 'COLUMN_MISSING', 'agee'],
    [{ model: 'nobody' }, 'INPUT_INVALID', 'late-payment'],
    [{ config: 'none.yml' }, 'CONFIG_MISSING', 'none.yml'],
    [{ reference: '../secret.csv', current: SHIFTED }, 'DATA_UNREADABLE', 'workspace'],
    [{ reference: 'data/*.nothing', current: SHIFTED }, 'DATA_UNREADABLE', 'nothing'],
  ] as const)('refuses %o', async ([inputs, code, words]) => {
    const step = await runStep('drift', { workspace: createWorkspace(), inputs })
    expect(step.code, step.stdout).toBe(2)
    expect(step.stdout).toContain(code)
    expect(step.stdout).toContain(words)
    expect(step.outputs).toEqual({})
  })

  test('tells what is wrong with the data at the line of the configuration that names it', async () => {
    const workspace = createWorkspace({ 'assay.yml': CONFIG.replace('data/same.csv', 'data/gone.csv') })
    const { code, stdout } = await runStep('drift', { workspace })
    expect(code).toBe(2)
    expect(stdout).toMatch(/::error title=Assay,file=assay.yml,line=12,.*gone\.csv/)
  })
})

describe('assay drift on a laptop', () => {
  test('compares any two files in an empty folder, and leaves nothing behind', async () => {
    const data = createWorkspace()
    const elsewhere = join(data, 'empty')
    mkdirSync(elsewhere)
    const files = ['--reference', join(data, REFERENCE), '--current', '../data/shifted.csv']
    const result = await runCli('bundle', elsewhere, 'drift', ...files, '--json')
    expect(result.code, result.stderr).toBe(1)
    const document = parseStrictJson(result.stdout, 'assay drift --json', 'INPUT_INVALID')
    const { columns } = validate<{ columns: object[] }>(document, cliSchemas.drift, 'INPUT_INVALID')
    expect(columns).toContainEqual(expect.objectContaining({ name: 'income', type: 'numeric', drifted: true }))
    expect(document.value).not.toHaveProperty('evidence')
    expect((await runCli('source', elsewhere, 'drift', ...files, '--fail-on-drift', 'false')).code).toBe(0)
  })

  test('reports distances by name, which decide nothing, and knows the names', async () => {
    const data = createWorkspace()
    const files = ['--reference', REFERENCE, '--current', SHIFTED]
    const result = await runCli('source', data, 'drift', ...files, '--measures', 'psi, ks', '--json')
    expect(result.code, result.stderr).toBe(1)
    const { columns } = JSON.parse(result.stdout) as { columns: { name: string; measures: { name: string }[] }[] }
    const income = columns.find(({ name }) => name === 'income')
    expect(income?.measures.map(({ name }) => name)).toEqual(['psi', 'ks'])
    const shown = await runCli('source', data, 'drift', ...files, '--measures', 'psi')
    expect(shown.stdout).toContain('chance alone')
    const wrong = await runCli('source', data, 'drift', ...files, '--measures', 'pssi')
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('did you mean "psi"')
  })

  test('follows links and reads patterns', async () => {
    const data = createWorkspace()
    mkdirSync(join(data, 'days'))
    renameSync(join(data, 'data/same.csv'), join(data, 'days/1.csv'))
    writeFileSync(join(data, 'days/2.csv'), readFileSync(join(data, 'days/1.csv')))
    symlinkSync(join(data, 'days'), join(data, 'link'))
    const result = await runCli('source', data, 'drift', '--reference', REFERENCE, '--current', 'link/*.csv', '--json')
    expect(result.code, result.stderr).toBe(0)
    expect(JSON.parse(result.stdout)).toMatchObject({ drifted: false, current: { rows: 1200 } })
  })
})
