import type { Finding } from '../integrity/finding.ts'
import type { ByteWindow } from './bytes.ts'
import { countOne, type FormatFacts, finding, type ModelFolder, occurrences, type Port, staysBeside } from './facts.ts'
import { readSignature, readVariable } from './saved-model-parts.ts'
import { eachField, entryOf, type Span, shownText, textOf } from './walk-fields.ts'

/** Operators that touch files, processes or the network when the graph runs; https://www.tensorflow.org/guide/security. */
const DANGEROUS = new Set([
  'ReadFile',
  'WriteFile',
  'MatchingFiles',
  'PyFunc',
  'PyFuncStateless',
  'EagerPyFunc',
  'NumpyFunc',
  'ImmutableConst',
  'WholeFileReader',
  'WholeFileReaderV2',
  'SaveDataset',
  'SaveDatasetV2',
  'DebugIdentity',
  'DebugIdentityV2',
  'DebugIdentityV3',
  'FileSystemSetConfiguration',
  'RpcCall',
  'RpcClient',
  'GeneratorDataset',
])

type Walk = {
  readonly window: ByteWindow
  readonly operators: Map<string, number>
  readonly signatures: Map<string, { readonly inputs: Port[]; readonly outputs: Port[] }>
  readonly metadata: Map<string, string>
  readonly assets: string[]
  producer: string | undefined
  tensors: number
  parameters: number
  lambdas: number
}

/**
 * Reads a saved_model.pb (field numbers: tensorflow/core/protobuf/saved_model.proto, meta_graph.proto, saved_object_graph.proto). Weights
 * are in `variables/`, which is only listed. Throws RangeError when it is damaged.
 */
export function readSavedModelFacts(folder: ModelFolder, window: ByteWindow): FormatFacts {
  const walk: Walk = {
    window,
    operators: new Map(),
    signatures: new Map(),
    metadata: new Map(),
    assets: [],
    producer: undefined,
    tensors: 0,
    parameters: 0,
    lambdas: 0,
  }
  eachField(window, { from: 0, end: window.size, depth: 0 }, { 2: (_, span) => readMetaGraph(walk, span) })
  const { signatures, operators } = walk
  const served = signatures.get('serving_default') ?? [...signatures].find(([name]) => !name.startsWith('__'))?.[1]
  return {
    format: 'saved-model',
    ...(walk.producer === undefined ? {} : { producer: `tensorflow ${walk.producer}` }),
    operators: occurrences(operators),
    inputs: served?.inputs ?? [],
    outputs: served?.outputs ?? [],
    ...(walk.tensors === 0 ? {} : { tensors: walk.tensors, parameters: walk.parameters }),
    metadata: Object.fromEntries([...walk.metadata, ['signatures', [...signatures.keys()].sort().join(', ')]]),
    findings: [...operatorFindings(operators), ...assetFindings(folder, walk.assets), ...partFindings(folder, walk)],
  }
}

function readMetaGraph(walk: Walk, span: Span): void {
  const { window } = walk
  eachField(window, span, {
    1: (_, inner) =>
      eachField(window, inner, {
        4: (field) => walk.metadata.set(`tag ${shownText(window, field, 200)}`, 'yes'),
        5: (field) => {
          walk.producer = shownText(window, field, 200)
        },
      }),
    2: (_, inner) => readGraph(walk, inner),
    5: (_, inner) => {
      const { key, value } = entryOf(window, inner)
      if (value !== undefined && walk.signatures.size < 1000) walk.signatures.set(key, readSignature(window, value))
    },
    6: (_, inner) => eachField(window, inner, { 2: (field) => walk.assets.push(textOf(window, field)) }),
    7: (_, inner) => readObjects(walk, inner),
  })
}

/** Operators of the graph itself (GraphDef.node) and of its functions (GraphDef.library.function.node_def). */
function readGraph(walk: Walk, span: Span): void {
  const { window } = walk
  const node = (_: unknown, inner: Span): void =>
    eachField(window, inner, { 2: (field) => countOne(walk.operators, textOf(window, field)) })
  eachField(window, span, {
    1: node,
    2: (_, library) => eachField(window, library, { 1: (__, one) => eachField(window, one, { 3: node }) }),
  })
}

/** Variables with their shapes, and the Keras layers that older versions describe here. */
function readObjects(walk: Walk, span: Span): void {
  const { window } = walk
  eachField(window, span, {
    1: (_, node) =>
      eachField(window, node, {
        4: (__, user) =>
          eachField(window, user, {
            3: (field) => {
              if (/"class_name": ?"Lambda"/.test(shownText(window, field, 2 ** 20))) walk.lambdas++
            },
          }),
        7: (__, variable) => {
          walk.tensors++
          walk.parameters += readVariable(window, variable)
        },
      }),
  })
}

function operatorFindings(operators: ReadonlyMap<string, number>): Finding[] {
  const seen = [...operators.keys()].filter((name) => DANGEROUS.has(name)).sort()
  if (seen.length === 0) return []
  const message = 'it has operators that read or write files, call Python or reach other machines whenever it runs'
  return [
    finding('error', 'SAVED_MODEL_DANGEROUS_OPERATOR', {
      message,
      fix: 'take input and output out of the graph; if you did not put them there, do not run this model',
      seen,
    }),
  ]
}

function assetFindings(folder: ModelFolder, assets: readonly string[]): Finding[] {
  const base = folder.main.slice(0, folder.main.lastIndexOf('/') + 1)
  const outside = assets.filter((path) => !staysBeside(path))
  const missing = assets.filter((path) => staysBeside(path) && folder.sizeOf(`${base}assets/${path}`) === undefined)
  const fix = 'save the model again; assets lie in its folder `assets`'
  return [
    ...(outside.length === 0
      ? []
      : [
          finding('error', 'SAVED_MODEL_ASSET_PATH', {
            message: 'assets lead out of the model’s folder',
            fix,
            seen: outside,
          }),
        ]),
    ...(missing.length === 0
      ? []
      : [
          finding('error', 'SAVED_MODEL_ASSET_MISSING', {
            message: 'assets that the graph reads are not there',
            fix,
            seen: missing,
          }),
        ]),
  ]
}

function partFindings(folder: ModelFolder, { lambdas, signatures, tensors }: Walk): Finding[] {
  const base = folder.main.slice(0, folder.main.lastIndexOf('/') + 1)
  const hasWeights = folder.sizeOf(`${base}variables/variables.index`) !== undefined
  const found: Finding[] = []
  if (lambdas > 0)
    found.push(
      finding('error', 'KERAS_LAMBDA', {
        message: `${lambdas} Lambda layers hold Python bytecode, which runs when Keras loads the model`,
        fix: 'write the layer as a class of its own, or with layers that Keras has',
      }),
    )
  if (![...signatures.keys()].some((name) => !name.startsWith('__')))
    found.push(
      finding('warn', 'SAVED_MODEL_NO_SIGNATURE', {
        message: 'it has no signature, so nobody can say what goes in and what comes out',
        fix: 'save it with `model.export(folder)` or `tf.saved_model.save(model, folder, signatures=…)`',
      }),
    )
  if (tensors > 0 && !hasWeights)
    found.push(
      finding('error', 'SAVED_MODEL_WEIGHTS_MISSING', {
        message: `it has ${tensors} variables, but no variables/variables.index`,
        fix: 'copy the whole folder of the model, not only saved_model.pb',
      }),
    )
  return found
}
