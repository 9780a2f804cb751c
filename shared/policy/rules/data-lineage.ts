import type { FromSchema } from 'json-schema-to-ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import type { RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'Where the candidate came from is on record: the training, its data, and the commit.',
  additionalProperties: false,
  properties: {
    training: { type: 'boolean', default: true, description: 'The sealed record of `assay train`.' },
    profile: { type: 'boolean', default: true, description: 'The profile of the training data.' },
    commit: { type: 'boolean', default: true, description: 'Repository and commit of the measurement.' },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `data.lineage`: presence of the digests that lead back; each is checked where it was made. */
export const dataLineage: RuleKind<Settings> = {
  kind: 'data.lineage',
  schema,
  describe: (settings) =>
    `on record: ${asked(settings)
      .map(({ name }) => name)
      .join(', ')}`,
  refine: (settings) =>
    asked(settings).length > 0 ? [] : [{ path: '', message: 'nothing is asked for', fix: 'leave one of the keys on' }],
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const missing = asked(settings).filter(({ has }) => !has(evidence))
    if (missing.length === 0) return { verdict: 'pass', message: 'Training, data and commit are on record.' }
    const names = missing.map(({ name }) => name).join(', ')
    return {
      verdict: 'fail',
      message: `Not on record: ${names}.`,
      headline: `has no record of ${names}`,
      fix: 'Train with `assay train` (with data.train in assay.yml) in the workflow, and test what it made.',
    }
  },
}

function asked({ training = true, profile = true, commit = true }: Settings) {
  const all = [
    {
      on: training,
      name: 'the training run',
      has: ({ candidate }: TestPredicate) => candidate.runRecord !== undefined,
    },
    { on: profile, name: 'the training data', has: ({ candidate }: TestPredicate) => candidate.profile !== undefined },
    {
      on: commit,
      name: 'the commit',
      has: ({ source }: TestPredicate) => source.repository !== undefined && source.headSha !== undefined,
    },
  ]
  return all.filter(({ on }) => on)
}
