import type { Finding } from '../integrity/finding.ts'
import type { ModelBytes } from './bytes.ts'

/** What a model file is, told by its content. */
export type ModelFormat =
  | 'onnx'
  | 'tfjs-layers'
  | 'tfjs-graph'
  | 'saved-model'
  | 'safetensors'
  | 'pickle'
  | 'torch'
  | 'keras'
  | 'hdf5'
  | 'zip'
  | 'xgboost'
  | 'lightgbm'

/** How often an operator, layer or class occurs; `name` carries its domain where that is not the standard one. */
export type Occurrence = { readonly name: string; readonly count: number }

/** One input or output. `shape` has numbers where fixed, names or `?` where free; absent where the file does not say. */
export type Port = { readonly name: string; readonly type: string; readonly shape?: readonly (number | string)[] }

/** What a model file says about itself. Nothing in it was run to learn this. */
export type ModelFacts = {
  readonly format: ModelFormat
  /** Bytes of all files of the model. */
  readonly size: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
  readonly producer?: string
  /** Versions that the file names: operator sets by domain, the format's own. */
  readonly versions: readonly { readonly name: string; readonly version: string }[]
  /** Sorted by name. */
  readonly operators: readonly Occurrence[]
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  /** Tensors, or trees, that hold what was learned. */
  readonly tensors?: number
  /** Numbers that were learned (and constants, where the format does not tell them apart). */
  readonly parameters?: number
  /** What a pickle fetches by name when it is loaded, sorted; `count` is how often it is called. */
  readonly imports: readonly Occurrence[]
  readonly metadata: Readonly<Record<string, string>>
  /** Errors first. */
  readonly findings: readonly Finding[]
}

/** The parts that a reader of one format found; what is absent is not said by the format. */
export type FormatFacts = Omit<Partial<ModelFacts>, 'findings' | 'size' | 'files'> & {
  readonly format: ModelFormat
  readonly findings: readonly Finding[]
  /** Files beside the main one that belong to the model. */
  readonly beside?: readonly string[]
}

export type Inflate = (bytes: Uint8Array, kind: 'raw' | 'zlib' | 'gzip', limit: number) => Uint8Array | undefined

/** A model on disk: its main file, and what lies in the same folder. */
export type ModelFolder = {
  /** The main file, as path inside the folder. */
  readonly main: string
  /** How messages call the model. */
  readonly name: string
  /** Size of a file of the folder (never above or beside it); `undefined` when it is not there or leads out. */
  readonly sizeOf: (path: string) => number | undefined
  /** Files below a folder inside the folder, sorted, as paths like `main`; none where there is no such folder. */
  readonly filesBelow: (path: string) => readonly string[]
  /** Throws when the file is not there. */
  readonly open: (path: string) => ModelBytes
  /** Decompresses; `undefined` when the result would be longer than `limit` bytes. Throws RangeError for what is not compressed so. */
  readonly inflate: Inflate
}

/** Names in the order of their code units, each with its count. */
export function occurrences(counts: ReadonlyMap<string, number>): Occurrence[] {
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Counts one more; refuses (RangeError) more different names than any model has. */
export function countOne(counts: Map<string, number>, name: string, by = 1): void {
  if (!counts.has(name) && counts.size >= MAX_NAMES)
    throw new RangeError(`it names more than ${MAX_NAMES} different operators`)
  counts.set(name, (counts.get(name) ?? 0) + by)
}

/** Different names that are kept; a model has a few hundred. */
export const MAX_NAMES = 20_000
/** Examples that a finding shows. */
export const MAX_EXAMPLES = 10

/** A finding about a model file, with the first few places it was seen at. */
export function finding(
  severity: Finding['severity'],
  code: string,
  { message, fix, seen = [] }: { readonly message: string; readonly fix: string; readonly seen?: readonly string[] },
): Finding {
  const examples = seen.slice(0, MAX_EXAMPLES).map((text) => text.slice(0, 300))
  return { code, severity, message, fix, ...(examples.length === 0 ? {} : { examples }) }
}

/** Does a path stay in the model's own folder? Names of other machines, drives and parents do not. */
export function staysBeside(path: string): boolean {
  return path !== '' && !/^[/~]|[\\:\0]/.test(path) && !path.split('/').includes('..')
}
