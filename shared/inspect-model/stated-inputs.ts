import type { Encoding } from '../model/encoding-schema.ts'
import type { ModelFacts, Port } from './facts.ts'
import { parseJson } from './keras.ts'

/** Key of the metadata under which an ONNX file with one input may name its columns. */
const FEATURE_NAMES = 'feature_names'

/**
 * The inputs as the data must serve them: the columns of the encoding that lies beside a model, or those that its metadata names, or the
 * inputs of the graph. Throws RangeError when the metadata name them in a way that cannot be read.
 */
export function statedInputs({ inputs, metadata }: ModelFacts, encoding: Encoding | undefined): readonly Port[] {
  if (encoding !== undefined)
    return encoding.columns.map(({ kind, name }) => ({ name, type: kind === 'text' ? 'string' : 'float32' }))
  const [only] = inputs
  const text = metadata[FEATURE_NAMES]
  if (text === undefined || only === undefined || inputs.length > 1) return inputs
  const names = parseJson(text, `its metadata "${FEATURE_NAMES}"`)
  return Array.isArray(names) ? names.map((name) => ({ name: String(name), type: only.type })) : inputs
}
