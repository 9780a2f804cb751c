import type { ROLES } from '../reviews.ts'
import { approvalSchema } from '../rules/approval.ts'
import { type GlobProblem, matchesName, nameGlobProblem } from './name-glob.ts'

/** Who may agree to a waiver; `count` distinct people. */
export type WaiverApprovers = {
  readonly count: number
  readonly from?: readonly string[]
  readonly role: (typeof ROLES)[number]
}

/** The policy's answer to whether rules may be waived. Absent in a policy: no rule may. */
export type WaiverSettings = {
  readonly isForbidden: boolean
  readonly maxDays: number
  /** Each of these must be satisfied: the repository's own, and the organisation's where a floor names some. */
  readonly approvers: readonly WaiverApprovers[]
  /** Who alone may agree in an emergency, each of these; absent: there are no emergencies. */
  readonly emergency?: readonly WaiverApprovers[]
  /** Globs (`*`) of rule kinds and ids that are never waived. */
  readonly notWaivable: readonly string[]
}

const DEFAULT_MAX_DAYS = 30

/**
 * Never waived, whatever a policy says: without trusted evidence there is nothing to weigh, whoever changes the gate must not switch it
 * off, personal data cannot be agreed away, and a person's decision is lifted by that person.
 */
export const NEVER_WAIVABLE = ['evidence.*', 'policy.*', 'privacy*', 'approval*', 'veto'] as const

/** The key `waivers` of a policy or a floor. */
export const WAIVER_SETTING = {
  type: 'object',
  description: 'Whether, by whom and for how long a failing rule may be waived. Absent: no rule may be.',
  additionalProperties: false,
  properties: {
    forbid: { type: 'boolean', default: false, description: 'No waiver counts.' },
    max_days: {
      type: 'integer',
      minimum: 1,
      maximum: 365,
      default: DEFAULT_MAX_DAYS,
      description: 'Longest time from the creation of a waiver to its end.',
    },
    approvers: {
      type: 'object',
      description:
        'Who must agree to a waiver that is asked for by a comment: never its author, committers or whoever asks.',
      additionalProperties: false,
      properties: {
        count: { type: 'integer', minimum: 2, maximum: 20, default: 2, description: 'Distinct people needed.' },
        from: approvalSchema.properties.from,
        role: { ...approvalSchema.properties.role, default: 'maintain' },
      },
    },
    emergency: {
      type: 'object',
      description:
        'Who alone may agree to a waiver that ends within 24 hours (`/assay break-glass`); never its author, committers or whoever asks. Absent: nobody.',
      additionalProperties: false,
      required: ['from'],
      properties: {
        from: approvalSchema.properties.from,
        role: { ...approvalSchema.properties.role, default: 'maintain' },
      },
    },
    not_waivable: {
      type: 'array',
      maxItems: 100,
      description: `Kinds and ids of rules (\`*\` for any text) that are not waived, beside those that never are: ${NEVER_WAIVABLE.join(', ')}.`,
      items: { type: 'string', minLength: 1, maxLength: 100 },
    },
  },
} as const

/** The document as its schema guarantees it. */
export type WaiversDocument = {
  readonly forbid?: boolean
  readonly max_days?: number
  readonly approvers?: Partial<WaiverApprovers>
  readonly emergency?: Partial<Omit<WaiverApprovers, 'count'>>
  readonly not_waivable?: readonly string[]
}

/** The settings of a policy or a floor that has the key. */
export function waiverSettings(document: WaiversDocument): WaiverSettings {
  const { forbid = false, max_days: maxDays = DEFAULT_MAX_DAYS, approvers = {}, not_waivable: own = [] } = document
  const { emergency } = document
  const { count = 2, role = 'maintain', from } = approvers
  return {
    isForbidden: forbid,
    maxDays,
    approvers: [{ count, role, ...(from === undefined ? {} : { from }) }],
    ...(emergency === undefined ? {} : { emergency: [{ count: 1, role: 'maintain', ...emergency }] }),
    notWaivable: [...new Set([...NEVER_WAIVABLE, ...own])],
  }
}

/** What is wrong with the globs of `not_waivable`. */
export function waiverSettingProblems(document: WaiversDocument): readonly (GlobProblem & { readonly at: number })[] {
  return (document.not_waivable ?? []).flatMap((glob, at) => {
    const problem = nameGlobProblem(glob)
    return problem === undefined ? [] : [{ ...problem, at }]
  })
}

/**
 * The repository's settings above the organisation's: only ever stricter. A floor without the key leaves the repository its own rules to
 * waive, and keeps its rules from being waived.
 */
export function strictestWaivers(
  floor: WaiverSettings | undefined,
  own: WaiverSettings | undefined,
): WaiverSettings | undefined {
  if (own === undefined) return undefined
  if (floor === undefined) return { ...own, notWaivable: [...own.notWaivable, 'floor/*'] }
  return {
    isForbidden: floor.isForbidden || own.isForbidden,
    maxDays: Math.min(floor.maxDays, own.maxDays),
    approvers: [...floor.approvers, ...own.approvers],
    ...(floor.emergency === undefined || own.emergency === undefined
      ? {}
      : { emergency: [...floor.emergency, ...own.emergency] }),
    notWaivable: [...new Set([...floor.notWaivable, ...own.notWaivable])],
  }
}

/** May a rule of this kind and id be waived at all? Which glob says no. */
export function forbiddingGlob(settings: WaiverSettings, rule: { readonly id: string; readonly kind: string }) {
  const id = rule.id.startsWith('floor/') ? [rule.id, rule.id.slice('floor/'.length)] : [rule.id]
  return settings.notWaivable.find((glob) => [rule.kind, ...id].some((name) => matchesName(glob, name)))
}
