import type { Attempts } from '../policy/facts.ts'
import { count, plural } from '../policy/numbers.ts'

/** What a reader has to know when a commit was measured more than once; empty when it was not. */
export function attemptNotes(model: string, attempts: Attempts | undefined): string[] {
  if (attempts === undefined || attempts.total <= 1) return []
  const { total, unknown, gone, earlier } = attempts
  const known = earlier.length + 1
  const judged =
    known === 1 ? 'the last one is judged' : `each rule is judged by the worst of the ${count(known)} that are known`
  const notes = [
    `${model}: there were ${plural(total, 'attempt')} at measuring this commit; ${judged}.`,
    ...(unknown === 0 ? [] : [`${plural(unknown, 'attempt')} left no evidence, so nobody knows what was measured.`]),
    ...(gone === 0 ? [] : [`${plural(gone, 'artifact')} with evidence is gone since; what was read before counts.`]),
  ]
  return [notes.join(' ')]
}
