import type { FromSchema } from 'json-schema-to-ts'
import type { Estimate } from '../../evidence/parts.ts'
import type { Slice } from '../../evidence/slices.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { VERDICTS } from '../../kernel/verdict.ts'
import { isOfAPart, limitValue, metricLabel, metricValueBeside } from '../metric-words.ts'
import { count, plural } from '../numbers.ts'
import type { Finding, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, confidenceProblem, isFinding, testEvidence } from '../test-evidence.ts'
import { DISCOVERED_SETTING, describeDiscovered, judgeDiscovered } from './discovered-slices.ts'

const schema = {
  type: 'object',
  description: 'A metric must lie between limits on every slice of the holdout, not only on the whole.',
  additionalProperties: false,
  required: ['metric'],
  properties: {
    metric: { type: 'string', minLength: 1, maxLength: 100 },
    min: { type: 'number', description: 'Smallest allowed value on any slice, inclusive.' },
    max: { type: 'number', description: 'Largest allowed value on any slice, inclusive.' },
    bound: {
      enum: ['value', 'low', 'high'],
      default: 'value',
      description: 'Which number is held against the limits: the estimate, or an end of its interval.',
    },
    slices: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 100 },
      description: 'Names of the slices that must be there and are judged; all measured slices when absent.',
    },
    min_n: { type: 'integer', minimum: 1, default: 30, description: 'A slice of fewer rows is a small slice.' },
    small_slice: { enum: ['warn', 'fail'], default: 'warn', description: 'Verdict when there is a small slice.' },
    discovered: DISCOVERED_SETTING,
    confidence: CONFIDENCE_SETTING,
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `metric.slices`: the slice that is furthest beyond a limit speaks; a slice that is too small to tell is said, never passed over. */
export const metricSlices: RuleKind<Settings> = {
  kind: 'metric.slices',
  schema,
  attempts: 'same-champion',
  refine,
  describe: (settings) => {
    const { metric, min, max, slices, discovered } = settings
    const found = discovered && describeDiscovered(metric, discovered)
    if (!isDeclared(settings)) return found ?? ''
    const limits = [
      ...(min === undefined ? [] : [`at least ${limitValue(min)}`]),
      ...(max === undefined ? [] : [`at most ${limitValue(max)}`]),
    ]
    const declared = `${metricLabel(metric)} ${limits.join(' and ')} on ${slices?.join(', ') ?? 'every slice'}`
    return found === undefined ? declared : `${declared}; ${found}`
  },
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const { metric, discovered, confidence } = settings
    const findings = [
      ...(isDeclared(settings) ? [judgeDeclared(settings, evidence)] : []),
      ...(discovered === undefined
        ? []
        : [judgeDiscovered({ metric, confidence, limits: discovered, context }, evidence)]),
    ]
    return worstOf(findings)
  },
}

/** Are there limits for the slices of `test.slices`? */
function isDeclared({ min, max }: Settings): boolean {
  return min !== undefined || max !== undefined
}

function judgeDeclared(settings: Settings, evidence: TestPredicate): Finding {
  const all = evidence.slices ?? []
  const missing = (settings.slices ?? []).filter((name) => !all.some((slice) => slice.name === name))
  if (all.length === 0) return unmeasured('The evidence has no slices.', 'has no measured slices')
  if (missing.length > 0) {
    const names = missing.join(', ')
    return unmeasured(`The evidence has no slice ${names}.`, `has no measured slice ${names}`)
  }
  const asked = all.filter(({ name }) => settings.slices?.includes(name) ?? true)
  return judge(settings, asked)
}

/** The worst verdict speaks, the first of equals; where all pass, all messages. */
function worstOf(findings: readonly Finding[]): Finding {
  const [worst, ...rest] = findings.toSorted((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict))
  if (worst === undefined) return unmeasured('The rule asks for nothing.', 'has a rule that asks for nothing')
  const message = [worst, ...rest].map((finding) => finding.message).join(' ')
  return worst.verdict === 'pass' ? { ...worst, message } : worst
}

