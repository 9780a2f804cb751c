import type { WorkflowRun } from './github-runs.ts'

/** Which commit of which pull request, judged for which base. */
export type DispatchKey = {
  readonly repository: string
  readonly pullNumber: number
  readonly headSha: string
  readonly baseRef: string
}

/** A run that the App started to measure a commit. */
export type Dispatch = DispatchKey & {
  /** Counts from 1: a run that failed may be started again. */
  readonly attempt: number
  /** Nobody could know it before the run began; evidence without it is not of this run. */
  readonly nonce: string
  /** Absent until GitHub has said which run it is. */
  readonly runId?: number
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

/** Runs that were started, kept. Methods throw Fault STORE_UNAVAILABLE. */
export interface Dispatches {
  /** Oldest first. */
  of(key: DispatchKey): Promise<readonly Dispatch[]>
  /** Keeps a new one before the run is started; `false` when another replica was faster. */
  begin(dispatch: Dispatch): Promise<boolean>
  /** Which run it became. */
  started(dispatch: Dispatch, runId: number): Promise<void>
  /** Nothing was started after all. */
  forget(dispatch: Dispatch): Promise<void>
  /** The dispatch that became this run. */
  ofRun(repository: string, runId: number): Promise<Dispatch | undefined>
}

/** Starts workflows; needs the permission `actions: write`, which the App does not have unless it is given. */
export interface Dispatcher {
  /** The id of the run. Text: why there is none, for people. Throws Fault GITHUB_UNAVAILABLE. */
  start(asked: {
    readonly workflow: string
    readonly ref: string
    readonly inputs: Readonly<Record<string, string>>
  }): Promise<number | string>
  /** The run as it is now. Throws Fault GITHUB_UNAVAILABLE. */
  run(id: number): Promise<WorkflowRun | undefined>
  /** 256 bits of chance, hexadecimal. */
  nonce(): string
}
