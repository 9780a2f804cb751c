import type { FromSchema } from 'json-schema-to-ts'
import type { Comparison, TestPredicate } from '../../evidence/test-predicate.ts'
import { currentChampion, IF_NO_CHAMPION, notCompared } from '../champion.ts'
import { type Loss, readLoss } from '../loss.ts'
import { differenceNumbers, differenceSize, differenceUnit, marginSize, metricLabel } from '../metric-words.ts'
import { about } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind } from '../rule.ts'
import {
  CONFIDENCE_SETTING,
  confidenceProblem,
  estimateOf,
  isFinding,
  rowsProblem,
  testEvidence,
} from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The candidate against the champion on the same rows: it must not be worse by more than a margin.',
  additionalProperties: false,
  required: ['metric', 'non_inferior_by'],
  properties: {
    metric: { type: 'string', minLength: 1, maxLength: 100 },
    non_inferior_by: {
      type: 'number',
      minimum: 0,
      description: 'Largest loss that is accepted, in the unit of the metric (0.01 is one point of ROC AUC).',
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
}

/** `metric.baseline`: non-inferiority to the champion; undecided is not a pass. */
export const metricBaseline: RuleKind<Settings> = {
  kind: 'metric.baseline',
  schema,
  attempts: 'same-champion',
  describe: ({ metric, non_inferior_by }) => {
    const margin =
      non_inferior_by === 0 ? 'not worse than' : `at most ${marginSize(metric, non_inferior_by)} worse than`
    return `${metricLabel(metric)} ${margin} the champion`
  },
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const compared = comparisonOf(settings, evidence, context)
    return 'comparison' in compared ? judge(settings, compared) : compared
  },
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
    return notCompared(
      `${metricLabel(metric)} of candidate and champion cannot be compared (${comparison.method}).`,
      `cannot be compared with champion ${champion.version} on ${metricLabel(metric)}`,
    )
  }
  const wrongRows = rowsProblem(metric, comparison.n, evidence.holdout.rows)
  const tooVague = confidenceProblem(metricLabel(metric), interval.level, settings.confidence)
  return (
    wrongRows ??
    tooVague ?? { comparison, version: champion.version, direction: estimate.direction, rows: evidence.holdout.rows }
  )
}

function judge({ metric, non_inferior_by: margin, if_inconclusive = 'fail' }: Settings, compared: Compared): Finding {
  const { comparison, version, direction, rows } = compared
  const loss = readLoss(comparison, direction, margin, rows)
  const label = metricLabel(metric)
  const shown = describeChange(comparison, version)
  const numbers = { observed: comparison.difference, limit: margin }
  switch (loss.reading) {
    case 'within':
      return { verdict: 'pass', message: `${shown}.`, ...numbers }
    case 'beyond':
      return {
        verdict: 'fail',
        message: `${shown}, worse than ${acceptable(metric, margin)}.`,
        headline: lossHeadline(comparison, version, loss),
        fix: `Find what cost ${label} and push a better candidate; \`assay test\` shows the same numbers before you push.`,
        ...numbers,
      }
    case 'undecided':
      return {
        verdict: if_inconclusive,
        message: `${shown}, inconclusive: ${needText(loss)}.`,
        headline: `is not shown to hold ${label} against champion ${version}: inconclusive, ${needText(loss)}`,
        fix: undecidedFix(loss),
        ...numbers,
      }
    default:
      return loss.reading satisfies never
  }
}

function acceptable(metric: string, margin: number): string {
  return margin === 0 ? 'the champion' : `the accepted ${marginSize(metric, margin)}`
}

/** `ROC AUC −4.1 points against champion v1.2 (95 % CI −6.2 to −2.0)`. */
function describeChange({ metric, difference, interval }: Comparison, version: string): string {
  const [change, low, high] = differenceNumbers(metric, [difference, interval.low, interval.high])
  const unit = differenceUnit(metric)
  return `${metricLabel(metric)} ${change}${unit && ` ${unit}`} against champion ${version} (${levelText(interval)} ${low} to ${high})`
}

/** A loss is said as a size, so that it reads the same for metrics where less is better. */
function lossHeadline({ metric, interval }: Comparison, version: string, { estimate, least, most }: Loss): string {
  const ends = differenceNumbers(metric, [estimate, least, most])
    .slice(1)
    .map((end) => end.replace('+', ''))
  const lost = `lost ${differenceSize(metric, estimate)} of ${metricLabel(metric)}`
  const grew = `has ${metricLabel(metric)} worse by ${differenceSize(metric, estimate)}`
  const what = differenceUnit(metric) === '' ? grew : lost
  return `${what} against champion ${version} (${levelText(interval)} ${ends.join(' to ')})`
}

function levelText({ level }: Comparison['interval']): string {
  return `${Math.round(level * 1000) / 10} % CI`
}

function needText({ rowsMissing }: Loss): string {
  return rowsMissing === undefined
    ? 'the estimate itself is beyond the margin'
    : `needs about ${about(rowsMissing)} more rows`
}

function undecidedFix({ rowsMissing }: Loss): string {
  if (rowsMissing === undefined) return 'Improve the candidate: more rows alone are unlikely to clear it.'
  return `Add about ${about(rowsMissing)} rows to the holdout, or agree on a wider margin in the policy first.`
}
