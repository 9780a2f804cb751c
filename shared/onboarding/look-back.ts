/** What kind of thing a file is, for somebody who looks at models. */
export const TOUCHED_KINDS = ['model', 'data', 'training', 'workflow'] as const
export type TouchedKind = (typeof TOUCHED_KINDS)[number]

/** How a number in a file of metrics moved. `name`: the keys that lead to it, joined by dots. */
export type MovedFigure = {
  readonly file: string
  readonly name: string
  readonly before: number
  readonly after: number
}

/** What can be known of a merged pull request that nobody measured. */
export type LookedBack = {
  readonly number: number
  readonly touched: readonly TouchedKind[]
  /** More files than were looked at. */
  readonly isCut: boolean
  readonly figures: readonly MovedFigure[]
  /** People other than the author who approved its last commit. */
  readonly approvers: readonly string[]
  /** What the proposed policy says of it, without any evidence. */
  readonly verdict: string
  readonly headline: string
}

const FIGURES = /(^|\/)(metrics|scores|results)\.json$|\.metrics\.json$/i
const MODEL = /\.(onnx|pkl|pickle|joblib|pt|pth|h5|keras|safetensors|cbm|ubj|pmml)(\.dvc)?$/i
const DATA = /\.(csv|tsv|parquet|ndjson|jsonl)(\.dvc)?$|(^|\/)(dvc\.lock|data\.dvc)$|(^|\/)data\/.*\.dvc$/i
const TRAINING =
  /(^|\/)(train[^/]*|fit[^/]*|features?[^/]*|model[^/]*)\.(py|r|ipynb|jl|ts|js)$|(^|\/)(dvc\.yaml|params\.yaml|requirements[^/]*\.txt|environment\.ya?ml)$/i
const WORKFLOW = /^\.github\/(workflows|actions)\//

/** Which kinds of files a change touched; `known` are paths that the plan names as a model's. */
export function touchedKinds(paths: readonly string[], known: ReadonlySet<string>): readonly TouchedKind[] {
  const is: Readonly<Record<TouchedKind, (path: string) => boolean>> = {
    model: (path) => known.has(path) || MODEL.test(path),
    data: (path) => DATA.test(path),
    training: (path) => TRAINING.test(path),
    workflow: (path) => WORKFLOW.test(path),
  }
  return TOUCHED_KINDS.filter((kind) => paths.some(is[kind]))
}

const MAX_FIGURE_FILES = 2

/** Files of metrics that are there before and after. */
export function figureFiles(
  files: readonly { readonly path: string; readonly isModified: boolean }[],
): readonly string[] {
  const own = files.filter(({ path, isModified }) => isModified && FIGURES.test(path))
  return own.map(({ path }) => path).slice(0, MAX_FIGURE_FILES)
}

const MAX_FIGURES = 200
const MAX_DEPTH = 6

/** Numbers that differ between two JSON texts, in the order of the file; none where one of them is no JSON. */
export function movedFigures(file: string, before: string, after: string): readonly MovedFigure[] {
  const old = new Map(figuresOf(before))
  return figuresOf(after).flatMap(([name, value]) => {
    const was = old.get(name)
    return was === undefined || was === value ? [] : [{ file, name, before: was, after: value }]
  })
}

function figuresOf(text: string): readonly (readonly [string, number])[] {
  try {
    return leaves(JSON.parse(text), '', 0).slice(0, MAX_FIGURES)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function leaves(value: unknown, name: string, depth: number): (readonly [string, number])[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [[name, value]] : []
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth >= MAX_DEPTH) return []
  return Object.entries(value).flatMap(([key, one]) => leaves(one, name === '' ? key : `${name}.${key}`, depth + 1))
}
