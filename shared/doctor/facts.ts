/** What could be read of a repository, or the reason why not: the permission that is missing, and how to give it. */
export type Seen<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly reason: string }

/** Something that was read. */
export const known = <T>(value: T): Seen<T> => ({ known: true, value })

/** Something that could not be read. */
export const unseen = (reason: string): Seen<never> => ({ known: false, reason })

/** A file as it stands at the examined branch. */
export type RepositoryFile = { readonly path: string; readonly text: string }

/** One active rule of a branch and the ruleset it comes from (GitHub REST: rules for a branch). */
export type ActiveRule = {
  readonly type: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly ruleset: number
}

/** Who may pass over a ruleset; `exempt` leaves no trace in the audit log. */
export type BypassActor = {
  readonly type: string
  readonly id: number | undefined
  readonly mode: 'always' | 'pull_request' | 'exempt'
}

/** One ruleset; GitHub shows its bypass list only to those who may edit it. */
export type Ruleset = {
  readonly id: number
  readonly name: string
  /** The repository or organisation that owns it. */
  readonly source: string
  readonly bypass: Seen<readonly BypassActor[]>
}

/** A check that must be green; `app` is the id of the one App whose answer counts, `undefined` for anybody's. */
export type RequiredCheck = { readonly name: string; readonly app: number | undefined }

/** What a pull request needs before it may be merged. */
export type ReviewRule = {
  readonly codeOwners: boolean
  readonly dismissesStale: boolean
  readonly lastPush: boolean
}

/** An active ruleset over tags; patterns as in GitHub's ref_name condition. */
export type TagRuleset = {
  readonly name: string
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Types of its rules. */
  readonly rules: readonly string[]
}

/** Classic protection of a branch (GitHub REST: branch protection). */
export type ClassicProtection = {
  readonly checks: readonly RequiredCheck[]
  readonly strict: boolean
  readonly review: ReviewRule | undefined
  /** Users, teams and Apps that may merge without the review. */
  readonly reviewBypass: readonly string[]
  readonly enforcesAdmins: boolean
  readonly allowsForcePush: boolean
  readonly allowsDeletion: boolean
  /** People and teams who may push, when that is limited at all; Apps are left out. */
  readonly restrictedTo: readonly string[] | undefined
}

/** All protection of one branch. */
export type BranchFacts = {
  readonly name: string
  readonly exists: Seen<boolean>
  readonly rules: Seen<readonly ActiveRule[]>
  readonly rulesets: readonly Ruleset[]
  /** `undefined`: the branch has none. */
  readonly classic: Seen<ClassicProtection | undefined>
}

/** An App, as GitHub names it. */
export type AppIdentity = { readonly id: number; readonly slug: string | undefined }

/** The files that say who decides, as they stand at the branch. */
export type FileFacts = {
  readonly workflows: Seen<readonly RepositoryFile[]>
  /** The CODEOWNERS file that GitHub would use. */
  readonly codeowners: Seen<RepositoryFile | undefined>
  readonly config: Seen<RepositoryFile | undefined>
  readonly policy: Seen<RepositoryFile | undefined>
  readonly dependabot: Seen<RepositoryFile | undefined>
}

/** What GitHub lets workflows of a fork's pull request do; `approval` only in public repositories, the rest only in others. */
export type ForkFacts =
  | { readonly kind: 'public'; readonly approval: string }
  | {
      readonly kind: 'private'
      readonly runs: boolean
      readonly writeTokens: boolean
      readonly secrets: boolean
      readonly needsApproval: boolean
    }

/** What only GitHub can tell about the settings of a repository. */
export type SettingsFacts = {
  readonly isPublic: Seen<boolean>
  readonly workflowToken: Seen<{ readonly permissions: 'read' | 'write'; readonly canApprove: boolean }>
  readonly forks: Seen<ForkFacts>
  /** Self-hosted runners registered for this repository. */
  readonly runners: Seen<number>
  readonly codeownersErrors: Seen<readonly { readonly line: number; readonly message: string }[]>
}

/** Everything that the checks of `doctor` look at. */
export type RepositoryFacts = {
  /** `owner/name`. */
  readonly repository: string
  /** The check that the App posts for the branch, for example `assay: main`. */
  readonly checkName: string
  /** The App that the user named, or else all that posted the check on the newest pull requests. */
  readonly app: Seen<readonly AppIdentity[]>
  readonly branch: BranchFacts
  readonly ledger: BranchFacts
  readonly tags: Seen<readonly TagRuleset[]>
  readonly files: FileFacts
  readonly settings: SettingsFacts
}
