import type { ByteWindow } from './bytes.ts'
import type { Port } from './facts.ts'
import { eachField, entryOf, type Span, sizeOf } from './walk-fields.ts'

/** DataType of tensorflow/core/framework/types.proto; reference types are 100 above. */
const TYPES: Readonly<Record<number, string>> = {
  1: 'float32',
  2: 'float64',
  3: 'int32',
  4: 'uint8',
  5: 'int16',
  6: 'int8',
  7: 'string',
  8: 'complex64',
  9: 'int64',
  10: 'bool',
  14: 'bfloat16',
  17: 'uint16',
  18: 'complex128',
  19: 'float16',
  20: 'resource',
  21: 'variant',
  22: 'uint32',
  23: 'uint64',
}

/** A SignatureDef: inputs and outputs in the order of their names. */
export function readSignature(window: ByteWindow, span: Span): { readonly inputs: Port[]; readonly outputs: Port[] } {
  const inputs: Port[] = []
  const outputs: Port[] = []
  const into = (ports: Port[]) => (_: unknown, inner: Span) => {
    const { key, value } = entryOf(window, inner)
    ports.push({ name: key, ...(value === undefined ? { type: 'unknown' } : readTensorInfo(window, value)) })
  }
  eachField(window, span, { 1: into(inputs), 2: into(outputs) })
  const byName = (a: Port, b: Port): number => (a.name < b.name ? -1 : 1)
  return { inputs: inputs.sort(byName), outputs: outputs.sort(byName) }
}

function readTensorInfo(window: ByteWindow, span: Span): Omit<Port, 'name'> {
  let type = 'unknown'
  let shape: (number | string)[] | undefined
  eachField(window, span, {
    2: (field) => {
      type = TYPES[field.value % 100] ?? `type ${field.value}`
    },
    3: (_, inner) => {
      shape = readShape(window, inner)
    },
  })
  return shape === undefined ? { type } : { type, shape }
}

/** A TensorShapeProto; `undefined` when the rank itself is not known. */
function readShape(window: ByteWindow, span: Span): (number | string)[] | undefined {
  const dims: (number | string)[] = []
  let isUnknown = false
  eachField(window, span, {
    2: (_, inner) => {
      let size = 0
      eachField(window, inner, {
        1: (field) => {
          size = sizeOf(field)
        },
      })
      dims.push(size < 0 ? '?' : size)
    },
    3: (field) => {
      isUnknown = field.value === 1
    },
  })
  return isUnknown ? undefined : dims
}

/** Numbers that a SavedVariable holds; 0 where its shape is not fixed. */
export function readVariable(window: ByteWindow, span: Span): number {
  let shape: (number | string)[] | undefined
  eachField(window, span, {
    2: (_, inner) => {
      shape = readShape(window, inner)
    },
  })
  return (shape ?? [0]).reduce<number>((product, size) => product * (typeof size === 'number' ? size : 0), 1)
}
