import type { FromSchema } from 'json-schema-to-ts'
import type { Comparison, TestPredicate } from '../../evidence/test-predicate.ts'
import { readLoss } from '../loss.ts'
import { differenceNumber, differenceSize, differenceUnit, metricLabel } from '../metric-words.ts'
import { about } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind } from '../rule.ts'
import { estimateOf, isFinding, rowsProblem, testEvidence } from '../test-evidence.ts'

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
    if_no_champion: {
      enum: ['warn', 'fail'],
      default: 'warn',
      description: 'Verdict while the ledger has no champion.',
    },
    if_inconclusive: { enum: ['fail', 'warn'], default: 'fail', description: 'Verdict when the rows cannot decide.' },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
type Compared = { readonly comparison: Comparison; readonly version: string; readonly direction: 'higher' | 'lower' }

const COMPARE_AGAIN = 'Run `assay test` again: it compares with the champion that the ledger names now.'

/** `metric.baseline`: non-inferiority to the champion; undecided is not a pass. */
export const metricBaseline: RuleKind<Settings> = {
  kind: 'metric.baseline',
  schema,
  describe: ({ metric, non_inferior_by }) => {
    const margin =
      non_inferior_by === 0 ? 'not worse than' : `at most ${differenceSize(metric, non_inferior_by)} worse than`
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
    return failed(`The evidence does not compare ${metric} with the champion.`, `has no comparison of ${metric}`)
  }
  const { difference, interval } = comparison
  if (comparison.verdict === 'not-comparable' || ![difference, interval.low, interval.high].every(Number.isFinite)) {
    return failed(
      `${metricLabel(metric)} of candidate and champion cannot be compared (${comparison.method}).`,
      `cannot be compared with champion ${champion.version} on ${metricLabel(metric)}`,
    )
  }
  const wrongRows = rowsProblem(metric, comparison.n, evidence.holdout.rows)
  return wrongRows ?? { comparison, version: champion.version, direction: estimate.direction }
}

/** The evidence must have been made against the very model that the ledger names champion now. */
function currentChampion(
  settings: Settings,
  evidence: TestPredicate,
  { facts }: RuleContext,
): { version: string } | Finding {
  const measured = evidence.champion
  const ledger = facts.champion
  if (ledger.state === 'unknown') {
    return failed(
      'The ledger could not be read, so the champion is not known.',
      'has no known champion to compare with',
    )
  }
  if (measured.state === 'unavailable') {
    return failed(`The champion could not be measured: ${measured.reason}.`, 'could not be compared with its champion')
  }
  if (measured.state === 'none')
    return ledger.state === 'none' ? firstChampion(settings) : stale('none', ledger.version)
  if (ledger.state === 'none') return stale(measured.version, 'none')
  return measured.digest === ledger.digest ? { version: measured.version } : stale(measured.version, ledger.version)
}

function firstChampion({ if_no_champion: verdict = 'warn' }: Settings): Finding {
  return {
    verdict,
    message: 'There is no champion yet, so there is nothing to compare with.',
    headline: 'has no champion to compare with yet',
    fix: 'Register and promote a first version; later candidates are compared with it.',
  }
}

function stale(measured: string, current: string): Finding {
  const was = measured === 'none' ? 'no champion' : `champion ${measured}`
  const is = current === 'none' ? 'has none' : `names ${current}`
  return failed(
    `The evidence compares with ${was}, but the ledger now ${is}.`,
    'was compared with an outdated champion',
  )
}

function judge({ metric, non_inferior_by: margin, if_inconclusive = 'fail' }: Settings, compared: Compared): Finding {
  const { comparison, version, direction } = compared
  const loss = readLoss(comparison, direction, margin)
  const label = metricLabel(metric)
  const level = Math.round(comparison.interval.level * 1000) / 10
  const unit = differenceUnit(metric) === '' ? '' : ` ${differenceUnit(metric)}`
  const ends = [comparison.interval.low, comparison.interval.high].map((end) => differenceNumber(metric, end))
  const change = `${label} changed by ${differenceNumber(metric, comparison.difference)}${unit} against champion ${version} (${level} % CI ${ends.join(' to ')})`
  const numbers = { observed: comparison.difference, limit: margin }
  switch (loss.reading) {
    case 'within':
      return { verdict: 'pass', message: `${change}.`, ...numbers }
    case 'beyond': {
      const ci = [loss.least, loss.most].map((end) => differenceNumber(metric, end).replace('+', ''))
      return {
        verdict: 'fail',
        message: `${change}: worse than the accepted ${differenceSize(metric, margin)}.`,
        headline: `lost ${differenceSize(metric, loss.estimate)} of ${label} against champion ${version} (${level} % CI ${ci.join(' to ')})`,
        fix: `Find what cost ${label} and push a better candidate; \`assay test\` shows the same numbers before you push.`,
        ...numbers,
      }
    }
    case 'undecided': {
      const rows = loss.rowsMissing === undefined ? undefined : about(loss.rowsMissing)
      const need = rows === undefined ? 'the estimate itself is beyond the margin' : `needs about ${rows} more rows`
      return {
        verdict: if_inconclusive,
        message: `${change}: inconclusive: ${need}.`,
        headline: `is not shown to hold ${label} against champion ${version} (${need})`,
        fix:
          rows === undefined
            ? 'Improve the candidate: more rows alone are unlikely to clear it.'
            : `Add about ${rows} rows to the holdout, or agree on a wider margin in the policy first.`,
        ...numbers,
      }
    }
    default:
      return loss.reading satisfies never
  }
}

function failed(message: string, headline: string): Finding {
  return { verdict: 'fail', message, headline, fix: COMPARE_AGAIN }
}
