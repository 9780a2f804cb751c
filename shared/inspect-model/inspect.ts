import { sortFindings } from '../integrity/finding.ts'
import { UserError } from '../kernel/error.ts'
import { isRecord } from '../kernel/record.ts'
import { readArchiveFacts } from './archive.ts'
import { readLightgbmFacts, readXgboostFacts } from './boosters.ts'
import { type ByteWindow, openWindow } from './bytes.ts'
import type { FormatFacts, ModelFacts, ModelFolder } from './facts.ts'
import { readHdf5Facts } from './hdf5.ts'
import { parseJson } from './keras.ts'
import { readOnnxFacts } from './onnx.ts'
import { compressionOf, readCompressed, readPickleFacts } from './pickle.ts'
import { scanPickle } from './pickle-scan.ts'
import { readSafetensorsFacts, safetensorsDamage, safetensorsHeader } from './safetensors.ts'
import { readSavedModelFacts } from './saved-model.ts'
import { readTfjsFacts } from './tfjs.ts'
import { walkFields } from './walk-fields.ts'

/** A model.json without weights is far smaller. */
const MAX_JSON = 64 * 2 ** 20

/**
 * Reads what a model file says about itself. Its format is told by its content, never by its name; nothing in it is run, and weights are
 * stepped over. Throws UserError MODEL_UNREADABLE for a file that is damaged, cut off, or no model.
 */
export function inspectModel(folder: ModelFolder): ModelFacts {
  try {
    const bytes = folder.open(folder.main)
    const { findings, beside = [], ...facts } = readFacts(folder, openWindow(bytes))
    const files = [...new Set([folder.main, ...beside])].map((path) => ({ path, size: folder.sizeOf(path) ?? 0 }))
    const size = files.reduce((sum, file) => sum + file.size, 0)
    const empty = { versions: [], operators: [], inputs: [], outputs: [], imports: [], metadata: {} }
    return { ...empty, ...facts, size, files, findings: sortFindings(findings) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw unreadable(folder.name, `the model cannot be read: ${error.message}`, error)
  }
}

function readFacts(folder: ModelFolder, window: ByteWindow): FormatFacts {
  if (window.size === 0) throw new RangeError('it is empty')
  const head = window.take(0, Math.min(window.size, 200))
  const starts = (...prefix: readonly number[]): boolean => prefix.every((byte, i) => head[i] === byte)
  const bytes = folder.open(folder.main)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return readArchiveFacts({ bytes, inflate: folder.inflate })
  if (starts(0x89, 0x48, 0x44, 0x46)) return readHdf5Facts(window)
  const header = safetensorsHeader(window)
  if (header !== undefined) return readSafetensorsFacts(folder.name, window, header)
  if (starts(0x80)) return readPickleFacts(window)
  const compression = compressionOf(head)
  if (compression !== undefined) return readCompressed(folder, window, compression)
  const text = new TextDecoder().decode(head).trimStart()
  if (text.startsWith('version https://git-lfs')) throw lfsPointer(folder.name)
  if (text.startsWith('{')) return readJsonFacts(folder, window)
  if (text.startsWith('tree\nversion=')) return readLightgbmFacts(window)
  return readBinary(folder, window)
}

/** Protocol buffers have no mark at their beginning: the fields of the outermost message tell. */
function readBinary(folder: ModelFolder, window: ByteWindow): FormatFacts {
  const fields = outerFields(window)
  const has = (number: number, wireType: number): boolean => fields.has(`${number}/${wireType}`)
  if (has(1, 0) && has(7, 2)) return readOnnxFacts(folder, window)
  if (has(1, 0) && has(2, 2) && fields.size === 2) return withWeights(folder, readSavedModelFacts(folder, window))
  // Pickles of protocol 0 and 1 have no mark either.
  const scan = scanPickle(window)
  if (scan.imports.size > 0 || (scan.broken === undefined && scan.end === window.size)) return readPickleFacts(window)
  const damage = safetensorsDamage(folder.main, window) ?? fields.get('broken')
  throw new RangeError(damage ?? 'it is in none of the formats that are known here')
}

/** Which fields, with their wire types, the outermost message has; under `broken` why it cannot be read to its end. */
function outerFields(window: ByteWindow): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  try {
    for (const { number, wireType } of walkFields(window, 0, window.size)) fields.set(`${number}/${wireType}`, '')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return new Map([['broken', error.message]])
  }
  return fields
}

/** The weights of a SavedModel lie in its folder `variables`; only their sizes are looked at. */
function withWeights(folder: ModelFolder, facts: FormatFacts): FormatFacts {
  const base = folder.main.slice(0, folder.main.lastIndexOf('/') + 1)
  return { ...facts, beside: ['variables', 'assets'].flatMap((name) => folder.filesBelow(base + name)) }
}

function readJsonFacts(folder: ModelFolder, window: ByteWindow): FormatFacts {
  if (window.size > MAX_JSON) throw new RangeError(`it is JSON of ${window.size} bytes; at most ${MAX_JSON} are read`)
  const document = parseJson(new TextDecoder().decode(window.take(0, window.size)), 'it begins like JSON, but it')
  if (isRecord(document) && isRecord(document['learner'])) return readXgboostFacts(document)
  if (isRecord(document) && 'modelTopology' in document) return readTfjsFacts(folder, document)
  throw new RangeError('it is JSON, but neither a model.json of TF.js nor a model of XGBoost')
}

function unreadable(file: string, message: string, cause?: unknown): UserError {
  const fix =
    'check that the file was written and copied completely; docs/model-files.md lists the formats that are read'
  return new UserError('MODEL_UNREADABLE', { file, message, fix }, { cause })
}

function lfsPointer(file: string): UserError {
  const fix = 'check out with `lfs: true`, or run `git lfs pull`'
  return new UserError('MODEL_UNREADABLE', { file, message: 'this is a Git LFS pointer, not the model itself', fix })
}
