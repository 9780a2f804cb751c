import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../../shared/adapters/fs/files.ts'
import { createIsolatedModels } from '../../../shared/adapters/process/isolated-models.ts'
import { createModelRuntime } from '../../../shared/adapters/runtime/model-runtime.ts'
import type { Column } from '../../../shared/data/table.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { ModelLost } from '../../../shared/model/lost-model.ts'
import type { LoadedModel } from '../../../shared/ports/model-runtime.ts'
import { rowsOf } from '../../../shared/robustness/ask.ts'
import { fuzzModel } from '../../../shared/robustness/fuzz.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { ENGINES, ROOT, realEngines } from '../../fixtures/models/fixture-models.ts'
import { logistic, modelFolder } from '../../fixtures/small-onnx.ts'
import { BINARY, factsOf, numbers } from '../../fixtures/stress.ts'

const folder = modelFolder({ 'plain.onnx': logistic({ x: -1, y: 2 }, 0.1) })
const log = createRecordedLog()
const opened: LoadedModel[] = []
afterAll(async () => {
  for (const model of opened) await model.dispose()
})

async function load(entry: string, path: string, leastMs = 20_000): Promise<LoadedModel> {
  const model = await createIsolatedModels({
    childEntry: join(ROOT, entry),
    files: createFiles(folder),
    engines: ENGINES,
    env: { ...process.env, GITHUB_TOKEN: 'sesame' },
    debug: log.debug,
    leastMs,
    mostSilent: 1,
  }).load(path)
  opened.push(model)
  return model
}

const odd = (leastMs?: number) => load('test/fixtures/models/odd-child.ts', 'odd', leastMs)
const asking = (model: LoadedModel) => (columns: readonly Column[]) =>
  model.predict({ rows: rowsOf(columns), columns }, BINARY)
const thrown = (model: LoadedModel, x: number): Promise<unknown> =>
  asking(model)([numbers('x', [0, x, 1])]).then(
    () => expect.fail('it answered'),
    (error: unknown) => error,
  )

describe('a model in a process of its own', () => {
  test('answers what it answers in ours', async () => {
    const plain = createModelRuntime({ files: createFiles(folder), engines: realEngines(), log })
    const own = await plain.load('plain.onnx')
    opened.push(own)
    const isolated = await load('actions/test/child-model.ts', 'plain.onnx')
    const columns = [numbers('x', [0, 1, -3, 1e30]), numbers('y', [1, 0.5, 2, -4])]
    expect(isolated.features).toEqual(own.features)
    expect(isolated.runtime).toEqual(own.runtime)
    expect(await asking(isolated)(columns)).toEqual(await asking(own)(columns))
    const missing = await asking(isolated)([numbers('x', [1])]).catch((error: unknown) => error)
    expect(missing).toBeInstanceOf(UserError)
    expect(missing).toMatchObject({ code: 'MODEL_MISMATCH', problems: [{ file: 'plain.onnx' }] })
  }, 30_000)

  test.each([
    [1001, 'died', /SIGABRT/],
    [1002, 'timed-out', /no answer/],
    [1003, 'died', /too much memory/],
    [1004, 'died', /exit code 0/],
  ])(
    '%d is lost as "%s", and answers the next question unless it is hopeless',
    async (x, how, message) => {
      const model = await odd(x === 1002 ? 1000 : undefined)
      expect(await asking(model)([numbers('x', [1, 2])])).toMatchObject({ kind: 'binary' })
      const error = await thrown(model, x)
      expect(error).toBeInstanceOf(ModelLost)
      expect(error).toMatchObject({ how, message: expect.stringMatching(message) })
      if (how === 'timed-out')
        expect(await thrown(model, 0)).toMatchObject({ how, message: expect.stringMatching(/in vain/) })
      else expect(await asking(model)([numbers('x', [0])])).toEqual({ kind: 'binary', scores: Float64Array.of(0.5) })
    },
    30_000,
  )

  test('a refusal keeps its code and its problems', async () => {
    const problems = [{ file: 'odd', message: 'too large', fix: 'be small' }]
    expect(await thrown(await odd(), 1005)).toMatchObject({ code: 'MODEL_MISMATCH', problems })
  }, 30_000)

  test('it has no secrets and writes no file', async () => {
    const model = await odd()
    const names = await thrown(model, 1006)
    expect(names).toMatchObject({ message: expect.stringMatching(/\bPATH\b/) })
    expect(names).toMatchObject({ message: expect.not.stringContaining('GITHUB_TOKEN') })
    expect(await thrown(model, 1007)).toMatchObject({ message: expect.stringMatching(/access|permission/i) })
    expect(existsSync(join(folder, 'written.txt'))).toBe(false)
  }, 30_000)

  test('a model that cannot be loaded is the user’s mistake, a process that cannot start is ours', async () => {
    await expect(load('test/fixtures/models/odd-child.ts', 'gone.onnx')).rejects.toMatchObject({
      code: 'MODEL_UNREADABLE',
    })
    await expect(load('test/fixtures/models/odd-child.ts', 'dies.onnx')).rejects.toMatchObject({
      code: 'RUNTIME_UNAVAILABLE',
    })
  }, 30_000)
})

test('fuzzing tells the rows over which a model dies from those that it answers', async () => {
  const model = await odd()
  const values = Array.from({ length: 40 }, (_, i) => i)
  const ask = asking(model)
  await ask([numbers('x', [1, 2])])
  const found = await fuzzModel(ask, factsOf([numbers('x', values)]), 16, 'seed')
  const died = found.failures.find(({ how }) => how === 'died')
  expect(died).toMatchObject({ message: expect.stringContaining('SIGABRT') })
  expect(died?.rows).toBeLessThan(6)
  expect(found.answered + found.failures.reduce((sum, { rows }) => sum + rows, 0)).toBe(16)
  expect(found.answered).toBeGreaterThan(6)
}, 60_000)
