import type { FromSchema } from 'json-schema-to-ts'
import type { Estimate } from '../../evidence/parts.ts'
import { limitValue, metricLabel, metricValue, metricValueBeside } from '../metric-words.ts'
import { count, plural } from '../numbers.ts'
import type { Finding, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, confidenceProblem, estimateOf, isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The candidate alone: a metric must lie between limits.',
  additionalProperties: false,
  required: ['metric'],
  properties: {
    metric: { type: 'string', minLength: 1, maxLength: 100 },
    min: { type: 'number', description: 'Smallest allowed value, inclusive.' },
    max: { type: 'number', description: 'Largest allowed value, inclusive.' },
    bound: {
      enum: ['value', 'low', 'high'],
      default: 'value',
      description: 'Which number is held against the limits: the estimate, or an end of its interval.',
    },
    confidence: CONFIDENCE_SETTING,
    min_n: { type: 'integer', minimum: 1, description: 'Fewest holdout rows that may decide.' },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
type Limit = { readonly side: 'min' | 'max'; readonly value: number }

const BOUND_WORDS = { value: '', low: ' (low end of the interval)', high: ' (high end of the interval)' } as const

/** `metric.threshold`: floor and ceiling of one metric of the candidate. */
export const metricThreshold: RuleKind<Settings> = {
  kind: 'metric.threshold',
  schema,
  refine,
  describe: (settings) => {
    const limits = limitsOf(settings).map(
      ({ side, value }) => `${side === 'min' ? 'at least' : 'at most'} ${limitValue(value)}`,
    )
    const rows = settings.min_n === undefined ? '' : `, on ${plural(settings.min_n, 'row')} or more`
    return `${metricLabel(settings.metric)} ${limits.join(' and ')}${BOUND_WORDS[settings.bound ?? 'value']}${rows}`
  },
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const estimate = estimateOf(evidence, settings.metric)
    if (isFinding(estimate)) return estimate
    return tooFewRows(settings, estimate) ?? tooVague(settings, estimate) ?? judge(settings, estimate)
  },
}

function refine({ min, max }: Settings): SettingsProblem[] {
  if (min === undefined && max === undefined) {
    return [{ path: '', message: 'neither `min` nor `max` is set', fix: 'add `min:` or `max:`' }]
  }
  if (min !== undefined && max !== undefined && min > max) {
    return [{ path: '/min', message: `min ${min} is above max ${max}`, fix: 'swap the two' }]
  }
  return []
}

function limitsOf({ min, max }: Settings): Limit[] {
  const limits: Limit[] = []
  if (min !== undefined) limits.push({ side: 'min', value: min })
  if (max !== undefined) limits.push({ side: 'max', value: max })
  return limits
}

function tooFewRows({ metric, min_n }: Settings, { n }: Estimate): Finding | undefined {
  if (min_n === undefined || n >= min_n) return undefined
  return {
    verdict: 'fail',
    message: `${metricLabel(metric)} was measured on ${plural(n, 'row')}; the policy asks for ${count(min_n)}.`,
    headline: `was tested on ${plural(n, 'row')} where ${count(min_n)} are needed`,
    fix: `Test on a holdout of at least ${plural(min_n, 'row')}.`,
    observed: n,
    limit: min_n,
  }
}

/** Only a rule about an end of the interval depends on how wide it was made. */
function tooVague({ metric, bound = 'value', confidence }: Settings, { interval }: Estimate): Finding | undefined {
  return bound === 'value' ? undefined : confidenceProblem(metricLabel(metric), interval.level, confidence)
}

function judge(settings: Settings, estimate: Estimate): Finding {
  const { metric } = settings
  const bound = settings.bound ?? 'value'
  const observed = bound === 'value' ? estimate.value : estimate.interval[bound]
  const broken = limitsOf(settings).find(({ side, value }) => !(side === 'min' ? observed >= value : observed <= value))
  const shown = describeEstimate(metric, estimate)
  if (broken === undefined) {
    const limit = settings.min ?? settings.max
    return { verdict: 'pass', message: `${shown}.`, observed, ...(limit === undefined ? {} : { limit }) }
  }
  const label = metricLabel(metric)
  const number = metricValueBeside(metric, observed, broken.value)
  const [verb, place] =
    broken.side === 'min'
      ? ['Raise', `below the minimum ${limitValue(broken.value)}`]
      : ['Lower', `above the maximum ${limitValue(broken.value)}`]
  const isPlain = bound === 'value'
  return {
    verdict: 'fail',
    message: isPlain ? `${shown}: ${place}.` : `${shown}: the ${bound} end of the interval, ${number}, is ${place}.`,
    headline: `${isPlain ? 'has' : 'may have'} ${label} ${number}, ${place}`,
    fix: `${verb} ${label}, or agree on another limit in the policy first.`,
    observed,
    limit: broken.value,
  }
}

function describeEstimate(metric: string, { value, interval, n }: Estimate): string {
  const level = Math.round(interval.level * 1000) / 10
  const ends = `${metricValue(metric, interval.low)} to ${metricValue(metric, interval.high)}`
  return `${metricLabel(metric)} ${metricValue(metric, value)} (${level} % CI ${ends}, n = ${count(n)})`
}
