import type { Verdict } from '../kernel/verdict.ts'
import { type AttemptScope, overAttempts } from './attempts.ts'
import type { Change, ModelFacts } from './facts.ts'
import type { RepositoryFacts } from './repository-facts.ts'

/** What a rule may look at: the facts of its own model and the change under review. */
export type RuleContext = RepositoryFacts & {
  readonly model: string
  readonly facts: ModelFacts
  readonly change: Change
  /** Rules of the model judge drift evidence, so it counts as well how far that is believed. */
  readonly usesDrift?: boolean | undefined
  /** Metrics whose loss is tested together with this rule's, where the policy corrects for their number. */
  readonly family?: readonly string[] | undefined
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

/** What a rule found. `message` is one plain sentence with the numbers; whoever renders it escapes it. */
export type Finding = {
  readonly verdict: Verdict
  readonly message: string
  /** A clause that completes "<model> …" in the first line of a report. */
  readonly headline?: string
  readonly fix?: string
  readonly observed?: number
  readonly limit?: number
  readonly waitsFor?: string
  /** What the rules inside this one found, in order, each after the one it stands under. */
  readonly parts?: readonly PartFinding[]
}

/** What one rule inside a combination says. `under`: the id of the combination it stands in; absent for the outermost. */
export type PartFinding = {
  readonly id: string
  readonly kind: string
  readonly under?: string
  readonly verdict: Verdict
  readonly message: string
  readonly requirement: string
  readonly fix?: string
}

/** What has to be read from GitHub before a rule can be judged; teams are `org/slug`. */
export type Needs = {
  readonly people: boolean
  readonly files: boolean
  readonly teams: readonly string[]
  /** How often the holdout was used; read where a rule asks for it. */
  readonly holdout?: boolean
  /** Drift evidence is judged. */
  readonly drift?: boolean
  /** Files of the head commit whose text a rule judges. */
  readonly documents?: readonly string[]
  /** Names of checks of the head commit. */
  readonly checks?: readonly string[]
  /** Environments of which it must be known what runs there. */
  readonly environments?: readonly string[]
  /** When the policy of the base was last changed. */
  readonly policyTime?: boolean
  /** Whether the workflows of the head are those of the base. */
  readonly workflows?: boolean
  /** Branches of which it must be known whether they hold the commit of the workflow that proved the evidence. */
  readonly branches?: readonly WorkflowBranch[]
}

/** A branch in full (`refs/heads/main`) of a repository (`owner/name`). */
export type WorkflowBranch = { readonly repository: string; readonly ref: string }

/** A fault in a rule's settings that its schema cannot express; `path` is a JSON pointer below the settings. */
export type SettingsProblem = { readonly path: string; readonly message: string; readonly fix: string }

/** One kind of rule. To add one: a file in `rules/` that exports one of these, and a line in `registry.ts`. */
export type RuleKind<Settings> = {
  /** The key in the policy file, for example `metric.threshold`. */
  readonly kind: string
  /** JSON Schema of the settings; unknown keys are refused. */
  readonly schema: { readonly type: 'object'; readonly additionalProperties: false } & Readonly<Record<string, unknown>>
  readonly refine?: (settings: Settings) => readonly SettingsProblem[]
  /** Which earlier attempts at measuring the commit are judged beside the last one; all of them when absent. */
  readonly attempts?: AttemptScope
  /** Pure: the same settings and context give the same finding. Never throws. */
  readonly evaluate: (settings: Settings, context: RuleContext) => Finding
  /** What the rule asks for, as a clause: `ROC AUC at least 0.7 (low end of the interval)`. */
  readonly describe: (settings: Settings) => string
  /** Facts about the change beyond its commits; none when absent. */
  readonly needs?: (settings: Settings) => Partial<Needs>
  /** Globs of files that the rule is about: who changes one is asked it, whatever the `paths` of the model say. */
  readonly touches?: (settings: Settings) => readonly string[]
}

/** A rule kind whose settings have been erased; they were checked against its schema when the policy was parsed. */
export type AnyRuleKind = RuleKind<unknown>

/** What an evaluation needs of a kind; a combination of rules is one as well. */
export type Judge = Pick<AnyRuleKind, 'kind' | 'evaluate' | 'describe' | 'needs' | 'touches'>

/** Erases the type of the settings, so that kinds of different shape fit one registry. */
export function eraseSettings<Settings>(kind: RuleKind<Settings>): AnyRuleKind {
  return {
    kind: kind.kind,
    schema: kind.schema,
    refine: (settings) => kind.refine?.(settings as Settings) ?? [],
    evaluate: (settings, context) =>
      overAttempts((one) => kind.evaluate(settings as Settings, one), context, kind.attempts),
    describe: (settings) => kind.describe(settings as Settings),
    needs: (settings) => kind.needs?.(settings as Settings) ?? {},
    touches: (settings) => kind.touches?.(settings as Settings) ?? [],
  }
}
