import type { Digest } from '../kernel/digest.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { FeedbackSettings } from './feedback.ts'
import type { PartFinding } from './rule.ts'
import type { WaiverState } from './waivers/standing.ts'
import type { BrokenWaiver } from './waivers/waiver.ts'

/** What one rule says. `message` is one sentence with the numbers; `fix` is the next step. */
export type RuleVerdict = {
  readonly id: string
  readonly kind: string
  readonly model: string
  readonly severity: 'block' | 'warn'
  readonly verdict: Verdict
  readonly message: string
  /** What the rule asks for, as a clause. */
  readonly requirement?: string
  /** A clause that completes "<model> …" in the first line of a report. */
  readonly headline?: string
  readonly fix?: string
  /** The number the rule looked at and the limit it held it against, for the report and for `explain`. */
  readonly observed?: number
  readonly limit?: number
  /** A person's decision is missing, not a fact: the check says who is asked. */
  readonly waitsFor?: string
  /** What the rules inside this one say, for `all_of`, `any_of` and `n_of`; outermost first, each under the combination it stands in. */
  readonly parts?: readonly PartFinding[]
  /** The waiver that turned a `fail` into `waived`. */
  readonly waiver?: string
}

/** A waiver of a judged model and how it stood; `used` is one that let a rule through. Times are milliseconds since 1970 UTC. */
export type WaiverRecord = {
  readonly id: string
  readonly origin: 'file' | 'command'
  readonly model: string
  readonly rules: readonly string[]
  readonly state: WaiverState | 'used'
  /** Why it covers nothing. */
  readonly why?: string
  readonly reason: string
  readonly expiresAt: number
  /** Who agreed, of those who may; empty for a file, which was agreed to where it was merged. */
  readonly approvers: readonly string[]
  readonly ticket?: string
  readonly riskOwner?: string
  readonly requestedBy?: string
  readonly maxUses?: number
  /** One person agreed, for a day at most. */
  readonly isEmergency?: boolean
}

/** The tree of one evaluation: gate, models, rules. `verdict` is the worst of what is below. */
export type GateVerdict = {
  readonly verdict: Verdict
  readonly policy: {
    readonly path: string
    readonly digest: Digest
    readonly commit?: string
    /** The rules of the organisation that were asked beside the policy. */
    readonly floor?: { readonly path: string; readonly digest: Digest }
    readonly mode: 'enforce' | 'advisory'
  }
  readonly models: readonly {
    readonly model: string
    readonly verdict: Verdict
    readonly rules: readonly RuleVerdict[]
    /** The evidence that was judged: digest of the statement's bytes, and of the model it is about. `register` takes no other model. */
    readonly evidence?: readonly {
      readonly kind: 'test' | 'drift'
      readonly digest: Digest
      readonly subject: Digest
    }[]
    /** The change touches none of the model's paths: its rules were not asked, and that was decided, not forgotten. */
    readonly untouched?: true
    /** The policy holds numbers of this model back; absent when everything is shown. */
    readonly feedback?: FeedbackSettings
  }[]
  /** All rules of all models, in policy order. */
  readonly rules: readonly RuleVerdict[]
  /** Waivers of the models that were judged, whether they cover anything or not; absent when there are none. */
  readonly waivers?: readonly WaiverRecord[]
  /** Waiver files that could not be read; they cover nothing. */
  readonly brokenWaivers?: readonly BrokenWaiver[]
  /** A clause that says why the gate says what it says when no rule explains it: for example, the change touches no model. */
  readonly reason?: string
}
