import { readOnnx } from './onnx-file.ts'

/** What a model file turns out to be when its content is looked at; names of files are no proof. */
export type FileFormat = 'onnx' | 'tfjs-layers' | 'tfjs-graph' | 'pickle' | 'hdf5' | 'torch' | 'git-lfs' | 'unknown'

const HDF5 = [0x89, 0x48, 0x44, 0x46]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Tells the format of one model file by its bytes. Nothing is executed. */
export function fileFormat(bytes: Uint8Array): FileFormat {
  if (startsWith(bytes, HDF5)) return 'hdf5'
  if (startsWith(bytes, ZIP)) return 'torch'
  if (isPickle(bytes)) return 'pickle'
  const head = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  if (head.startsWith('version https://git-lfs')) return 'git-lfs'
  if (head.startsWith('{')) return tfjsFormat(new TextDecoder().decode(bytes))
  return readOnnx(bytes) === undefined ? 'unknown' : 'onnx'
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte)
}

/** Protocol 2 and later begin with PROTO and a version; joblib writes the same, sometimes compressed by zlib. */
function isPickle(bytes: Uint8Array): boolean {
  const [first, second, last] = [bytes[0], bytes[1] ?? 0, bytes[bytes.length - 1]]
  if (first === 0x80 && second >= 2 && second <= 5) return true
  if (first === 0x78 && (second === 0x01 || second === 0x9c || second === 0xda)) return true
  return last === 0x2e && (first === 0x28 || first === 0x63)
}

function tfjsFormat(text: string): FileFormat {
  try {
    const document = JSON.parse(text) as { format?: unknown; modelTopology?: Record<string, unknown> }
    const topology = document.modelTopology
    if (typeof topology !== 'object' || topology === null) return 'unknown'
    if (document.format === 'graph-model' || Array.isArray(topology['node'])) return 'tfjs-graph'
    return 'tfjs-layers'
  } catch {
    return 'unknown'
  }
}

/** Why a format is not run and what to do instead; `undefined` for the formats that are run. */
export function refusal(format: FileFormat): { readonly message: string; readonly fix: string } | undefined {
  switch (format) {
    case 'onnx':
    case 'tfjs-layers':
    case 'tfjs-graph':
      return undefined
    case 'pickle':
      return {
        message: 'this is a Python pickle (or joblib) file; loading one runs whatever code is inside, so it is refused',
        fix: 'export the model to ONNX, for scikit-learn with `skl2onnx.to_onnx(pipeline, rows[:1])`',
      }
    case 'hdf5':
      return {
        message: 'this is an HDF5 (Keras) file, which no runtime here reads',
        fix: 'export it with `model.export("folder")` (SavedModel), tf2onnx (ONNX) or tensorflowjs_converter (TF.js)',
      }
    case 'torch':
      return {
        message: 'this is a zip archive (PyTorch, Keras or YDF), which no runtime here reads',
        fix: 'export it to ONNX, for PyTorch with `torch.onnx.export(model, example, "model.onnx")`',
      }
    case 'git-lfs':
      return {
        message: 'this is a Git LFS pointer, not the model itself',
        fix: 'check out with `lfs: true`, or run `git lfs pull`',
      }
    case 'unknown':
      return {
        message: 'this is neither an ONNX file nor a TF.js model.json, or it is cut off',
        fix: 'check that the file was written completely, then export the model to ONNX or TF.js',
      }
    default:
      return format satisfies never
  }
}
