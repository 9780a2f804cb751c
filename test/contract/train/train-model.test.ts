import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFiles } from '../../../shared/adapters/fs/files.ts'
import { createGitInfo } from '../../../shared/adapters/process/git-info.ts'
import { createMachine } from '../../../shared/adapters/process/machine.ts'
import { createModuleTrainer } from '../../../shared/adapters/process/module-trainer.ts'
import { createProcessRunner } from '../../../shared/adapters/process/process-runner.ts'
import { createModelRuntime } from '../../../shared/adapters/runtime/model-runtime.ts'
import type { Table } from '../../../shared/data/table.ts'
import { parseStrictJson } from '../../../shared/document/json.ts'
import { validate } from '../../../shared/document/validate.ts'
import { runRecordSchema } from '../../../shared/train/run-record.ts'
import { type TrainInput, trainModel } from '../../../shared/usecases/train-model.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { ENGINES, realEngines, toColumn } from '../../fixtures/models/fixture-models.ts'
import { memoryTables } from './fake-dataset.ts'

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'train')
const CHILD = join(import.meta.dirname, '..', '..', '..', 'actions', 'train', 'child.ts')
const SECRETS = {
  GITHUB_TOKEN: 'hunter2',
  ACTIONS_RUNTIME_TOKEN: 'hunter2',
  INPUT_TOKEN: 'hunter2',
  MY_SECRET: 'hunter2',
  GITHUB_ENV: 'hunter2',
}
const NAMES = ['driver', 'clerk', 'nurse'] as const

let folder: string
let log = createRecordedLog()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-train-'))
  log = createRecordedLog()
  cpSync(FIXTURES, join(folder, 'code'), { recursive: true })
  writeFileSync(join(folder, 'train.csv'), 'made up\n')
  writeFileSync(join(folder, 'requirements.txt'), 'scikit-learn==1.5.0\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function trainingTable(rows = 240): Table {
  const at = (i: number): number => ((i * 7919) % 1000) / 1000
  const each = <T>(cell: (i: number) => T): T[] => Array.from({ length: rows }, (_, i) => cell(i))
  return {
    rows,
    columns: [
      toColumn(
        'id',
        each((i) => i),
      ),
      toColumn(
        'age',
        each((i) => (i % 17 === 0 ? undefined : 20 + 50 * at(i))),
      ),
      toColumn(
        'job',
        each((i) => NAMES[i % 3]),
      ),
      toColumn(
        'risk',
        each((i) => (at(i) + (i % 3 === 2 ? 0.3 : 0) > 0.6 ? 'bad' : 'good')),
      ),
    ],
  }
}

function deps() {
  const env = { ...process.env, ...SECRETS }
  const files = createFiles(folder)
  return {
    files,
    log,
    process: createProcessRunner({ workspace: folder, env, log }),
    trainer: createModuleTrainer({ childEntry: CHILD, files, engines: ENGINES, env, log }),
    tables: memoryTables(trainingTable(), ['train.csv']),
    git: createGitInfo(folder, process.env),
    machine: createMachine(process.env),
    clock: { now: () => Date.now() },
  }
}

const base: TrainInput = {
  model: 'credit',
  task: 'binary',
  target: 'risk',
  positive: 'bad',
  exclude: [],
  id: 'id',
  train: { path: 'train.csv' },
  spec: { kind: 'run', run: 'true' },
  params: {},
  seed: 7,
  timeoutMinutes: 1,
  output: 'build/model.onnx',
}
const run = (command: string | readonly string[], more: Partial<TrainInput> = {}) =>
  trainModel(deps(), { ...base, spec: { kind: 'run', run: command }, ...more })

