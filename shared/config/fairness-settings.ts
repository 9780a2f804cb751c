import type { FromSchema } from 'json-schema-to-ts'
import type { Grouping } from '../fairness/grouping.ts'

const text = { type: 'string', minLength: 1, maxLength: 500 } as const
const MAX_PROTECTED = 50

/** `data.protected`: columns, by name or with how their groups are made. */
export const protectedSchema = {
  type: 'array',
  maxItems: MAX_PROTECTED,
  description:
    'Protected attributes: `assay test` measures the model on their groups. Name them under `exclude` too to keep them from the model.',
  items: {
    anyOf: [
      text,
      {
        type: 'object',
        additionalProperties: false,
        required: ['column'],
        properties: {
          column: text,
          reference: {
            type: ['string', 'number', 'boolean'],
            maxLength: 200,
            description: 'The group that the others are held against as well, by its name in the report.',
          },
          cut: {
            type: 'array',
            minItems: 1,
            maxItems: 49,
            items: { type: 'number' },
            description: 'Where numbers are cut, rising: [25, 60] makes below 25, 25 to below 60, 60 and above.',
          },
          merge: {
            type: 'object',
            minProperties: 1,
            maxProperties: 50,
            propertyNames: { minLength: 1, maxLength: 200 },
            additionalProperties: {
              type: 'array',
              minItems: 1,
              maxItems: 1000,
              items: { type: ['string', 'number', 'boolean'] },
            },
            description: 'Values that are one group: {name of the group: [values]}. Other values stay by themselves.',
          },
        },
      },
    ],
  },
} as const

const columns = { type: 'array', minItems: 2, maxItems: 3, uniqueItems: true, items: text } as const

/** `test.fairness`: what is measured on groups beyond each attribute by itself. */
export const fairnessSettingsSchema = {
  type: 'object',
  description: 'What is measured on the groups of protected attributes beyond each attribute by itself.',
  additionalProperties: false,
  properties: {
    intersections: {
      description:
        'Attributes crossed: 2 for every pair, 3 for every triple, or a list of column sets such as [[sex, race]].',
      anyOf: [{ enum: [2, 3] }, { type: 'array', minItems: 1, maxItems: 20, items: columns }],
    },
  },
} as const

export type ProtectedSetting = FromSchema<typeof protectedSchema>[number]
export type FairnessSettings = FromSchema<typeof fairnessSettingsSchema>

/** How groups are made where their values or quartiles are not meant, and which attributes are crossed. */
export type FairnessConfig = {
  readonly groupings: readonly Grouping[]
  readonly intersections: readonly (readonly string[])[]
}

/** A model's `data.protected` and `test.fairness` as they were written. */
type Written = {
  readonly data: { readonly protected?: readonly ProtectedSetting[] }
  readonly test?: { readonly fairness?: FairnessSettings }
}
type Told = readonly [path: string, message: string, fix: string]

/** More crossings than this would fill the evidence with small groups. */
const MAX_CROSSINGS = 20

/** The names of the columns of `data.protected`. */
export function protectedNames({ data }: Written): string[] {
  return (data.protected ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.column))
}

/** What the schemas cannot say, each with its place below the model, in words, and how to mend it. */
export function fairnessProblems(model: Written): Told[] {
  const names = protectedNames(model)
  const twice = names.flatMap((name, i): Told[] =>
    names.indexOf(name) === i ? [] : [[`/data/protected/${i}`, `"${name}" is named twice`, 'remove one of the two']],
  )
  const entries = model.data.protected ?? []
  return [...twice, ...entries.flatMap(entryProblems), ...crossingProblems(model, names)]
}

function entryProblems(entry: ProtectedSetting, i: number): Told[] {
  if (typeof entry === 'string') return []
  const { cut, merge } = entry
  const at = `/data/protected/${i}`
  const found: Told[] = []
  if (cut !== undefined && merge !== undefined) {
    found.push([at, 'groups are made by `cut` or by `merge`, not by both', 'keep one of them'])
  }
  if (cut?.some((point, k) => k > 0 && point <= (cut[k - 1] ?? point))) {
    found.push([`${at}/cut`, 'the cut points do not rise', `write [${[...new Set(cut)].toSorted((a, b) => a - b)}]`])
  }
  const values = Object.values(merge ?? {})
    .flat()
    .map(String)
  const repeatedValue = values.find((value, k) => values.indexOf(value) !== k)
  if (repeatedValue !== undefined) {
    found.push([`${at}/merge`, `"${repeatedValue}" is in two groups`, 'leave it in one of them'])
  }
  return found
}

function crossingProblems({ test }: Written, names: readonly string[]): Told[] {
  const { intersections } = test?.fairness ?? {}
  const at = '/test/fairness/intersections'
  if (intersections === undefined) return []
  if (typeof intersections === 'number') {
    const crossings = combinations(names, intersections).length
    if (crossings === 0)
      return [[at, `there are not ${intersections} protected attributes`, 'name more under `data.protected`']]
    if (crossings <= MAX_CROSSINGS) return []
    return [
      [at, `that makes ${crossings} crossings; ${MAX_CROSSINGS} are the most`, 'list the column sets that matter'],
    ]
  }
  return intersections.flatMap((set, i) =>
    set
      .filter((column) => !names.includes(column))
      .map(
        (column): Told => [`${at}/${i}`, `"${column}" is not a protected attribute`, 'name it under `data.protected`'],
      ),
  )
}

/** The settings for whoever measures; undefined where nothing was said beyond the names of columns. */
export function toFairness(model: Written): FairnessConfig | undefined {
  const groupings = (model.data.protected ?? []).flatMap((entry): Grouping[] => {
    if (typeof entry === 'string') return []
    const { column, reference, cut, merge } = entry
    return [
      {
        column,
        ...(reference === undefined ? {} : { reference: asText(reference) }),
        ...(cut === undefined ? {} : { cut }),
        ...(merge === undefined ? {} : { merge }),
      },
    ]
  })
  const asked = model.test?.fairness?.intersections ?? []
  const intersections = typeof asked === 'number' ? combinations(protectedNames(model), asked) : asked
  return groupings.length + intersections.length === 0 ? undefined : { groupings, intersections }
}

/** Booleans are groups 1 and 0. */
function asText(value: string | number | boolean): string {
  return String(typeof value === 'boolean' ? Number(value) : value)
}

/** All subsets of a size, in order. */
function combinations(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]]
  return names.flatMap((name, i) => combinations(names.slice(i + 1), size - 1).map((rest) => [name, ...rest]))
}
