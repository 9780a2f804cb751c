import { artifactContradictions } from './artifact.ts'
import { calibrationContradictions } from './calibration.ts'
import { type Contradiction, invertedInterval, isDifference, repeated } from './contradiction.ts'
import { decisionContradictions } from './decisions.ts'
import { decompositionContradictions } from './decomposition.ts'
import { dependenceContradictions } from './dependence.ts'
import { discoveredSliceContradictions } from './discovered-slices-consistency.ts'
import { explanationContradictions } from './explanation-consistency.ts'
import { fairnessContradictions } from './fairness.ts'
import { groupContradictions } from './group-consistency.ts'
import { integrityContradictions } from './integrity.ts'
import { performanceContradictions } from './performance.ts'
import { robustnessContradictions } from './robustness-consistency.ts'
import type { TestStatement } from './schema.ts'
import { sliceContradictions } from './slice-consistency.ts'
import { taskDetailsContradictions } from './task-details.ts'
import type { TestPredicate } from './test-predicate.ts'

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
  return [
    ...found,
    ...flipContradictions(predicate),
    ...decisionContradictions(predicate.decisions, predicate.holdout.rows),
    ...calibrationContradictions(predicate.calibration, predicate.holdout.rows),
    ...dependenceContradictions(predicate.dependence, predicate.holdout.rows),
    ...groupContradictions(predicate),
    ...fairnessContradictions(predicate.fairness, predicate),
    ...sliceContradictions(predicate),
    ...discoveredSliceContradictions(predicate),
    ...integrityContradictions(predicate.integrity),
    ...artifactContradictions(predicate.artifact),
    ...decompositionContradictions(predicate.decomposition),
    ...taskDetailsContradictions(predicate.taskDetails, {
      task: predicate.task,
      rows: predicate.holdout.rows,
      metrics: predicate.metrics,
    }),
    ...explanationContradictions(predicate),
    ...robustnessContradictions(predicate),
    ...performanceContradictions(predicate.performance),
  ]
}

function flipContradictions({ flips, champion, holdout }: TestPredicate): Contradiction[] {
  if (flips === undefined) return []
  const path = '/predicate/flips'
  const { rightToWrong, wrongToRight, n, slices = [] } = flips
  const found: Contradiction[] = []
  if (champion.state !== 'compared') found.push({ path, message: 'flipped rows although no champion was compared' })
  if (n !== holdout.rows) found.push({ path: `${path}/n`, message: 'the rows compared are not those of the holdout' })
  if (rightToWrong.rows + wrongToRight.rows > n) found.push({ path, message: 'more rows flipped than were compared' })
  slices.forEach((slice, i) => {
    const isMore = slice.rightToWrong > rightToWrong.rows || slice.wrongToRight > wrongToRight.rows
    if (isMore || slice.n > n || slice.rightToWrong + slice.wrongToRight > slice.n) {
      found.push({
        path: `${path}/slices/${i}`,
        message: 'a slice has more rows, or more that flipped, than there are',
      })
    }
  })
  if ([rightToWrong, wrongToRight].some(({ rows, ids = [] }) => ids.length > rows)) {
    found.push({ path, message: 'more rows are named than flipped' })
  }
  return found
}
