import { type Contradiction, invertedInterval, repeated } from './contradiction.ts'
import type { FoundSlice } from './discovered-slices.ts'
import { MIN_GROUP_ROWS } from './groups.ts'
import type { TestPredicate } from './test-predicate.ts'

/** Metrics of which more is better; for the others a slice is worse where it has more. */
const HIGHER: ReadonlySet<string> = new Set(['accuracy', 'subset_accuracy'])

/** Where a slice that was found cannot be a part of the holdout, or its numbers contradict each other. */
export function discoveredSliceContradictions({ discoveredSlices, holdout, champion }: TestPredicate): Contradiction[] {
  if (discoveredSlices?.state !== 'searched') return []
  const { metric, minEffect, weakest, worse, tested } = discoveredSlices
  const base = '/predicate/discoveredSlices'
  const found: Contradiction[] = []
  if (champion.state !== 'compared' && worse !== undefined) {
    found.push({ path: `${base}/worse`, message: 'slices became worse although no champion was compared' })
  }
  for (const [key, list, candidates] of [
    ['weakest', weakest, tested.weakest],
    ['worse', worse ?? [], tested.worse ?? 0],
  ] as const) {
    const path = `${base}/${key}`
    if (list.length > candidates) found.push({ path, message: 'more slices were found than were tested' })
    found.push(
      ...repeated(
        list.map(({ where }) => where),
        path,
        'where',
      ),
    )
    list.forEach((slice, i) => {
      found.push(...sliceProblems(slice, `${path}/${i}`, { metric, minEffect, rows: holdout.rows }))
    })
  }
  return found
}

function sliceProblems(
  { n, rows, value, against, interval, effect, pValue, adjustedPValue }: FoundSlice,
  path: string,
  whole: { readonly metric: string; readonly minEffect: number; readonly rows: number },
): Contradiction[] {
  const problems: Contradiction[] = [
    ...invertedInterval(interval, `${path}/interval`),
    ...invertedInterval(effect.interval, `${path}/effect/interval`),
  ]
  const say = (isWrong: boolean, key: string, message: string): void => {
    if (isWrong) problems.push({ path: `${path}${key}`, message })
  }
  const worse = HIGHER.has(whole.metric) ? against - value : value - against
  const scale = Math.max(1, Math.abs(value), Math.abs(against))
  say(n > rows || rows > whole.rows, '/n', 'a slice was measured on more rows than it has')
  say(n < MIN_GROUP_ROWS, '/n', `a slice of fewer than ${MIN_GROUP_ROWS} rows is not shown`)
  say(Math.abs(worse - effect.value) > 1e-6 * scale, '/effect/value', 'the effect is not how much worse the value is')
  say(effect.interval.low <= whole.minEffect, '/effect/interval/low', 'the effect does not surely matter')
  say(adjustedPValue < pValue, '/adjustedPValue', 'the adjusted p value is below the raw one')
  return problems
}
