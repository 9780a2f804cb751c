import type { FromSchema } from 'json-schema-to-ts'
import { type Contradiction, invertedInterval, repeated } from './contradiction.ts'
import { figure, interval, number, text } from './parts.ts'

/** Repeats with other seeds that evidence holds. */
export const MAX_REPEATS = 20

const seed = { type: 'integer', minimum: 1 } as const

/** A part of the change and what it is in both orders: on top of the other side's base, and on top of its head. */
const shared = {
  type: 'object',
  additionalProperties: false,
  required: ['value', 'interval', 'onBase', 'onHead'],
  properties: { value: number, interval, onBase: number, onHead: number },
} as const

const metrics = {
  type: 'array',
  minItems: 1,
  maxItems: 100,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'direction', 'cells', 'total', 'data', 'code', 'interaction'],
    properties: {
      name: text,
      direction: { enum: ['higher', 'lower'] },
      /** The metric on the holdout of the head, by whose code and whose training data made the model. */
      cells: {
        type: 'object',
        additionalProperties: false,
        required: ['baseCodeBaseData', 'baseCodeHeadData', 'headCodeBaseData', 'headCodeHeadData'],
        properties: {
          baseCodeBaseData: number,
          baseCodeHeadData: number,
          headCodeBaseData: number,
          headCodeHeadData: number,
        },
      },
      total: figure,
      data: shared,
      code: shared,
      interaction: figure,
    },
  },
} as const

/** How much of the change between base and head is data and how much is code: four trainings, scored on the same rows. */
export const decompositionSchema = {
  oneOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['state', 'base', 'reason'],
      properties: { state: { const: 'absent' }, base: text, reason: text },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['state', 'base', 'seed', 'dataChanged', 'metrics'],
      properties: {
        state: { const: 'measured' },
        /** Commit of the base. */
        base: text,
        seed,
        /** `false`: the training data are the same, so their part is 0 without any training. */
        dataChanged: { type: 'boolean' },
        metrics,
        /** The same with other seeds: how far chance in the training moves the parts. */
        repeats: {
          type: 'array',
          maxItems: MAX_REPEATS,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['seed', 'effects'],
            properties: {
              seed,
              effects: {
                type: 'array',
                maxItems: 100,
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['name', 'total', 'data', 'code', 'interaction'],
                  properties: { name: text, total: number, data: number, code: number, interaction: number },
                },
              },
            },
          },
        },
      },
    },
  ],
} as const

export type Decomposition = FromSchema<typeof decompositionSchema>
export type MeasuredDecomposition = Extract<Decomposition, { state: 'measured' }>
export type DecomposedMetric = MeasuredDecomposition['metrics'][number]

/** What a schema cannot say about a decomposition: its parts must add up. */
export function decompositionContradictions(found: Decomposition | undefined): Contradiction[] {
  if (found === undefined || found.state === 'absent') return []
  const at = '/predicate/decomposition/metrics'
  const names = found.metrics.map(({ name }) => name)
  return [
    ...repeated(names, at, 'name'),
    ...found.metrics.flatMap((metric, i) => metricContradictions(metric, `${at}/${i}`)),
  ]
}

function metricContradictions(
  { cells, total, data, code, interaction }: DecomposedMetric,
  path: string,
): Contradiction[] {
  const parts = { total, data, code, interaction }
  const { baseCodeBaseData: bb, baseCodeHeadData: bh, headCodeBaseData: hb, headCodeHeadData: hh } = cells
  const scale = Math.max(1, ...[bb, bh, hb, hh].map(Math.abs))
  const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * scale
  const isSum =
    isSame(total.value, hh - bb) &&
    isSame(data.value + code.value, total.value) &&
    isSame(interaction.value, hh - hb - bh + bb) &&
    isSame(data.onBase, bh - bb) &&
    isSame(data.onHead, hh - hb) &&
    isSame(code.onBase, hb - bb) &&
    isSame(code.onHead, hh - bh) &&
    isSame(data.value, (data.onBase + data.onHead) / 2)
  return [
    ...Object.entries(parts).flatMap(([name, one]) => invertedInterval(one.interval, `${path}/${name}/interval`)),
    ...(isSum ? [] : [{ path, message: 'data and code do not add up to the change between the four trainings' }]),
  ]
}
