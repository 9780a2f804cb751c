import type { FromSchema } from 'json-schema-to-ts'
import { limitValue, metricLabel, metricValueBeside } from '../metric-words.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, confidenceProblem, estimateOf, isFinding, testEvidence } from '../test-evidence.ts'
import { asksForCurve, curveWords, judgeCurve } from './calibration-curve.ts'

const limit = { type: 'number', minimum: 0 } as const

const schema = {
  type: 'object',
  description: 'The probabilities of the candidate can be taken at their word.',
  additionalProperties: false,
  properties: {
    max_ece: { ...limit, description: 'Largest accepted expected calibration error.' },
    max_debiased_ece: {
      ...limit,
      description:
        'Largest accepted debiased calibration error (metric ece_debiased), which few rows do not make too large.',
    },
    max_brier: { ...limit, description: 'Largest accepted Brier score.' },
    max_log_loss: { ...limit, description: 'Largest accepted log loss.' },
    min_slope: {
      ...limit,
      description: 'Smallest accepted slope of the truth on the logit of the probability; 1 is right.',
    },
    max_slope: { ...limit, description: 'Largest accepted slope.' },
    min_spiegelhalter_p: {
      ...limit,
      maximum: 1,
      description: 'Smallest accepted p value of the test that the probabilities are right.',
    },
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
  refine,
  describe: (settings) =>
    [
      ...limitsOf(settings).map(([metric, max]) => `${metricLabel(metric)} at most ${limitValue(max)}`),
      ...curveWords(settings),
    ].join(' and '),
  evaluate: (settings, context) => {
    const findings = [
      ...limitsOf(settings).map(([metric, max]) => judge(settings, context, metric, max)),
      ...judgeCurve(settings, context),
    ]
    return findings.find(({ verdict }) => verdict !== 'pass') ?? allHold(findings)
  },
}

function refine(settings: Settings): SettingsProblem[] {
  if (limitsOf(settings).length === 0 && !asksForCurve(settings)) {
    const fix =
      'add `max_debiased_ece:`, `max_ece:`, `max_brier:`, `max_log_loss:`, `min_slope:` or `min_spiegelhalter_p:`'
    return [{ path: '', message: 'no limit is set', fix }]
  }
  const { min_slope, max_slope } = settings
  if (min_slope === undefined || max_slope === undefined || min_slope <= max_slope) return []
  return [
    { path: '/min_slope', message: `min_slope ${min_slope} is above max_slope ${max_slope}`, fix: 'swap the two' },
  ]
}

function limitsOf({ max_ece, max_debiased_ece, max_brier, max_log_loss }: Settings): (readonly [string, number])[] {
  const limits = [
    ['ece', max_ece],
    ['ece_debiased', max_debiased_ece],
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
