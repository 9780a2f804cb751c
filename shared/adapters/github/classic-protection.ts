import type { ClassicProtection } from '../../doctor/facts.ts'

type Named = { readonly login?: string; readonly slug?: string }

/** The part of GitHub's branch protection that is looked at; what is absent is not protected. */
type Answer = {
  readonly required_status_checks?: {
    readonly strict?: boolean
    readonly contexts?: readonly string[]
    readonly checks?: readonly { readonly context: string; readonly app_id: number | null }[]
  }
  readonly required_pull_request_reviews?: {
    readonly dismiss_stale_reviews: boolean
    readonly require_code_owner_reviews: boolean
    readonly require_last_push_approval?: boolean
    readonly bypass_pull_request_allowances?: {
      readonly users?: readonly Named[]
      readonly teams?: readonly Named[]
      readonly apps?: readonly (Named | null)[]
    }
  }
  readonly enforce_admins?: { readonly enabled: boolean }
  readonly allow_force_pushes?: { readonly enabled?: boolean }
  readonly allow_deletions?: { readonly enabled?: boolean }
  readonly restrictions?: { readonly users: readonly Named[]; readonly teams: readonly Named[] }
}

/** An App id of -1 or null means: from anybody. */
const toApp = (id: number | null): number | undefined => (id === null || id < 0 ? undefined : id)

const nameOf = (one: Named | null): string => one?.login ?? one?.slug ?? 'somebody'

/** Classic branch protection in our words. */
export function toClassic(answer: Answer): ClassicProtection {
  const { required_status_checks: checks, required_pull_request_reviews: review, restrictions } = answer
  const passing = review?.bypass_pull_request_allowances
  const pinned = checks?.checks ?? checks?.contexts?.map((context) => ({ context, app_id: null })) ?? []
  return {
    checks: pinned.map(({ context, app_id }) => ({ name: context, app: toApp(app_id) })),
    strict: checks?.strict === true,
    review:
      review === undefined
        ? undefined
        : {
            codeOwners: review.require_code_owner_reviews,
            dismissesStale: review.dismiss_stale_reviews,
            lastPush: review.require_last_push_approval === true,
          },
    reviewBypass: [...(passing?.users ?? []), ...(passing?.teams ?? []), ...(passing?.apps ?? [])].map(nameOf),
    enforcesAdmins: answer.enforce_admins?.enabled === true,
    allowsForcePush: answer.allow_force_pushes?.enabled === true,
    allowsDeletion: answer.allow_deletions?.enabled === true,
    restrictedTo: restrictions === undefined ? undefined : [...restrictions.users, ...restrictions.teams].map(nameOf),
  }
}
