import type { Verdict } from '../kernel/verdict.ts'
import type { Severity } from '../monitor/severity.ts'
import type { WaiverLine } from './waivers.ts'

/** A report as data: every text is still plain and unescaped; renderers escape. Lists are in the order in which they are shown. */
export type Report = {
  readonly verdict: Verdict
  readonly mode: 'enforce' | 'advisory'
  /** What a busy reviewer reads, without the outcome in front: `credit-risk lost 4.1 points of ROC AUC …`. */
  readonly headline: string
  /** Sentences about the whole evaluation. */
  readonly notes: readonly string[]
  /** Models that were judged, worst first. */
  readonly models: readonly ModelReport[]
  /** Models that the change does not touch. */
  readonly untouched: readonly string[]
  /** Open drift alerts of models that are judged here; they never change the verdict. */
  readonly alerts?: readonly AlertNote[]
  /** Waivers of the judged models, those in force first. */
  readonly waivers?: readonly WaiverLine[]
  readonly policy: {
    readonly path: string
    readonly digest: string
    readonly commit?: string
    /** Rules of the organisation that were asked too; their ids begin with `floor/`. */
    readonly floor?: { readonly path: string; readonly digest: string }
  }
}

export type ModelReport = {
  readonly model: string
  readonly verdict: Verdict
  /** A clause that completes "<model> …". */
  readonly clause: string
  readonly metrics?: MetricTable
  /** What changed in the data of the model, where anything did. */
  readonly data?: readonly DataReport[]
  /** A sentence about rows that went from right to wrong and back. */
  readonly flips?: string
  /** A sentence about whether the probabilities can be taken at their word. */
  readonly calibration?: string
  /** A sentence about how much of the change is data and how much is code. */
  readonly decomposition?: string
  readonly slices?: GroupTable
  /** The weakest slices that the search found, and those that the change made worse; always shown. */
  readonly discovered?: readonly GroupTable[]
  /** One per protected attribute. */
  readonly groups?: readonly GroupTable[]
  readonly explanation?: ExplanationReport
  /** Sentences about what happens when rows are not quite what they were; their tables are among `task`. */
  readonly robustness?: readonly string[]
  /** What a multilabel, ranking or forecasting task has to tell beside its metrics. */
  readonly task?: readonly GroupTable[]
  /** Worst first. */
  readonly rules: readonly RuleRow[]
  /** Next steps, blocking ones first, each once. */
  readonly steps: readonly string[]
  readonly details: readonly Detail[]
}

/** `champion` is the version compared with; absent when there was none. `level` is the coverage in percent, as text. */
export type MetricTable = { readonly champion?: string; readonly level: string; readonly rows: readonly MetricRow[] }

export type MetricRow = {
  readonly label: string
  readonly candidate: string
  /** Interval of the candidate's own value. */
  readonly interval: string
  readonly champion?: string
  /** Difference with its interval. */
  readonly change?: string
  /** The interval of the difference as a bar; right of the middle is better. */
  readonly picture?: string
  readonly reading?: string
}

/** What the model does to the groups of one attribute, or to slices; cells are texts in the order of `head`. */
export type GroupTable = {
  readonly attribute: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note: string
}

/** What the model relies on, in short: one sentence where that changed (or is not known), and a table of the first columns. */
export type ExplanationReport = { readonly line?: string; readonly table?: GroupTable }

/** How one part of the data changed: a sentence, what belongs to it, and the columns that moved most with both histograms. */
export type DataReport = {
  readonly title: string
  readonly line: string
  readonly items: readonly string[]
  readonly columns: readonly {
    readonly name: string
    readonly moved: string
    readonly base: string
    readonly head: string
    readonly reading: string
  }[]
  /** Columns that moved and are not among these. */
  readonly more: number
}

export type RuleRow = {
  readonly id: string
  readonly verdict: Verdict
  readonly severity: 'block' | 'warn'
  readonly requirement: string
  readonly message: string
}

export type Detail = { readonly label: string; readonly value: string }

/** An open drift alert: `since` is a date (YYYY-MM-DD), `issue` the number of its issue. */
export type AlertNote = {
  readonly model: string
  readonly since: string
  readonly issue: number
  readonly severity?: Severity
  /** The last measurements were quiet; one or more of them still close the alert. */
  readonly isRecovering?: boolean
}
