import { messageOf, UserError } from '../../kernel/error.ts'
import { encodedColumns } from '../../model/encoding.ts'
import type { Encoding } from '../../model/encoding-schema.ts'
import type { Feed } from '../../model/feed.ts'
import { type InputType, type ModelInput, namedFeatures } from '../../model/model-inputs.ts'
import type { ModelOutput } from '../../model/model-outputs.ts'
import type { TfjsDocument } from '../../model/tfjs-file.ts'
import type { RunnableModel } from './loaded-model.ts'
import type { Tf, TfjsEngine } from './tfjs-engine.ts'

type Tensor = import('@tensorflow/tfjs-core').Tensor
type Named = import('@tensorflow/tfjs-core').NamedTensorMap
type Artifacts = import('@tensorflow/tfjs-core').io.ModelArtifacts
type Loaded = {
  inputs: readonly ModelInput[]
  outputs: readonly string[]
  execute(feeds: Named): Promise<Tensor[]>
  dispose(): void
}

export type TfjsFiles = {
  readonly format: 'tfjs-layers' | 'tfjs-graph'
  readonly document: TfjsDocument
  readonly weights: Uint8Array
  readonly encoding: Encoding | undefined
}

const NO_KERNEL = /not registered for (the )?backend 'wasm'/

/**
 * Loads a TF.js layers or graph model that is in memory. A model with an operation that WebAssembly lacks runs on plain
 * JavaScript, and `runtime` says so. Throws UserError MODEL_UNREADABLE.
 */
export async function loadTfjsModel(engine: TfjsEngine, files: TfjsFiles, file: string): Promise<RunnableModel> {
  let loaded = await open(engine.tf, files, file)
  const { inputs } = loaded
  const run = async (feeds: readonly Feed[]): Promise<ModelOutput[]> => {
    try {
      return await runBatch(engine.tf, loaded, feeds)
    } catch (error) {
      if (!NO_KERNEL.test(messageOf(error))) throw cannotRun(error, file)
    }
    loaded.dispose()
    await engine.tf.setBackend('cpu')
    loaded = await open(engine.tf, files, file)
    return runBatch(engine.tf, loaded, feeds).catch((error: unknown) => {
      throw cannotRun(error, file)
    })
  }
  return {
    file,
    runtime: engine.info,
    inputs,
    features: files.encoding === undefined ? namedFeatures(inputs) : encodedColumns(files.encoding),
    labels: files.encoding?.classes,
    encoding: files.encoding,
    run,
    dispose: async () => loaded.dispose(),
  }
}

async function open(tf: Tf, { format, document, weights }: TfjsFiles, file: string): Promise<Loaded> {
  const { weightsManifest, modelTopology, ...rest } = document
  const artifacts = {
    ...rest,
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  } as Artifacts
  try {
    return format === 'tfjs-layers' ? await openLayers(tf, artifacts) : await openGraph(tf, artifacts)
  } catch (error) {
    throw new UserError('MODEL_UNREADABLE', {
      file,
      message: `TF.js cannot load it: ${messageOf(error)}`,
      fix: 'save the model again with `model.save(…)` or tensorflowjs_converter; custom layers are not supported',
    })
  }
}

async function openLayers(tf: Tf, artifacts: Artifacts): Promise<Loaded> {
  const model = await tf.loadLayersModel({ load: async () => artifacts })
  return {
    inputs: model.inputs.map((input) => toInput(input.name, input.dtype, input.shape)),
    outputs: model.outputNames,
    execute: async (feeds) => {
      const tensors = model.inputs.map((input) => feeds[input.name] as Tensor)
      // Its own default of 32 rows at a time is a hundred times slower.
      const answer = model.predict(tensors, { batchSize: tensors[0]?.shape[0] ?? 1 })
      return Array.isArray(answer) ? answer : [answer]
    },
    dispose: () => void model.dispose(),
  }
}

async function openGraph(tf: Tf, artifacts: Artifacts): Promise<Loaded> {
  const model = await tf.loadGraphModel({ load: async () => artifacts })
  const outputs = model.outputs.map((output) => output.name)
  const execute = async (feeds: Named): Promise<Tensor[]> => {
    try {
      return [model.execute(feeds, outputs)].flat()
    } catch (error) {
      // Graphs with control flow say that they only run asynchronously.
      if (!messageOf(error).includes('executeAsync')) throw error
      return [await model.executeAsync(feeds, outputs)].flat()
    }
  }
  const inputs = model.inputs.map((input) => toInput(input.name, input.dtype, input.shape ?? []))
  return { inputs, outputs, execute, dispose: () => model.dispose() }
}

async function runBatch(tf: Tf, model: Loaded, feeds: readonly Feed[]): Promise<ModelOutput[]> {
  const tensors = Object.fromEntries(feeds.map((feed) => [feed.input.name, toTensor(tf, feed)]))
  const answers: Tensor[] = []
  try {
    answers.push(...(await model.execute(tensors)))
    return await Promise.all(answers.map((answer, i) => toOutput(model.outputs[i] ?? `output ${i}`, answer)))
  } finally {
    tf.dispose([...Object.values(tensors), ...answers])
  }
}

function toTensor(tf: Tf, { values, dims, input }: Feed): Tensor {
  return tf.tensor(values as Float32Array, [...dims], input.type as 'float32')
}

async function toOutput(name: string, tensor: Tensor): Promise<ModelOutput> {
  if (tensor.dtype === 'string') return { name, dims: tensor.shape, kind: 'text', values: undefined }
  const values = (await tensor.data()) as Float32Array | Int32Array
  return { name, dims: tensor.shape, kind: tensor.dtype === 'float32' ? 'float' : 'integer', values }
}

function toInput(name: string, dtype: string | undefined, shape: readonly (number | null)[]): ModelInput {
  return { name, type: (dtype ?? 'float32') as InputType, dims: shape.map((size) => size ?? -1) }
}

function cannotRun(error: unknown, file: string): UserError {
  return new UserError('MODEL_MISMATCH', {
    file,
    message: `TF.js cannot run it on this data: ${messageOf(error)}`,
    fix: 'check that the columns have the types and the order the model was trained on',
  })
}
