import { columnsBeside } from '../compare/answer-columns.ts'
import { type DrawPlan, planDraws } from '../compare/draw-plan.ts'
import {
  isOutside,
  LEAST_DRAWS,
  USER_DRAWS,
  type UserMeasured,
  userComparison,
  userEstimate,
} from '../compare/user-metrics.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import type { UserMetric } from '../config/user-metrics.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import { type Rows, toRowsInOrder } from '../metrics/rows.ts'
import type { Predictions } from '../model/predictions.ts'
import { type ModuleMetricPorts, measureModuleMetrics } from './measure-module-metrics.ts'
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
  const { plan, ...shared } = planDraws(models, { ...holdout, level: model.test.level })
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
    refuseOutside(model.name, values, metrics)
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

function refuseOutside(model: string, values: readonly Float64Array[], metrics: readonly UserMetric[]): void {
  const problems = metrics.flatMap((metric, i): Problem[] => {
    const { name, domain = [] } = metric
    const value = values[i]?.[0] as number
    if (!isOutside(value, metric)) return []
    const file = configPlace(model, `test.user_metrics.${i}.domain`)
    const message = `the metric "${name}" answers ${value} on these rows, outside its domain [${domain.join(', ')}]`
    return [{ file, message, fix: 'write the smallest and the largest value that it can have, or remove `domain`' }]
  })
  if (problems.length > 0) throw new UserError('CONFIG_INVALID', problems)
}
