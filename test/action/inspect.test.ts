import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { MODELS_FOLDER } from '../fixtures/models/fixture-models.ts'
import { pickle } from '../fixtures/planted-models.ts'
import { createWorkspace, type Result, runCli } from './run-bundle.ts'

const CONFIG = `version: 1
models:
  credit:
    task: binary
    target: label
    positive: "yes"
    data: { holdout: rows.csv, id: id }
    model: build/credit.onnx
`
const ROWS = 'id,age,income,sex,job,label\n1,30,10.5,f,clerk,yes\n2,40,20.5,m,nurse,no\n'

function workspace(): string {
  const folder = createWorkspace({ 'assay.yml': CONFIG, 'rows.csv': ROWS })
  mkdirSync(join(folder, 'build'), { recursive: true })
  const copy = (from: string, to: string): void =>
    writeFileSync(join(folder, 'build', to), readFileSync(join(MODELS_FOLDER, from)))
  copy('columns-zipmap.onnx', 'credit.onnx')
  copy('sigmoid.onnx', 'old.onnx')
  // Named like what it is not: the content counts.
  writeFileSync(join(folder, 'build', 'evil.onnx'), pickle(0x80, 4, 'cos\nsystem\n', '.'))
  writeFileSync(
    join(folder, 'build', 'cut.onnx'),
    readFileSync(join(MODELS_FOLDER, 'forest-multiclass.onnx')).subarray(0, 900),
  )
  return folder
}

function document(verb: 'inspect' | 'error', { stdout }: Result): Record<string, unknown> {
  return validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')
}

const run = (folder: string, ...args: readonly string[]): Promise<Result> =>
  runCli('source', folder, 'inspect', ...args)

test('a model, and how it differs from an older one', async () => {
  const folder = workspace()
  const result = await run(folder, '--model', 'build/credit.onnx', '--against', 'build/old.onnx', '--json')
  expect(result.code, result.stderr).toBe(0)
  expect(document('inspect', result)).toMatchObject({
    format: 'onnx',
    errors: 0,
    against: 'build/old.onnx',
    diff: { isSame: false, size: { before: 164, after: 1340 } },
  })
  const said = await run(folder, '--model', 'build/credit.onnx', '--against', 'build/old.onnx')
  expect(said.stdout).toContain('operator Sigmoid: 1 to 0')
})

test('a pickle that would run a command is an error, whatever its name', async () => {
  const result = await run(workspace(), '--model', 'build/evil.onnx', '--json')
  expect(result.code, result.stderr).toBe(1)
  expect(document('inspect', result)).toMatchObject({
    format: 'pickle',
    errors: 1,
    findings: [{ code: 'PICKLE_DANGEROUS_IMPORT', examples: ['os.system'] }, { code: 'PICKLE' }],
  })
})

test('inputs are held against the columns of a file, and of the holdout', async () => {
  const folder = workspace()
  const exclude = ['--exclude', 'id,label'] as const
  const fits = await run(folder, '--model', 'build/credit.onnx', '--data', 'rows.csv', ...exclude, '--json')
  expect(document('inspect', fits)).toMatchObject({ findings: [] })
  const narrow = await run(folder, '--model', 'build/old.onnx', '--data', 'rows.csv', ...exclude, '--json')
  expect(narrow.code).toBe(1)
  expect(document('inspect', narrow)).toMatchObject({
    findings: [{ code: 'SIGNATURE_TYPE' }, { code: 'SIGNATURE_WIDTH' }],
  })
  const configured = await run(folder, '--config', 'assay.yml', '--json')
  expect(configured.code, configured.stderr).toBe(0)
  expect(document('inspect', configured)).toMatchObject({ model: 'build/credit.onnx', findings: [] })
})

test.for([
  [[], '--model'],
  [['--model', 'none.onnx'], 'does not exist'],
  [['--model', 'build'], 'saved_model.pb'],
  [['--model', 'build/cut.onnx'], 'MODEL_UNREADABLE'],
  [['--model', 'build/credit.onnx', '--exclude', 'a'], '--exclude'],
  [['--model', 'build/credit.onnx', '--data', 'rows.csv', '--exclude', 'nobody'], 'COLUMN_MISSING'],
  [['--config', 'assay.yml', '--data', 'rows.csv'], '--data'],
] as const)('%o is refused', async ([args, words]) => {
  const result = await run(workspace(), ...args, '--json')
  expect(result.code, result.stdout).toBe(2)
  expect(JSON.stringify(document('error', result))).toContain(words)
})
