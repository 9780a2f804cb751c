import type { FromSchema } from 'json-schema-to-ts'
import { limitValue, metricLabel, metricValueBeside } from '../metric-words.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, confidenceProblem, estimateOf, isFinding, testEvidence } from '../test-evidence.ts'

const limit = { type: 'number', minimum: 0 } as const

const schema = {
  type: 'object',
  description: 'The probabilities of the candidate can be taken at their word.',
  additionalProperties: false,
  properties: {
    max_ece: { ...limit, description: 'Largest accepted expected calibration error.' },
    max_brier: { ...limit, description: 'Largest accepted Brier score.' },
    max_log_loss: { ...limit, description: 'Largest accepted log loss.' },
    bound: {
      enum: ['value', 'high'],
      default: 'value',
      description: 'Which number is held against the limits: the estimate, or the high end of its interval.',
    },
    confidence: CONFIDENCE_SETTING,
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `calibration`: every limit that is set must hold. */
export const calibration: RuleKind<Settings> = {
  kind: 'calibration',
  schema,
  refine: (settings): SettingsProblem[] =>
    limitsOf(settings).length > 0
      ? []
      : [{ path: '', message: 'no limit is set', fix: 'add `max_ece:`, `max_brier:` or `max_log_loss:`' }],
  describe: (settings) =>
    limitsOf(settings)
      .map(([metric, max]) => `${metricLabel(metric)} at most ${limitValue(max)}`)
      .join(' and '),
  evaluate: (settings, context) => {
    const findings = limitsOf(settings).map(([metric, max]) => judge(settings, context, metric, max))
    return findings.find(({ verdict }) => verdict !== 'pass') ?? allHold(findings)
  },
}

function limitsOf({ max_ece, max_brier, max_log_loss }: Settings): (readonly [string, number])[] {
  const limits = [
    ['ece', max_ece],
    ['brier', max_brier],
    ['log_loss', max_log_loss],
  ] as const
  return limits.flatMap(([metric, max]) => (max === undefined ? [] : [[metric, max] as const]))
}

function judge({ bound = 'value', confidence }: Settings, context: RuleContext, metric: string, max: number): Finding {
  const evidence = testEvidence(context)
  if (isFinding(evidence)) return evidence
  const estimate = estimateOf(evidence, metric)
  if (isFinding(estimate)) return estimate
  const label = metricLabel(metric)
  const vague = bound === 'high' ? confidenceProblem(label, estimate.interval.level, confidence) : undefined
  if (vague !== undefined) return vague
  const observed = bound === 'high' ? estimate.interval.high : estimate.value
  const shown = `${label} ${metricValueBeside(metric, observed, max)}`
  if (observed <= max) return { verdict: 'pass', message: `${shown}.`, observed, limit: max }
  return {
    verdict: 'fail',
    message: `${shown} is above the maximum ${limitValue(max)}.`,
    headline: `has ${shown}, above the maximum ${limitValue(max)}`,
    fix: 'Calibrate the probabilities on rows that are neither trained on nor in the holdout (Platt scaling, isotonic regression).',
    observed,
    limit: max,
  }
}

function allHold(findings: readonly Finding[]): Finding {
  return { verdict: 'pass', message: findings.map(({ message }) => message).join(' ') }
}
