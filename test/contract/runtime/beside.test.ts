import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../../shared/adapters/runtime/model-runtime.ts'
import { createBeside } from '../../../shared/adapters/thread/beside.ts'
import { measureEachSlice } from '../../../shared/compare/measure-slices.ts'
import { Fault, UserError } from '../../../shared/kernel/error.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { ENGINES, ROOT, realEngines } from '../../fixtures/models/fixture-models.ts'
import { sliceWorld } from '../../fixtures/slice-world.ts'
import { logistic, modelFolder } from '../../fixtures/small-onnx.ts'
import { BINARY, numbers } from '../../fixtures/stress.ts'

const folder = modelFolder({ 'plain.onnx': logistic({ x: -1, y: 2 }, 0.1), 'other.onnx': logistic({ x: 3 }, 0) })
const log = createRecordedLog()
const start = (entry = 'actions/test/child-beside.ts') =>
  createBeside({ childEntry: join(ROOT, entry), workspace: folder, engines: ENGINES, log })
const beside = start()
afterAll(() => beside.close())

const ROWS = 20_000
const columns = ['x', 'y'].map((name, at) =>
  numbers(
    name,
    Array.from({ length: ROWS }, (_, row) => ((row * (7 + at)) % 13) / 5),
  ),
)
const table = { rows: ROWS, columns }
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.fail('it answered'),
    (error: unknown) => error,
  )

describe('a second thread', () => {
  test('asks models as the first would, several at a time, and says so in the log', async () => {
    const own = createModelRuntime({ files: createFiles(folder), engines: realEngines(), log: createRecordedLog() })
    for (const path of ['plain.onnx', 'other.onnx']) {
      const [here, there] = [await own.load(path), await beside.models.load(path)]
      expect(there.features).toEqual(here.features)
      const [mine, theirs] = await Promise.all([here.predict(table, BINARY), there.predict(table, BINARY)])
      expect(theirs).toEqual(mine)
      expect(there.runtime).toEqual(here.runtime)
      await Promise.all([here.dispose(), there.dispose()])
    }
    expect(log.lines.join('\n')).toContain('predicting with plain.onnx')
  })

  test('measures slices to the same numbers', async () => {
    const { task, labels, candidate, table: world } = sliceWorld(800, 'beside')
    const holds = (column: number) => Uint8Array.from({ length: world.rows }, (_, row) => Number(row % 7 > column))
    const slices = [1, 3, 5].map((column) => ({ name: `c${column}`, where: `c${column}`, holds: holds(column) }))
    const champion = { kind: 'binary', scores: Float64Array.from(labels.values, (_, row) => (row % 10) / 10) } as const
    const request = {
      task,
      labels,
      candidate,
      champion,
      slices,
      metrics: ['accuracy', 'roc_auc'],
      level: 0.95,
      seed: 's',
    }
    expect(await beside.measureEachSlice(request)).toEqual(measureEachSlice(request))
  })

  test('throws the same errors', async () => {
    const missing = await thrown(beside.models.load('none.onnx'))
    expect(missing).toBeInstanceOf(UserError)
    expect(missing).toMatchObject({ code: 'MODEL_UNREADABLE', problems: [{ file: 'none.onnx' }] })
    const model = await beside.models.load('plain.onnx')
    const wrong = await thrown(model.predict({ rows: 1, columns: [numbers('x', [1])] }, BINARY))
    expect(wrong).toMatchObject({ code: 'MODEL_MISMATCH', problems: [{ file: 'plain.onnx' }] })
    await model.dispose()
  })

  test('that ends before it answers is a fault, then and afterwards', async () => {
    const broken = start('test/fixtures/models/ending-thread.ts')
    const first = await thrown(broken.models.load('plain.onnx'))
    expect(first).toBeInstanceOf(Fault)
    expect(first).toMatchObject({
      code: 'INTERNAL',
      message: expect.stringMatching(/second thread ended: exit code 7/),
    })
    expect(await thrown(broken.models.load('plain.onnx'))).toBe(first)
    await broken.close()
  })
})
