import { type ByteWindow, bytesInHand, openWindow } from './bytes.ts'
import { type FormatFacts, finding, type ModelFolder, occurrences } from './facts.ts'
import { pickleFindings, pickleNotice } from './pickle-imports.ts'
import { scanPickle } from './pickle-scan.ts'

/** Compressed pickles are unpacked up to this size to look at them. */
const MAX_UNPACKED = 256 * 2 ** 20
/** What a compressed file may weigh to be unpacked at once. */
const MAX_PACKED = 64 * 2 ** 20

/** What a pickle (also of joblib or of PyTorch before version 1.6) would do when it is loaded. */
export function readPickleFacts(window: ByteWindow): FormatFacts {
  const scan = scanPickle(window)
  const tensors = scan.arrays + scan.storages.size
  const numbers = scan.numbers + [...scan.storages.values()].reduce((sum, count) => sum + count, 0)
  return {
    format: 'pickle',
    versions: [{ name: 'pickle protocol', version: String(scan.protocol) }],
    ...(tensors === 0 ? {} : { tensors, parameters: numbers }),
    imports: occurrences(scan.imports),
    metadata: scan.end < window.size ? { 'bytes after the pickle': String(window.size - scan.end) } : {},
    findings: [pickleNotice(), ...pickleFindings(scan)],
  }
}

type Compression = 'zlib' | 'gzip' | 'bz2' | 'xz' | 'lzma' | 'lz4'

/** How joblib compressed a file, by its first bytes. */
export function compressionOf(head: Uint8Array): Compression | undefined {
  const marks: ReadonlyArray<readonly [Compression, ...number[]]> = [
    ['zlib', 0x78, 0x01],
    ['zlib', 0x78, 0x5e],
    ['zlib', 0x78, 0x9c],
    ['zlib', 0x78, 0xda],
    ['gzip', 0x1f, 0x8b],
    ['bz2', 0x42, 0x5a, 0x68],
    ['xz', 0xfd, 0x37, 0x7a, 0x58, 0x5a],
    ['lzma', 0x5d, 0x00, 0x00],
    ['lz4', 0x04, 0x22, 0x4d, 0x18],
  ]
  return marks.find(([, ...bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0]
}

/** Looks into a compressed pickle where that can be unpacked here; else says that nobody looked. Throws RangeError for damaged data. */
export function readCompressed(
  { inflate }: Pick<ModelFolder, 'inflate'>,
  window: ByteWindow,
  compression: Compression,
): FormatFacts {
  const canUnpack = (compression === 'zlib' || compression === 'gzip') && window.size <= MAX_PACKED
  const content = canUnpack ? inflate(window.take(0, window.size), compression, MAX_UNPACKED) : undefined
  if (content !== undefined) {
    const { metadata, ...facts } = readPickleFacts(openWindow(bytesInHand(content)))
    return { ...facts, metadata: { ...metadata, compression } }
  }
  const message = canUnpack
    ? `it grows beyond ${MAX_UNPACKED} bytes when it is unpacked, so nobody looked inside`
    : `it is compressed (${compression}), most likely by joblib, so nobody can look inside without unpacking it`
  return {
    format: 'pickle',
    metadata: { compression },
    findings: [
      pickleNotice(),
      finding('error', 'PICKLE_COMPRESSED', {
        message,
        fix: 'save it uncompressed, `joblib.dump(model, file)`, or export it to ONNX',
      }),
    ],
  }
}