function refine({ min, max, slices, discovered }: Settings): SettingsProblem[] {
  if (min === undefined && max === undefined && (discovered === undefined || slices !== undefined)) {
    const fix = slices === undefined ? 'add `min:`, `max:` or `discovered:`' : 'add `min:` or `max:`'
    return [{ path: '', message: 'neither `min` nor `max` is set', fix }]
  }
  return min !== undefined && max !== undefined && min > max
    ? [{ path: '/min', message: `min ${min} is above max ${max}`, fix: 'swap the two' }]
    : []
}

function judge(settings: Settings, slices: readonly Slice[]): Finding {
  const { metric, min_n = 30, small_slice = 'warn' } = settings
  const label = metricLabel(metric)
  const readings = slices.map((slice) => ({ slice, estimate: slice.metrics?.find(({ name }) => name === metric) }))
  const small = readings.filter(({ slice }) => slice.n < min_n)
  const large = readings.filter(({ slice }) => slice.n >= min_n)
  for (const { slice, estimate } of large) {
    const problem = estimateProblem(settings, slice, estimate)
    if (problem !== undefined) return problem
  }
  const broken = large.flatMap(({ slice, estimate }) =>
    estimate === undefined ? [] : beyond(settings, slice, estimate),
  )
  const [worst] = broken.toSorted((a, b) => b.excess - a.excess)
  if (worst !== undefined) return failure(settings, worst, broken.length)
  if (small.length > 0) {
    const names = small.map(({ slice }) => `${slice.name} (n = ${count(slice.n)})`).join(', ')
    return {
      verdict: small_slice,
      message: `${plural(small.length, 'slice')} of fewer than ${count(min_n)} rows cannot be judged: ${names}.`,
      headline: `has ${plural(small.length, 'slice')} too small to judge`,
      fix: 'Add holdout rows of these slices, or agree on fewer rows in the policy first.',
      observed: Math.min(...small.map(({ slice }) => slice.n)),
      limit: min_n,
    }
  }
  return { verdict: 'pass', message: `${label} is within its limits on ${plural(large.length, 'slice')}.` }
}

/** A large slice without a usable number is not shown to hold. */
function estimateProblem(settings: Settings, slice: Slice, estimate: Estimate | undefined): Finding | undefined {
  const { metric, bound = 'value', confidence } = settings
  const label = metricLabel(metric)
  if (
    estimate === undefined ||
    ![estimate.value, estimate.interval.low, estimate.interval.high].every(Number.isFinite)
  ) {
    return unmeasured(`${label} was not measured on the slice ${slice.name}.`, `has no ${label} of ${slice.name}`)
  }
  const { n } = estimate
  if (n !== slice.n && !(isOfAPart(metric) && n > 0 && n < slice.n)) {
    const message = `${label} was measured on ${count(n)} of the ${count(slice.n)} rows of ${slice.name}.`
    return unmeasured(message, `has ${label} of a part of ${slice.name} only`)
  }
  return bound === 'value' ? undefined : confidenceProblem(label, estimate.interval.level, confidence)
}

type Broken = {
  readonly slice: Slice
  readonly observed: number
  readonly limit: number
  readonly excess: number
  readonly side: 'below' | 'above'
}

function beyond({ min, max, bound = 'value' }: Settings, slice: Slice, { value, interval }: Estimate): Broken[] {
  const observed = bound === 'value' ? value : interval[bound]
  if (min !== undefined && observed < min)
    return [{ slice, observed, limit: min, excess: min - observed, side: 'below' }]
  if (max !== undefined && observed > max)
    return [{ slice, observed, limit: max, excess: observed - max, side: 'above' }]
  return []
}

function failure({ metric }: Settings, { slice, observed, limit, side }: Broken, broken: number): Finding {
  const label = metricLabel(metric)
  const shown = `${label} ${metricValueBeside(metric, observed, limit)} on ${slice.name} (n = ${count(slice.n)})`
  const more = broken > 1 ? ` And ${plural(broken - 1, 'more slice')}.` : ''
  return {
    verdict: 'fail',
    message: `${shown} is ${side} ${limitValue(limit)}.${more}`,
    headline: `has ${shown}, ${side} ${limitValue(limit)}`,
    fix: `Look at the rows of ${slice.name} (\`${slice.where}\`): more training rows of this kind often help.`,
    observed,
    limit,
  }
}

function unmeasured(message: string, headline: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline,
    fix: 'Describe the slices under test.slices in assay.yml and test again.',
  }
}
