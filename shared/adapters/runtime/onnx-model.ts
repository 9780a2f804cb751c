import { messageOf, UserError } from '../../kernel/error.ts'
import { encodedColumns } from '../../model/encoding.ts'
import type { Encoding } from '../../model/encoding-schema.ts'
import type { Feed } from '../../model/feed.ts'
import { type InputType, type ModelInput, namedFeatures } from '../../model/model-inputs.ts'
import type { ModelOutput } from '../../model/model-outputs.ts'
import { type OnnxFile, readOnnx } from '../../model/onnx-file.ts'
import { withoutZipMap } from '../../model/onnx-zipmap.ts'
import type { RunnableModel } from './loaded-model.ts'
import { LOG_SEVERITY_FATAL, type OnnxEngine } from './onnx-engine.ts'

type Session = import('onnxruntime-common').InferenceSession
type Metadata = import('onnxruntime-common').InferenceSession.ValueMetadata
type Tensor = import('onnxruntime-common').Tensor

const INPUT_TYPES: readonly string[] = ['float32', 'float64', 'int64', 'int32', 'bool', 'string'] satisfies InputType[]
/** The WebAssembly build takes the level of a session for its loading only. */
const RUN_OPTIONS = { logSeverityLevel: LOG_SEVERITY_FATAL } as const
/** Metadata key under which an exporter may list the feature columns as JSON. */
const FEATURE_NAMES = 'feature_names'

/** Loads an ONNX model that is in memory. Throws UserError MODEL_UNREADABLE or MODEL_MISMATCH. */
export async function loadOnnxModel(
  engine: OnnxEngine,
  bytes: Uint8Array,
  file: string,
  encoding: Encoding | undefined,
): Promise<RunnableModel> {
  const described = readOnnx(bytes)
  if (described === undefined) throw unreadable(file, 'this is no ONNX file, or it is cut off')
  if (described.hasExternalData)
    throw unreadable(
      file,
      'its weights are kept in other files',
      'export it as one file: `onnx.save(model, path)` without external data',
    )
  const session = await createSession(engine, bytes, file)
  const inputs = session.inputMetadata.map((metadata) => toInput(metadata, file))
  return {
    file,
    runtime: () => engine.info,
    inputs,
    features:
      encoding === undefined ? (namedFeatures(inputs) ?? statedFeatures(described, file)) : encodedColumns(encoding),
    labels: encoding?.classes ?? described.classes,
    encoding,
    run: (feeds) => run(engine, session, feeds, file),
    dispose: () => session.release(),
  }
}

async function createSession(engine: OnnxEngine, bytes: Uint8Array, file: string): Promise<Session> {
  try {
    return await engine.ort.InferenceSession.create(withoutZipMap(bytes), engine.options)
  } catch (error) {
    throw unreadable(
      file,
      `${engine.info.name} ${engine.info.version} cannot load it: ${messageOf(error)}`,
      'export it again with an opset this runtime knows (22 or lower) and standard operators only',
    )
  }
}

async function run(engine: OnnxEngine, session: Session, feeds: readonly Feed[], file: string): Promise<ModelOutput[]> {
  const tensors = Object.fromEntries(
    feeds.map(({ input, values, dims }) => [
      input.name,
      new engine.ort.Tensor(input.type as 'float32', values as Float32Array, dims),
    ]),
  )
  try {
    const outputs = await session.run(tensors, RUN_OPTIONS)
    return session.outputNames.flatMap((name) => {
      const tensor = outputs[name]
      return tensor === undefined ? [] : [toOutput(name, tensor)]
    })
  } catch (error) {
    // A trap of WebAssembly leaves the runtime in no known state: this is no refusal.
    if (error instanceof Error && error.name === 'RuntimeError') throw error
    throw new UserError('MODEL_MISMATCH', {
      file,
      message: `${engine.info.name} cannot run it on this data: ${messageOf(error)}`,
      fix: 'check that the columns have the types and the order the model was trained on',
    })
  }
}

function toInput(metadata: Metadata, file: string): ModelInput {
  if (metadata.isTensor && INPUT_TYPES.includes(metadata.type))
    return { name: metadata.name, type: metadata.type as InputType, dims: metadata.shape.map(toSize) }
  throw new UserError('MODEL_MISMATCH', {
    file,
    message: `the input "${metadata.name}" is ${metadata.isTensor ? metadata.type : 'no tensor'}`,
    fix: `export the model with inputs of type ${INPUT_TYPES.join(', ')}`,
  })
}

/** The WebAssembly build reports a free dimension without a name as -1 in unsigned 32 bits. */
function toSize(size: number | string): number | string {
  return typeof size === 'number' && size > 0x7fffffff ? -1 : size
}

function toOutput(name: string, tensor: Tensor): ModelOutput {
  const { dims, data, type } = tensor
  if (type === 'float32' || type === 'float64') return { name, dims, kind: 'float', values: data as Float32Array }
  if (type === 'string') return { name, dims, kind: 'text', values: undefined }
  return { name, dims, kind: 'integer', values: Array.from(data as Int32Array | BigInt64Array, Number) }
}

function statedFeatures({ metadata }: OnnxFile, file: string): readonly string[] | undefined {
  const text = metadata[FEATURE_NAMES]
  if (text === undefined) return undefined
  try {
    const names: unknown = JSON.parse(text)
    if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names
  } catch {
    // Falls through to the one error below: bad JSON and a wrong shape are the same mistake.
  }
  throw unreadable(
    file,
    `its metadata "${FEATURE_NAMES}" is no JSON list of texts`,
    'write it with `json.dumps(list(columns))`',
  )
}

function unreadable(file: string, message: string, fix = 'export the model to ONNX again'): UserError {
  return new UserError('MODEL_UNREADABLE', { file, message, fix })
}
