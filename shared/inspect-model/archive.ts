import type { Finding } from '../integrity/finding.ts'
import { type ModelBytes, openWindow } from './bytes.ts'
import {
  countOne,
  type FormatFacts,
  finding,
  type Inflate,
  type ModelFormat,
  occurrences,
  staysBeside,
} from './facts.ts'
import { readKerasConfig } from './keras.ts'
import { pickleFindings, pickleNotice } from './pickle-imports.ts'
import { type PickleScan, scanPickle } from './pickle-scan.ts'
import { openEntry, readZipEntries, storedBytes, type ZipEntry } from './zip-entries.ts'

/** What is unpacked to look at it. A pickle of PyTorch without its tensors is far smaller. */
const MAX_UNPACKED = 64 * 2 ** 20
/** Entries grow at most this much when they are unpacked; deflate itself cannot do more than 1,032. */
const MAX_RATIO = 200

/** All that is unpacked of one archive. */
const MAX_UNPACKED_TOTAL = 256 * 2 ** 20

type Look = { readonly bytes: ModelBytes; readonly inflate: Inflate }

/** Looks into a zip archive (PyTorch, Keras, or another): paths, sizes, every pickle inside, the layers of Keras. Throws RangeError. */
export function readArchiveFacts(look: Look): FormatFacts {
  const entries = readZipEntries(look.bytes)
  const format = archiveFormat(entries)
  const pickles = entries.filter((entry) => mayBePickle(look, entry)).flatMap(scannerOf(look))
  const imports = new Map<string, number>()
  const storages = new Map<string, number>()
  for (const { scan } of pickles) {
    if (scan === undefined) continue
    for (const [name, count] of scan.imports) countOne(imports, name, count)
    for (const [key, count] of scan.storages) storages.set(key, count)
  }
  const keras = format === 'keras' ? kerasFacts(look, entries) : { findings: [] }
  const code = entries.filter(({ name }) => name.endsWith('.py')).map(({ name }) => name)
  return {
    format,
    ...(storages.size === 0
      ? {}
      : { tensors: storages.size, parameters: [...storages.values()].reduce((a, b) => a + b, 0) }),
    imports: occurrences(imports),
    metadata: { entries: String(entries.length) },
    ...keras,
    findings: [
      ...entryFindings(look, entries),
      ...found(
        pickles.filter(({ scan }) => scan === undefined).map(({ name }) => name),
        'ZIP_LARGE_PICKLE',
        'are pickles too large to look at',
      ),
      ...(pickles.length > 0 ? [pickleNotice()] : []),
      ...pickles.flatMap(({ name, scan }) => (scan === undefined ? [] : pickleFindings(scan, name))),
      ...(code.length > 0 ? [codeFinding(code)] : []),
      ...keras.findings,
    ],
  }
}

function archiveFormat(entries: readonly ZipEntry[]): ModelFormat {
  const names = entries.map(({ name }) => name)
  if (names.some((name) => /(^|\/)(data|constants)\.pkl$/.test(name))) return 'torch'
  return names.includes('config.json') && names.includes('metadata.json') ? 'keras' : 'zip'
}

/** A pickle by its name, or by its first bytes where it is not compressed. */
function mayBePickle(look: Look, entry: ZipEntry): boolean {
  if (entry.isEncrypted || entry.size === 0) return false
  if (isNamedPickle(entry)) return true
  if (entry.method !== 0) return false
  const { stored } = storedBytes(look.bytes, entry)
  const [first, second = 0] = stored.read(0, Math.min(2, stored.size))
  return first === 0x80 && second <= 5
}

type Scanned = { readonly name: string; readonly scan?: PickleScan }

/** Scans entry after entry until too much was unpacked; without a scan where the entry is too large. */
function scannerOf(look: Look): (entry: ZipEntry) => Scanned[] {
  let left = MAX_UNPACKED_TOTAL
  return (entry) => {
    const limit = Math.min(MAX_UNPACKED, left)
    const content = openEntry(look.bytes, entry, { inflate: look.inflate, limit })
    if (content === undefined) return [{ name: entry.name }]
    if (entry.method !== 0) left -= content.size
    const scan = scanPickle(openWindow(content))
    // Numbers of a tensor may begin like a pickle.
    return isNamedPickle(entry) || scan.imports.size > 0 || scan.unresolved > 0 ? [{ name: entry.name, scan }] : []
  }
}

function isNamedPickle({ name }: ZipEntry): boolean {
  return /\.(pkl|pickle|joblib)$/i.test(name)
}

function kerasFacts(look: Look, entries: readonly ZipEntry[]): Omit<FormatFacts, 'format'> {
  const config = entries.find(({ name }) => name === 'config.json')
  const content = config && openEntry(look.bytes, config, { inflate: look.inflate, limit: MAX_UNPACKED })
  if (content === undefined) throw new RangeError('its config.json is larger than any description of a model')
  return readKerasConfig(new TextDecoder().decode(content.read(0, content.size)))
}

function entryFindings(look: Look, entries: readonly ZipEntry[]): Finding[] {
  const outside = entries.filter(({ name }) => !staysBeside(name)).map(({ name }) => name)
  const bombs = entries
    .filter(({ size, compressed }) => size > 2 ** 20 && size > MAX_RATIO * compressed)
    .map(({ name }) => name)
  const names = entries.map(({ name }) => name)
  const known = new Set<string>()
  const twice = names.filter((name) => known.has(name) || !known.add(name))
  const hidden = entries.filter((entry) => storedBytes(look.bytes, entry).name !== entry.name).map(({ name }) => name)
  const locked = entries.filter(({ isEncrypted }) => isEncrypted).map(({ name }) => name)
  return [
    ...found(outside, 'ZIP_PATH', 'lead out of the folder they are unpacked to'),
    ...found(bombs, 'ZIP_BOMB', `grow more than ${MAX_RATIO} times when they are unpacked`),
    ...found(twice, 'ZIP_TWICE', 'have the name of another, so that two readers see two models'),
    ...found(
      hidden,
      'ZIP_NAME',
      'have another name in the directory than at their place, so that two readers see two models',
    ),
    ...found(locked, 'ZIP_ENCRYPTED', 'are encrypted, so nobody can look at them'),
  ]
}

function found(seen: readonly string[], code: string, message: string): Finding[] {
  const fix = 'do not unpack or load this file; save the model again'
  return seen.length === 0
    ? []
    : [finding('error', code, { message: `${seen.length} entries of the archive ${message}`, fix, seen })]
}

function codeFinding(seen: readonly string[]): Finding {
  return finding('warn', 'TORCHSCRIPT_CODE', {
    message: `it holds ${seen.length} files of TorchScript, which run when the model runs`,
    fix: 'look at them, or export the model to ONNX',
    seen,
  })
}
