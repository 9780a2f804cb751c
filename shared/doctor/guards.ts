import { type BranchFacts, type BypassActor, known, type RequiredCheck, type ReviewRule, type Seen } from './facts.ts'

/** A ruleset or the classic protection, as far as it holds merges back. */
export type Guard = {
  /** For messages: `ruleset "main" (12)` or `branch protection`. */
  readonly name: string
  readonly kind: 'ruleset' | 'classic'
  readonly checks: readonly RequiredCheck[]
  /** The branch must be up to date with its base before it is merged. */
  readonly strict: boolean
  readonly review: ReviewRule | undefined
  readonly blocksForcePush: boolean
  readonly blocksDeletion: boolean
  readonly restrictsWriting: boolean
  readonly hasQueue: boolean
  readonly bypass: Seen<readonly BypassActor[]>
  /** Logins and slugs that classic protection lets merge without review. */
  readonly reviewBypass: readonly string[]
  /** Who may push where classic protection limits it. */
  readonly writers: readonly string[] | undefined
}

/** The id of GitHub's role `admin` in bypass lists. */
export const ADMIN_ROLE = 5

/** May somebody with administrator's rights pass because of this entry? */
export function isAdminActor({ type, id }: BypassActor): boolean {
  return type === 'OrganizationAdmin' || (type === 'RepositoryRole' && id === ADMIN_ROLE)
}

/** Every guard of a branch. Rules whose ruleset could not be read have a bypass list that is unknown, never empty. */
export function guardsOf({ rules, rulesets, classic }: BranchFacts): Seen<readonly Guard[]> {
  if (!rules.known) return rules
  const ids = [...new Set(rules.value.map(({ ruleset }) => ruleset))]
  const guards = ids.map((id): Guard => {
    const own = rules.value.filter((rule) => rule.ruleset === id)
    const ruleset = rulesets.find((one) => one.id === id)
    const has = (type: string): boolean => own.some((rule) => rule.type === type)
    const checks = own.filter(({ type }) => type === 'required_status_checks').map(({ parameters }) => parameters)
    const reviews = own.filter(({ type }) => type === 'pull_request').map(({ parameters }) => parameters)
    return {
      name: ruleset === undefined ? `ruleset ${id}` : `ruleset "${ruleset.name}" (${id}, ${ruleset.source})`,
      kind: 'ruleset',
      checks: checks.flatMap(requiredChecksOf),
      strict: checks.some((one) => one['strict_required_status_checks_policy'] === true),
      review: reviewOf(reviews),
      blocksForcePush: has('non_fast_forward'),
      blocksDeletion: has('deletion'),
      restrictsWriting: has('update'),
      hasQueue: has('merge_queue'),
      bypass: ruleset?.bypass ?? { known: false, reason: `ruleset ${id} cannot be read` },
      reviewBypass: [],
      writers: undefined,
    }
  })
  return known([...guards, ...classicGuards(classic)])
}

function classicGuards(classic: BranchFacts['classic']): Guard[] {
  if (!classic.known || classic.value === undefined) return []
  const { checks, strict, review, reviewBypass, enforcesAdmins, allowsForcePush, allowsDeletion, restrictedTo } =
    classic.value
  const admins: BypassActor = { type: 'RepositoryRole', id: ADMIN_ROLE, mode: 'always' }
  return [
    {
      name: 'branch protection',
      kind: 'classic',
      checks,
      strict,
      review,
      blocksForcePush: !allowsForcePush,
      blocksDeletion: !allowsDeletion,
      restrictsWriting: restrictedTo !== undefined,
      hasQueue: false,
      bypass: known(enforcesAdmins ? [] : [admins]),
      reviewBypass,
      writers: restrictedTo,
    },
  ]
}

function requiredChecksOf(parameters: Readonly<Record<string, unknown>>): RequiredCheck[] {
  const list = parameters['required_status_checks']
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('context' in item)) return []
    const id = 'integration_id' in item ? item.integration_id : undefined
    return [{ name: String(item.context), app: typeof id === 'number' ? id : undefined }]
  })
}

function reviewOf(rules: readonly Readonly<Record<string, unknown>>[]): ReviewRule | undefined {
  if (rules.length === 0) return undefined
  const asks = (name: string): boolean => rules.some((rule) => rule[name] === true)
  return {
    codeOwners: asks('require_code_owner_review'),
    dismissesStale: asks('dismiss_stale_reviews_on_push'),
    lastPush: asks('require_last_push_approval'),
  }
}
