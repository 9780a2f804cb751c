import type { Change } from './facts.ts'

/** The commit that evidence must be about: the head, or in a merge queue the commit that would be merged; `undefined` on a laptop. */
export function measuredCommit(change: Change): string | undefined {
  if (change.kind === 'local') return undefined
  return change.kind === 'pull-request' ? (change.group?.headSha ?? change.headSha) : change.headSha
}
