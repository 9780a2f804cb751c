import type { FromSchema } from 'json-schema-to-ts'
import type { Contradiction } from './contradiction.ts'
import { count, text } from './parts.ts'

const positive = { type: 'integer', minimum: 1 } as const

/** Which rows of the holdout belong together, and how many independent rows they are worth. */
export const dependenceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['by', 'column', 'units', 'largest', 'effectiveRows'],
  properties: {
    by: { enum: ['group', 'time'] },
    column: text,
    /** Groups, or moments in time. */
    units: positive,
    /** Rows of the largest of them. */
    largest: positive,
    /** Moments that are drawn as one block; only for time. */
    block: positive,
    /** How alike the losses of rows of one group are (intraclass correlation, by analysis of variance); only for groups. */
    correlation: { type: 'number', minimum: -1, maximum: 1 },
    effectiveRows: count,
  },
} as const

export type DependenceFacts = FromSchema<typeof dependenceSchema>

/** Where the section contradicts itself or the size of the holdout. */
export function dependenceContradictions(facts: DependenceFacts | undefined, rows: number): Contradiction[] {
  if (facts === undefined) return []
  const path = '/predicate/dependence'
  const { units, largest, effectiveRows, block = 1, by } = facts
  const found: Contradiction[] = []
  if (units > rows || largest > rows) found.push({ path, message: 'more groups or moments than rows' })
  if (effectiveRows > rows) found.push({ path, message: 'rows that depend on each other are worth more than they are' })
  if (block > units) found.push({ path, message: 'a block is longer than the whole time' })
  if (by === 'group' && facts.block !== undefined) found.push({ path, message: 'groups have no blocks' })
  return found
}
