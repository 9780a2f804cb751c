import type { Problem } from '../../shared/kernel/error.ts'

/** A line that a runner shows beside the code or above the log. */
export type Annotation = { readonly level: 'error' | 'warning' | 'notice'; readonly problem: Problem }

/** What a verb found out, told in every way that somebody may ask for it. Data only: presenting it is the frame's work. */
export type Outcome = {
  /** 0: pass. 1: the gate failed or drift was found. 3: the verdict itself is that nobody could judge. What else is wrong is thrown. */
  readonly exitCode: 0 | 1 | 3
  /** The one document of `--json`; fits the schema of its verb under docs/schema/. */
  readonly json: { readonly schemaVersion: 1; readonly [key: string]: unknown }
  /** For people at a terminal; ends without a line break. */
  readonly text: string
  /** GitHub Markdown for the job summary. */
  readonly summaryMarkdown: string
  /** Outputs that action.yml declares. */
  readonly outputs: { readonly [name: string]: string }
  /** Files of the workspace that leave the job, under the name of an artifact. */
  readonly artifact?: { readonly name: string; readonly files: readonly string[] }
  /** Pages for people, under an artifact of their own, so that evidence stays evidence. */
  readonly report?: { readonly name: string; readonly files: readonly string[] }
  readonly annotations: readonly Annotation[]
}
