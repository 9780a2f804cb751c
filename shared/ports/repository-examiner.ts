import type {
  ActiveRule,
  AppIdentity,
  ClassicProtection,
  ForkFacts,
  RepositoryFile,
  Ruleset,
  Seen,
  TagRuleset,
} from '../doctor/facts.ts'

/** Settings of one repository as GitHub tells them. What may not be read is unseen, with the permission that is missing. */
export interface RepositoryExaminer {
  /** `owner/name`. */
  readonly repository: string
  /** Throws Fault GITHUB_UNAVAILABLE when there is no such repository, or none that the token may see. */
  basics(): Promise<{ readonly defaultBranch: string; readonly isPublic: boolean }>
  branchExists(branch: string): Promise<Seen<boolean>>
  rulesOf(branch: string): Promise<Seen<readonly ActiveRule[]>>
  ruleset(id: number): Promise<Ruleset>
  /** Active rulesets over tags, those of the organisation included. */
  tagRulesets(): Promise<Seen<readonly TagRuleset[]>>
  classicProtection(branch: string): Promise<Seen<ClassicProtection | undefined>>
  /** The App of a number or a slug. */
  app(name: string): Promise<Seen<AppIdentity>>
  /** Every App that posted a check of this name on the newest pull requests. */
  postersOf(checkName: string): Promise<Seen<readonly AppIdentity[]>>
  workflowToken(): Promise<Seen<{ readonly permissions: 'read' | 'write'; readonly canApprove: boolean }>>
  forks(isPublic: boolean): Promise<Seen<ForkFacts>>
  runners(): Promise<Seen<number>>
  codeownersErrors(branch: string): Promise<Seen<readonly { readonly line: number; readonly message: string }[]>>
}

/** Files of a repository at one commit, or of a working tree. */
export interface ExaminedFiles {
  read(path: string): Promise<Seen<RepositoryFile | undefined>>
  /** The files directly in a folder whose names end so; none when there is no such folder. */
  list(folder: string, endings: readonly string[]): Promise<Seen<readonly RepositoryFile[]>>
}
