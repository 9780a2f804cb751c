import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import type { DatasetSummary } from './column-summary.ts'

type Part = { readonly name: string; readonly summary: DatasetSummary; readonly digest: Digest }

/**
 * Throws UserError INPUT_INVALID where two parts have the same bytes: they are one part and its copy, its rows would count twice, and nothing
 * afterwards could tell. Parts without any row may be alike.
 */
export function refuseTwins(parts: readonly Part[]): void {
  const problems = parts.flatMap(({ name, summary, digest }, i) => {
    const twin = parts.slice(0, i).find((other) => other.digest === digest)
    if (twin === undefined || summary.rows === 0) return []
    const message = `is byte for byte the same profile as ${twin.name}: its ${summary.rows} rows would count twice`
    return [
      { file: name, message, fix: 'merge each part once: leave out the copy, or profile the part that is missing' },
    ]
  })
  if (problems.length > 0) throw new UserError('INPUT_INVALID', problems)
}
