import { type ModelBytes, part, unsigned } from './bytes.ts'
import type { Inflate } from './facts.ts'

/** One entry of a zip archive, as its directory tells it. */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly compressed: number
  readonly size: number
  readonly header: number
}

const END = 0x06054b50
const END64_PLACE = 0x07064b50
const END64 = 0x06064b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
/** Entries and bytes of a directory that are read; PyTorch writes one entry per tensor. */
const MAX_ENTRIES = 200_000
const MAX_DIRECTORY = 64 * 2 ** 20

/** The directory of a zip archive (APPNOTE 6.3.10, with zip64). Throws RangeError when it is damaged or far too large. */
export function readZipEntries(bytes: ModelBytes): ZipEntry[] {
  const { entries, from, length } = findDirectory(bytes)
  if (entries > MAX_ENTRIES || length > MAX_DIRECTORY)
    throw new RangeError(`its zip directory has ${entries} entries in ${length} bytes`)
  const directory = readRange(bytes, from, from + length)
  const found: ZipEntry[] = []
  for (let at = 0; found.length < entries; ) {
    if (unsigned(directory.subarray(at, at + 4)) !== DIRECTORY) throw new RangeError('its zip directory is damaged')
    const { entry, end } = readEntry(directory, at)
    if (end > directory.length) throw new RangeError('its zip directory is cut off')
    found.push(entry)
    at = end
  }
  return found
}

function findDirectory(bytes: ModelBytes): { entries: number; from: number; length: number } {
  const start = Math.max(0, bytes.size - 65_557)
  const tail = readRange(bytes, start, bytes.size)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] !== 0x50 || unsigned(tail.subarray(at, at + 4)) !== END) continue
    const field = (offset: number, width: number): number => unsigned(tail.subarray(at + offset, at + offset + width))
    const plain = { entries: field(10, 2), length: field(12, 4), from: field(16, 4) }
    const isLarge = plain.entries === 0xffff || plain.length === 0xffffffff || plain.from === 0xffffffff
    return isLarge ? findLargeDirectory(bytes, start + at) : plain
  }
  throw new RangeError('it begins like a zip archive, but its directory at the end is missing')
}

function findLargeDirectory(bytes: ModelBytes, end: number): { entries: number; from: number; length: number } {
  const place = readRange(bytes, end - 20, end)
  if (unsigned(place.subarray(0, 4)) !== END64_PLACE) throw new RangeError('its zip64 directory is missing')
  const at = unsigned(place.subarray(8, 16))
  const record = readRange(bytes, at, at + 56)
  if (unsigned(record.subarray(0, 4)) !== END64) throw new RangeError('its zip64 directory is damaged')
  const field = (offset: number): number => unsigned(record.subarray(offset, offset + 8))
  return { entries: field(32), length: field(40), from: field(48) }
}

function readEntry(directory: Uint8Array, at: number): { entry: ZipEntry; end: number } {
  const field = (offset: number, width: number): number =>
    unsigned(directory.subarray(at + offset, at + offset + width))
  const [nameLength, extraLength, commentLength] = [field(28, 2), field(30, 2), field(32, 2)]
  const nameEnd = at + 46 + nameLength
  const entry = {
    name: new TextDecoder().decode(directory.subarray(at + 46, nameEnd)),
    method: field(10, 2),
    isEncrypted: field(8, 2) % 2 === 1,
    compressed: field(20, 4),
    size: field(24, 4),
    header: field(42, 4),
  }
  const extra = directory.subarray(nameEnd, nameEnd + extraLength)
  return { entry: withLargeSizes(entry, extra), end: nameEnd + extraLength + commentLength }
}

/** Zip64 keeps what does not fit 32 bits in an extra field, in this order. */
function withLargeSizes(entry: ZipEntry, extra: Uint8Array): ZipEntry {
  const large = { size: entry.size, compressed: entry.compressed, header: entry.header }
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = unsigned(extra.subarray(at + 2, at + 4))
    let value = at + 4
    if (unsigned(extra.subarray(at, at + 2)) === 1)
      for (const key of ['size', 'compressed', 'header'] as const) {
        if (large[key] !== 0xffffffff) continue
        large[key] = unsigned(extra.subarray(value, value + 8))
        value += 8
      }
    at += 4 + length
  }
  return { ...entry, ...large }
}

/** The bytes of an entry as they are stored, and the name that stands before them. Throws RangeError when they are not there. */
export function storedBytes(
  bytes: ModelBytes,
  { header, compressed }: ZipEntry,
): { readonly name: string; readonly stored: ModelBytes } {
  const local = readRange(bytes, header, header + 30)
  if (unsigned(local.subarray(0, 4)) !== LOCAL)
    throw new RangeError(`no entry of the zip archive begins at byte ${header}`)
  const nameEnd = header + 30 + unsigned(local.subarray(26, 28))
  const from = nameEnd + unsigned(local.subarray(28, 30))
  const name = new TextDecoder().decode(readRange(bytes, header + 30, nameEnd))
  return { name, stored: part(bytes, from, from + compressed) }
}

/** The content of an entry; `undefined` when it is longer than `limit` bytes. Throws RangeError when it cannot be read. */
export function openEntry(
  bytes: ModelBytes,
  entry: ZipEntry,
  { inflate, limit }: { readonly inflate: Inflate; readonly limit: number },
) {
  const { stored } = storedBytes(bytes, entry)
  if (entry.isEncrypted) throw new RangeError(`the entry ${entry.name.slice(0, 200)} is encrypted`)
  if (entry.method === 0) return stored
  if (entry.method !== 8)
    throw new RangeError(`the entry ${entry.name.slice(0, 200)} is compressed in a way that is not read here`)
  if (stored.size > limit) return undefined
  const content = inflate(stored.read(0, stored.size), 'raw', limit)
  return content === undefined
    ? undefined
    : { size: content.length, read: (from: number, to: number) => content.subarray(from, to) }
}

function readRange(bytes: ModelBytes, from: number, to: number): Uint8Array {
  return part(bytes, from, to).read(0, to - from)
}
