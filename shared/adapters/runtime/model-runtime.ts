import { parseStrictJson } from '../../document/json.ts'
import { validate } from '../../document/validate.ts'
import { UserError } from '../../kernel/error.ts'
import { type Encoding, encodingSchema } from '../../model/encoding-schema.ts'
import { fileFormat, refusal } from '../../model/model-format.ts'
import { parseTfjsDocument, weightBytes } from '../../model/tfjs-file.ts'
import type { Engines } from '../../ports/engines.ts'
import type { Files } from '../../ports/files.ts'
import type { Log } from '../../ports/log.ts'
import type { ModelRuntime } from '../../ports/model-runtime.ts'
import { createLoadedModel, type RunnableModel } from './loaded-model.ts'
import { loadOnnxEngine, type OnnxEngine } from './onnx-engine.ts'
import { loadOnnxModel } from './onnx-model.ts'
import { loadTfjsEngine, type TfjsEngine } from './tfjs-engine.ts'
import { loadTfjsModel, type TfjsFiles } from './tfjs-model.ts'
import { loadSavedModel, loadTfjsNode } from './tfjs-node.ts'

export type ModelRuntimeOptions = {
  readonly files: Files
  readonly engines: Engines
  readonly log: Log
  /** One runtime to use where several could; absent means the fastest that loads. */
  readonly prefer?: 'onnx-native' | 'onnx-wasm' | 'tfjs-wasm' | 'tfjs-cpu' | 'tfjs-node'
  /** Absolute file path from which `@tensorflow/tfjs-node` resolves; never inside the workspace. This file when absent. */
  readonly nativeFrom?: string
}

/** All model runtimes behind the one port; what a model is, is told by its content. */
export function createModelRuntime(options: ModelRuntimeOptions): ModelRuntime {
  const { files, engines, log, prefer } = options
  const nativeFrom = options.nativeFrom ?? import.meta.filename
  const onnx = once(() =>
    loadOnnxEngine(engines, log, prefer === 'onnx-native' || prefer === 'onnx-wasm' ? prefer : undefined),
  )
  const tfjs = once(async () =>
    prefer === 'tfjs-node'
      ? loadTfjsNode(nativeFrom)
      : loadTfjsEngine(engines, log, prefer === 'tfjs-cpu' ? 'cpu' : 'wasm'),
  )
  const open = async (path: string): Promise<RunnableModel> => {
    const found = await findModel(files, path)
    switch (found.kind) {
      case 'saved-model':
        return loadSavedModel(loadTfjsNode(nativeFrom), files.resolve(path), path)
      case 'onnx':
        return openOnnx(files, onnx, found.bytes, path)
      case 'tfjs':
        return openTfjs(files, tfjs, found)
      default:
        return found satisfies never
    }
  }
  return { load: async (path) => createLoadedModel(await open(path), log) }
}

type Found =
  | { readonly kind: 'saved-model' }
  | { readonly kind: 'onnx'; readonly bytes: Uint8Array }
  | { readonly kind: 'tfjs'; readonly format: TfjsFiles['format']; readonly file: string; readonly text: string }

async function findModel(files: Files, path: string): Promise<Found> {
  const inside = await files.digest(path)
  if (inside === undefined || inside.length === 0)
    throw new UserError('MODEL_UNREADABLE', {
      file: path,
      message: inside === undefined ? 'there is no such file or folder' : 'the folder is empty',
      fix: 'correct `model:` in assay.yml, or train the model first (assay train)',
    })
  const names = inside.map((entry) => entry.path)
  const isFolder = names.length > 1 || !path.endsWith(baseName(names[0] ?? ''))
  const has = (name: string): boolean => names.some((entry) => entry === `${trimmed(path)}/${name}` || entry === name)
  if (isFolder && has('saved_model.pb')) return { kind: 'saved-model' }
  const file = isFolder && has('model.json') ? `${trimmed(path)}/model.json` : path
  if (isFolder && file === path)
    throw new UserError('MODEL_UNREADABLE', {
      file: path,
      message: 'the folder has neither model.json (TF.js) nor saved_model.pb (SavedModel)',
      fix: 'name the model file itself in `model:`',
    })
  return tellFile(await files.readBytes(file), file)
}

function tellFile(bytes: Uint8Array | undefined, file: string): Found {
  if (bytes === undefined || bytes.length === 0)
    throw new UserError('MODEL_UNREADABLE', {
      file,
      message: 'the file is empty',
      fix: 'train and save the model again',
    })
  const format = fileFormat(bytes)
  const refused = refusal(format)
  if (refused !== undefined) throw new UserError('MODEL_UNREADABLE', { file, ...refused })
  if (format === 'onnx') return { kind: 'onnx', bytes }
  return { kind: 'tfjs', format: format as TfjsFiles['format'], file, text: new TextDecoder().decode(bytes) }
}

async function openOnnx(
  files: Files,
  engine: () => Promise<OnnxEngine>,
  bytes: Uint8Array,
  path: string,
): Promise<RunnableModel> {
  const encoding = await readEncoding(files, `${path}.encoding.json`)
  return loadOnnxModel(await engine(), bytes, path, encoding)
}

async function openTfjs(
  files: Files,
  engine: () => Promise<TfjsEngine>,
  { format, file, text }: Extract<Found, { kind: 'tfjs' }>,
): Promise<RunnableModel> {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : ''
  const document = parseTfjsDocument(JSON.parse(text), file)
  const parts: Uint8Array[] = []
  for (const path of document.weightsManifest.flatMap((group) => group.paths)) {
    const part = await files.readBytes(folder + path)
    if (part === undefined)
      throw new UserError('MODEL_UNREADABLE', {
        file: folder + path,
        message: 'the weight file named in model.json is missing',
        fix: 'put the whole model folder in place',
      })
    parts.push(part)
  }
  const weights = new Uint8Array(Buffer.concat(parts))
  const expected = weightBytes(document)
  if (expected !== undefined && expected !== weights.length)
    throw new UserError('MODEL_UNREADABLE', {
      file,
      message: `the weights have ${weights.length} bytes; model.json says ${expected}`,
      fix: 'save the model again: a weight file is cut off or belongs to another model',
    })
  const encoding = await readEncoding(files, `${folder}encoding.json`)
  return loadTfjsModel(await engine(), { format, document, weights, encoding }, file)
}

async function readEncoding(files: Files, path: string): Promise<Encoding | undefined> {
  const text = await files.readText(path)
  if (text === undefined) return undefined
  return validate<Encoding>(parseStrictJson(text, path, 'MODEL_UNREADABLE'), encodingSchema, 'MODEL_UNREADABLE')
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}

/** The path as digests write it: without `./` before and `/` after it. */
function trimmed(path: string): string {
  return path.replace(/^(\.\/+)+/, '').replace(/\/+$/, '')
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
