import type { FromSchema } from 'json-schema-to-ts'
import type { Comparison, TestPredicate } from '../../evidence/test-predicate.ts'
import { currentChampion, IF_NO_CHAMPION, notCompared } from '../champion.ts'
import { adjustedInFamily } from '../family.ts'
import { type Loss, readLoss } from '../loss.ts'
import { metricLabel } from '../metric-words.ts'
import { significant } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import {
  CONFIDENCE_SETTING,
  confidenceProblem,
  DEFAULT_CONFIDENCE,
  estimateOf,
  isFinding,
  rowsProblem,
  testEvidence,
} from '../test-evidence.ts'
import { acceptable, asked, describeChange, lossHeadline, needText, undecidedFix } from './baseline-words.ts'

const schema = {
  type: 'object',
  description:
    'The candidate against the champion on the same rows: not worse by more than a margin, or better by one.',
  additionalProperties: false,
  required: ['metric'],
  properties: {
    metric: { type: 'string', minLength: 1, maxLength: 100 },
    non_inferior_by: {
      type: 'number',
      minimum: 0,
      description: 'Largest loss that is accepted, in the unit of the metric (0.01 is one point of ROC AUC).',
    },
    superior_by: {
      type: 'number',
      minimum: 0,
      description: 'Instead: least gain that must be shown, in the unit of the metric. 0 is better at all.',
    },
    margin: {
      enum: ['absolute', 'relative'],
      default: 'absolute',
      description: '`relative`: the margin is a share of the champion’s value (0.02 is two percent of it).',
    },
    confidence: CONFIDENCE_SETTING,
    if_no_champion: IF_NO_CHAMPION,
    if_inconclusive: { enum: ['fail', 'warn'], default: 'fail', description: 'Verdict when the rows cannot decide.' },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
type Compared = {
  readonly comparison: Comparison
  readonly version: string
  readonly direction: 'higher' | 'lower'
  readonly rows: number
  /** Holm's p value, where the policy judges several metrics together. */
  readonly adjusted: number | undefined
}

/** `metric.baseline`: non-inferiority to the champion, or superiority over it; undecided is not a pass. */
export const metricBaseline: RuleKind<Settings> = {
  kind: 'metric.baseline',
  attempts: 'same-champion',
  schema,
  refine,
  describe: (settings) => `${metricLabel(settings.metric)} ${asked(settings)} the champion`,
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const compared = comparisonOf(settings, evidence, context)
    return 'comparison' in compared ? judge(settings, compared) : compared
  },
}

function refine({ non_inferior_by, superior_by }: Settings): SettingsProblem[] {
  if ((non_inferior_by === undefined) !== (superior_by === undefined)) return []
  const both = non_inferior_by !== undefined
  const message = both ? 'both `non_inferior_by` and `superior_by` are set' : 'there is no margin'
  const fix = both
    ? 'keep one of them, or write two rules'
    : 'add `non_inferior_by:` (the loss you accept) or `superior_by:` (the gain you ask for)'
  return [{ path: both ? '/superior_by' : '', message, fix }]
}

function comparisonOf(settings: Settings, evidence: TestPredicate, context: RuleContext): Compared | Finding {
  const estimate = estimateOf(evidence, settings.metric)
  if (isFinding(estimate)) return estimate
  const champion = currentChampion(settings, evidence, context)
  if (isFinding(champion)) return champion
  const { metric } = settings
  const comparison = evidence.comparison.find((one) => one.metric === metric)
  if (comparison === undefined) {
    return notCompared(`The evidence does not compare ${metric} with the champion.`, `has no comparison of ${metric}`)
  }
  const { difference, interval } = comparison
  if (comparison.verdict === 'not-comparable' || ![difference, interval.low, interval.high].every(Number.isFinite)) {
    return {
      ...notCompared(
        `${metricLabel(metric)} of candidate and champion cannot be compared (${comparison.method}).`,
        `cannot be compared with champion ${champion.version} on ${metricLabel(metric)}`,
      ),
      fix: 'Let the champion be scored on this holdout (the report says why it was not), then run `assay test` again.',
    }
  }
  const wrongRows = rowsProblem(metric, comparison.n, evidence.holdout.rows)
  const tooVague = confidenceProblem(metricLabel(metric), interval.level, settings.confidence)
  if (wrongRows !== undefined || tooVague !== undefined) return (wrongRows ?? tooVague) as Finding
  const scaled = settings.margin === 'relative' ? asShare(comparison) : comparison
  if (isFinding(scaled)) return scaled
  const { family } = context
  const adjusted = family === undefined ? undefined : adjustedInFamily(metric, family, evidence)
  const rows = evidence.holdout.rows
  return { comparison: scaled, version: champion.version, direction: estimate.direction, rows, adjusted }
}

/** The comparison as a share of the champion's value: the interval is that of candidate over champion. */
function asShare(comparison: Comparison): Comparison | Finding {
  const { metric, ratio, candidate, champion, interval } = comparison
  if (ratio === undefined || !(champion > 0) || ![ratio.low, ratio.high].every(Number.isFinite)) {
    const why = 'a relative margin needs values above 0, and evidence that has their ratio'
    return {
      ...notCompared(`The evidence has no ratio of ${metric}: ${why}.`, `has no ratio of ${metricLabel(metric)}`),
      fix: 'Use `margin: absolute` for this metric, or run `assay test` again.',
    }
  }
  const difference = candidate / champion - 1
  return { ...comparison, difference, interval: { ...interval, low: ratio.low - 1, high: ratio.high - 1 } }
}

function judge(settings: Settings, compared: Compared): Finding {
  const { metric, non_inferior_by = 0, superior_by, if_inconclusive = 'fail' } = settings
  const { comparison, version, direction, rows } = compared
  const margin = superior_by === undefined ? non_inferior_by : -superior_by
  const loss = readLoss(comparison, direction, margin, rows)
  const label = metricLabel(metric)
  const shown = describeChange(settings, comparison, version)
  const numbers = { observed: comparison.difference, limit: superior_by ?? non_inferior_by }
  switch (readingOf(settings, loss, compared)) {
    case 'within':
      return { verdict: 'pass', message: `${shown}.`, ...numbers }
    case 'beyond':
      return {
        verdict: 'fail',
        message: `${shown}, ${acceptable(settings)}.`,
        headline: lossHeadline(settings, comparison, version, loss),
        fix: `Find what cost ${label} and push a better candidate; \`assay test\` shows the same numbers before you push.`,
        ...numbers,
      }
    default:
      return {
        verdict: if_inconclusive,
        message: `${shown}, inconclusive: ${needText(loss)}${familyText(loss, compared)}.`,
        headline: `is not shown to ${superior_by === undefined ? 'hold' : 'improve'} ${label} against champion ${version}: inconclusive, ${needText(loss)}`,
        fix: undecidedFix(loss),
        ...numbers,
      }
  }
}

/**
 * Superiority needs a gain that is wholly beyond the margin, and fails where the gain is shown to be less. A loss that blocks although
 * undecided ones do not must also be significant among the family.
 */
function readingOf({ superior_by, confidence }: Settings, loss: Loss, { adjusted }: Compared): Loss['reading'] {
  if (superior_by !== undefined) {
    if (loss.most < -superior_by) return 'within'
    if (loss.most === -superior_by) return superior_by > 0 ? 'within' : 'undecided'
    return loss.least > -superior_by ? 'beyond' : 'undecided'
  }
  const isChance = adjusted !== undefined && adjusted > 1 - (confidence ?? DEFAULT_CONFIDENCE)
  return loss.reading === 'beyond' && isChance ? 'undecided' : loss.reading
}

function familyText({ reading }: Loss, { adjusted }: Compared): string {
  if (reading !== 'beyond' || adjusted === undefined) return ''
  return `; among the metrics that are judged together the loss may be chance (Holm p ${significant(adjusted, 2)})`
}
