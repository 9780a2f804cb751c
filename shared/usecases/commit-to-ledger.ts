import { Fault } from '../kernel/error.ts'
import type { Backoff, Ledger, LedgerFile, LedgerSnapshot } from '../ports/ledger.ts'
import { isWriteOnce } from '../registry/write-once.ts'

const MAX_TRIES = 20

/** What a mutation wants: `files` to write in one commit (none: nothing to do) and the `result` that then holds. */
export type Mutation<T> = { readonly result: T; readonly files: readonly LedgerFile[]; readonly message: string }

/**
 * Applies `mutate` to the ledger so that no update is lost: it is asked again on every new head until its files are written
 * on exactly the head it saw. Its errors are final. Throws Fault LEDGER_CONFLICT after 20 tries.
 */
export async function commitToLedger<T>(
  deps: { readonly ledger: Ledger; readonly backoff: Backoff },
  mutate: (snapshot: LedgerSnapshot) => Promise<Mutation<T>>,
): Promise<T> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
    const snapshot = await deps.ledger.snapshot()
    const { result, files, message } = await mutate(snapshot)
    if (files.length === 0) return result
    await refuseRewriting(snapshot, files)
    if ((await deps.ledger.publish({ base: snapshot.head, message, files })) === 'published') return result
    await deps.backoff.wait(attempt)
  }
  throw new Fault('LEDGER_CONFLICT', `others wrote to the ledger ${MAX_TRIES} times in a row; nothing was written`, {
    fix: 'run the command again: it continues where it stopped',
  })
}

async function refuseRewriting(snapshot: LedgerSnapshot, files: readonly LedgerFile[]): Promise<void> {
  const existing = new Set(await snapshot.list(''))
  const rewritten = files.find(({ path }) => isWriteOnce(path) && existing.has(path))
  if (rewritten) throw new Fault('INTERNAL', `${rewritten.path} is already in the ledger and never changes`)
}
