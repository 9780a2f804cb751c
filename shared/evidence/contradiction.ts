import type { Problem } from '../kernel/error.ts'
import type { Interval } from './parts.ts'

/** A contradiction inside one statement: where (JSON pointer) and what. */
export type Contradiction = Pick<Problem, 'message'> & { readonly path: string }

/** Names that occur more than once in a list that needs each of them once. */
export function repeated(names: readonly string[], path: string, key: string): Contradiction[] {
  return names.flatMap((name, i) =>
    names.indexOf(name) === i
      ? []
      : [{ path: `${path}/${i}/${key}`, message: `${JSON.stringify(name)} appears twice` }],
  )
}

/** An interval whose ends are the wrong way round. */
export function invertedInterval(interval: Interval, path: string): Contradiction[] {
  return interval.low <= interval.high ? [] : [{ path, message: 'the low end of the interval is above its high end' }]
}

/** Is the difference candidate minus champion, up to rounding? */
export function isDifference(candidate: number, champion: number, difference: number): boolean {
  const scale = Math.max(1, Math.abs(candidate), Math.abs(champion))
  return Math.abs(candidate - champion - difference) <= 1e-6 * scale
}
