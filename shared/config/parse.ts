import type { DataSource } from '../data/source.ts'
import type { Located } from '../document/located.ts'
import { nearestName } from '../document/nearest-name.ts'
import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import { defaultMetrics, isMetricOf, metricNames } from '../metrics/catalog.ts'
import { toCheckLimits } from './check-settings.ts'
import { discoverProblems, toDiscover } from './discover-settings.ts'
import { labelsProblem, toLabels } from './drift-labels.ts'
import { explainProblems, toExplainSettings } from './explain-settings.ts'
import { fairnessProblems, protectedNames, toFairness } from './fairness-settings.ts'
import { metricProblems, toMetricSettings } from './metric-settings.ts'
import type { Config, ModelConfig, TrainConfig } from './model-config.ts'
import { robustnessProblems, toRobustness } from './robustness-settings.ts'
import { type ConfigDocument, configSchema, type ModelDocument } from './schema.ts'
import { sourceProblems, toSummarySource } from './summary-source.ts'
import { taskProblems, toClasses, toTarget, toTaskData, toTaskTest } from './task-settings.ts'
import { userMetricProblems } from './user-metrics.ts'

const DEFAULT_LEVEL = 0.95
const DEFAULT_SEED = 1
const DEFAULT_TIMEOUT_MINUTES = 60

/** Reads the text of `assay.yml`. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
export function parseConfig(text: string, file: string): Config {
  const document = parseYaml(text, file, 'CONFIG_INVALID')
  const { models } = validate<ConfigDocument>(document, configSchema, 'CONFIG_INVALID')
  const problems = Object.entries(models).flatMap(([name, model]) => crossChecks(name, model, document))
  if (problems.length > 0) throw new UserError('CONFIG_INVALID', problems)
  return { file, models: Object.entries(models).map(([name, model]) => toModel(name, model)), locate: document.locate }
}

/** What a JSON Schema cannot say well: rules between keys. */
function crossChecks(name: string, model: ModelDocument, document: Located): Problem[] {
  const problems: Problem[] = []
  const at: Tell = (path, message, fix) => {
    const pointer = `/models/${name}${path}`
    problems.push({ file: document.file, ...document.locate(pointer), path: pointer, message, fix })
  }
  if (model.task === 'binary' && model.positive === undefined) {
    at(
      '',
      'a binary task needs the class that a score is the probability of',
      'add `positive: <value of the target column>`',
    )
  }
  if (model.task !== 'binary' && model.positive !== undefined) {
    at('/positive', `"positive" means nothing for a ${model.task} task`, 'remove it, or set `task: binary`')
  }
  const problemsOfMetrics = [...metricProblems(model), ...userMetricProblems(model.task, model.test?.user_metrics)]
  for (const [path, message, fix] of [...taskProblems(model), ...problemsOfMetrics]) at(path, message, fix)
  if (model.train !== undefined && (model.train.run === undefined) === (model.train.module === undefined)) {
    at(
      '/train',
      'training needs exactly one of "run" and "module"',
      'keep one: `run: python train.py` or `module: train.ts`',
    )
  }
  if (typeof model.model === 'object' && model.data.id === undefined) {
    at('/model', 'predictions are matched to rows by id, and no id column is named', 'add `id:` under `data:`')
  }
  if (model.data.schema !== undefined && model.data.train === undefined) {
    at('/data/schema', 'a schema is checked with the training data, and none is named', 'add `train:` here')
  }
  if (model.data.id === model.target) {
    at('/data/id', 'the id column and the target are the same column', 'name another column')
  }
  partChecks(model, at)
  driftChecks(model, at)
  model.test?.metrics?.forEach((metric, index) => {
    if (isMetricOf(metric, model.task)) return
    const names = metricNames(model.task)
    const nearest = nearestName(metric, names)
    const fix = nearest === undefined ? `use one of: ${names.join(', ')}` : `did you mean "${nearest}"?`
    at(`/test/metrics/${index}`, `"${metric}" is not a metric of a ${model.task} task`, fix)
  })
  const names = model.test?.slices?.map((slice) => slice.name) ?? []
  names.forEach((slice, index) => {
    if (names.indexOf(slice) === index) return
    at(`/test/slices/${index}/name`, `there are two slices named "${slice}"`, 'name one of them otherwise')
  })
  return problems
}

type Tell = (path: string, message: string, fix: string) => void

/** What each part of `test:` says about its own keys. */
function partChecks(model: ModelDocument, at: Tell): void {
  for (const { path, message, fix } of robustnessProblems(model.test, model)) at(`/test${path}`, message, fix)
  for (const { path, message, fix } of explainProblems(model.test?.explain, typeof model.model === 'object')) {
    at(`/test/explain${path}`, message, fix)
  }
  for (const problem of fairnessProblems(model)) at(...problem)
  for (const { message, fix } of discoverProblems(model.task, model.test?.discover))
    at('/test/discover/loss', message, fix)
}

