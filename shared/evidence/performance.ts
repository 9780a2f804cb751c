import type { FromSchema } from 'json-schema-to-ts'
import { type Contradiction, invertedInterval } from './contradiction.ts'
import { count, figure, interval, text } from './parts.ts'

const least0 = { type: 'number', minimum: 0 } as const

const side = {
  type: 'object',
  additionalProperties: false,
  required: ['calls', 'p50', 'p95', 'p99', 'batchMs', 'rowsPerSecond', 'memoryBytes', 'sizeBytes'],
  properties: {
    calls: count,
    /** Milliseconds for one row. */
    p50: least0,
    /** Its interval goes by order statistics. */
    p95: {
      type: 'object',
      additionalProperties: false,
      required: ['value', 'interval'],
      properties: { value: least0, interval },
    },
    p99: least0,
    /** Median milliseconds for one batch. */
    batchMs: least0,
    rowsPerSecond: least0,
    /** How much the process grew while it predicted, at most. */
    memoryBytes: least0,
    sizeBytes: count,
  },
} as const

/** Times of this run on this machine: no two runs give the same. Absent where `test.budget` is. */
export const performanceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['machine', 'batchRows', 'candidate'],
  properties: {
    machine: {
      type: 'object',
      additionalProperties: false,
      required: ['os', 'arch', 'cpus'],
      properties: { os: text, arch: text, cpus: count },
    },
    batchRows: count,
    candidate: side,
    champion: side,
    /** Time of the candidate over that of the champion for one row, asked in turns: the median of the pairs. */
    ratio: figure,
  },
} as const

export type Performance = FromSchema<typeof performanceSchema>
export type PerformanceSide = FromSchema<typeof side>

/** Where times contradict each other. */
export function performanceContradictions(performance: Performance | undefined): Contradiction[] {
  if (performance === undefined) return []
  const { candidate, champion, ratio } = performance
  const path = '/predicate/performance'
  const sides = Object.entries({ candidate, ...(champion && { champion }) })
  const found = sides.flatMap(([name, { p50, p95, p99 }]) => [
    ...invertedInterval(p95.interval, `${path}/${name}/p95/interval`),
    ...(p50 <= p95.value && p95.value <= p99
      ? []
      : [{ path: `${path}/${name}`, message: 'the quantiles of the latency are not in order' }]),
  ])
  if (ratio === undefined) return found
  if (champion === undefined) found.push({ path: `${path}/ratio`, message: 'a ratio although no champion was timed' })
  return [...found, ...invertedInterval(ratio.interval, `${path}/ratio/interval`)]
}
