import { findingSchema } from '../evidence/integrity.ts'
import { count } from '../evidence/parts.ts'
import type { ModelFormat } from './facts.ts'

const string = { type: 'string' } as const
/** Every format that is told apart, for schemas. */
export const MODEL_FORMATS = [
  'onnx',
  'tfjs-layers',
  'tfjs-graph',
  'saved-model',
  'safetensors',
  'pickle',
  'torch',
  'keras',
  'hdf5',
  'zip',
  'xgboost',
  'lightgbm',
] as const satisfies readonly ModelFormat[]

const list = (items: object, required: readonly string[]) =>
  ({
    type: 'array',
    items: { type: 'object', additionalProperties: false, required, properties: items },
  }) as const

const occurrences = list({ name: string, count }, ['name', 'count'])
const port = list({ name: string, type: string, shape: { type: 'array', items: { type: ['integer', 'string'] } } }, [
  'name',
  'type',
])

/** Properties of the facts about a model file, as `assay inspect --json` writes them. */
export const modelFactsProperties = {
  format: { enum: MODEL_FORMATS },
  size: count,
  files: list({ path: string, size: count }, ['path', 'size']),
  producer: string,
  versions: list({ name: string, version: string }, ['name', 'version']),
  operators: occurrences,
  inputs: port,
  outputs: port,
  tensors: count,
  parameters: count,
  imports: occurrences,
  metadata: { type: 'object', additionalProperties: string },
  findings: { type: 'array', items: findingSchema },
} as const

const pair = (of: object) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: ['before', 'after'],
    properties: { before: of, after: of },
  }) as const
const texts = { name: string, before: string, after: string }
const ports = list({ ...texts, change: { enum: ['added', 'removed', 'changed'] } }, ['name', 'change'])

/** How two model files differ, as `assay inspect --against --json` writes it. */
export const modelDiffSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['format', 'size', 'operators', 'inputs', 'outputs', 'imports', 'versions', 'metadata', 'isSame'],
  properties: {
    format: pair(string),
    size: pair(count),
    parameters: pair(count),
    tensors: pair(count),
    operators: list({ name: string, before: count, after: count }, ['name', 'before', 'after']),
    inputs: ports,
    outputs: ports,
    imports: list(texts, ['name']),
    versions: list(texts, ['name']),
    producer: { type: 'object', additionalProperties: false, required: ['name'], properties: texts },
    metadata: list(texts, ['name']),
    isSame: { type: 'boolean' },
  },
} as const
