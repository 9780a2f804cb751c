import type { RuleDocument } from '../schema.ts'

/** Something that a framework asks for, and what of it a rule can see. */
export type Control = {
  /** How the framework numbers it: `Art. 15`. */
  readonly id: string
  readonly title: string
  /** Kinds of rules that look at a part of it; empty for a control that only people can answer. */
  readonly kinds: readonly string[]
  /** What Assay does about it without a rule, with the page that says how. */
  readonly machinery?: { readonly text: string; readonly page: string }
  /** What only people can do; said for every control, since no rule covers a whole one. */
  readonly people: string
}

/**
 * A framework as versioned data: what it asks for, the rules that can be asked of every model, and those that only the repository can
 * write because they name its limits and its people. A released version never changes; a new reading of the framework is a new version.
 */
export type Preset = {
  readonly name: string
  readonly version: string
  readonly title: string
  /** What is known about its force, and how well. */
  readonly standing: string
  /** Asked of every model of the policy, before its own rules. */
  readonly rules: readonly RuleDocument[]
  /** Of each list the policy must have a rule that blocks, without `when`, for every model. */
  readonly demands: readonly (readonly string[])[]
  readonly controls: readonly Control[]
}
