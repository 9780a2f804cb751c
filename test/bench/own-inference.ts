import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../shared/adapters/runtime/model-runtime.ts'
import { loadOnnxEngine } from '../../shared/adapters/runtime/onnx-engine.ts'
import type { Column } from '../../shared/data/table.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'
import { realEngines } from '../fixtures/models/fixture-models.ts'
import { median } from './figure.ts'
import { FEATURES } from './large-workspace.ts'

/** Our inference from columns to predictions, and ONNX Runtime called with one ready tensor: the same model, rows and options. */
const [workspace = ''] = process.argv.slice(2)
const ROWS = 100_000
const ROUNDS = 3
const prng = createPrng('inference')
const columns = FEATURES.map((name): Column => {
  return { kind: 'numeric', name, values: Float64Array.from({ length: ROWS }, () => Math.fround(prng.next())) }
})
const tensor = new Float32Array(ROWS * FEATURES.length)
for (const [i, column] of columns.entries())
  if (column.kind === 'numeric')
    for (let row = 0; row < ROWS; row++) tensor[row * FEATURES.length + i] = column.values[row] as number

const [engines, log] = [realEngines(), createRecordedLog()]
const runtime = createModelRuntime({ files: createFiles(workspace), engines, log })
const loaded = await runtime.load('model.onnx')
const { ort, options } = await loadOnnxEngine(engines, log)
const session = await ort.InferenceSession.create(readFileSync(join(workspace, 'model.onnx')), options)
const task = { kind: 'binary', positive: '1', negative: '0', threshold: 0.5 } as const

const times: { own: number[]; direct: number[] } = { own: [], direct: [] }
for (let round = 0; round <= ROUNDS; round++) {
  const own = await seconds(() => loaded.predict({ rows: ROWS, columns }, task))
  const direct = await seconds(() => session.run({ x: new ort.Tensor('float32', tensor, [ROWS, FEATURES.length]) }))
  // The first round warms up.
  if (round === 0) continue
  times.own.push(own)
  times.direct.push(direct)
}
console.log(JSON.stringify({ own: median(times.own), direct: median(times.direct) }))

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
