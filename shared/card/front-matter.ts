import { writeYaml } from '../document/edit-yaml.ts'
import { metricLabel } from '../policy/metric-words.ts'
import { plain } from '../report/escape.ts'
import type { Card } from './schema.ts'

const PIPELINES = {
  binary: 'tabular-classification',
  multiclass: 'tabular-classification',
  regression: 'tabular-regression',
  multilabel: 'tabular-classification',
  ranking: 'text-ranking',
  forecasting: 'time-series-forecasting',
} as const

/**
 * YAML between two lines of `---` as the Hugging Face Hub reads it from a model card: the short keys that people wrote, and every measured
 * metric as a result of `model-index` with its interval and its evidence in `args`.
 */
export function renderFrontMatter({ model, written, measured }: Card): string {
  const { license, language, library, baseModel, tags = [] } = written
  const pipeline = PIPELINES[measured.results.task]
  const value = {
    ...(language === undefined ? {} : { language: language.map(line) }),
    ...(license === undefined ? {} : { license: line(license) }),
    ...(library === undefined ? {} : { library_name: line(library) }),
    ...(baseModel === undefined ? {} : { base_model: line(baseModel) }),
    pipeline_tag: pipeline,
    tags: [...new Set([...tags.map(line), 'assay'])],
    metrics: measured.results.metrics.map(({ name }) => line(name)),
    'model-index': [{ name: line(model), results: [resultOf(measured.results, pipeline)] }],
  }
  return `---\n${writeYaml(value, [], '').trimEnd()}\n---\n`
}

function resultOf({ holdout, metrics, evidence, task }: Card['measured']['results'], pipeline: string) {
  return {
    task: { type: pipeline, name: task },
    dataset: { type: 'holdout', name: line(holdout.source), split: 'test', revision: holdout.digest },
    metrics: metrics.map(({ name, value, interval: { low, high, level }, n }) => ({
      type: line(name),
      name: line(metricLabel(name)),
      value,
      args: { low, high, level, n, evidence },
    })),
  }
}

/** One line of visible characters, so that nothing can end the front matter. */
function line(text: string): string {
  return plain(text, 400)
}
