import type { FromSchema } from 'json-schema-to-ts'
import { PERSONAL_KINDS } from './pii.ts'

const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string' } as const
const number = { type: 'number' } as const
const share = { type: 'number', minimum: 0, maximum: 1 } as const
const object = <const P extends Readonly<Record<string, object>>, const R extends readonly (keyof P & string)[]>(
  properties: P,
  required: R,
) => ({ type: 'object', additionalProperties: false, required, properties }) as const
const range = object({ from: text, to: text, count }, ['from', 'to', 'count'])
const fiveQuantiles = <const V extends object>(value: V) =>
  object({ p5: value, p25: value, p50: value, p75: value, p95: value }, ['p5', 'p25', 'p50', 'p75', 'p95'])

/** One column of a profile. Values of columns that look like personal data are hidden: their numbers, dates and histogram are absent. */
export const profileColumnSchema = object(
  {
    name: text,
    type: { enum: ['numeric', 'text', 'boolean', 'date', 'other'] },
    databaseType: text,
    /** Rows without a value: NULL, NaN. */
    missing: count,
    /** Numbers and dates that are infinite; they are in no other figure, but a column with some is not constant. */
    infinite: count,
    /** Absent in stored profiles where several values share a cell. */
    distinct: count,
    variation: { enum: ['empty', 'constant', 'near-constant', 'varies'] },
    personal: object({ kind: { enum: PERSONAL_KINDS }, by: { enum: ['name', 'content'] } }, ['kind', 'by']),
    numbers: object(
      {
        min: number,
        max: number,
        mean: number,
        /** Of the sample (n - 1); so are the two below, which are absent where the values are equal or too few. */
        standardDeviation: number,
        /** G1: 0 for a symmetric distribution; needs 3 values. */
        skewness: number,
        /** G2: 0 for a normal distribution; needs 4 values. */
        excessKurtosis: number,
        quantiles: fiveQuantiles(number),
      },
      ['quantiles'],
    ),
    /** Days, or moments in UTC. */
    dates: object({ min: text, max: text, quantiles: fiveQuantiles(text) }, ['quantiles']),
    /** Characters. */
    length: object({ min: count, mean: number, max: count }, ['min', 'mean', 'max']),
    /** Each bin holds what is above `from` (the first: from `from` on) up to and with `to`; equal ends are one value. */
    histogram: { type: 'array', maxItems: 20, items: range },
    /** Values that at least 2 % of the present rows have. */
    atoms: { type: 'array', maxItems: 50, items: object({ value: text, count, share }, ['value', 'count', 'share']) },
    top: { type: 'array', maxItems: 10, items: object({ value: text, count }, ['value', 'count']) },
  },
  ['name', 'type', 'databaseType', 'missing', 'variation', 'top'],
)

/** What a profile says about the data (a stored one: without duplicates and correlations), apart from where the data came from; its digest covers exactly this. */
export const profileProperties = {
  rows: count,
  duplicateRows: count,
  id: object({ column: text, duplicates: count, missing: count }, ['column', 'duplicates', 'missing']),
  columns: { type: 'array', items: profileColumnSchema },
  correlations: object(
    {
      /** Numeric columns that were looked at, and those beyond the first 100 that were not. */
      columns: count,
      left: count,
      /** From |r| 0.95 on, over at least 10 rows where both have a number. */
      strong: {
        type: 'array',
        items: object(
          {
            columns: { type: 'array', minItems: 2, maxItems: 2, items: text },
            pearson: { type: 'number', minimum: -1, maximum: 1 },
            rows: count,
          },
          ['columns', 'pearson', 'rows'],
        ),
      },
    },
    ['columns', 'left', 'strong'],
  ),
} as const

const profileSchema = object(profileProperties, ['rows', 'columns'])

export type Profile = FromSchema<typeof profileSchema>
export type ProfileColumn = Profile['columns'][number]