describe("the user's own command", () => {
  test('reads its settings from the environment, sees no secret, and is recorded', async () => {
    const { record, recordPath, modelPath } = await run('mkdir build; env | sort | tee "$ASSAY_MODEL"', {
      params: { depth: 3 },
    })
    const seen = readFileSync(join(folder, modelPath), 'utf8')
    expect(seen).toContain('ASSAY_SEED=7\n')
    expect(seen).toContain('ASSAY_PARAMS={"depth":3}\n')
    expect(seen).toContain('ASSAY_TRAIN=train.csv\n')
    expect(seen).not.toContain('hunter2')
    expect(log.lines).toContain('| ASSAY_SEED=7')
    const text = readFileSync(join(folder, recordPath), 'utf8')
    expect(
      validate(parseStrictJson(text, recordPath, 'EVIDENCE_INVALID'), runRecordSchema, 'EVIDENCE_INVALID'),
    ).toEqual(record)
    expect(record.subject.map(({ name }) => name)).toEqual(['build/model.onnx'])
    expect(record.predicate).toMatchObject({
      exitCode: 0,
      seed: 7,
      unchanged: false,
      data: [{ source: 'train.csv', rows: 240, files: [{ path: 'train.csv' }] }],
      lockFiles: [{ path: 'requirements.txt' }],
      environment: { os: process.platform, node: process.versions.node },
    })
  })

  test('nothing in params, names or paths is ever read by a shell', async () => {
    const nasty = '"; touch owned; $(touch owned) `touch owned` \' && touch owned #'
    await run('mkdir build; printf %s "$ASSAY_PARAMS" > "$ASSAY_MODEL"', {
      params: { note: nasty },
      positive: nasty,
      target: nasty,
    })
    expect(JSON.parse(readFileSync(join(folder, 'build/model.onnx'), 'utf8'))).toEqual({ note: nasty })
    await expect(createFiles(folder).readText('owned')).resolves.toBeUndefined()
    await run([
      process.execPath,
      '-e',
      'require("fs").writeFileSync("build/model.onnx", process.argv[1])',
      '$(touch owned)',
    ])
    expect(readFileSync(join(folder, 'build/model.onnx'), 'utf8')).toBe('$(touch owned)')
  })

  test('a failing command is refused with its exit code and last lines, and recorded', async () => {
    await expect(run('echo first; echo "no such column" >&2; false | cat; echo never')).rejects.toMatchObject({
      code: 'TRAIN_FAILED',
      message: expect.stringMatching(/exit code 1[\s\S]*no such column/),
    })
    const record = JSON.parse(readFileSync(join(folder, '.assay/runs/credit.json'), 'utf8'))
    expect(record).toMatchObject({ subject: [], predicate: { exitCode: 1, log: { lines: 2 } } })
  })

  test('a command that leaves no model, or cannot start, is refused', async () => {
    await expect(run('true')).rejects.toThrow(/no model at build\/model.onnx[\s\S]*ASSAY_MODEL/)
    await expect(run(['no-such-program-here'])).rejects.toMatchObject({ code: 'TRAIN_FAILED' })
  })

  test('the timeout ends the whole process group', async () => {
    const late = join(folder, 'late')
    await expect(run(`(sleep 1; touch '${late}') & sleep 30`, { timeoutMinutes: 0.3 / 60 })).rejects.toThrow(
      /took longer than/,
    )
    await new Promise((resolve) => setTimeout(resolve, 1200))
    await expect(createFiles(folder).readText('late')).resolves.toBeUndefined()
  })

  test('a model that is the same as before is said to be', async () => {
    mkdirSync(join(folder, 'build'))
    writeFileSync(join(folder, 'build/model.onnx'), 'old')
    expect((await run('true')).record.predicate.unchanged).toBe(true)
    expect(log.lines.join('\n')).toContain('same bytes as before')
  })

  test('lines of the training are no commands to the runner', async () => {
    await run('mkdir build; touch build/model.onnx; echo "::add-mask::x"; echo "##[group]y"')
    expect(log.lines).toEqual(expect.arrayContaining(['| ::add-mask::x', '| ## [group]y']))
  })
})

