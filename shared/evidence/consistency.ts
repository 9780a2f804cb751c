import type { Problem } from '../kernel/error.ts'
import type { Interval } from './parts.ts'
import type { TestStatement } from './schema.ts'

/** A contradiction inside one statement: where (JSON pointer) and what. */
export type Contradiction = Pick<Problem, 'message'> & { readonly path: string }

/** What a schema cannot say about test evidence; empty when the statement agrees with itself. */
export function contradictionsOf({ subject, predicate }: TestStatement): Contradiction[] {
  const found: Contradiction[] = []
  if (`sha256:${subject[0]?.digest.sha256}` !== predicate.candidate.digest) {
    found.push({ path: '/subject/0/digest/sha256', message: 'the subject is not the candidate that was measured' })
  }
  if (subject[0]?.name !== predicate.model) {
    found.push({ path: '/subject/0/name', message: 'the subject names another model than the predicate' })
  }
  found.push(
    ...repeated(
      predicate.metrics.map((metric) => metric.name),
      '/predicate/metrics',
      'name',
    ),
  )
  found.push(
    ...repeated(
      predicate.comparison.map((comparison) => comparison.metric),
      '/predicate/comparison',
      'metric',
    ),
  )
  predicate.metrics.forEach((metric, i) => {
    found.push(...invertedInterval(metric.interval, `/predicate/metrics/${i}/interval`))
  })
  predicate.comparison.forEach((comparison, i) => {
    const path = `/predicate/comparison/${i}`
    found.push(...invertedInterval(comparison.interval, `${path}/interval`))
    if (!isDifference(comparison.candidate, comparison.champion, comparison.difference)) {
      found.push({ path: `${path}/difference`, message: 'the difference is not candidate minus champion' })
    }
  })
  if (predicate.champion.state !== 'compared' && predicate.comparison.length > 0) {
    found.push({ path: '/predicate/comparison', message: 'a comparison although no champion was compared' })
  }
  return found
}

function repeated(names: readonly string[], path: string, key: string): Contradiction[] {
  return names.flatMap((name, i) =>
    names.indexOf(name) === i
      ? []
      : [{ path: `${path}/${i}/${key}`, message: `${JSON.stringify(name)} appears twice` }],
  )
}

function invertedInterval(interval: Interval, path: string): Contradiction[] {
  return interval.low <= interval.high ? [] : [{ path, message: 'the low end of the interval is above its high end' }]
}

function isDifference(candidate: number, champion: number, difference: number): boolean {
  const scale = Math.max(1, Math.abs(candidate), Math.abs(champion))
  return Math.abs(candidate - champion - difference) <= 1e-6 * scale
}
