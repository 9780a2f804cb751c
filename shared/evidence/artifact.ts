import type { FromSchema } from 'json-schema-to-ts'
import type { Contradiction } from './contradiction.ts'
import { findingSchema, MAX_FINDINGS } from './integrity.ts'
import { count } from './parts.ts'

/** What the model file says about itself, read without running it; `unreadable` where nobody could look into it. */
export const artifactSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['format', 'size', 'findings'],
  properties: {
    format: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,30}$' },
    /** Bytes of all its files. */
    size: count,
    /** Different operators or layers. */
    operators: count,
    parameters: count,
    findings: { type: 'array', maxItems: MAX_FINDINGS, items: findingSchema },
  },
} as const

export type Artifact = FromSchema<typeof artifactSchema>

/** Where a section contradicts itself: errors come first. */
export function artifactContradictions(artifact: Artifact | undefined): Contradiction[] {
  const severities = artifact?.findings.map(({ severity }) => severity) ?? []
  if (!severities.includes('warn') || severities.lastIndexOf('error') < severities.indexOf('warn')) return []
  return [{ path: '/predicate/artifact/findings', message: 'errors do not come before warnings' }]
}
