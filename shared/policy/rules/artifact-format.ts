import type { FromSchema } from 'json-schema-to-ts'
import { fixed } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'What kind of file the candidate is, and how large.',
  additionalProperties: false,
  required: ['allow'],
  properties: {
    allow: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      items: { enum: ['onnx', 'tfjs', 'predictions'] },
      description: 'Accepted formats, by what ran the candidate: onnx, tfjs, or predictions (a table without a model).',
    },
    max_mb: {
      type: 'number',
      exclusiveMinimum: 0,
      description: 'Largest accepted size of all its files, in MB of 10⁶ bytes.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>
type Format = Settings['allow'][number]

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['onnxruntime-node', 'onnx'],
  ['onnxruntime-web', 'onnx'],
  ['tfjs', 'tfjs'],
  ['predictions-file', 'predictions'],
])

/** `artifact.format`: by the runtime that ran the candidate; the name of a file proves nothing. */
export const artifactFormat: RuleKind<Settings> = {
  kind: 'artifact.format',
  schema,
  describe: ({ allow, max_mb }) =>
    `a candidate as ${allow.join(' or ')}${max_mb === undefined ? '' : `, of ${max_mb} MB at most`}`,
  evaluate: ({ allow, max_mb }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const { runtime, files } = evidence.candidate
    const format = FORMATS.get(runtime.name)
    if (format === undefined || !allow.includes(format)) {
      return refused(
        `The candidate ran as ${format ?? runtime.name}; the policy accepts ${allow.join(', ')}.`,
        `is ${format ?? 'of an unknown format'}, which the policy does not accept`,
        `Export the candidate as ${allow.join(' or ')} and name that file in assay.yml.`,
      )
    }
    const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6
    const numbers = max_mb === undefined ? {} : { observed: megabytes, limit: max_mb }
    if (max_mb !== undefined && !(megabytes <= max_mb)) {
      const shown = `${fixed(megabytes, 1)} MB`
      const message = `The candidate has ${shown}; the policy accepts ${max_mb} MB.`
      return {
        ...refused(message, `has ${shown}`, 'Make the model smaller, or agree on a larger size first.'),
        ...numbers,
      }
    }
    return { verdict: 'pass', message: `The candidate is ${format}, ${fixed(megabytes, 1)} MB.`, ...numbers }
  },
}

function refused(message: string, headline: string, fix: string): Finding {
  return { verdict: 'fail', message, headline, fix }
}
