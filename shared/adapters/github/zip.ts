import { crc32, inflateRawSync } from 'node:zlib'
import { messageOf, UserError } from '../../kernel/error.ts'

/** One file of a zip, unpacked. */
export type ZipEntry = { readonly path: string; readonly bytes: Uint8Array }

/** Limits of an archive that comes from code under review (threat model A22). */
export const ZIP_LIMITS = {
  archiveBytes: 20 * 1024 * 1024,
  entries: 64,
  entryBytes: 8 * 1024 * 1024,
  ratio: 100,
} as const

const END_SIGNATURE = 0x06054b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const STORED = 0
const DEFLATED = 8
const ENCRYPTED_FLAG = 1
const UNIX_FILE_TYPE = 0o170000
const UNIX_REGULAR = 0o100000
/** Deflate cannot honestly exceed the ratio on tiny files of zeros, so small ones are let through. */
const RATIO_FLOOR = 64 * 1024

/**
 * Unpacks a zip in memory by its central directory (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16), files only. Refuses
 * with UserError EVIDENCE_INVALID what is too large, encrypted, doubled, overlapping, escaping or damaged. No ZIP64.
 */
export function readZip(archive: Uint8Array, name: string): readonly ZipEntry[] {
  const fail = (message: string): never => {
    throw new UserError('EVIDENCE_INVALID', { file: name, message })
  }
  if (archive.byteLength > ZIP_LIMITS.archiveBytes)
    fail(`the archive has ${archive.byteLength} bytes; at most ${ZIP_LIMITS.archiveBytes} are read`)
  const buffer = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  try {
    return readEntries(buffer, fail)
  } catch (error) {
    if (error instanceof UserError) throw error
    return fail(`the archive is damaged: ${messageOf(error)}`)
  }
}

type Header = {
  readonly path: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

function readEntries(buffer: Buffer, fail: (message: string) => never): readonly ZipEntry[] {
  const end = findEnd(buffer)
  if (end < 0) fail('this is not a zip archive')
  const count = buffer.readUInt16LE(end + 10)
  if (count > ZIP_LIMITS.entries) fail(`the archive has ${count} entries; at most ${ZIP_LIMITS.entries} are read`)
  const seen = new Set<string>()
  const entries: ZipEntry[] = []
  let used = 0
  let at = buffer.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    const { header, next } = readHeader(buffer, at, fail)
    at = next
    if (header.path.endsWith('/')) continue
    checkHeader(header, fail)
    if (seen.has(header.path.toLowerCase())) fail(`the path ${JSON.stringify(header.path)} is there twice`)
    seen.add(header.path.toLowerCase())
    used += header.packed
    // Entries that share bytes are the trick of zip bombs that stay below every ratio.
    if (used > buffer.length) fail('entries of the archive overlap')
    entries.push({ path: header.path, bytes: unpack(buffer, header, fail) })
  }
  return entries
}

function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - END_SIZE - 0xffff)
  for (let at = buffer.length - END_SIZE; at >= lowest; at--) {
    if (buffer.readUInt32LE(at) === END_SIGNATURE && at + END_SIZE + buffer.readUInt16LE(at + 20) === buffer.length)
      return at
  }
  return -1
}

function readHeader(buffer: Buffer, at: number, fail: (message: string) => never): { header: Header; next: number } {
  if (buffer.readUInt32LE(at) !== CENTRAL_SIGNATURE) fail('the directory of the archive is damaged')
  const nameEnd = at + CENTRAL_SIZE + buffer.readUInt16LE(at + 28)
  const path = new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(at + CENTRAL_SIZE, nameEnd))
  if ((buffer.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0) fail(`${JSON.stringify(path)} is encrypted`)
  const type = (buffer.readUInt32LE(at + 38) >>> 16) & UNIX_FILE_TYPE
  if (type !== 0 && type !== UNIX_REGULAR && !path.endsWith('/')) fail(`${JSON.stringify(path)} is not a regular file`)
  return {
    header: {
      path,
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    },
    next: nameEnd + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32),
  }
}

function checkHeader({ path, size, packed }: Header, fail: (message: string) => never): void {
  const shown = JSON.stringify(path)
  const segments = path.split('/')
  if (
    path === '' ||
    path.length > 500 ||
    /[\\\0:]/.test(path) ||
    segments.some((part) => ['', '.', '..'].includes(part))
  )
    fail(`the path ${shown} leaves the archive or has no plain form`)
  if (size > ZIP_LIMITS.entryBytes)
    fail(`${shown} has ${size} bytes unpacked; at most ${ZIP_LIMITS.entryBytes} are read`)
  if (size > RATIO_FLOOR && size > packed * ZIP_LIMITS.ratio)
    fail(`${shown} unpacks to more than ${ZIP_LIMITS.ratio} times its size`)
}

function unpack(buffer: Buffer, header: Header, fail: (message: string) => never): Uint8Array {
  const shown = JSON.stringify(header.path)
  if (buffer.readUInt32LE(header.offset) !== LOCAL_SIGNATURE) fail(`${shown} is not where the directory says`)
  const start =
    header.offset + LOCAL_SIZE + buffer.readUInt16LE(header.offset + 26) + buffer.readUInt16LE(header.offset + 28)
  const packed = buffer.subarray(start, start + header.packed)
  if (packed.length !== header.packed) fail(`${shown} is cut off`)
  if (header.method !== STORED && header.method !== DEFLATED) fail(`${shown} is packed by method ${header.method}`)
  const bytes =
    header.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, header.size) })
  if (bytes.length !== header.size || crc32(bytes) !== header.crc)
    fail(`${shown} does not have the size or checksum told`)
  return bytes
}
