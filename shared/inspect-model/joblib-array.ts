import type { ByteWindow } from './bytes.ts'
import { entryAt, itemsOf, type Value } from './pickle-stack.ts'

const WRAPPER = 'joblib.numpy_pickle.NumpyArrayWrapper'

/** Numbers that lie between the opcodes of a pickle; `isPickled` says that another pickle lies there instead. */
export type ArrayBetween = { readonly elements: number; readonly isPickled: boolean; readonly end: number }

/**
 * What joblib wrote after the object on top of the stack: the bytes of an array, padded, or a pickle of its objects
 * (joblib/numpy_pickle.py, NumpyArrayWrapper.write_array). Throws RangeError when the size of the array cannot be told.
 */
export function arrayAfter(window: ByteWindow, top: Value, at: number): ArrayBetween | undefined {
  if (typeof top !== 'object' || top.kind !== 'made' || top.by !== WRAPPER) return undefined
  const shape = itemsOf(entryAt(top.state, 'shape'))
  const elements = shape.reduce<number>(
    (product, length) => product * (typeof length === 'number' ? length : Number.NaN),
    1,
  )
  const type = typeCode(entryAt(top.state, 'dtype'))
  const size = bytesOf(type)
  if (Number.isNaN(elements) || type === undefined)
    throw new RangeError(`nobody can tell how long the array at byte ${at} is`)
  if (type.startsWith('O')) return { elements, isPickled: true, end: at }
  if (size === undefined) throw new RangeError(`nobody can tell how long the array of ${type} at byte ${at} is`)
  const isAligned = typeof entryAt(top.state, 'numpy_array_alignment_bytes') === 'number'
  const from = isAligned ? at + 1 + window.byteAt(at) : at
  const end = from + elements * size
  if (end > window.size)
    throw new RangeError(`it ends at byte ${window.size}, in the middle of an array that ends at ${end}`)
  return { elements, isPickled: false, end }
}

/** `f8` of an object that would be made by `numpy.dtype('f8', …)`. */
function typeCode(dtype: Value): string | undefined {
  if (typeof dtype !== 'object' || dtype.kind !== 'made' || dtype.by !== 'numpy.dtype') return undefined
  const [code] = itemsOf(dtype.arguments)
  return typeof code === 'string' ? code : undefined
}

function bytesOf(code: string | undefined): number | undefined {
  const [, kind, digits] = /^[<>|=]?([biufcmMSVU])(\d+)$/.exec(code ?? '') ?? []
  if (kind === undefined) return undefined
  return Number(digits) * (kind === 'U' ? 4 : 1)
}
