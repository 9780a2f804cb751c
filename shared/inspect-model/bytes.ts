/** A file that is looked at piece by piece. `read` answers exactly the bytes of the range, which lies inside the file, or throws. */
export type ModelBytes = { readonly size: number; readonly read: (from: number, to: number) => Uint8Array }

/** Looks at single bytes and short pieces of a file, of which it holds one chunk at a time. */
export type ByteWindow = {
  readonly size: number
  /** Throws RangeError past the end. */
  readonly byteAt: (offset: number) => number
  /** A short piece (at most MAX_PIECE bytes). Throws RangeError past the end, and for a piece that is too long. */
  readonly take: (from: number, to: number) => Uint8Array
}

/** The longest piece that is held at once: 64 MB, above any list of names and below what weights take. */
export const MAX_PIECE = 64 * 2 ** 20
const CHUNK = 64 * 1024

export function openWindow(bytes: ModelBytes): ByteWindow {
  let chunk: Uint8Array = new Uint8Array(0)
  let start = 0
  const byteAt = (offset: number): number => {
    const known = chunk[offset - start]
    if (known !== undefined) return known
    if (!(offset >= 0 && offset < bytes.size))
      throw new RangeError(`it ends at byte ${bytes.size}, in the middle of something`)
    start = offset
    chunk = bytes.read(offset, Math.min(bytes.size, offset + CHUNK))
    return chunk[0] ?? 0
  }
  const take = (from: number, to: number): Uint8Array => {
    if (!(from >= 0 && to >= from && to <= bytes.size))
      throw new RangeError(`it ends at byte ${bytes.size}, before the ${to - from} bytes that begin at ${from}`)
    if (to - from > MAX_PIECE)
      throw new RangeError(`a piece of ${to - from} bytes at ${from} is longer than any text or list is`)
    return from >= start && to <= start + chunk.length ? chunk.subarray(from - start, to - start) : bytes.read(from, to)
  }
  return { size: bytes.size, byteAt, take }
}

/** Bytes in hand as a file. */
export function bytesInHand(bytes: Uint8Array): ModelBytes {
  return { size: bytes.length, read: (from, to) => bytes.subarray(from, to) }
}

/** Part of a file as a file. Throws RangeError when the part reaches beyond it. */
export function part(bytes: ModelBytes, from: number, to: number): ModelBytes {
  if (!(from >= 0 && to >= from && to <= bytes.size))
    throw new RangeError(`a part from ${from} to ${to} is not in ${bytes.size} bytes`)
  return { size: to - from, read: (first, last) => bytes.read(from + first, from + last) }
}

/** An unsigned little-endian integer of `width` bytes (up to 8; above 2^53 it loses low bits). */
export function unsigned(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0)
}
