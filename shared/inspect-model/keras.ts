import type { Finding } from '../integrity/finding.ts'
import { isRecord } from '../kernel/record.ts'
import { countOne, type FormatFacts, finding, occurrences, type Port } from './facts.ts'

/** Layers inside layers that are followed. */
const MAX_DEPTH = 32

/** Reads the config.json of a Keras 3 archive. Throws RangeError when it is no JSON. */
export function readKerasConfig(text: string): Omit<FormatFacts, 'format'> {
  const { layers, inputs, foreign } = readLayers(parseJson(text, 'its config.json'))
  return { operators: occurrences(layers), inputs, findings: [...lambdaFindings(layers), ...foreignFindings(foreign)] }
}

export type Layers = { readonly layers: Map<string, number>; readonly inputs: Port[]; readonly foreign: Set<string> }

/**
 * Counts the layers of a model that Keras (or TF.js) described, nested models included. Its inputs are its input layers; a sequence
 * without one states its input at its first layer.
 */
export function readLayers(model: unknown): Layers {
  const found: Found = { layers: new Map(), inputs: [], first: [], foreign: new Set() }
  visit(model, found, 0)
  const { layers, inputs, first, foreign } = found
  return { layers, foreign, inputs: inputs.length > 0 ? inputs : first.slice(0, 1) }
}

type Found = Layers & { readonly first: Port[] }

function visit(value: unknown, found: Found, depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError(`its layers are nested deeper than ${MAX_DEPTH}`)
  if (!isRecord(value)) return
  const { class_name: className, config, module } = value
  if (typeof className === 'string' && depth > 0) countOne(found.layers, className.slice(0, 200))
  if (typeof module === 'string' && !/^(keras|tf_keras|tensorflow|builtins)\b/.test(module))
    found.foreign.add(`${module}.${String(className)}`.slice(0, 200))
  if (isRecord(config) && depth === 1) addInput(config, className === 'InputLayer' ? found.inputs : found.first)
  for (const layer of layersIn(config)) visit(layer, found, depth + 1)
}

/** The layers of a model, or the one that a wrapper wraps; old files list them without a name. */
function layersIn(config: unknown): readonly unknown[] {
  if (Array.isArray(config)) return config
  if (!isRecord(config)) return []
  const { layers, layer } = config
  return [...(Array.isArray(layers) ? layers : []), ...(isRecord(layer) ? [layer] : [])]
}

function addInput(config: Record<string, unknown>, inputs: Port[]): void {
  const shape = config['batch_input_shape'] ?? config['batch_shape']
  if (!Array.isArray(shape) || inputs.length >= 1000) return
  const { name, dtype } = config
  inputs.push({
    name: typeof name === 'string' ? name.slice(0, 200) : '',
    type: typeof dtype === 'string' ? dtype : 'float32',
    shape: shape.map((size) => (typeof size === 'number' ? size : '?')),
  })
}

/** Lambda layers hold Python bytecode. */
export function lambdaFindings(layers: ReadonlyMap<string, number>): Finding[] {
  const count = layers.get('Lambda')
  if (count === undefined) return []
  return [
    finding('error', 'KERAS_LAMBDA', {
      message: `${count} Lambda layers hold Python bytecode, which runs when Keras loads the model`,
      fix: 'write the layer as a class of its own, or with layers that Keras has',
    }),
  ]
}

function foreignFindings(foreign: ReadonlySet<string>): Finding[] {
  if (foreign.size === 0) return []
  return [
    finding('error', 'KERAS_FOREIGN_MODULE', {
      message: 'it names classes outside of Keras, whose modules are imported when the model is loaded',
      fix: 'load it with `safe_mode=True` and these classes as `custom_objects` only, or export it to ONNX',
      seen: [...foreign].sort(),
    }),
  ]
}

/** Parses JSON that is part of a model. Throws RangeError. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new RangeError(`${what} is no JSON, or is cut off`, { cause })
  }
}
