import { MODEL_NAME_PATTERN } from '../../config/schema.ts'
import { validate } from '../../document/validate.ts'
import { parseYaml } from '../../document/yaml.ts'
import { type Problem, UserError } from '../../kernel/error.ts'
import { toMilliseconds } from '../moments.ts'
import { MAX_REASON, MIN_REASON, type Waiver, type WaiverScope } from './waiver.ts'

/** Where waivers of the base branch stand: one file each, named after its id. */
export const WAIVER_FOLDER = '.github/assay-waivers'

const FILE_NAME = /^([a-z0-9][a-z0-9._-]{0,63})\.ya?ml$/
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z)?$' } as const
const line = { type: 'string', minLength: 1, maxLength: 200 } as const

/** `.github/assay-waivers/<id>.yml`. */
export const waiverSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay waiver',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'rules', 'model', 'scope', 'reason', 'risk_owner', 'created', 'expires'],
  properties: {
    version: { const: 1 },
    rules: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      description: 'Ids of the rules, as the policy names them; a rule of the organisation as `floor/id`.',
      items: { type: 'string', pattern: '^(floor/)?[a-z0-9][a-z0-9._-]{0,63}$' },
    },
    model: { type: 'string', pattern: MODEL_NAME_PATTERN },
    scope: {
      type: 'object',
      description: 'What is covered: exactly one of these.',
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
      properties: {
        pull_request: { type: 'integer', minimum: 1 },
        head_sha: { type: 'string', pattern: '^[0-9a-f]{40}$' },
        model_digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        branch: line,
      },
    },
    reason: { type: 'string', minLength: MIN_REASON, maxLength: MAX_REASON, description: 'Why the risk is taken.' },
    ticket: { ...line, description: 'Where the repair is tracked.' },
    risk_owner: { ...line, description: 'Who answers for it.' },
    created: { ...day, description: 'A day or moment in UTC that is not in the future.' },
    expires: { ...day, description: 'First day or moment in UTC at which it no longer counts.' },
    bounds: {
      type: 'object',
      description: 'Limits on metrics of the candidate; the waiver is void where reality is worse.',
      minProperties: 1,
      maxProperties: 20,
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        properties: { min: { type: 'number' }, max: { type: 'number' } },
      },
    },
    max_uses: { type: 'integer', minimum: 1, maximum: 1000, description: 'Head commits it may let through.' },
  },
} as const

type WaiverDocument = {
  readonly rules: readonly string[]
  readonly model: string
  readonly scope: {
    readonly pull_request?: number
    readonly head_sha?: string
    readonly model_digest?: string
    readonly branch?: string
  }
  readonly reason: string
  readonly ticket?: string
  readonly risk_owner: string
  readonly created: string
  readonly expires: string
  readonly bounds?: { readonly [metric: string]: { readonly min?: number; readonly max?: number } }
  readonly max_uses?: number
}

/** The id of the waiver in a file of this name; `undefined` when it is none. */
export function waiverIdOf(path: string): string | undefined {
  const name = path.startsWith(`${WAIVER_FOLDER}/`) ? path.slice(WAIVER_FOLDER.length + 1) : path
  return FILE_NAME.exec(name)?.[1]
}

/** Reads a waiver file. Throws UserError POLICY_INVALID with every problem. */
export function parseWaiver(text: string, path: string): Waiver {
  const located = parseYaml(text, path, 'POLICY_INVALID')
  const document = validate<WaiverDocument>(located, waiverSchema, 'POLICY_INVALID')
  const id = waiverIdOf(path)
  const [createdAt, expiresAt] = [toMilliseconds(document.created), toMilliseconds(document.expires)]
  const problems: Problem[] = []
  const report = (at: string, message: string, fix: string): void => {
    problems.push({ file: path, ...located.locate(at), path: at, message, fix })
  }
  if (id === undefined) report('', 'the file name is no id', 'name it like `recall-dip.yml`')
  if (createdAt === undefined) report('/created', 'there is no such day or time', 'write a day like 2026-11-20')
  if (expiresAt === undefined) report('/expires', 'there is no such day or time', 'write a day like 2026-12-10')
  if (createdAt !== undefined && expiresAt !== undefined && expiresAt <= createdAt)
    report('/expires', 'the end is not after the beginning', 'write a later day')
  if (problems.length > 0 || id === undefined || createdAt === undefined || expiresAt === undefined)
    throw new UserError('POLICY_INVALID', problems)
  const { rules, model, scope, reason, ticket, risk_owner: riskOwner, bounds, max_uses: maxUses } = document
  return {
    id,
    origin: 'file',
    rules,
    model,
    scope: scopeOf(scope),
    reason,
    ...(ticket === undefined ? {} : { ticket }),
    riskOwner,
    createdAt,
    expiresAt,
    ...(bounds === undefined
      ? {}
      : { bounds: Object.entries(bounds).map(([metric, limits]) => ({ metric, ...limits })) }),
    ...(maxUses === undefined ? {} : { maxUses }),
  }
}

function scopeOf({
  pull_request: number,
  head_sha: sha,
  model_digest: digest,
  branch,
}: WaiverDocument['scope']): WaiverScope {
  if (number !== undefined) return { kind: 'pull_request', number }
  if (sha !== undefined) return { kind: 'head_sha', sha }
  if (digest !== undefined) return { kind: 'model_digest', digest }
  return { kind: 'branch', name: branch ?? '' }
}
