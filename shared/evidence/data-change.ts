import type { FromSchema } from 'json-schema-to-ts'
import { driftColumnSchema } from './drift-predicate.ts'
import { count, text } from './parts.ts'

/** Columns whose distribution moved most that evidence keeps; `moved` counts all of them. */
export const MAX_MOVED = 12
/** Names that a list of changes keeps; the counts beside it are of all. */
export const MAX_LISTED = 50

const object = <const P extends Readonly<Record<string, object>>, const R extends readonly (keyof P & string)[]>(
  properties: P,
  required: R,
) => ({ type: 'object', additionalProperties: false, required, properties }) as const
const listOf = <const I extends object>(items: I) => ({ type: 'array', maxItems: MAX_LISTED, items }) as const
const side = object({ source: text, rows: count }, ['source', 'rows'])
const declared = listOf(object({ name: text, type: text }, ['name', 'type']))

/**
 * How the data of a model differ from what they were at the base of a pull request. `unknown` says that this could not be found out,
 * and why; it is no promise that nothing changed.
 */
export const dataChangesSchema = {
  type: 'array',
  maxItems: 3,
  items: object(
    {
      part: { enum: ['train', 'holdout', 'reference'] },
      state: { enum: ['same', 'changed', 'unknown'] },
      /** The commit that it is compared with. */
      base: text,
      reason: text,
      /** Files of the repository that differ, and whether the query or path in the configuration does. */
      files: listOf(text),
      configured: object({ from: text, to: text }, ['from', 'to']),
      before: side,
      after: side,
      /** By id where rows have one, else as wholes; without `changed` then. */
      rows: object({ added: count, removed: count, unchanged: count, changed: count }, [
        'added',
        'removed',
        'unchanged',
      ]),
      cells: listOf(object({ name: text, rows: count }, ['name', 'rows'])),
      columns: object(
        {
          added: declared,
          removed: declared,
          retyped: listOf(object({ name: text, from: text, to: text }, ['name', 'from', 'to'])),
        },
        ['added', 'removed', 'retyped'],
      ),
      /** Columns that were compared, how many of them moved, and the worst of these. */
      compared: count,
      moved: count,
      worst: { type: 'array', maxItems: MAX_MOVED, items: driftColumnSchema },
    },
    ['part', 'state', 'base'],
  ),
} as const

export type DataChange = FromSchema<typeof dataChangesSchema>[number]
