import { parseStrictJson } from '../document/json.ts'
import type { Finding } from '../integrity/finding.ts'
import { isRecord } from '../kernel/record.ts'
import { type ByteWindow, unsigned } from './bytes.ts'
import { countOne, type FormatFacts, finding, occurrences } from './facts.ts'

/** Bits of one element by dtype of the format (https://github.com/huggingface/safetensors). */
const BITS: Readonly<Record<string, number>> = {
  F64: 64,
  I64: 64,
  U64: 64,
  C64: 64,
  F32: 32,
  I32: 32,
  U32: 32,
  F16: 16,
  BF16: 16,
  I16: 16,
  U16: 16,
  F8_E4M3: 8,
  F8_E5M2: 8,
  F8_E8M0: 8,
  I8: 8,
  U8: 8,
  BOOL: 8,
  F4: 4,
}

/** The format's own limit for the header, above which its readers refuse the file. */
const MAX_HEADER = 100_000_000

type Tensor = {
  readonly name: string
  readonly dtype: string
  readonly elements: number
  readonly from: number
  readonly to: number
}

/** Where the header of a safetensors file ends; `undefined` when the first bytes are those of something else. */
export function safetensorsHeader(window: ByteWindow): number | undefined {
  if (window.size < 10) return undefined
  const length = unsigned(window.take(0, 8))
  return length >= 2 && length <= MAX_HEADER && window.byteAt(8) === 0x7b ? 8 + length : undefined
}

/** What is wrong with the beginning of a file that says it is one of safetensors, by its name or in its first bytes; `undefined` for others. */
export function safetensorsDamage(name: string, window: ByteWindow): string | undefined {
  const head = new TextDecoder().decode(window.take(0, Math.min(window.size, 2000)))
  if (!name.toLowerCase().endsWith('.safetensors') && !/"(data_offsets|__metadata__)"/.test(head)) return undefined
  if (window.size < 10) return `its safetensors header is cut off after ${window.size} bytes`
  const length = unsigned(window.take(0, 8))
  return window.byteAt(8) === 0x7b
    ? `its safetensors header says that it is ${length} bytes long, and 2 to ${MAX_HEADER} are possible`
    : 'its safetensors header does not begin with "{" after the eight bytes of its length'
}

/** Reads the header of a safetensors file and checks every tensor against it. Throws RangeError or UserError for a damaged header. */
export function readSafetensorsFacts(name: string, window: ByteWindow, header: number): FormatFacts {
  const text = new TextDecoder().decode(window.take(8, header))
  const { value } = parseStrictJson(text, name, 'MODEL_UNREADABLE')
  if (!isRecord(value)) throw new RangeError('its header is no object')
  const { __metadata__: metadata, ...entries } = value
  const tensors = Object.entries(entries).map(([key, entry]) => toTensor(key, entry))
  const types = new Map<string, number>()
  for (const { dtype } of tensors) countOne(types, dtype)
  return {
    format: 'safetensors',
    operators: [],
    tensors: tensors.length,
    parameters: tensors.reduce((sum, { elements }) => sum + elements, 0),
    metadata: {
      ...Object.fromEntries(occurrences(types).map(({ name: type, count }) => [`tensors of ${type}`, String(count)])),
      ...textsOf(metadata),
    },
    findings: layoutFindings(tensors, window.size - header),
  }
}

function toTensor(name: string, entry: unknown): Tensor {
  if (!isRecord(entry)) throw new RangeError(`the tensor "${name.slice(0, 100)}" is no object`)
  const { dtype, shape, data_offsets: offsets } = entry
  if (typeof dtype !== 'string' || !areCounts(shape) || !areCounts(offsets) || offsets.length !== 2)
    throw new RangeError(
      `the tensor "${name.slice(0, 100)}" lacks dtype, shape or data_offsets, or they are no whole numbers`,
    )
  const elements = shape.reduce((product, length) => product * length, 1)
  return { name, dtype, elements, from: offsets[0] ?? 0, to: offsets[1] ?? 0 }
}

/** Tensors must fill the rest of the file exactly: what lies twice, beyond or between could be read as something else. */
function layoutFindings(tensors: readonly Tensor[], room: number): Finding[] {
  const ordered = tensors.toSorted((a, b) => a.from - b.from || a.to - b.to)
  const names = (list: readonly Tensor[]): string[] => list.map(({ name }) => name)
  const unknown = tensors.filter(({ dtype }) => BITS[dtype] === undefined)
  const misfits = tensors.filter(
    ({ dtype, elements, from, to }) =>
      BITS[dtype] !== undefined && Math.ceil((elements * (BITS[dtype] ?? 0)) / 8) !== to - from,
  )
  const beyond = tensors.filter(({ from, to }) => to < from || to > room)
  const overlaps = ordered.filter(({ from }, i) => i > 0 && from < (ordered[i - 1]?.to ?? 0))
  const used = ordered.reduce((sum, { from, to }) => sum + to - from, 0)
  const fix = 'the file is damaged or made by hand: save it again with the safetensors library'
  const found = (list: readonly Tensor[], code: string, message: string): Finding[] =>
    list.length === 0
      ? []
      : [finding('error', code, { message: `${list.length} tensors ${message}`, fix, seen: names(list) })]
  const holes = beyond.length === 0 && overlaps.length === 0 && used !== room
  return [
    ...found(misfits, 'SAFETENSORS_SIZE', 'hold more or fewer bytes than their shape says'),
    ...found(beyond, 'SAFETENSORS_BOUNDS', 'lie beyond the end of the file'),
    ...found(overlaps, 'SAFETENSORS_OVERLAP', 'share bytes with another'),
    ...(holes
      ? [finding('error', 'SAFETENSORS_GAP', { message: `${room - used} bytes of the file belong to no tensor`, fix })]
      : []),
    ...(unknown.length === 0
      ? []
      : [
          finding('warn', 'SAFETENSORS_DTYPE', {
            message: `${unknown.length} tensors have a dtype whose size is not known here, so they were not checked`,
            fix: 'check that whoever loads the model knows the dtype',
            seen: unknown.map(({ name, dtype }) => `${name}: ${dtype}`),
          }),
        ]),
  ]
}

function areCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0)
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => [key.slice(0, 200), String(text).slice(0, 2000)]),
  )
}
