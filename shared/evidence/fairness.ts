import type { FromSchema } from 'json-schema-to-ts'
import { type Contradiction, repeated } from './contradiction.ts'
import { MAX_GROUPS } from './groups.ts'
import { count, number, text } from './parts.ts'

/** Attributes and crossings of attributes. */
export const MAX_SPLITS = 100
/** Classes of a multiclass task that are measured one by one. */
export const MAX_CLASSES = 10

const name = { type: 'string', maxLength: 650 } as const
const p = { type: 'number', minimum: 0, maximum: 1 } as const
/** Value, lower and upper end of its interval at `level`: short, because there are hundreds. */
const estimated = {
  type: 'array',
  items: [number, number, number],
  additionalItems: false,
  minItems: 3,
  maxItems: 3,
} as const

const rateSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['metric', 'value', 'n'],
  properties: {
    metric: text,
    /** One class against the rest, for a multiclass task. */
    class: name,
    value: estimated,
    n: count,
    /** Crossings: the value drawn towards that of all groups, the more the fewer rows there are. */
    shrunk: estimated,
  },
} as const

const groupSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'n', 'rates'],
  properties: { name, n: count, rates: { type: 'array', maxItems: 60, items: rateSchema } },
} as const

const measureSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['measure', 'against', 'value'],
  properties: {
    measure: text,
    class: name,
    /** `largest_gap`: between any two groups; `overall`: a group and all rows; `reference`: a group and the reference group. */
    against: { enum: ['largest_gap', 'overall', 'reference'] },
    value: estimated,
    highest: name,
    lowest: name,
    /** Test that all groups are alike, and the same after Benjamini-Hochberg over attributes and metrics. */
    pValue: p,
    adjustedPValue: p,
  },
} as const

const changeSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['measure', 'candidate', 'champion', 'difference'],
  properties: {
    measure: text,
    candidate: number,
    champion: number,
    /** Gap of the candidate minus gap of the champion on the same rows: above 0 the groups have moved apart. */
    difference: estimated,
  },
} as const

const indexSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['measure', 'value'],
  properties: { measure: text, value: estimated },
} as const

/** One protected attribute, or several crossed (`columns`): only groups that are large enough. */
const splitSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['attribute', 'groups', 'measures'],
  properties: {
    attribute: { ...name, minLength: 1 },
    columns: { type: 'array', minItems: 2, maxItems: 3, items: text },
    reference: name,
    groups: { type: 'array', maxItems: MAX_GROUPS, items: groupSchema },
    /** Groups that are not listed: too small, or beyond the number of groups that are. */
    suppressed: {
      type: 'object',
      additionalProperties: false,
      required: ['groups', 'rows'],
      properties: { groups: count, rows: count },
    },
    measures: { type: 'array', maxItems: 300, items: measureSchema },
    /** Indices of inequality between the groups. */
    indices: { type: 'array', maxItems: 10, items: indexSchema },
    changes: { type: 'array', maxItems: 20, items: changeSchema },
  },
} as const

/** What the model does to groups beyond `groups`: every rate and gap, crossings, indices, and how the gaps moved against the champion. */
export const fairnessSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['level', 'splits'],
  properties: {
    level: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    splits: { type: 'array', maxItems: MAX_SPLITS, items: splitSchema },
    /** Indices of inequality between rows. */
    indices: { type: 'array', maxItems: 10, items: indexSchema },
  },
} as const

export type Fairness = FromSchema<typeof fairnessSchema>
export type FairnessSplit = FromSchema<typeof splitSchema>
export type FairnessGroup = FromSchema<typeof groupSchema>
export type FairnessRate = FromSchema<typeof rateSchema>
export type FairnessMeasure = FromSchema<typeof measureSchema>
export type FairnessChange = FromSchema<typeof changeSchema>
export type FairnessIndex = FromSchema<typeof indexSchema>
/** Value, lower end, upper end. */
export type Estimated3 = FairnessIndex['value']

/** Where the numbers about groups contradict each other or the holdout. */
export function fairnessContradictions(
  fairness: Fairness | undefined,
  { holdout, champion }: { readonly holdout: { readonly rows: number }; readonly champion: { readonly state: string } },
): Contradiction[] {
  if (fairness === undefined) return []
  const at = '/predicate/fairness'
  return [
    ...repeated(
      fairness.splits.map(({ attribute }) => attribute),
      `${at}/splits`,
      'attribute',
    ),
    ...outOfOrder(fairness.indices ?? [], `${at}/indices`),
    ...fairness.splits.flatMap((split, i) => {
      const path = `${at}/splits/${i}`
      const found = splitContradictions(split, path, holdout.rows)
      if (champion.state !== 'compared' && (split.changes ?? []).length > 0) {
        found.push({ path: `${path}/changes`, message: 'a change although no champion was compared' })
      }
      return found
    }),
  ]
}

function splitContradictions(split: FairnessSplit, path: string, rows: number): Contradiction[] {
  const { groups, suppressed, measures, indices = [], changes = [] } = split
  const found: Contradiction[] = []
  const sum = groups.reduce((total, { n }) => total + n, suppressed?.rows ?? 0)
  if (sum !== rows) found.push({ path: `${path}/groups`, message: 'the groups do not add up to the holdout' })
  groups.forEach(({ n, rates }, i) => {
    found.push(...outOfOrder(rates, `${path}/groups/${i}/rates`))
    if (rates.some((rate) => rate.n > n)) {
      found.push({ path: `${path}/groups/${i}/rates`, message: 'a rate counts more rows than the group has' })
    }
  })
  found.push(...outOfOrder(measures, `${path}/measures`), ...outOfOrder(indices, `${path}/indices`))
  const keys = measures.map(({ measure, against, class: of = '' }) => `${measure} ${against} ${of}`)
  found.push(...repeated(keys, `${path}/measures`, 'measure'))
  const names = new Set(groups.map((group) => group.name))
  measures.forEach(({ highest, lowest }, i) => {
    if ([highest, lowest].every((one) => one === undefined || one === OVERALL || names.has(one))) return
    found.push({ path: `${path}/measures/${i}`, message: 'names a group that is not listed' })
  })
  changes.forEach(({ candidate, champion, difference: [value, low, high] }, i) => {
    const own = `${path}/changes/${i}`
    if (Math.abs(candidate - champion - value) > 1e-6 * Math.max(1, Math.abs(candidate), Math.abs(champion))) {
      found.push({ path: own, message: 'the difference is not candidate minus champion' })
    }
    if (low > high) found.push({ path: own, message: 'the low end of the interval is above its high end' })
  })
  return found
}

/** Stands for all rows where a group is held against them. */
export const OVERALL = 'all rows'

function outOfOrder(list: readonly { readonly value: Estimated3 }[], path: string): Contradiction[] {
  return list.flatMap(({ value: [value, low, high] }, i) =>
    low <= high && low <= value && value <= high
      ? []
      : [{ path: `${path}/${i}/value`, message: 'the value is not within its interval' }],
  )
}
