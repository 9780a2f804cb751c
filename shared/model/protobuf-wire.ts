/**
 * One field of a protocol buffer message in wire form. `start` to `end` is the whole field with its tag;
 * for length-delimited fields (`wireType` 2) `from` to `end` is the payload, for varints `value` holds the number.
 */
export type WireField = {
  readonly number: number
  readonly wireType: number
  readonly start: number
  readonly from: number
  readonly end: number
  readonly value: number
}

/**
 * The fields of the message in `bytes`, in order (https://protobuf.dev/programming-guides/encoding).
 * Throws RangeError on anything that is not a whole message. Varints above 2^53 lose their low bits.
 */
export function readFields(bytes: Uint8Array): WireField[] {
  const fields: WireField[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at)
    const field = readField(bytes, at, tag.end, tag.value)
    if (field.end > bytes.length || field.number < 1) throw new RangeError(`not a protocol buffer at byte ${at}`)
    fields.push(field)
    at = field.end
  }
  return fields
}

function readField(bytes: Uint8Array, start: number, from: number, tag: number): WireField {
  const wireType = tag % 8
  const number = (tag - wireType) / 8
  switch (wireType) {
    case 0: {
      const { value, end } = readVarint(bytes, from)
      return { number, wireType, start, from, end, value }
    }
    case 1:
      return { number, wireType, start, from, end: from + 8, value: 0 }
    case 2: {
      const length = readVarint(bytes, from)
      return { number, wireType, start, from: length.end, end: length.end + length.value, value: length.value }
    }
    case 5:
      return { number, wireType, start, from, end: from + 4, value: 0 }
    default:
      throw new RangeError(`not a protocol buffer: wire type ${wireType} at byte ${start}`)
  }
}

function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0
  for (let i = 0; i < 10; i++) {
    const byte = bytes[start + i]
    if (byte === undefined) break
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return { value, end: start + i + 1 }
  }
  throw new RangeError(`not a protocol buffer: cut off at byte ${start}`)
}

/**
 * The varints in `bytes`, one after the other, as signed 64-bit integers; exact within 2^53. Negative numbers are written as 2^64 less, which
 * no double holds exactly, so their bits are turned around first.
 */
export function signedVarints(bytes: Uint8Array): number[] {
  const values: number[] = []
  let value = 0
  let inverse = 0
  let place = 0
  for (const byte of bytes) {
    value += (byte & 0x7f) * 2 ** (7 * place)
    inverse += (~byte & (place === 9 ? 0x01 : 0x7f)) * 2 ** (7 * place)
    place++
    if (byte >= 0x80) continue
    values.push(value >= 2 ** 63 ? -inverse - 1 : value)
    value = 0
    inverse = 0
    place = 0
  }
  return values
}

/** The payload of a length-delimited field. */
export function payload(bytes: Uint8Array, field: WireField): Uint8Array {
  return bytes.subarray(field.from, field.end)
}

/** The payload of a length-delimited field as UTF-8 text. */
export function payloadText(bytes: Uint8Array, field: WireField): string {
  return new TextDecoder().decode(payload(bytes, field))
}

/** A length-delimited field in wire form. */
export function encodeField(number: number, content: Uint8Array): Uint8Array {
  return concatBytes([encodeVarint(number * 8 + 2), encodeVarint(content.length), content])
}

/** A varint field in wire form; `value` is not negative. */
export function encodeNumber(number: number, value: number): Uint8Array {
  return concatBytes([encodeVarint(number * 8), encodeVarint(value)])
}

function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.from([...bytes, rest])
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
