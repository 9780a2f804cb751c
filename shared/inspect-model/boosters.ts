import { isRecord } from '../kernel/record.ts'
import type { ByteWindow } from './bytes.ts'
import type { FormatFacts } from './facts.ts'

/** Reads a model that XGBoost saved as JSON (https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html). Throws RangeError. */
export function readXgboostFacts(document: Record<string, unknown>): FormatFacts {
  const learner = recordAt(document, 'learner')
  const { num_feature: width, num_class: classes } = recordAt(learner, 'learner_model_param')
  const booster = recordAt(learner, 'gradient_booster')
  const { trees } = isRecord(booster['model']) ? booster['model'] : {}
  const names = Array.isArray(learner['feature_names']) ? learner['feature_names'].map(String) : []
  const types = Array.isArray(learner['feature_types']) ? learner['feature_types'].map(String) : []
  const version = Array.isArray(document['version']) ? document['version'].join('.') : undefined
  const objective = isRecord(learner['objective']) ? String(learner['objective']['name']) : undefined
  const nodes = Array.isArray(trees) ? trees.reduce<number>((sum, tree) => sum + nodesOf(tree), 0) : 0
  return {
    format: 'xgboost',
    ...(version === undefined ? {} : { producer: `xgboost ${version}`, versions: [{ name: 'xgboost', version }] }),
    inputs:
      names.length > 0
        ? names.map((name, i) => ({ name, type: types[i] ?? 'float' }))
        : [{ name: 'features', type: 'float', shape: ['?', Number(width)] }],
    operators: [{ name: String(booster['name'] ?? 'gbtree'), count: 1 }],
    ...(Array.isArray(trees) ? { tensors: trees.length, parameters: nodes } : {}),
    metadata: {
      ...(objective === undefined ? {} : { objective }),
      ...(classes === undefined ? {} : { classes: String(classes) }),
    },
    findings: [],
  }
}

function nodesOf(tree: unknown): number {
  const conditions = isRecord(tree) ? tree['split_conditions'] : undefined
  return Array.isArray(conditions) ? conditions.length : 0
}

function recordAt(record: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = record[key]
  if (!isRecord(value)) throw new RangeError(`it looks like a model of XGBoost, but lacks ${key}`)
  return value
}

const MAX_HEADER = 16 * 2 ** 20

/** Reads the head of a model that LightGBM saved as text: `key=value` lines up to the first tree. Throws RangeError. */
export function readLightgbmFacts(window: ByteWindow): FormatFacts {
  const text = new TextDecoder().decode(window.take(0, Math.min(window.size, MAX_HEADER)))
  const [head = ''] = text.split('\nTree=0\n', 1)
  const values = new Map(
    head.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  const names = values.get('feature_names')?.split(' ') ?? []
  const sizes = values.get('tree_sizes')?.split(' ') ?? []
  if (names.length === 0) throw new RangeError('it looks like a model of LightGBM, but names no features')
  const kept = ['objective', 'num_class', 'num_tree_per_iteration'].flatMap((key) => {
    const value = values.get(key)
    return value === undefined ? [] : [[key, value.slice(0, 200)] as const]
  })
  return {
    format: 'lightgbm',
    producer: 'lightgbm',
    versions: [{ name: 'lightgbm model', version: values.get('version') ?? '?' }],
    inputs: names.map((name) => ({ name, type: 'float64' })),
    operators: [{ name: 'tree', count: sizes.length }],
    tensors: sizes.length,
    metadata: Object.fromEntries(kept),
    findings: [],
  }
}
