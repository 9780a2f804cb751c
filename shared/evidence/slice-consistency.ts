import { type Contradiction, invertedInterval, isDifference, repeated } from './contradiction.ts'
import { MIN_GROUP_ROWS } from './groups.ts'
import type { Slice } from './slices.ts'
import type { TestPredicate } from './test-predicate.ts'

/** Where a slice cannot be a part of the holdout, or its numbers contradict each other. */
export function sliceContradictions({ slices = [], holdout, champion }: TestPredicate): Contradiction[] {
  const found = repeated(
    slices.map(({ name }) => name),
    '/predicate/slices',
    'name',
  )
  slices.forEach((slice, i) => {
    const path = `/predicate/slices/${i}`
    const isMeasured = slice.metrics !== undefined || slice.champion !== undefined || slice.changes !== undefined
    if (slice.n > holdout.rows) found.push({ path: `${path}/n`, message: 'a slice has more rows than the holdout' })
    if (slice.n < MIN_GROUP_ROWS && isMeasured) {
      found.push({ path, message: `a slice of fewer than ${MIN_GROUP_ROWS} rows is not measured` })
    }
    if (champion.state !== 'compared' && (slice.champion ?? slice.changes) !== undefined) {
      found.push({ path, message: 'a slice is compared although no champion was' })
    }
    found.push(...numberContradictions(slice, path))
  })
  return found
}

function numberContradictions({ metrics = [], champion = [], changes = [] }: Slice, path: string): Contradiction[] {
  const lists = { metrics, champion, changes }
  const found = Object.entries(lists).flatMap(([key, list]) =>
    list.flatMap(({ interval }, i) => invertedInterval(interval, `${path}/${key}/${i}/interval`)),
  )
  changes.forEach((change, i) => {
    if (isDifference(change.candidate, change.champion, change.difference)) return
    found.push({ path: `${path}/changes/${i}/difference`, message: 'the difference is not candidate minus champion' })
  })
  return found
}
