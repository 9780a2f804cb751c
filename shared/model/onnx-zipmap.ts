import { GRAPH, MODEL, NODE } from './onnx-file.ts'
import { concatBytes, encodeField, encodeNumber, payload, payloadText, readFields } from './protobuf-wire.ts'

const VALUE_INFO_NAME = 1
const VALUE_INFO_TYPE = 2
const FLOAT = 1

/**
 * A copy of an ONNX model in which every ZipMap (the default of scikit-learn exports, an output that JavaScript runtimes
 * cannot read) is left out and the tensor it read is the graph's output instead. The same bytes when there is none.
 * Identity and digests belong to the original bytes; only the copy is run. Throws RangeError when it is not ONNX.
 */
export function withoutZipMap(model: Uint8Array): Uint8Array {
  let changed = false
  const parts = readFields(model).map((field) => {
    if (field.number !== MODEL.graph || field.wireType !== 2) return model.subarray(field.start, field.end)
    const graph = payload(model, field)
    const rewritten = rewriteGraph(graph)
    changed ||= rewritten !== graph
    return encodeField(MODEL.graph, rewritten)
  })
  return changed ? concatBytes(parts) : model
}

function rewriteGraph(graph: Uint8Array): Uint8Array {
  const fields = readFields(graph)
  const source = new Map<string, string>()
  for (const field of fields) {
    if (field.number !== GRAPH.node) continue
    const node = zipMapOf(payload(graph, field))
    if (node !== undefined) source.set(node.output, node.input)
  }
  if (source.size === 0) return graph
  const kept = new Set(fields.filter((f) => f.number === GRAPH.output).map((f) => nameOf(payload(graph, f))))
  return concatBytes(
    fields.flatMap((field) => {
      const whole = graph.subarray(field.start, field.end)
      if (field.number === GRAPH.node) return zipMapOf(payload(graph, field)) === undefined ? [whole] : []
      if (field.number !== GRAPH.output) return [whole]
      const tensor = source.get(nameOf(payload(graph, field)))
      if (tensor === undefined) return [whole]
      // The tensor may already be an output of its own.
      return kept.has(tensor) ? [] : [encodeField(GRAPH.output, floatTensorInfo(tensor))]
    }),
  )
}

function zipMapOf(node: Uint8Array): { input: string; output: string } | undefined {
  const fields = readFields(node)
  const text = (number: number): string | undefined => {
    const field = fields.find((candidate) => candidate.number === number)
    return field === undefined ? undefined : payloadText(node, field)
  }
  if (text(NODE.operator) !== 'ZipMap') return undefined
  return { input: text(NODE.input) ?? '', output: text(NODE.output) ?? '' }
}

function nameOf(valueInfo: Uint8Array): string {
  const field = readFields(valueInfo).find((candidate) => candidate.number === VALUE_INFO_NAME)
  return field === undefined ? '' : payloadText(valueInfo, field)
}

/** A ValueInfoProto of a float tensor whose shape is left to the runtime. */
function floatTensorInfo(name: string): Uint8Array {
  const tensorType = encodeField(1, encodeNumber(1, FLOAT))
  return concatBytes([
    encodeField(VALUE_INFO_NAME, new TextEncoder().encode(name)),
    encodeField(VALUE_INFO_TYPE, tensorType),
  ])
}
