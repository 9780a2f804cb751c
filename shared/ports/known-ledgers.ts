/** What was seen of a ledger: the last commit of its branch, and the version that each model had as its champion. */
export type KnownLedger = { readonly commit: string; readonly champions: { readonly [model: string]: string } }

/** Ledgers that were read, one per repository: what was there once is never taken for absent. Methods throw Fault STORE_UNAVAILABLE. */
export interface KnownLedgers {
  /** `undefined`: none was ever seen, or it was given up on purpose. */
  find(repository: string): Promise<KnownLedger | undefined>
  /** Keeps what is seen now beside what was seen before. */
  save(repository: string, seen: KnownLedger): Promise<void>
}
