import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import * as tf from '@tensorflow/tfjs-core'
import { loadLayersModel } from '@tensorflow/tfjs-layers'
import '@tensorflow/tfjs-converter'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'

/** What `assay test` is measured against: the same engines, the same file and model, and nothing around them. */
const [data = ''] = process.argv.slice(2)
tf.enableProdMode()
await tf.setBackend('wasm')
await tf.ready()
const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
const reader = await connection.runAndReadAll(`SELECT * FROM read_csv('${data}')`)
const columns = reader.getColumnsJS()
const folder = 'build/credit-risk'
const { modelTopology, weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))
const weightData = Uint8Array.from(readFileSync(join(folder, weightsManifest[0].paths[0]))).buffer
const artifacts = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData }
const model = await loadLayersModel({ load: async () => artifacts })
const width = Number(model.inputs[0]?.shape[1])
const rows = columns[0]?.length ?? 0
const values = Float32Array.from(
  { length: rows * width },
  (_, i) => Number(columns[i % columns.length]?.[i % rows]) || 0,
)
const scores = await (model.predict(tf.tensor2d(values, [rows, width])) as tf.Tensor).data()
if (scores.length !== rows || rows < 1000) throw new Error(`${scores.length} scores for ${rows} rows`)
connection.closeSync()
