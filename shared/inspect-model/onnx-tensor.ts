import type { ByteWindow } from './bytes.ts'
import { eachField, numbersOf, type Span, shownText, textOf } from './walk-fields.ts'

/** TensorProto.DataType by number: name, and bits of one element (0 where that varies). */
const TYPES: ReadonlyArray<readonly [string, number]> = [
  ['undefined', 0],
  ['float32', 32],
  ['uint8', 8],
  ['int8', 8],
  ['uint16', 16],
  ['int16', 16],
  ['int32', 32],
  ['int64', 64],
  ['string', 0],
  ['bool', 8],
  ['float16', 16],
  ['float64', 64],
  ['uint32', 32],
  ['uint64', 64],
  ['complex64', 64],
  ['complex128', 128],
  ['bfloat16', 16],
  ['float8e4m3fn', 8],
  ['float8e4m3fnuz', 8],
  ['float8e5m2', 8],
  ['float8e5m2fnuz', 8],
  ['uint4', 4],
  ['int4', 4],
  ['float4e2m1', 4],
  ['float8e8m0', 8],
]

export function onnxTypeName(number: number): string {
  return TYPES[number]?.[0] ?? `type ${number}`
}

/** One tensor without its numbers. `external` is where they are, when they are in another file. */
export type TensorFacts = {
  readonly name: string
  readonly elements: number
  /** Do the bytes that are there fit the shape? */
  readonly fits: boolean
  readonly external?: { readonly location: string; readonly offset: number; readonly length: number }
}

/** Reads a TensorProto and steps over its numbers. Throws RangeError when it is damaged. */
export function readTensor(window: ByteWindow, span: Span): TensorFacts {
  let name = ''
  let type = 0
  let raw: number | undefined
  let isExternal = false
  const dims: number[] = []
  const where = new Map<string, string>()
  eachField(window, span, {
    1: (field) => {
      dims.push(...numbersOf(window, field, 100))
    },
    2: (field) => {
      type = field.value
    },
    8: (field) => {
      name = textOf(window, field)
    },
    9: (field) => {
      raw = field.end - field.from
    },
    13: (_, inner) => {
      const { key, value } = readPair(window, inner)
      where.set(key, value)
    },
    14: (field) => {
      isExternal = field.value === 1
    },
  })
  const elements = dims.reduce((product, size) => product * size, 1)
  const bytes = Math.ceil((elements * (TYPES[type]?.[1] ?? 0)) / 8)
  const tensor = { name, elements, fits: raw === undefined || bytes === 0 || raw === bytes }
  if (!isExternal) return tensor
  const length = where.get('length')
  return {
    ...tensor,
    external: {
      location: where.get('location') ?? '',
      offset: Number(where.get('offset') ?? 0),
      length: length === undefined ? bytes : Number(length),
    },
  }
}

/** A StringStringEntryProto. */
export function readPair(window: ByteWindow, span: Span): { key: string; value: string } {
  let [key, value] = ['', '']
  eachField(window, span, {
    1: (field) => {
      key = textOf(window, field)
    },
    2: (field) => {
      value = shownText(window, field, 2000)
    },
  })
  return { key, value }
}
