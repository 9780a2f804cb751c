import { canonicalJson, type Json } from '../kernel/canonical-json.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Files through which a step speaks to later steps, and start-up scripts that would run before the user's text. */
const WITHHELD = new Set([
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'BASH_ENV',
  'ENV',
  'NODE_CHANNEL_FD',
])
const SECRET_PREFIX = /^(ACTIONS_|INPUT_|ASSAY_)/
const SECRET_WORD = /(^|_)(TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|PAT|APIKEY|AUTH|KEY)(_|$)/

/** Is this the name of a variable that may hold a secret, or that lets a process act for the job? */
export function isSecretName(name: string): boolean {
  const upper = name.toUpperCase()
  return WITHHELD.has(upper) || SECRET_PREFIX.test(upper) || SECRET_WORD.test(upper)
}

/** A copy of an environment with every secret left out but those named in `keep`. */
export function withoutSecrets(env: Environment, keep: readonly string[] = []): Record<string, string> {
  const entries = Object.entries(env).filter(([name]) => keep.includes(name) || !isSecretName(name))
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))
}

export type TrainingVariables = {
  readonly model: string
  readonly task: string
  readonly target: string
  /** The target columns of a multilabel task, which take the place of `target`. */
  readonly labels?: readonly string[] | undefined
  readonly positive?: string | undefined
  readonly exclude: readonly string[]
  readonly id?: string | undefined
  readonly trainPath?: string | undefined
  readonly trainSql?: string | undefined
  readonly params: Json
  readonly seed: number
  /** Where the model has to be after the command, relative to the workspace. */
  readonly output: string
}

/**
 * The variables a training command reads its settings from. Values travel only here, never in the command's text, so that
 * nothing in them is ever read by a shell. Lists and params are JSON.
 */
export function trainingVariables(input: TrainingVariables): Record<string, string> {
  const variables: Record<string, string | undefined> = {
    ASSAY_MODEL_NAME: input.model,
    ASSAY_TASK: input.task,
    ASSAY_TARGET: input.labels === undefined ? input.target : canonicalJson(input.labels),
    ASSAY_POSITIVE: input.positive,
    ASSAY_EXCLUDE: canonicalJson(input.exclude),
    ASSAY_ID: input.id,
    ASSAY_TRAIN: input.trainPath,
    ASSAY_TRAIN_SQL: input.trainSql,
    ASSAY_PARAMS: canonicalJson(input.params),
    ASSAY_SEED: String(input.seed),
    ASSAY_MODEL: input.output,
    PYTHONHASHSEED: String(input.seed),
  }
  return Object.fromEntries(Object.entries(variables).flatMap(([k, v]) => (v === undefined ? [] : [[k, v] as const])))
}
