import type { FromSchema } from 'json-schema-to-ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { driftEvidence } from '../drift-evidence.ts'
import type { RuleContext, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const PARTS = [
  'drift',
  'groups',
  'slices',
  'found_slices',
  'integrity',
  'flips',
  'data',
  'profile',
  'run_record',
  'pinned_source',
] as const
type PartName = (typeof PARTS)[number]

const schema = {
  type: 'object',
  description: 'The evidence has these parts: what was not measured is seen.',
  additionalProperties: false,
  required: ['parts'],
  properties: {
    parts: {
      type: 'array',
      minItems: 1,
      maxItems: PARTS.length,
      uniqueItems: true,
      items: { enum: PARTS },
      description: `Parts that must be there: ${PARTS.join(', ')}.`,
    },
    attributes: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 500 },
      description: 'Protected attributes whose groups must have been measured.',
    },
    metrics: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 100 },
      description: 'Metrics that must have been measured.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

/** How to get each part. */
const FIXES: { readonly [part in PartName]: string } = {
  drift: 'run `assay drift`',
  groups: 'name columns under data.protected in assay.yml',
  slices: 'describe slices under test.slices in assay.yml',
  found_slices: 'leave test.discover on in assay.yml, and test on 500 rows or more',
  integrity: 'name data.train in assay.yml and leave test.checks on',
  flips: 'test against the champion',
  data: 'test on a pull request, with the base branch fetched',
  profile: 'train with `assay train`, with data.train named',
  run_record: 'train with `assay train`',
  pinned_source: 'test in a workflow run of a commit',
}

/** `evidence.complete`: presence only; other rules judge what is in the parts. */
export const evidenceComplete: RuleKind<Settings> = {
  kind: 'evidence.complete',
  schema,
  attempts: 'last',
  needs: ({ parts }) => (parts.includes('drift') ? { drift: true } : {}),
  describe: ({ parts }) => `evidence with ${parts.join(', ')}`,
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const missing = missingParts(settings, evidence, context)
    const limit = 0
    const [first] = missing
    if (first === undefined) return { verdict: 'pass', message: 'Every part is there.', observed: 0, limit }
    const names = missing.map(({ name }) => name).join(', ')
    return {
      verdict: 'fail',
      message: `The evidence lacks ${names}.`,
      headline: `has evidence without ${names}`,
      fix: `To have it: ${[...new Set(missing.map(({ fix }) => fix))].join('; ')}; then test again.`,
      observed: missing.length,
      limit,
    }
  },
}

function missingParts(
  { parts, attributes = [], metrics = [] }: Settings,
  evidence: TestPredicate,
  context: RuleContext,
) {
  const groups = new Set(evidence.groups?.map(({ attribute }) => attribute))
  const measured = new Set(evidence.metrics.map(({ name }) => name))
  return [
    ...parts.filter((part) => !has(part, evidence, context)).map((part) => ({ name: part, fix: FIXES[part] })),
    ...attributes
      .filter((attribute) => !groups.has(attribute))
      .map((name) => ({ name: `groups of ${name}`, fix: `name ${name} under data.protected in assay.yml` })),
    ...metrics
      .filter((metric) => !measured.has(metric))
      .map((name) => ({ name, fix: `add ${name} to test.metrics in assay.yml` })),
  ]
}

function has(part: PartName, evidence: TestPredicate, context: RuleContext): boolean {
  switch (part) {
    case 'drift':
      return !isFinding(driftEvidence(context))
    case 'profile':
      return evidence.candidate.profile !== undefined
    case 'run_record':
      return evidence.candidate.runRecord !== undefined
    case 'pinned_source':
      return evidence.source.headSha !== undefined && evidence.source.runId !== undefined
    case 'groups':
    case 'slices':
    case 'data':
      return (evidence[part] ?? []).length > 0
    case 'found_slices':
      return evidence.discoveredSlices?.state === 'searched'
    case 'integrity':
    case 'flips':
      return evidence[part] !== undefined
    default:
      return part satisfies never
  }
}
