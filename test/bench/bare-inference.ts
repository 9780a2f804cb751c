import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { loadOnnxEngine } from '../../shared/adapters/runtime/onnx-engine.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'
import { realEngines } from '../fixtures/models/fixture-models.ts'
import { FEATURES } from './large-workspace.ts'

/**
 * What `assay test` is measured against: read the rows, ask both models with ONNX Runtime, and nothing else. The options are ours: one
 * thread, because with two a quarter of the probabilities differ in their last bits (measured on this model).
 */
const [workspace = ''] = process.argv.slice(2)
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const reader = await connection.runAndReadAll(
  `SELECT ${FEATURES.join(', ')} FROM read_parquet('${join(workspace, 'holdout.parquet')}') ORDER BY id`,
)
const columns = reader.getColumnsJS() as number[][]
connection.closeSync()
const rows = columns[0]?.length ?? 0
const values = new Float32Array(rows * FEATURES.length)
for (const [i, column] of columns.entries())
  for (let row = 0; row < rows; row++) values[row * FEATURES.length + i] = column[row] as number
const { ort, options } = await loadOnnxEngine(realEngines(), createRecordedLog())
let seconds = 0
for (const file of ['model.onnx', 'champion.onnx']) {
  const session = await ort.InferenceSession.create(readFileSync(join(workspace, file)), options)
  const started = performance.now()
  const answers = await session.run({ x: new ort.Tensor('float32', values, [rows, FEATURES.length]) })
  seconds += (performance.now() - started) / 1000
  if (answers['probabilities']?.data.length !== 2 * rows) throw new Error(`${file} did not answer every row`)
  await session.release()
}
console.log(JSON.stringify({ seconds }))
