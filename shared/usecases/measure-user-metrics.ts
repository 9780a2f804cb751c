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
import { rowLosses } from '../metrics/row-losses.ts'
import { type Rows, toRowsInOrder } from '../metrics/rows.ts'
import type { Predictions } from '../model/predictions.ts'
import { draw } from '../stats/bootstrap.ts'
import { type DrawPlan, type ModuleMetricPorts, measureModuleMetrics } from './measure-module-metrics.ts'
import type { Holdout } from './open-holdout.ts'

type Models = { readonly candidate: Predictions; readonly champion: Predictions | undefined }
type Built = Pick<TestPredicate, 'metrics' | 'champion' | 'comparison'>
type Asked = { readonly model: ModelConfig; readonly holdout: Holdout }

/**
 * The built-in metrics followed by those of `test.user_metrics`: of the candidate, of the champion, and of their difference on the same
 * draws. Throws UserError CONFIG_INVALID for an expression or a module that has no answer on these rows.
 */
export async function withUserMetrics(
  ports: ModuleMetricPorts,
  asked: Asked,
  { candidate, champion }: Models,
  built: Built,
): Promise<Built> {
  const { userMetrics = [] } = asked.model.test
  if (userMetrics.length === 0) return built
  const { task, labels } = asked.holdout
  const before = built.champion.state === 'compared' ? champion : undefined
  const models = [candidate, ...(before === undefined ? [] : [before])]
  const rows = toRowsInOrder({
    task,
    labels,
    models: models.map((predictions) => ({ name: 'predictions', predictions })),
  })
  const [own = [], others = []] = await measure(ports, asked, rows, userMetrics)
  const metrics = [...built.metrics, ...own.map(userEstimate)]
  if (built.champion.state !== 'compared' || before === undefined) return { ...built, metrics }
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

/** By model, then by metric. */
async function measure(
  ports: ModuleMetricPorts,
  asked: Asked,
  models: readonly Rows[],
  metrics: readonly UserMetric[],
): Promise<UserMeasured[][]> {
  const { model, holdout } = asked
  const { plan, ...shared } = planDraws(models, asked)
  const places = metrics.map((metric, place) => ({ ...metric, place }))
  const modules = places.flatMap((metric) =>
    metric.module === undefined ? [] : [{ ...metric, module: metric.module }],
  )
  const computed = await measureModuleMetrics(ports, asked, models, { metrics: modules, plan })
  const expressions = places.flatMap(({ sql, place }) =>
    sql === undefined ? [] : [{ sql, name: configPlace(model.name, `test.user_metrics.${place}.sql`), place }],
  )
  const byModel: UserMeasured[][] = []
  for (const [i, rows] of models.entries()) {
    const values = metrics.map(() => new Float64Array(0))
    for (const [k, { place }] of modules.entries()) values[place] = computed[i]?.[k] as Float64Array<ArrayBuffer>
    for (const [k, own] of (await aggregate(holdout, { model, rows, plan }, expressions)).entries())
      values[expressions[k]?.place as number] = own as Float64Array<ArrayBuffer>
    refuseUnanswered(model.name, values, metrics)
    byModel.push(metrics.map((metric, k) => ({ metric, values: values[k] as Float64Array, ...shared })))
  }
  return byModel
}

async function aggregate(
  { dataset }: Holdout,
  { model, rows, plan }: { readonly model: ModelConfig; readonly rows: Rows; readonly plan: DrawPlan },
  expressions: readonly { readonly sql: string; readonly name: string }[],
): Promise<readonly Float64Array[]> {
  if (expressions.length === 0) return []
  const request = { expressions, columns: columnsBeside(rows), ...plan }
  return dataset.aggregate(request, model.data.id === undefined ? {} : { orderBy: model.data.id })
}

/** One plan for all models, so that their draws are the same also where the length of a stretch of time is chosen by the losses. */
function planDraws(
  models: readonly Rows[],
  { model, holdout: { digest, dependence } }: Asked,
): Omit<UserMeasured, 'metric' | 'values'> & { readonly plan: DrawPlan } {
  const [rows, other] = models as readonly [Rows, Rows?]
  const n = rows.labels.length
  const inOrder = new Int32Array(n)
  for (let row = 0; row < n; row++) inOrder[row] = row
  const losses = (): Float64Array => {
    const [own, before] = [rowLosses(rows), other && rowLosses(other)]
    return before === undefined ? own : own.map((loss, row) => loss - (before[row] as number))
  }
  const drawn = clustersOf(rows, inOrder, dependence, losses)
  const prng = createPrng(`${digest}:user-metrics`)
  const units = unitsToDraw(rows, drawn, prng)
  const draws = Array.from({ length: USER_DRAWS }, () => {
    const times = new Uint16Array(units.count)
    draw(times, units.block ?? 1, prng)
    return times
  })
  const method = clusteredName(`bootstrap of ${USER_DRAWS} draws`, 'of', drawn)
  const independent = drawn === undefined ? n : independentCount(drawn)
  return { n, units: independent, level: model.test.level, method, plan: { units: units.of, draws } }
}

function refuseUnanswered(model: string, values: readonly Float64Array[], metrics: readonly UserMetric[]): void {
  const problems = values.flatMap((own, i): Problem[] => {
    const { name, module } = metrics[i] as UserMetric
    const answered = own.subarray(1).filter(Number.isFinite).length
    if (Number.isFinite(own[0]) && answered >= LEAST_DRAWS) return []
    const of = module === undefined ? 'the metric' : `the metric "${name}" of ${module}`
    const message = Number.isFinite(own[0])
      ? `${of} has an answer on ${answered} of ${USER_DRAWS} draws of the rows only`
      : `${of} has no finite answer on these rows`
    const fix =
      module === undefined
        ? 'let the expression answer also for fewer rows, for example with coalesce'
        : 'let the function answer also for fewer rows; a share of no rows is NaN'
    return [
      { file: configPlace(model, `test.user_metrics.${i}.${module === undefined ? 'sql' : 'module'}`), message, fix },
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
      const probability = new Float64Array(decided.length)
      for (let row = 0; row < decided.length; row++)
        probability[row] = probabilities[row * classes.length + (decided[row] as number)] as number
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
