import { README_FILE } from './layout.ts'

const ALIAS_FILE = /^models\/[^/]+\/aliases\/[^/]+\.json$/

/** Only aliases and the front page may ever change; everything else on the ledger is written once. */
export function isWriteOnce(path: string): boolean {
  return path !== README_FILE && !ALIAS_FILE.test(path)
}
