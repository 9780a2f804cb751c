import type { Backoff, Ledger, LedgerCommit, LedgerSnapshot } from '../../shared/ports/ledger.ts'

/** What a memory ledger holds after each commit; the last one is its head. */
export type MemoryCommit = { readonly message: string; readonly files: ReadonlyMap<string, Uint8Array> }

/** A compare-and-swap store in memory with the contract of the real drivers; `pause` lets a schedule decide who goes next. */
export function createMemoryLedger(
  pause: () => Promise<void> = async () => {},
): Ledger & { readonly log: MemoryCommit[] } {
  const log: MemoryCommit[] = []
  const head = (): string | undefined => (log.length === 0 ? undefined : String(log.length))
  return {
    log,
    snapshot: async () => {
      await pause()
      return toSnapshot(head(), log.at(-1)?.files ?? new Map())
    },
    publish: async (commit: LedgerCommit) => {
      await pause()
      if (commit.base !== head()) return 'conflict'
      const files = new Map(log.at(-1)?.files)
      for (const { path, content } of commit.files) {
        files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
      }
      log.push({ message: commit.message, files })
      return 'published'
    },
  }
}

/** Does not wait: schedules decide instead. */
export const NO_BACKOFF: Backoff = { wait: async () => {} }

function toSnapshot(head: string | undefined, files: ReadonlyMap<string, Uint8Array>): LedgerSnapshot {
  return {
    head,
    list: async (folder) => [...files.keys()].filter((path) => folder === '' || path.startsWith(`${folder}/`)).sort(),
    read: async (path) => files.get(path),
  }
}