function driftChecks({ data, drift }: ModelDocument, at: Tell): void {
  if (drift === undefined) return
  const wrong = drift.labels === undefined ? undefined : labelsProblem(drift.labels)
  if (wrong !== undefined) at('/drift/labels', wrong, 'change `baseline`, `tolerance` or `bound`')
  if (drift.reference === undefined && data.train === undefined) {
    at('/drift', 'there is nothing to compare with', 'add `reference:` here, or `train:` under `data:`')
  }
  for (const side of ['reference', 'current'] as const) {
    for (const { path = '', message, fix = '' } of sourceProblems(drift[side] ?? '')) {
      at(`/drift/${side}${path}`, message, fix)
    }
  }
}

function toModel(name: string, model: ModelDocument): ModelConfig {
  const fairness = toFairness(model)
  return {
    name,
    task: model.task,
    ...toTarget(model.target),
    ...toClasses(model),
    data: {
      ...(model.data.train === undefined ? {} : { train: toSource(model.data.train) }),
      holdout: toSource(model.data.holdout),
      ...(model.data.id === undefined ? {} : { id: model.data.id }),
      ...(model.data.schema === undefined ? {} : { schema: model.data.schema }),
      ...(model.data.group === undefined ? {} : { group: model.data.group }),
      ...(model.data.time === undefined ? {} : { time: model.data.time }),
      ...toTaskData(model.data),
      ...(model.data.weight === undefined ? {} : { weight: model.data.weight }),
      exclude: model.data.exclude ?? [],
      protected: protectedNames(model),
    },
    ...(model.train === undefined ? {} : { train: toTrain(model.train) }),
    model:
      typeof model.model === 'string'
        ? { kind: 'file', path: model.model }
        : { kind: 'predictions', path: model.model.predictions },
    test: {
      metrics: model.test?.metrics ?? defaultMetrics(model.task),
      level: model.test?.level ?? DEFAULT_LEVEL,
      ...toMetricSettings(model.test),
      ...toTaskTest(model.test),
      ...(model.test?.slices === undefined ? {} : { slices: model.test.slices }),
      checks: model.test?.checks ?? true,
      discover: toDiscover(model.test?.discover),
      ...toExplain(model),
      ...toRobustness(model.test),
    },
    check: toCheckLimits(model.check),
    ...(fairness === undefined ? {} : { fairness }),
    ...toDrift(model),
  }
}

function toExplain({ test }: ModelDocument): Pick<ModelConfig['test'], 'explain'> {
  const explain = toExplainSettings(test?.explain)
  return explain === undefined ? {} : { explain }
}

function toSource(source: string | { sql: string; remote?: string[] }): DataSource {
  return typeof source === 'string' ? { path: source } : source
}

function toTrain(train: NonNullable<ModelDocument['train']>): TrainConfig {
  return {
    spec: train.module === undefined ? { kind: 'run', run: train.run ?? [] } : { kind: 'module', module: train.module },
    params: (train.params ?? {}) as { readonly [name: string]: Json },
    seed: train.seed ?? DEFAULT_SEED,
    timeoutMinutes: train.timeout_minutes ?? DEFAULT_TIMEOUT_MINUTES,
  }
}

function toRoles(data: ModelDocument['data']): { readonly roles?: { readonly [column: string]: string } } {
  const roles = NO_FEATURES.flatMap((part) => (data[part] === undefined ? [] : [[data[part], `\`data.${part}\``]]))
  return roles.length === 0 ? {} : { roles: Object.fromEntries(roles) }
}

/** What new rows have new values of by nature, and what says how much a row counts. */
const NO_FEATURES = ['id', 'group', 'query', 'weight'] as const

function toDrift({ data, drift }: ModelDocument): Pick<ModelConfig, 'drift'> {
  const reference = drift?.reference ?? data.train
  if (drift === undefined || reference === undefined) return {}
  return {
    drift: {
      reference: toSummarySource(reference),
      isTrainingData: drift.reference === undefined,
      current: toSummarySource(drift.current),
      ...(drift.columns === undefined ? {} : { columns: drift.columns }),
      ...(drift.measures === undefined ? {} : { measures: drift.measures }),
      ...(drift.importance === undefined ? {} : { importance: drift.importance }),
      ...(drift.labels === undefined ? {} : { labels: toLabels(drift.labels) }),
      exclude: drift.exclude ?? [],
      ...toRoles(data),
      ...toKinds(drift),
    },
  }
}

function toKinds({ prediction, season, dates, multivariate, skew }: NonNullable<ModelDocument['drift']>) {
  return {
    ...(prediction === undefined ? {} : { prediction }),
    ...(season === undefined
      ? {}
      : { season: { time: season.time, ...(season.by === undefined ? {} : { by: season.by }) } }),
    ...(dates === undefined ? {} : { dates }),
    ...(multivariate === undefined ? {} : { multivariate }),
    ...(skew === undefined ? {} : { skew: { serving: toSource(skew.serving), id: skew.id } }),
  }
}
