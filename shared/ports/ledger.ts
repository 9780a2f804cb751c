/** One file to write into the ledger; paths are relative to its root. Files are never deleted. */
export type LedgerFile = { readonly path: string; readonly content: string | Uint8Array }

/** The ledger at one commit: a consistent view, whatever others write meanwhile. */
export interface LedgerSnapshot {
  /** Commit that this view shows; `undefined` while no ledger exists. */
  readonly head: string | undefined
  /** Paths of all files below a folder (`''` is the root), sorted. */
  list(folder: string): Promise<readonly string[]>
  read(path: string): Promise<Uint8Array | undefined>
}

/** What is to be written on top of `base`. */
export type LedgerCommit = {
  readonly base: string | undefined
  readonly message: string
  readonly files: readonly LedgerFile[]
}

/**
 * The ledger branch of the user's repository. Throws Fault LEDGER_UNAVAILABLE or GITHUB_UNAVAILABLE when it cannot be reached:
 * an unreadable ledger is never an empty one.
 */
export interface Ledger {
  snapshot(): Promise<LedgerSnapshot>
  /**
   * Compare-and-swap: writes only if the branch still points at `base` (`undefined`: does not exist yet). `conflict` means that
   * somebody else was faster and nothing was written; read again.
   */
  publish(commit: LedgerCommit): Promise<'published' | 'conflict'>
}

/** Waits before try number `attempt` (from 1), full jitter: uniform between 0 and min(5 s, 100 ms x 2^attempt). */
export interface Backoff {
  wait(attempt: number): Promise<void>
}
