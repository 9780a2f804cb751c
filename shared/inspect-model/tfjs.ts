import type { Finding } from '../integrity/finding.ts'
import { isRecord } from '../kernel/record.ts'
import { countOne, type FormatFacts, finding, type ModelFolder, occurrences, type Port, staysBeside } from './facts.ts'
import { lambdaFindings, readLayers } from './keras.ts'

const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  complex64: 8,
  uint8: 1,
  uint16: 2,
  float16: 2,
}

/** TensorFlow types as graph models write them. */
const TYPES: Readonly<Record<string, string>> = {
  DT_FLOAT: 'float32',
  DT_DOUBLE: 'float64',
  DT_INT32: 'int32',
  DT_INT64: 'int64',
  DT_BOOL: 'bool',
  DT_STRING: 'string',
}

/** Reads a model.json of TF.js, layers or graph, and holds its weights manifest against the files. Throws RangeError. */
export function readTfjsFacts(folder: ModelFolder, document: Record<string, unknown>): FormatFacts {
  const { modelTopology: topology, weightsManifest: manifest } = document
  if (!isRecord(topology) || !Array.isArray(manifest))
    throw new RangeError('its model.json lacks modelTopology or weightsManifest')
  const isGraph = document['format'] === 'graph-model' || Array.isArray(topology['node'])
  const structure = isGraph ? graphFacts(document, topology) : layerFacts(topology)
  const groups = manifest.map(readGroup)
  const producer = [document['generatedBy'], document['convertedBy']]
    .filter((text) => typeof text === 'string')
    .join(', ')
  const weights = weightFindings(folder, groups)
  return {
    format: isGraph ? 'tfjs-graph' : 'tfjs-layers',
    ...(producer === '' ? {} : { producer: producer.slice(0, 300) }),
    tensors: groups.reduce((sum, { weights: list }) => sum + list.length, 0),
    parameters: groups.flatMap(({ weights: list }) => list).reduce((sum, { elements }) => sum + elements, 0),
    ...structure,
    beside: weights.beside,
    findings: [...structure.findings, ...weights.findings],
  }
}

function layerFacts(topology: Record<string, unknown>): Pick<FormatFacts, 'operators' | 'inputs' | 'findings'> {
  // Keras nests the description once more where a whole saved model was converted.
  const { layers, inputs } = readLayers(topology['model_config'] ?? topology)
  return { operators: occurrences(layers), inputs, findings: lambdaFindings(layers) }
}

function graphFacts(document: Record<string, unknown>, topology: Record<string, unknown>) {
  const operators = new Map<string, number>()
  const nodes = listOf(topology['node'])
  const library = isRecord(topology['library']) ? listOf(topology['library']['function']) : []
  for (const node of [...nodes, ...library.flatMap((one) => listOf(isRecord(one) ? one['nodeDef'] : undefined))]) {
    if (!isRecord(node) || typeof node['op'] !== 'string') throw new RangeError('a node of its graph names no operator')
    countOne(operators, node['op'].slice(0, 200))
  }
  const { userDefinedMetadata: more } = document
  const signature = document['signature'] ?? (isRecord(more) ? more['signature'] : undefined)
  const stated = isRecord(signature) ? signature : {}
  const placeholders = nodes.filter((node) => isRecord(node) && node['op'] === 'Placeholder').flatMap(toPlaceholder)
  const inputs = signaturePorts(stated['inputs'])
  return {
    operators: occurrences(operators),
    inputs: inputs.length > 0 ? inputs : placeholders,
    outputs: signaturePorts(stated['outputs']),
    findings: [],
  }
}

function toPlaceholder(node: unknown): Port[] {
  if (!isRecord(node)) return []
  const attributes = isRecord(node['attr']) ? node['attr'] : {}
  const { dtype, shape } = attributes
  const inner = isRecord(shape) ? shape['shape'] : undefined
  const type = isRecord(dtype) ? dtype['type'] : undefined
  return [toPort(String(node['name']), type, inner)]
}

function signaturePorts(value: unknown): Port[] {
  if (!isRecord(value)) return []
  return Object.entries(value)
    .slice(0, 1000)
    .flatMap(([name, info]) => (isRecord(info) ? [toPort(name, info['dtype'], info['tensorShape'])] : []))
}

function toPort(name: string, type: unknown, shape: unknown): Port {
  const dims = isRecord(shape) && Array.isArray(shape['dim']) ? shape['dim'] : undefined
  const sizes = dims?.map((dim) => Number(isRecord(dim) ? (dim['size'] ?? 0) : -1))
  return {
    name: name.slice(0, 200),
    type: typeof type === 'string' ? (TYPES[type] ?? type.slice(0, 50)) : 'unknown',
    ...(sizes === undefined ? {} : { shape: sizes.map((size) => (size >= 0 ? size : '?')) }),
  }
}

type Group = {
  readonly paths: readonly string[]
  readonly weights: readonly { readonly elements: number; readonly bytes: number | undefined }[]
}

function readGroup(group: unknown): Group {
  if (!isRecord(group) || !Array.isArray(group['paths']) || !Array.isArray(group['weights']))
    throw new RangeError('a group of its weightsManifest lacks paths or weights')
  return { paths: group['paths'].map(String), weights: group['weights'].map(readWeight) }
}

function readWeight(weight: unknown): Group['weights'][number] {
  const { shape, dtype, quantization } = isRecord(weight) ? weight : {}
  if (!Array.isArray(shape) || !shape.every(isCount) || typeof dtype !== 'string')
    throw new RangeError('a weight of its weightsManifest lacks shape or dtype')
  const elements = (shape as number[]).reduce((product, length) => product * length, 1)
  const stored = isRecord(quantization) ? String(quantization['dtype']) : dtype
  const size = BYTES[stored]
  return { elements, bytes: size === undefined ? undefined : size * elements }
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function weightFindings(folder: ModelFolder, groups: readonly Group[]): { findings: Finding[]; beside: string[] } {
  const base = folder.main.slice(0, folder.main.lastIndexOf('/') + 1)
  const paths = groups.flatMap((group) => group.paths)
  const outside = paths.filter((path) => !staysBeside(path))
  const missing = paths.filter((path) => staysBeside(path) && folder.sizeOf(base + path) === undefined)
  const there = new Set(paths.filter((path) => staysBeside(path) && folder.sizeOf(base + path) !== undefined))
  const beside = [...there].sort()
  const wrong = groups.flatMap(({ paths: files, weights }) => {
    const sizes = files.map((path) => (there.has(path) ? folder.sizeOf(base + path) : undefined))
    if (sizes.includes(undefined) || weights.some(({ bytes }) => bytes === undefined)) return []
    const stored = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
    const stated = weights.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
    return stored === stated ? [] : [`${files.slice(0, 3).join(', ')}: ${stored} bytes, ${stated} stated`]
  })
  const found = (code: string, message: string, fix: string, seen: readonly string[]): Finding[] =>
    seen.length === 0 ? [] : [finding('error', code, { message, fix, seen })]
  const again = 'save the model again, and copy its weights together with model.json'
  return {
    beside: beside.map((path) => base + path),
    findings: [
      ...found(
        'TFJS_WEIGHTS_PATH',
        'weights are read from paths that lead out of the folder of the model',
        again,
        outside,
      ),
      ...found('TFJS_WEIGHTS_MISSING', `${missing.length} files with weights are not there`, again, missing),
      ...found('TFJS_WEIGHTS_SIZE', 'files with weights are not as long as the weights they should hold', again, wrong),
    ],
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
