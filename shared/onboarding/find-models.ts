import { fileOf, folderOf, type Holding } from './holding.ts'

/** Something to judge: a model file that Assay reads, or predictions that were made elsewhere. */
export type FoundModel = { readonly name: string; readonly path: string; readonly isPredictions: boolean }

export type FoundModels = {
  readonly models: readonly FoundModel[]
  /** Models in forms that cannot be read without running foreign code. */
  readonly unreadable: readonly string[]
}

const UNREADABLE = /\.(pkl|pickle|joblib|pt|pth|h5|keras|bst|ubj|cbm|mlmodel)$/i
const PLAIN = ['model', 'saved_model', 'best', 'final', 'latest', 'network', 'predictions', 'preds', 'scores']
const MAX_MODELS = 20

/** Models of a repository, each under a name of its own: that of its file, or of its folder where the file's says nothing. */
export function findModels(files: readonly Holding[]): FoundModels {
  const paths = files.map(({ path }) => path).toSorted()
  const readable = paths.flatMap((path) => asModel(path, paths))
  const predictions =
    readable.length > 0 ? [] : paths.filter((path) => /(^|\/)[^/]*pred(iction)?s?[^/]*\.csv$/i.test(path))
  const places = [
    ...readable.map((path) => ({ path, isPredictions: false })),
    ...predictions.map((path) => ({ path, isPredictions: true })),
  ]
  const taken = new Set<string>()
  const models = places.slice(0, MAX_MODELS).map((place) => ({ name: nameOf(place.path, taken), ...place }))
  return { models, unreadable: paths.filter((path) => UNREADABLE.test(path)) }
}

/** The path that `model:` takes: the file of ONNX, the folder of TF.js and of a SavedModel. */
function asModel(path: string, all: readonly string[]): string[] {
  if (/\.onnx$/i.test(path)) return [path]
  const folder = folderOf(path)
  if (folder === '') return []
  const isTfjs = fileOf(path) === 'model.json' && all.some((one) => folderOf(one) === folder && one.endsWith('.bin'))
  return isTfjs || fileOf(path) === 'saved_model.pb' ? [folder.slice(0, -1)] : []
}

function nameOf(path: string, taken: Set<string>): string {
  const parts = path.split('/').map((part) => toName(part.replace(/\.(onnx|csv)$/i, '')))
  const telling = parts
    .toReversed()
    .find(
      (part) => part !== '' && !PLAIN.includes(part) && !/^(models?|build|artifacts|data|output|export)$/.test(part),
    )
  const base = telling ?? 'model'
  let name = base
  for (let n = 2; taken.has(name); n++) name = `${base}-${n}`
  taken.add(name)
  return name
}

/** Letters that a name may have (MODEL_NAME_PATTERN). */
function toName(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return plain
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
}
