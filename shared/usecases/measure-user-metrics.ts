import { LEAST_DRAWS, USER_DRAWS, type UserMeasured, userComparison, userEstimate } from '../compare/user-metrics.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import type { UserMetric } from '../config/user-metrics.ts'
import type { Column } from '../data/table.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import { createPrng } from '../kernel/prng.ts'
import { clusteredName, clustersOf, independentCount, unitsToDraw } from '../metrics/clusters.ts'
import { decide } from '../metrics/decide.ts'
import { type Rows, toRowsInOrder } from '../metrics/rows.ts'
import type { Predictions } from '../model/predictions.ts'
import { draw } from '../stats/bootstrap.ts'
import type { Holdout } from './open-holdout.ts'

type Models = { readonly candidate: Predictions; readonly champion: Predictions | undefined }
type Built = Pick<TestPredicate, 'metrics' | 'champion' | 'comparison'>

/**
 * The built-in metrics followed by those of `test.user_metrics`: of the candidate, of the champion, and of their difference on the same
 * draws. Throws UserError CONFIG_INVALID for an expression that is no aggregate of the columns, or has no answer on these rows.
 */
export async function withUserMetrics(
  model: ModelConfig,
  holdout: Holdout,
  models: Models,
  built: Built,
): Promise<Built> {
  const { userMetrics = [] } = model.test
  if (userMetrics.length === 0) return built
  const own = await measure(model, holdout, models.candidate, userMetrics)
  const metrics = [...built.metrics, ...own.map(userEstimate)]
  if (models.champion === undefined || built.champion.state !== 'compared') return { ...built, metrics }
  const others = await measure(model, holdout, models.champion, userMetrics)
  const compared = own.flatMap((one, i) => {
    const other = others[i]
    return other === undefined ? [] : userComparison(one, other)
  })
  return {
    metrics,
    champion: { ...built.champion, metrics: [...built.champion.metrics, ...others.map(userEstimate)] },
    comparison: [...built.comparison, ...compared],
  }
}

async function measure(
  { name, data, test: { level } }: ModelConfig,
  { task, labels, dataset, digest, dependence }: Holdout,
  predictions: Predictions,
  metrics: readonly UserMetric[],
): Promise<UserMeasured[]> {
  const [rows] = toRowsInOrder({ task, labels, models: [{ name: 'predictions', predictions }] })
  if (rows === undefined) return []
  const n = rows.labels.length
  const drawn = clustersOf(
    rows,
    Int32Array.from({ length: n }, (_, row) => row),
    dependence,
  )
  const prng = createPrng(`${digest}:user-metrics`)
  const units = unitsToDraw(rows, drawn, prng)
  const draws = Array.from({ length: USER_DRAWS }, () => {
    const times = new Uint16Array(units.count)
    draw(times, units.block ?? 1, prng)
    return times
  })
  const expressions = metrics.map(({ sql }, i) => ({ sql, name: configPlace(name, `test.user_metrics.${i}.sql`) }))
  const request = { expressions, columns: columnsBeside(rows), units: units.of, draws }
  const values = await dataset.aggregate(request, data.id === undefined ? {} : { orderBy: data.id })
  refuseUnanswered(values, expressions)
  const method = clusteredName(`bootstrap of ${USER_DRAWS} draws`, 'of', drawn)
  const shared = { n, units: drawn === undefined ? n : independentCount(drawn), level, method }
  return metrics.map((metric, i) => ({ metric, values: values[i] as Float64Array, ...shared }))
}

function refuseUnanswered(values: readonly Float64Array[], expressions: readonly { readonly name: string }[]): void {
  const problems = values.flatMap((own, i): Problem[] => {
    const answered = own.subarray(1).filter(Number.isFinite).length
    if (Number.isFinite(own[0]) && answered >= LEAST_DRAWS) return []
    const message = Number.isFinite(own[0])
      ? `the metric has an answer on ${answered} of ${USER_DRAWS} draws of the rows only`
      : 'the metric has no finite answer on these rows'
    return [
      {
        file: expressions[i]?.name ?? '',
        message,
        fix: 'let the expression answer also for fewer rows, for example with coalesce',
      },
    ]
  })
  if (problems.length > 0) throw new UserError('CONFIG_INVALID', problems)
}

/** What a model said of each row and what is true, beside the columns of the holdout. */
function columnsBeside(rows: Rows): Column[] {
  const weight: Column = numeric('weight', rows.weights ?? new Float64Array(rows.labels.length).fill(1))
  switch (rows.kind) {
    case 'binary':
      return [numeric('label', rows.labels), numeric('score', rows.scores), numeric('decision', decide(rows)), weight]
    case 'multiclass': {
      const { classes, probabilities, labels } = rows
      const decided = decide(rows)
      const own = decided.map((k, row) => row * classes.length + k)
      const probability = Float64Array.from(own, (at) => probabilities[at] as number)
      return [
        named('label', labels, classes),
        named('prediction', decided, classes),
        numeric('probability', probability),
        weight,
      ]
    }
    case 'regression':
      return [numeric('label', rows.labels), numeric('prediction', rows.values), weight]
    default:
      return []
  }
}

function numeric(name: string, values: ArrayLike<number>): Column {
  return { kind: 'numeric', name, values: Float64Array.from(values) }
}

function named(name: string, codes: Int32Array, dictionary: readonly string[]): Column {
  return { kind: 'text', name, codes, dictionary }
}
