/** What to run: text for bash, or a list of arguments that no shell reads. */
export type Command =
  | { readonly kind: 'shell'; readonly text: string }
  | { readonly kind: 'list'; readonly list: readonly string[] }

type ProcessOptions = {
  /** Added to the environment after everything secret was taken out of it. */
  readonly variables: Readonly<Record<string, string>>
  readonly timeoutMs: number
}

/** How a process ended. `exitCode` is absent when a signal ended it. */
export type ProcessOutcome = {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly timedOut: boolean
  /** The last lines of what it wrote, at most 200. */
  readonly tail: readonly string[]
  /** Number of lines it wrote in all. */
  readonly lines: number
}

/** Runs a user's command in the workspace, without our secrets; its output goes to the log line by line. */
export interface ProcessRunner {
  /** Ends the whole process group after the timeout. Throws UserError TRAIN_FAILED when the command cannot be started. */
  run(command: Command, options: ProcessOptions): Promise<ProcessOutcome>
}
