import type { FromSchema } from 'json-schema-to-ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { lacking } from '../documents.ts'
import { metricLabel } from '../metric-words.ts'
import { plural, significant } from '../numbers.ts'
import type { RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const limit = { type: 'number', minimum: 0 } as const

const schema = {
  type: 'object',
  description: 'Training and testing the same commit again gives the same numbers, within a tolerance.',
  additionalProperties: false,
  required: ['tolerance'],
  properties: {
    runs: {
      type: 'integer',
      minimum: 2,
      maximum: 20,
      default: 2,
      description: 'Attempts of the head commit that must have left evidence.',
    },
    tolerance: { ...limit, description: 'Largest accepted difference of a metric between two attempts, in its unit.' },
    metrics: {
      type: 'object',
      minProperties: 1,
      maxProperties: 50,
      additionalProperties: limit,
      description: 'Other tolerances for some metrics: `{ log_loss: 0.02 }`.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `evidence.reproducible`: compares every attempt with every other, on the same holdout. A metric that one of them lacks fails. */
export const evidenceReproducible: RuleKind<Settings> = {
  kind: 'evidence.reproducible',
  schema,
  attempts: 'last',
  describe: ({ runs = 2, tolerance }) => `${runs} attempts whose metrics differ by ${tolerance} at most`,
  evaluate: ({ runs = 2, tolerance, metrics = {} }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const all = [evidence, ...(context.facts.attempts?.earlier ?? []).map(({ predicate }) => predicate)]
    const same = all.filter(
      ({ holdout, source }) => holdout.digest === evidence.holdout.digest && source.headSha === evidence.source.headSha,
    )
    if (same.length < runs) {
      const message = `${plural(same.length, 'attempt')} at measuring this commit left evidence on this holdout; the policy asks for ${runs}.`
      return lacking(
        message,
        'was not measured often enough to compare',
        'Run the workflow of the head commit again ("Re-run all jobs").',
      )
    }
    const names = [...new Set([...same.flatMap((one) => one.metrics.map(({ name }) => name)), ...Object.keys(metrics)])]
    const spreads = names.map((name) => ({ name, spread: spreadOf(name, same), limit: metrics[name] ?? tolerance }))
    const bad = spreads.find(({ spread, limit: most }) => !(spread <= most))
    if (bad === undefined)
      return {
        verdict: 'pass',
        message: `${plural(same.length, 'attempt')} agree in ${plural(names.length, 'metric')}.`,
      }
    const shown = Number.isFinite(bad.spread)
      ? `differs by ${significant(bad.spread)}`
      : 'was not measured in every attempt, or is no number'
    const message = `${metricLabel(bad.name)} ${shown} between attempts at the same commit (limit ${bad.limit}).`
    const finding = lacking(
      message,
      `cannot be repeated: ${metricLabel(bad.name)} moves`,
      'Fix the seeds and the order of rows in training, and pin what it depends on.',
    )
    return Number.isFinite(bad.spread) ? { ...finding, observed: bad.spread, limit: bad.limit } : finding
  },
}

/** Largest minus smallest value; NaN where an attempt lacks the metric. */
function spreadOf(name: string, attempts: readonly TestPredicate[]): number {
  const values = attempts.map(({ metrics }) => metrics.find((one) => one.name === name)?.value ?? Number.NaN)
  return Math.max(...values) - Math.min(...values)
}
