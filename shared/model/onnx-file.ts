import { payload, payloadText, readFields, signedVarints, type WireField } from './protobuf-wire.ts'

/** Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
export const MODEL = { irVersion: 1, producerName: 2, graph: 7, opsetImport: 8, metadata: 14 } as const
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const
export const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const
const ATTRIBUTE = { name: 1, integers: 8, strings: 9 } as const
const TENSOR = { dataType: 2, stringData: 6, integerData: 7, name: 8, rawData: 9, dataLocation: 14 } as const
const INT64 = 7
const EXTERNAL = 1

type OnnxNode = {
  readonly operator: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Class labels the node carries in an attribute (`classlabels_*`), as text. */
  readonly labels: readonly string[] | undefined
}

/** What an ONNX file says about itself; read without running anything. */
export type OnnxFile = {
  readonly producer: string
  readonly opsets: readonly { readonly domain: string; readonly version: number }[]
  readonly operators: Readonly<Record<string, number>>
  readonly nodes: readonly OnnxNode[]
  readonly metadata: Readonly<Record<string, string>>
  /** Class labels in the order of the probability columns, where the graph states them. */
  readonly classes: readonly string[] | undefined
  /** Are weights kept in other files? Such a model cannot be identified by one digest. */
  readonly hasExternalData: boolean
}

/** Reads an ONNX ModelProto; `undefined` when the bytes are something else or are cut off. */
export function readOnnx(bytes: Uint8Array): OnnxFile | undefined {
  try {
    const fields = readFields(bytes)
    const graphField = fields.find((field) => field.number === MODEL.graph && field.wireType === 2)
    if (graphField === undefined || !fields.some((f) => f.number === MODEL.irVersion && f.wireType === 0))
      return undefined
    return describe(bytes, fields, payload(bytes, graphField))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function describe(bytes: Uint8Array, fields: readonly WireField[], graph: Uint8Array): OnnxFile {
  const graphFields = readFields(graph)
  const nodes = graphFields.filter((f) => f.number === GRAPH.node).map((f) => readNode(payload(graph, f)))
  const tensors = graphFields.filter((f) => f.number === GRAPH.initializer).map((f) => payload(graph, f))
  const producer = fields.find((field) => field.number === MODEL.producerName)
  return {
    producer: producer === undefined ? '' : payloadText(bytes, producer),
    opsets: fields.filter((f) => f.number === MODEL.opsetImport).map((f) => readOpset(payload(bytes, f))),
    operators: countOf(nodes.map((node) => node.operator)),
    nodes,
    metadata: Object.fromEntries(
      fields.filter((f) => f.number === MODEL.metadata).map((f) => readPair(payload(bytes, f))),
    ),
    classes: classLabels(nodes, tensors),
    hasExternalData: tensors.some((tensor) => numberAt(tensor, TENSOR.dataLocation) === EXTERNAL),
  }
}

function readNode(bytes: Uint8Array): OnnxNode {
  const fields = readFields(bytes)
  const texts = (number: number): string[] =>
    fields.filter((field) => field.number === number).map((field) => payloadText(bytes, field))
  const attributes = fields.filter((field) => field.number === NODE.attribute).map((field) => payload(bytes, field))
  return {
    operator: texts(NODE.operator)[0] ?? '',
    inputs: texts(NODE.input),
    outputs: texts(NODE.output),
    labels: attributes.map(labelsOf).find((labels) => labels !== undefined),
  }
}

/** The labels in a `classlabels_strings`, `classlabels_int64s` or `classlabels_ints` attribute. */
function labelsOf(attribute: Uint8Array): string[] | undefined {
  const fields = readFields(attribute)
  const name = fields.find((field) => field.number === ATTRIBUTE.name)
  if (name === undefined || !payloadText(attribute, name).startsWith('classlabels_')) return undefined
  const strings = fields.filter((f) => f.number === ATTRIBUTE.strings).map((f) => payloadText(attribute, f))
  const labels = strings.length > 0 ? strings : integersAt(attribute, ATTRIBUTE.integers).map(String)
  return labels.length > 0 ? labels : undefined
}

/** ZipMap speaks last; then the classifier itself; then the table that scikit-learn's own export picks the label from. */
function classLabels(nodes: readonly OnnxNode[], tensors: readonly Uint8Array[]): readonly string[] | undefined {
  const zipMap = nodes.find((node) => node.operator === 'ZipMap')?.labels
  if (zipMap !== undefined) return zipMap
  const stated = nodes.filter((node) => node.labels !== undefined)
  if (stated.length === 1) return stated[0]?.labels
  const picked = new Set(
    nodes.filter((node) => node.operator === 'ArrayFeatureExtractor').map((node) => node.inputs[0]),
  )
  const named = tensors.map(readLabels).filter(({ name, values }) => picked.has(name) && values.length > 1)
  return stated.length === 0 && named.length === 1 ? named[0]?.values : undefined
}

function readLabels(tensor: Uint8Array): { name: string; values: string[] } {
  const fields = readFields(tensor)
  const name = fields.find((field) => field.number === TENSOR.name)
  const strings = fields.filter((f) => f.number === TENSOR.stringData).map((f) => payloadText(tensor, f))
  return {
    name: name === undefined ? '' : payloadText(tensor, name),
    values: strings.length > 0 ? strings : integerLabels(tensor, fields),
  }
}

function integerLabels(tensor: Uint8Array, fields: readonly WireField[]): string[] {
  const raw = fields.find((field) => field.number === TENSOR.rawData)
  if (raw === undefined) return integersAt(tensor, TENSOR.integerData).map(String)
  if (numberAt(tensor, TENSOR.dataType) !== INT64) return []
  const bytes = payload(tensor, raw)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, i) => String(view.getBigInt64(i * 8, true)))
}

/** Repeated integers, packed into one field or one field each. */
function integersAt(bytes: Uint8Array, number: number): number[] {
  return readFields(bytes)
    .filter((field) => field.number === number)
    .flatMap((field) => signedVarints(payload(bytes, field)))
}

function numberAt(bytes: Uint8Array, number: number): number | undefined {
  return readFields(bytes).find((field) => field.number === number && field.wireType === 0)?.value
}

function readOpset(bytes: Uint8Array): { domain: string; version: number } {
  const domain = readFields(bytes).find((field) => field.number === 1)
  return { domain: domain === undefined ? '' : payloadText(bytes, domain), version: numberAt(bytes, 2) ?? 0 }
}

function readPair(bytes: Uint8Array): [string, string] {
  const texts = readFields(bytes).map((field) => payloadText(bytes, field))
  return [texts[0] ?? '', texts[1] ?? '']
}

function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
