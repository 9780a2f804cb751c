import type { ByteWindow } from './bytes.ts'
import type { Port } from './facts.ts'
import { onnxTypeName } from './onnx-tensor.ts'
import { eachField, type Span, sizeOf, textOf } from './walk-fields.ts'

/** A ValueInfoProto: name, type and shape of an input or output. */
export function readPort(window: ByteWindow, span: Span): Port {
  let name = ''
  let type: Omit<Port, 'name'> = { type: 'unknown' }
  eachField(window, span, {
    1: (field) => {
      name = textOf(window, field)
    },
    2: (_, inner) => {
      type = readType(window, inner)
    },
  })
  return { name, ...type }
}

/** A TypeProto: tensors with their shape; sequences, maps and optional values in words. */
function readType(window: ByteWindow, span: Span): Omit<Port, 'name'> {
  let type: Omit<Port, 'name'> = { type: 'unknown' }
  const tensor = (_: unknown, inner: Span): void => {
    type = readTensorType(window, inner)
  }
  const inside = (word: string, field: number) => (_: unknown, inner: Span) => {
    type = { type: `${word} of unknown` }
    eachField(window, inner, {
      [field]: (__, element) => {
        type = { type: `${word} of ${readType(window, element).type}` }
      },
    })
  }
  eachField(window, span, {
    1: tensor,
    4: inside('sequence', 1),
    5: inside('map', 2),
    8: tensor,
    9: inside('optional', 1),
  })
  return type
}

function readTensorType(window: ByteWindow, span: Span): Omit<Port, 'name'> {
  let type = 'unknown'
  let shape: (number | string)[] | undefined
  eachField(window, span, {
    1: (field) => {
      type = onnxTypeName(field.value)
    },
    2: (_, inner) => {
      const dims: (number | string)[] = []
      eachField(window, inner, { 1: (__, dimension) => dims.push(readDimension(window, dimension)) })
      shape = dims
    },
  })
  return shape === undefined ? { type } : { type, shape }
}

function readDimension(window: ByteWindow, span: Span): number | string {
  let size: number | string = '?'
  eachField(window, span, {
    1: (field) => {
      size = sizeOf(field)
    },
    2: (field) => {
      size = textOf(window, field) || '?'
    },
  })
  return typeof size === 'number' && size < 0 ? '?' : size
}
