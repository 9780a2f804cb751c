import type { DrawPlan } from '../compare/draw-plan.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { DEFAULT_METRIC_MINUTES, type UserMetric } from '../config/user-metrics.ts'
import { Fault, type Problem, UserError } from '../kernel/error.ts'
import { decide } from '../metrics/decide.ts'
import type { Rows } from '../metrics/rows.ts'
import type { Files } from '../ports/files.ts'
import type { MetricAnswers, MetricModules, MetricsOutcome, MetricTruth } from '../ports/metric-modules.ts'
import { quoted } from '../train/log-tail.ts'
import type { Holdout } from './open-holdout.ts'

/** `place` is where the metric stands in `test.user_metrics`. */
export type ModuleMetric = UserMetric & { readonly module: string; readonly place: number }
export type ModuleMetricPorts = { readonly files: Files; readonly metricModules: MetricModules }

/**
 * Metrics that modules compute: by model, then by metric, all rows first and then each draw. Throws UserError CONFIG_INVALID, with the
 * place of the metric in assay.yml, for a module that is not there, throws, answers with no number or takes too long.
 */
export async function measureModuleMetrics(
  { files, metricModules }: ModuleMetricPorts,
  { model, holdout }: { readonly model: ModelConfig; readonly holdout: Holdout },
  models: readonly Rows[],
  { metrics, plan }: { readonly metrics: readonly ModuleMetric[]; readonly plan: DrawPlan },
): Promise<readonly (readonly Float64Array[])[]> {
  const [first] = models
  if (first === undefined || metrics.length === 0) return models.map(() => [])
  await refuseAbsent(files, model.name, metrics)
  const minutes = metrics.reduce((sum, { timeout_minutes = DEFAULT_METRIC_MINUTES }) => sum + timeout_minutes, 0)
  const outcome = await metricModules.measure({
    metrics: metrics.map(({ name, module }) => ({ name, module })),
    truth: truthOf(first, holdout),
    columns: holdout.table.columns,
    models: models.map(answersOf),
    ...plan,
    seed: `${holdout.digest}:user-metrics`,
    timeoutMs: minutes * 60_000,
  })
  if (outcome.kind === 'values') return outcome.values
  const metric = metrics[outcome.metric]
  if (metric === undefined) throw new Fault('INTERNAL', 'a metric went wrong that was not asked for')
  throw new UserError('CONFIG_INVALID', problemOf(model.name, metric, outcome, minutes))
}

async function refuseAbsent(files: Files, model: string, metrics: readonly ModuleMetric[]): Promise<void> {
  const found = await Promise.all(metrics.map(({ module }) => files.readText(module)))
  const problems = metrics.flatMap((metric, i): Problem[] => {
    if (found[i] !== undefined) return []
    const message = `there is no file "${metric.module}"`
    return [{ file: placeOf(model, metric), message, fix: 'correct the path; it is relative to the repository' }]
  })
  if (problems.length > 0) throw new UserError('CONFIG_INVALID', problems)
}

function problemOf(
  model: string,
  metric: ModuleMetric,
  outcome: Exclude<MetricsOutcome, { kind: 'values' }>,
  minutes: number,
): Problem {
  const file = placeOf(model, metric)
  const about = `the metric "${metric.name}" of ${metric.module}`
  if (outcome.kind === 'wrong') {
    // What a module throws is foreign text.
    const message = `${about} ${outcome.message.replaceAll(/\s+/g, ' ')}`
    return {
      file,
      message,
      fix: `export a function \`${metric.name}\`, or a default one, that returns a finite number`,
    }
  }
  const { timedOut, exitCode, signal, tail } = outcome.outcome
  if (outcome.tooLoud) return { file, message: `${about} wrote more than 1 MB`, fix: 'let the module log nothing' }
  if (timedOut) {
    const message = `the modules of the metrics took longer than ${minutes} minutes; the last was ${about}`
    return { file, message, fix: 'make it faster, or raise `timeout_minutes` beside it' }
  }
  const ended = exitCode === undefined ? `signal ${signal}` : `exit code ${exitCode}`
  const lines = tail.slice(-10).map((line) => `\n      ${quoted(line)}`)
  const message = `${about} ended the process with ${ended}; its last lines:${lines.join('') || ' none'}`
  return { file, message, fix: 'let the module return a number; it may not end the process' }
}

function placeOf(model: string, { place }: ModuleMetric): string {
  return configPlace(model, `test.user_metrics.${place}.module`)
}

function truthOf(rows: Rows, { task }: Holdout): MetricTruth {
  const { weights } = rows
  switch (rows.kind) {
    case 'binary': {
      const classes = task.kind === 'binary' ? [task.negative, task.positive] : []
      return { kind: rows.kind, labels: rows.labels, classes, weights }
    }
    case 'multiclass':
      return { kind: rows.kind, labels: rows.labels, classes: rows.classes, weights }
    case 'regression':
      return { kind: rows.kind, labels: rows.labels, classes: [], weights }
    default:
      throw new Fault('INTERNAL', `a ${rows.kind} task has no metrics of one's own`)
  }
}

function answersOf(rows: Rows): MetricAnswers {
  const decisions = decide(rows)
  switch (rows.kind) {
    case 'binary':
      return { values: rows.scores, decisions }
    case 'multiclass':
      return { values: rows.probabilities, decisions }
    case 'regression':
      return { values: rows.values, decisions }
    default:
      throw new Fault('INTERNAL', `a ${rows.kind} task has no metrics of one's own`)
  }
}
