import type { TestPredicate } from '../evidence/test-predicate.ts'
import { differenceSize, metricLabel } from '../policy/metric-words.ts'
import { count, plural } from '../policy/numbers.ts'

/** Rows at which what is inconclusive would be decided, if what was seen is true. */
export function neededText({ comparison }: TestPredicate): string {
  return comparison
    .flatMap(({ metric, rowsNeeded }) =>
      rowsNeeded === undefined ? [] : `${metricLabel(metric)} ${count(rowsNeeded)}`,
    )
    .join('; ')
}

/** Each reason once, with the metrics it holds for. */
export function notComparable({ comparison }: TestPredicate): string {
  const found = comparison.filter(({ verdict }) => verdict === 'not-comparable')
  return [...new Set(found.map(({ method }) => method))]
    .map((method) => {
      const metrics = found.filter((one) => one.method === method).map(({ metric }) => metricLabel(metric))
      return `${metrics.join(', ')} (${method.replace(/^not comparable: /, '')})`
    })
    .join('; ')
}

/** How the champion's numbers were made, as the end of a sentence. */
export function madeText({ made, reason }: Extract<TestPredicate['champion'], { state: 'compared' }>): string {
  if (made === undefined) return ''
  if (made === 'here') return ', scored again on these rows'
  const [why = 'for a reason not recorded'] = reason?.split('\n') ?? []
  return `, by the numbers of its registration: it could not be scored here (${why})`
}

/** `, of 3,100 groups by patient_id: worth about 4,120 independent rows`. */
export function dependenceText({ dependence }: TestPredicate): string {
  if (dependence === undefined) return ''
  const { by, column, units, block = 1, effectiveRows } = dependence
  const what = by === 'group' ? 'groups' : 'moments'
  const blocks = block > 1 ? `, in blocks of ${count(block)}` : ''
  return `, of ${count(units)} ${what} by ${column}${blocks}: worth about ${count(effectiveRows)} independent rows`
}

/** The smallest true difference of each metric that these rows would show in four of five repetitions. */
export function detectableText({ comparison }: TestPredicate): string {
  return comparison
    .filter(({ verdict }) => verdict !== 'not-comparable')
    .map(({ metric, detectable }) => `${metricLabel(metric)} ${differenceSize(metric, detectable)}`)
    .join('; ')
}

/** What a reader needs to weigh the comparison: what the rows are worth, what they could show, what would decide. */
export function comparisonLines(predicate: TestPredicate): string[] {
  const { holdout, dependence } = predicate
  const [reasons, needed, detectable] = [notComparable(predicate), neededText(predicate), detectableText(predicate)]
  return [
    ...(dependence === undefined ? [] : [`${plural(holdout.rows, 'row')}${dependenceText(predicate)}`]),
    ...(reasons === '' ? [] : [`not comparable: ${reasons}`]),
    ...(detectable === '' ? [] : [`smallest difference that these rows would show (80 % power): ${detectable}`]),
    ...(needed === '' ? [] : [`${predicate.task === 'ranking' ? 'queries' : 'rows'} that would decide: ${needed}`]),
  ]
}
