import type { Problem } from '../../shared/kernel/error.ts'

/** A file that leaves the job as part of an artifact: path in the workspace. */
export type OutcomeFile = string

/** A line that a runner shows beside the code or above the log. */
export type Annotation = { readonly level: 'error' | 'warning' | 'notice'; readonly problem: Problem }

/** What a verb found out, told in every way that somebody may ask for it. Data only: presenting it is the frame's work. */
export type Outcome = {
  /** 0: pass. 1: the gate failed or drift was found. What is wrong or unknown is thrown as UserError or Fault. */
  readonly exitCode: 0 | 1
  /** The one document of `--json`; fits the schema of its verb under docs/schema/. */
  readonly json: { readonly schemaVersion: 1; readonly [key: string]: unknown }
  /** For people at a terminal; ends without a line break. */
  readonly text: string
  /** GitHub Markdown for the job summary. */
  readonly summaryMarkdown: string
  /** Outputs that action.yml declares. */
  readonly outputs: { readonly [name: string]: string }
  /** Files written below `.assay/` that belong into the evidence artifact, and the model (or run) that names it. */
  readonly evidence?: { readonly name: string; readonly files: readonly OutcomeFile[] }
  readonly annotations: readonly Annotation[]
}
