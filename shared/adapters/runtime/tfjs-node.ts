import { createRequire } from 'node:module'
import { Fault, messageOf, UserError } from '../../kernel/error.ts'
import { type InputType, namedFeatures } from '../../model/model-inputs.ts'
import type { ModelOutput } from '../../model/model-outputs.ts'
import type { RunnableModel } from './loaded-model.ts'
import { restoreLegacyUtil } from './node24-util-shim.ts'
import type { Tf, TfjsEngine } from './tfjs-engine.ts'

type Tensor = import('@tensorflow/tfjs-core').Tensor
type TensorInfo = {
  readonly dtype: string
  readonly name: string
  readonly shape: readonly (number | { array?: number[] })[]
}
type Signature = { readonly inputs: Record<string, TensorInfo>; readonly outputs: Record<string, TensorInfo> }
type SavedModel = { predict(inputs: Record<string, Tensor>): Record<string, Tensor>; dispose(): void }
/** The part of `@tensorflow/tfjs-node` that is used; the package is optional, so its own types may be absent. */
type TfjsNode = Tf & {
  readonly version: Readonly<Record<string, string>>
  readonly node: {
    getMetaGraphsFromSavedModel(
      path: string,
    ): Promise<readonly { readonly tags: readonly string[]; readonly signatureDefs: Record<string, Signature> }[]>
    loadSavedModel(path: string, tags: readonly string[], signature: string): Promise<SavedModel>
  }
}

export type TfjsNodeEngine = TfjsEngine & { readonly tf: TfjsNode }

const FIX =
  'run `npm install @tensorflow/tfjs-node@4.22.0` beside Assay on a machine that may download its binary and whose npm runs ' +
  'install scripts, or export the model to ONNX (python -m tf2onnx.convert --saved-model FOLDER --output model.onnx)'

/**
 * Loads the native TensorFlow binding from where `from` (an absolute file path of ours, never of the workspace) resolves it.
 * Throws Fault RUNTIME_UNAVAILABLE when the package or its binary is absent.
 */
export function loadTfjsNode(from: string): TfjsNodeEngine {
  restoreLegacyUtil()
  try {
    const tf = createRequire(from)('@tensorflow/tfjs-node') as TfjsNode
    tf.enableProdMode()
    const version = tf.version['tfjs-node'] ?? tf.version_core
    return { tf, info: () => ({ name: 'tfjs-node', version, backend: tf.getBackend() }) }
  } catch (error) {
    const [firstLine] = messageOf(error).split('\n')
    throw new Fault('RUNTIME_UNAVAILABLE', `@tensorflow/tfjs-node did not load: ${firstLine}`, {
      cause: error,
      fix: FIX,
    })
  }
}

/** Loads a SavedModel folder (absolute path). Throws UserError MODEL_UNREADABLE. */
export async function loadSavedModel(
  { tf, info }: TfjsNodeEngine,
  folder: string,
  file: string,
): Promise<RunnableModel> {
  const { model, signature } = await open(tf, folder, file)
  const inputs = Object.entries(signature.inputs).map(([name, tensor]) => ({
    name,
    type: tensor.dtype as InputType,
    dims: toDims(tensor.shape),
  }))
  return {
    file,
    runtime: info,
    inputs,
    features: namedFeatures(inputs),
    labels: undefined,
    encoding: undefined,
    run: async (feeds) => {
      const tensors = Object.fromEntries(
        feeds.map(({ input, values, dims }) => [
          input.name,
          tf.tensor(values as Float32Array, [...dims], input.type as 'float32'),
        ]),
      )
      const answers = model.predict(tensors)
      const outputs = await Promise.all(Object.entries(answers).map(([name, answer]) => toOutput(name, answer)))
      tf.dispose([...Object.values(tensors), ...Object.values(answers)])
      return outputs
    },
    dispose: async () => model.dispose(),
  }
}

async function open(tf: TfjsNode, folder: string, file: string): Promise<{ model: SavedModel; signature: Signature }> {
  try {
    const graphs = await tf.node.getMetaGraphsFromSavedModel(folder)
    const graph = graphs.find((candidate) => candidate.tags.includes('serve')) ?? graphs[0]
    const name = Object.keys(graph?.signatureDefs ?? {}).includes('serving_default')
      ? 'serving_default'
      : Object.keys(graph?.signatureDefs ?? {})[0]
    const signature = name === undefined ? undefined : graph?.signatureDefs[name]
    if (graph === undefined || name === undefined || signature === undefined)
      throw new Error('it has no serving signature')
    return { model: await tf.node.loadSavedModel(folder, graph.tags, name), signature }
  } catch (error) {
    throw new UserError('MODEL_UNREADABLE', {
      file,
      message: `TensorFlow cannot load this SavedModel: ${messageOf(error)}`,
      fix: 'export it again with `model.export("folder")`',
    })
  }
}

async function toOutput(name: string, tensor: Tensor): Promise<ModelOutput> {
  if (tensor.dtype === 'string') return { name, dims: tensor.shape, kind: 'text', values: undefined }
  const values = (await tensor.data()) as Float32Array
  return { name, dims: tensor.shape, kind: tensor.dtype === 'float32' ? 'float' : 'integer', values }
}

/** Free dimensions are -1; each size comes wrapped in a protobuf message of the package. */
function toDims(shape: TensorInfo['shape']): number[] {
  return shape.map((size) => (typeof size === 'number' ? size : (size.array?.[0] ?? -1)))
}
