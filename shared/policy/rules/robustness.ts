import type { FromSchema } from 'json-schema-to-ts'
import { EDGE_CASES } from '../../robustness/edge-names.ts'
import { EVERYDAY_KINDS, PERTURBATION_KINDS } from '../../robustness/perturbation-kinds.ts'
import { limitValue, marginSize } from '../metric-words.ts'
import type { Finding, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, isFinding, testEvidence } from '../test-evidence.ts'
import { judgeAttack, judgeCases, judgeEdges, judgeStability } from './robustness-limits.ts'
import { judgePerturbations } from './robustness-perturbations.ts'

const names = <const Item extends object>(of: Item, description: string) =>
  ({
    description,
    anyOf: [{ const: 'all' }, { type: 'array', minItems: 1, maxItems: 200, uniqueItems: true, items: of }],
  }) as const

const schema = {
  type: 'object',
  description:
    'The answers hold when rows are not quite what they were: perturbations, written cases, edge cases, small changes.',
  additionalProperties: false,
  properties: {
    max_drop: {
      type: 'number',
      minimum: 0,
      description:
        'How much worse the main metric may become under any judged perturbation, in its own unit (0.05 is 5 points).',
    },
    max_flip_rate: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description: 'Share of rows that may be decided otherwise under any judged perturbation.',
    },
    perturbations: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: PERTURBATION_KINDS },
      // Unit errors and their like are judged where the policy names them.
      default: EVERYDAY_KINDS,
      description: 'Which perturbations are judged.',
    },
    metric: {
      type: 'string',
      minLength: 1,
      maxLength: 100,
      description: 'The metric whose drop is meant: the first of `test.metrics` must be this one.',
    },
    bound: {
      enum: ['low', 'value', 'high'],
      default: 'low',
      description: 'Which number is held against `max_drop` and `max_flip_rate`: an end of the interval, or the value.',
    },
    min_rows: {
      type: 'integer',
      minimum: 50,
      default: 500,
      description: 'Rows that must have been perturbed, or all rows of a smaller holdout.',
    },
    stable: {
      type: 'boolean',
      default: true,
      description: 'The order of the rows and the size of a batch change no answer.',
    },
    cases: names(
      { type: 'string', minLength: 1, maxLength: 300 },
      '`all`, or the cases of cases.yml that must be there and hold.',
    ),
    cases_digest: {
      type: 'string',
      pattern: '^sha256:[0-9a-f]{64}$',
      description: 'Digest of cases.yml, so that nobody softens it in the same change.',
    },
    edge_cases: names({ enum: EDGE_CASES }, '`all`, or the edge cases that must be answered or clearly refused.'),
    min_adversarial_distance: {
      type: 'number',
      minimum: 0,
      description:
        'Half of the rows need at least so large a change to flip, in standard deviations (high end of the interval).',
    },
    confidence: CONFIDENCE_SETTING,
  },
} as const

export type RobustnessRule = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
export type JudgedKinds = NonNullable<RobustnessRule['perturbations']>

/** `robustness`: every limit that is set must hold; what was not measured does not. */
export const robustness: RuleKind<RobustnessRule> = {
  kind: 'robustness',
  schema,
  refine,
  describe: (settings) => wordsOf(settings).join(', '),
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const measured = evidence.robustness
    if (measured === undefined) return unmeasured()
    const { max_drop, max_flip_rate, stable = true, cases, edge_cases, min_adversarial_distance } = settings
    const isPerturbed = (max_drop ?? max_flip_rate) !== undefined
    const kinds = settings.perturbations ?? [...EVERYDAY_KINDS]
    const findings = [
      ...(isPerturbed ? [judgePerturbations({ ...settings, perturbations: kinds }, measured, evidence)] : []),
      ...(stable && isPerturbed ? [judgeStability(measured)] : []),
      ...(cases === undefined && settings.cases_digest === undefined ? [] : [judgeCases(settings, measured)]),
      ...(edge_cases === undefined ? [] : [judgeEdges(edge_cases, measured)]),
      ...(min_adversarial_distance === undefined ? [] : [judgeAttack(min_adversarial_distance, settings, measured)]),
    ]
    return findings.find(({ verdict }) => verdict !== 'pass') ?? allHold(findings)
  },
}

function refine(settings: RobustnessRule): SettingsProblem[] {
  const { metric, max_drop } = settings
  if (metric !== undefined && max_drop === undefined) {
    return [{ path: '/metric', message: '`metric` without `max_drop` asks for nothing', fix: 'add `max_drop:`' }]
  }
  if (wordsOf(settings).length > 0) return []
  const fix = 'add `max_drop:`, `max_flip_rate:`, `cases: all`, `edge_cases: all` or `min_adversarial_distance:`'
  return [{ path: '', message: 'no limit is set', fix }]
}

function wordsOf(settings: RobustnessRule): string[] {
  const { max_drop, max_flip_rate, cases, edge_cases, min_adversarial_distance, metric, cases_digest } = settings
  const drop = max_drop === undefined ? '' : metric === undefined ? limitValue(max_drop) : marginSize(metric, max_drop)
  return [
    ...(max_drop === undefined ? [] : [`a drop of at most ${drop} under perturbations`]),
    ...(max_flip_rate === undefined ? [] : [`at most ${limitValue(max_flip_rate * 100)} % of the decisions flipped`]),
    ...(cases === undefined ? [] : [cases === 'all' ? 'all written cases' : `the cases ${cases.join(', ')}`]),
    ...(cases_digest === undefined ? [] : ['cases.yml as agreed']),
    ...(edge_cases === undefined ? [] : ['an answer or a clear refusal to edge cases']),
    ...(min_adversarial_distance === undefined
      ? []
      : [`no flip of half the rows within ${limitValue(min_adversarial_distance)} standard deviations`]),
  ]
}

function unmeasured(): Finding {
  return {
    verdict: 'fail',
    message: 'The evidence says nothing about robustness.',
    headline: 'has no measurement of its robustness',
    fix: 'Set `test: { robustness: true }` (and `cases:`) in assay.yml and test again.',
  }
}

function allHold(findings: readonly Finding[]): Finding {
  const [first] = findings
  const numbers = findings.length === 1 && first !== undefined ? first : {}
  return { ...numbers, verdict: 'pass', message: findings.map(({ message }) => message).join(' ') }
}