describe("the user's own module", () => {
  const module = (path: string, more: Partial<TrainInput> = {}) =>
    trainModel(deps(), {
      ...base,
      output: 'build/model',
      params: { epochs: 12 },
      spec: { kind: 'module', module: path },
      ...more,
    })

  test('trains a TF.js model that scores raw rows; the same seed gives the same bytes, another seed others', async () => {
    const first = await module('code/network.ts')
    expect(first.record.subject.map(({ name }) => name)).toEqual(
      ['encoding.json', 'model.json', 'weights.bin'].map((name) => `build/model/${name}`),
    )
    expect(first.record.predicate.invocation).toMatchObject({
      kind: 'module',
      runtime: { name: 'tfjs', backend: 'wasm' },
    })
    expect(log.lines.join('\n')).toMatch(/trained on 240 rows, columns age job=/)
    const runtime = createModelRuntime({ files: createFiles(folder), engines: realEngines(), log })
    const loaded = await runtime.load('build/model')
    expect(loaded.features).toEqual(['age', 'job'])
    const predictions = await loaded.predict(trainingTable(), {
      kind: 'binary',
      positive: 'bad',
      negative: 'good',
      threshold: 0.5,
    })
    const right = trainingTable().columns.flatMap((column) =>
      column.name === 'risk' && column.kind === 'text' && predictions.kind === 'binary'
        ? [...predictions.scores].filter(
            (score, i) => (score >= 0.5 ? 'bad' : 'good') === column.dictionary[column.codes[i] ?? -1],
          )
        : [],
    )
    expect(right.length).toBeGreaterThan(200)
    const again = await module('code/network.ts')
    expect(again.record.subject).toEqual(first.record.subject)
    expect(again.record.predicate.unchanged).toBe(true)
    const other = await module('code/network.ts', { seed: 8 })
    expect(other.record.subject).not.toEqual(first.record.subject)
  })

  test('sees no secret, and its error is shown', async () => {
    await expect(module('code/spy.mjs')).rejects.toMatchObject({
      code: 'TRAIN_FAILED',
      message: expect.stringContaining('the spy is done'),
    })
    expect(log.lines.join('\n')).toMatch(/saw PATH=/)
    expect(log.lines.join('\n')).not.toContain('hunter2')
  })

  test('what WebAssembly cannot train is trained on plain JavaScript, and the record says so', async () => {
    const { record } = await module('code/convolution.mjs')
    expect(record.predicate.invocation).toMatchObject({ kind: 'module', runtime: { backend: 'cpu' } })
    expect(log.lines.join('\n')).toContain('WebAssembly lacks an operation')
  })

  test('TF.js that cannot be had is our fault, not a failed training', async () => {
    const engines = {
      ...ENGINES,
      resolveFrom: join(folder, 'nowhere.js'),
      cacheDir: join(folder, 'engines'),
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        npm_config_registry: 'http://127.0.0.1:1',
        npm_config_fetch_retries: '0',
      },
    }
    const files = createFiles(folder)
    const trainer = createModuleTrainer({ childEntry: CHILD, files, engines, env: process.env, log })
    const input: TrainInput = { ...base, output: 'build/model', spec: { kind: 'module', module: 'code/network.ts' } }
    await expect(trainModel({ ...deps(), trainer }, input)).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      fix: expect.any(String),
    })
  })

  test('a module that is missing, or a model path that is no folder, is refused before anything runs', async () => {
    await expect(module('code/none.ts', { output: 'build/model.onnx' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/no module code\/none.ts[\s\S]*TF.js folder, not build\/model.onnx/),
    })
  })

  test('a module that exports no function or returns no model is told so', async () => {
    writeFileSync(join(folder, 'code/nothing.mjs'), 'export const train = 1\n')
    await expect(module('code/nothing.mjs')).rejects.toThrow(/no default export/)
    writeFileSync(join(folder, 'code/wrong.mjs'), 'export default async () => 42\n')
    await expect(module('code/wrong.mjs')).rejects.toThrow(/must return a tf.LayersModel/)
  })
})
