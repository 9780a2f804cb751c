import type { WireField } from '../model/protobuf-wire.ts'
import type { ByteWindow } from './bytes.ts'

/** Messages inside messages that are followed; real models nest fewer than ten. */
const MAX_DEPTH = 64
/** Names and values are shorter than this; longer ones are damage or an attack. */
const MAX_TEXT = 64 * 1024

/**
 * The fields of the message at `from` to `end`, in order, without holding their payloads: weights are stepped over. Throws RangeError on
 * anything that is not a whole message (https://protobuf.dev/programming-guides/encoding).
 */
export function* walkFields(window: ByteWindow, from: number, end: number): Generator<WireField> {
  for (let at = from; at < end; ) {
    const tag = varint(window, at)
    const wireType = tag.value % 8
    const number = (tag.value - wireType) / 8
    const length = wireType === 0 || wireType === 2 ? varint(window, tag.end) : { value: 0, end: tag.end }
    const payload = { 0: 0, 1: 8, 2: length.value, 5: 4 }[wireType]
    if (payload === undefined || number < 1) throw new RangeError(`it is no protocol buffer at byte ${at}`)
    const stop = length.end + payload
    if (stop > end)
      throw new RangeError(`a field at byte ${at} reaches to byte ${stop}, beyond its message, which ends at ${end}`)
    yield { number, wireType, start: at, from: length.end, end: stop, value: length.value }
    at = stop
  }
}

function varint(window: ByteWindow, start: number): { value: number; end: number } {
  let value = 0
  for (let i = 0; i < 10; i++) {
    const byte = window.byteAt(start + i)
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return { value, end: start + i + 1 }
  }
  throw new RangeError(`it is no protocol buffer at byte ${start}`)
}

/** Where a message lies, and how deep in others. */
export type Span = { readonly from: number; readonly end: number; readonly depth: number }

/** Fields of one message by number, as they are met; numbers without a handler are stepped over. */
export type Handlers = Readonly<Record<number, (field: WireField, span: Span) => void>>

/** Calls a handler for each field of the message. Throws RangeError as `walkFields`, and for messages nested too deep. */
export function eachField(window: ByteWindow, span: Span, handlers: Handlers): void {
  if (span.depth > MAX_DEPTH) throw new RangeError(`its messages are nested deeper than ${MAX_DEPTH}`)
  for (const field of walkFields(window, span.from, span.end)) {
    handlers[field.number]?.(field, { from: field.from, end: field.end, depth: span.depth + 1 })
  }
}

/** The text of a field. Throws RangeError when it is none, or far too long to be a name. */
export function textOf(window: ByteWindow, { wireType, from, end }: WireField): string {
  if (wireType !== 2 || end - from > MAX_TEXT) throw new RangeError(`what stands at byte ${from} is no name`)
  return new TextDecoder().decode(window.take(from, end))
}

/** Text that is only shown: cut where it is long. */
export function shownText(window: ByteWindow, { wireType, from, end }: WireField, limit = 1000): string {
  if (wireType !== 2) throw new RangeError(`what stands at byte ${from} is no text`)
  const text = new TextDecoder().decode(window.take(from, Math.min(end, from + limit)))
  return end - from > limit ? `${text}…` : text
}

/** A signed size: every negative number, which means that it is free, is -1 here. */
export function sizeOf({ value }: WireField): number {
  return value >= 2 ** 63 ? -1 : value
}

/** Repeated varints in one field: packed, or a single one. At most `limit` are read (RangeError beyond). */
export function numbersOf(window: ByteWindow, field: WireField, limit = 100): number[] {
  if (field.wireType === 0) return [field.value]
  const values: number[] = []
  for (let at = field.from; at < field.end; ) {
    if (values.length === limit) throw new RangeError(`more than ${limit} numbers stand at byte ${field.from}`)
    const { value, end } = varint(window, at)
    values.push(value)
    at = end
  }
  return values
}

/** A `map<string, message>` entry: its key, and where its value lies. */
export function entryOf(window: ByteWindow, span: Span): { key: string; value: Span | undefined } {
  let key = ''
  let value: Span | undefined
  eachField(window, span, {
    1: (field) => {
      key = textOf(window, field)
    },
    2: (_, inner) => {
      value = inner
    },
  })
  return { key, value }
}
