import { UserError } from '../kernel/error.ts'

type WeightSpec = {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly quantization?: { readonly dtype: string }
}

/** The parts of a TF.js `model.json` that loading needs (layers and graph models). */
export type TfjsDocument = {
  readonly modelTopology: object
  readonly weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: readonly WeightSpec[] }[]
  readonly [key: string]: unknown
}

const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  complex64: 8,
  uint8: 1,
  uint16: 2,
  float16: 2,
}

/**
 * Checks the shape of a parsed `model.json`, and that every weight file lies beside it (no parent folders, no absolute
 * paths, no addresses). Throws UserError MODEL_UNREADABLE.
 */
export function parseTfjsDocument(document: unknown, file: string): TfjsDocument {
  const { modelTopology, weightsManifest } = (document ?? {}) as Partial<TfjsDocument>
  const isComplete =
    typeof modelTopology === 'object' &&
    modelTopology !== null &&
    Array.isArray(weightsManifest) &&
    weightsManifest.every((group) => Array.isArray(group?.paths) && Array.isArray(group?.weights))
  if (!isComplete)
    throw new UserError('MODEL_UNREADABLE', {
      file,
      message: 'this model.json lacks modelTopology or weightsManifest',
      fix: 'save the model again with `model.save(…)` or tensorflowjs_converter',
    })
  const manifest = weightsManifest as TfjsDocument['weightsManifest']
  const outside = manifest.flatMap((group) => group.paths).filter((path) => !isBeside(path))
  if (outside.length > 0)
    throw new UserError('MODEL_UNREADABLE', {
      file,
      message: `weight files must lie in the model's own folder; found ${outside.map((path) => JSON.stringify(path)).join(', ')}`,
      fix: 'save the model again so that its weights lie beside model.json',
    })
  return document as TfjsDocument
}

function isBeside(path: unknown): boolean {
  if (typeof path !== 'string' || path === '') return false
  return !/^[/~]|[\\:\0]/.test(path) && !path.split('/').includes('..')
}

/** Bytes that the weights of a model take; `undefined` when it has texts, whose size only the file tells. */
export function weightBytes(document: TfjsDocument): number | undefined {
  const sizes = document.weightsManifest
    .flatMap((group) => group.weights)
    .map(({ shape, dtype, quantization }) => {
      const size = BYTES[quantization?.dtype ?? dtype]
      return size === undefined ? Number.NaN : shape.reduce((product, length) => product * length, size)
    })
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return Number.isNaN(total) ? undefined : total
}
