import { basename } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { messageOf } from '../../kernel/error.ts'
import { createPrng } from '../../kernel/prng.ts'
import type { MetricsAnswer, MetricsChildJob } from '../../ports/metric-modules.ts'
import { type MetricSample, rowsOf, toSample } from './sample.ts'

type Metric = MetricsChildJob['metrics'][number]
/** What the function of a user's module has to be. */
export type MetricFunction = (sample: MetricSample) => number
type Loaded = MetricFunction | { readonly wrong: string }

/** Every metric on all rows and on each draw, for every model; or the first thing that is wrong with a metric. */
export async function evaluateMetrics(
  job: MetricsChildJob,
  tell: (answer: MetricsAnswer) => void,
): Promise<MetricsAnswer> {
  const values = job.models.map(() => job.metrics.map(() => new Float64Array(1 + job.draws.length)))
  for (const [i, metric] of job.metrics.entries()) {
    tell({ kind: 'at', metric: i })
    await turn()
    const compute = await load(metric)
    if (typeof compute !== 'function') return { kind: 'wrong', metric: i, message: compute.wrong }
    const own = values.map((all) => all[i] as Float64Array)
    const wrong = await fill(own, job, compute, metric)
    if (wrong !== undefined) return { kind: 'wrong', metric: i, message: wrong }
  }
  return { kind: 'values', values }
}

/** Writes one metric's values, by model; answers what is wrong, if anything is. */
async function fill(
  values: readonly Float64Array[],
  job: MetricsChildJob,
  compute: MetricFunction,
  metric: Metric,
): Promise<string | undefined> {
  for (let draw = 0; draw <= job.draws.length; draw++) {
    const rows = rowsOf(job, job.draws[draw - 1])
    for (const [model, answers] of job.models.entries()) {
      // Both models meet the same chance, and a second run meets it again.
      Math.random = createPrng(`${job.seed}:${metric.name}:${draw}`).next
      const answer = call(compute, toSample(job, answers, rows), metric)
      if (typeof answer !== 'number') return `${answer.wrong} ${placeOf(draw, model)}`
      ;(values[model] as Float64Array)[draw] = Number.isFinite(answer) ? answer : Number.NaN
    }
    // What was written and told gets out, so that the parent knows where we are and can end a module that writes too much.
    await turn()
  }
  return undefined
}

function placeOf(draw: number, model: number): string {
  const rows = draw === 0 ? 'on all rows' : `on draw ${draw} of the rows`
  return model === 0 ? rows : `${rows}, with the champion’s answers`
}

function call(compute: MetricFunction, sample: MetricSample, metric: Metric): number | { readonly wrong: string } {
  try {
    const answer: unknown = compute(sample)
    return typeof answer === 'number' ? answer : { wrong: `returned ${described(answer)} instead of a number` }
  } catch (error) {
    return { wrong: `threw "${messageOf(error)}"${lineOf(error, metric.module)}` }
  }
}

function described(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (value instanceof Promise) return 'a promise'
  return `a value of type ${typeof value}`
}

/** Where in the module it happened, as far as the stack says so. */
function lineOf(error: unknown, module: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const found = stack.split('\n').find((line) => line.includes(pathToFileURL(module).href) || line.includes(module))
  const place = /:(\d+):\d+\)?$/.exec(found ?? '')?.[1]
  return place === undefined ? '' : ` (${basename(module)}:${place})`
}

async function load({ name, module }: Metric): Promise<Loaded> {
  try {
    const loaded = (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>
    const found = Object.hasOwn(loaded, name) ? loaded[name] : loaded['default']
    if (typeof found === 'function') return found as MetricFunction
    const exported = Object.keys(loaded).slice(0, 20).join(', ')
    return {
      wrong: `exports no function named "${name}" and no default function; its exports are: ${exported || 'none'}`,
    }
  } catch (error) {
    return { wrong: `could not be loaded: ${messageOf(error)}${lineOf(error, module)}` }
  }
}
