import { parseConfig } from '../config/parse.ts'
import { UserError } from '../kernel/error.ts'
import { POLICY_PATH } from '../policy/parse.ts'
import { findModels } from './find-models.ts'
import { fileOf, folderOf, type Holding, isOwn, type Present } from './holding.ts'
import { type ColumnGuess, inferFromHead } from './infer-columns.ts'
import { readHead } from './table-head.ts'
import { configText, policyText, WORKFLOW_PATH, workflowText } from './write-setup.ts'

export const CONFIG_PATH = 'assay.yml'

/** One model as it would stand in `assay.yml`. `open`: what a person has to fill in or confirm, in sentences. */
export type PlannedModel = ColumnGuess & {
  readonly name: string
  readonly path: string
  readonly isPredictions: boolean
  readonly holdout?: string
  readonly train?: string
  readonly run?: string
  readonly open: readonly string[]
}

/** What setting up would add. `kept`: files that are there and stay as they are. `notes`: what else was seen. */
export type SetupPlan = {
  readonly models: readonly PlannedModel[]
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly kept: readonly string[]
  readonly notes: readonly string[]
}

export type SetupInput = {
  readonly files: readonly Holding[]
  readonly present: Present
  readonly branch: string
}

const TABLE = /\.(csv|tsv|parquet|ndjson|jsonl)$/i

/**
 * What a repository needs to be judged, inferred from the files it holds; `undefined` where nothing of a model was found. Pure. Nothing that
 * is there is written anew. Throws UserError CONFIG_INVALID when there is an `assay.yml` that cannot be read: whose models would be governed is
 * not known then.
 */
export function planSetup({ files, present, branch }: SetupInput): SetupPlan | undefined {
  const own = files.filter(({ path }) => isOwn(path))
  const configured = present.config === undefined ? undefined : parseConfig(present.config, CONFIG_PATH).models
  const { models: found, unreadable } = findModels(own)
  const tables = own.flatMap(asTable)
  const planned = found.map((model) => planModel(model, tables, own))
  if (configured === undefined && planned.length === 0 && unreadable.length === 0) return undefined
  const governed = configured?.map(({ name, task }) => ({ name, task })) ?? planned
  const isCalled = present.workflows.some(
    ({ head = '' }) => /assay/.test(head) && /(model-ci\.yml@|assay\s+test)/.test(head),
  )
  const wanted = [
    { path: CONFIG_PATH, isThere: present.config !== undefined, text: configText(planned) },
    { path: POLICY_PATH, isThere: present.policy !== undefined, text: policyText(governed) },
    {
      path: WORKFLOW_PATH,
      isThere: isCalled || present.workflows.some(({ path }) => path === WORKFLOW_PATH),
      text: workflowText(planned, branch),
    },
  ]
  const isEmpty = governed.length === 0
  return {
    models: configured === undefined ? planned : [],
    files: isEmpty ? [] : wanted.filter(({ isThere }) => !isThere).map(({ path, text }) => ({ path, text })),
    kept: wanted.filter(({ isThere }) => isThere).map(({ path }) => path),
    notes: notesOf(own, unreadable),
  }
}

/** A table, or the one that a DVC pointer stands for. */
function asTable(file: Holding): Holding[] {
  if (TABLE.test(file.path)) return [file]
  const pointed = file.path.replace(/\.dvc$/, '')
  return pointed !== file.path && TABLE.test(pointed) ? [{ path: pointed, size: 0 }] : []
}

function planModel(
  model: { readonly name: string; readonly path: string; readonly isPredictions: boolean },
  tables: readonly Holding[],
  files: readonly Holding[],
): PlannedModel {
  const near = nearest(
    model.path,
    tables.filter(({ path }) => path !== model.path),
  )
  const holdout = near.find(({ path }) => /hold-?out|test|valid|eval/i.test(fileOf(path)))
  const train = near.find(({ path }) => /train/i.test(fileOf(path)))
  const head = holdout?.head === undefined ? undefined : readHead(holdout.head, holdout.path)
  const guess = head === undefined ? {} : inferFromHead(head)
  const script = nearest(
    model.path,
    files.filter(({ path }) => /(^|\/)train[^/]*\.(py|sh|ts|js|R)$/.test(path)),
  )[0]
  const run = script === undefined ? undefined : commandOf(script.path)
  const open = [
    ...(holdout === undefined ? ['which file holds the rows it is judged on (`data.holdout`)'] : []),
    ...(guess.target === undefined ? ['which column holds the truth (`target`)'] : []),
    ...(guess.task === undefined ? ['what it predicts (`task`)'] : []),
    ...((guess.task ?? 'binary') === 'binary' && guess.positive === undefined
      ? ['which class a score is the probability of (`positive`)']
      : []),
    ...(model.isPredictions && guess.id === undefined ? ['which column tells rows apart (`data.id`)'] : []),
  ]
  return {
    ...model,
    ...guess,
    ...(holdout === undefined ? {} : { holdout: holdout.path }),
    ...(train === undefined ? {} : { train: train.path }),
    ...(run === undefined || model.isPredictions ? {} : { run }),
    open,
  }
}

function commandOf(path: string): string {
  if (path.endsWith('.py')) return `python ${path}`
  if (path.endsWith('.sh')) return `bash ${path}`
  return path.endsWith('.R') ? `Rscript ${path}` : `node ${path}`
}

/** Files by the length of the path that they share with the model: in a monorepo, a model's data lie beside it. */
function nearest<T extends { readonly path: string }>(to: string, files: readonly T[]): T[] {
  const shared = ({ path }: T): number => {
    const [a, b] = [folderOf(to).split('/'), folderOf(path).split('/')]
    const differs = a.findIndex((part, i) => part !== b[i])
    return differs === -1 ? a.length : differs
  }
  return files.toSorted((a, b) => shared(b) - shared(a) || a.path.length - b.path.length)
}

function notesOf(files: readonly Holding[], unreadable: readonly string[]): readonly string[] {
  const has = (pattern: RegExp): string | undefined => files.find(({ path }) => pattern.test(path))?.path
  const dvc = has(/(^|\/)dvc\.yaml$|\.dvc$/)
  const notebook = has(/\.ipynb$/)
  const figures = has(/(^|\/)(metrics|scores|results)\.json$/)
  const needs = has(/(^|\/)(requirements[^/]*\.txt|pyproject\.toml|environment\.ya?ml)$/)
  return [
    ...(unreadable[0] === undefined
      ? []
      : [
          `${unreadable[0]} is in a form that runs code when it is loaded: export the model to ONNX, or hand over predictions (\`model: { predictions: … }\`)`,
        ]),
    ...(dvc === undefined
      ? []
      : [`data are kept with DVC (${dvc}): fetch them in a job before \`assay test\`, for example with \`dvc pull\``]),
    ...(notebook === undefined
      ? []
      : [`${notebook} is a notebook: a run needs a command, for example \`jupyter nbconvert --execute\``]),
    ...(figures === undefined
      ? []
      : [
          `${figures} holds figures that were measured elsewhere: \`assay ingest\` records them, but only what Assay measures counts`,
        ]),
    ...(needs === undefined ? [] : [`${needs} names what training needs: install it in the job before training`]),
  ]
}

/** The same plan, or the problems that stand in its way. */
export function tryPlan(input: SetupInput): SetupPlan | UserError | undefined {
  try {
    return planSetup(input)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}
