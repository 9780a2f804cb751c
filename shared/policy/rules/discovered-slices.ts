import type { FromSchema } from 'json-schema-to-ts'
import type { FoundSlice, SearchedSlices } from '../../evidence/discovered-slices.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { currentChampion, IF_NO_CHAMPION } from '../champion.ts'
import { differenceSize, limitValue, marginSize, metricLabel, metricValueBeside } from '../metric-words.ts'
import { count, plural } from '../numbers.ts'
import type { Finding, RuleContext } from '../rule.ts'
import { confidenceProblem, estimateOf, isFinding } from '../test-evidence.ts'

/** A search that tested fewer candidates per half may have missed the slice that matters: the number is the author's to set. */
const LEAST_CANDIDATES = 10

/** The key `discovered` of `metric.slices`. */
export const DISCOVERED_SETTING = {
  type: 'object',
  description: 'Limits for slices that the search found by itself, held against the cautious end of their intervals.',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    max_effect: {
      type: 'number',
      minimum: 0,
      description: 'By how much a found slice may surely be worse than the other rows (0.1 is ten points of accuracy).',
    },
    max_worse: {
      type: 'number',
      minimum: 0,
      description: 'By how much a found slice may surely have become worse than the champion.',
    },
    worst: {
      type: 'number',
      description:
        'The worst allowed value of the metric on a found slice: it fails where even the better end of the interval is beyond.',
    },
    columns: {
      type: 'array',
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 500 },
      description: 'Columns that must have been searched.',
    },
    if_no_champion: IF_NO_CHAMPION,
  },
} as const

export type DiscoveredSettings = FromSchema<typeof DISCOVERED_SETTING, { keepDefaultedPropertiesOptional: true }>

type Asked = {
  readonly metric: string
  readonly confidence: number | undefined
  readonly limits: DiscoveredSettings
  readonly context: RuleContext
}

/** What is asked of found slices, as a clause. */
export function describeDiscovered(metric: string, { max_effect, max_worse, worst }: DiscoveredSettings): string {
  const clauses = [
    ...(max_effect === undefined
      ? []
      : [`no found slice more than ${marginSize(metric, max_effect)} weaker than the rest`]),
    ...(max_worse === undefined ? [] : [`none more than ${marginSize(metric, max_worse)} worse than the champion`]),
    ...(worst === undefined ? [] : [`${metricLabel(metric)} ${limitValue(worst)} on the worst found slice`]),
  ]
  return clauses.length === 0 ? 'a search for weak slices' : clauses.join(', ')
}

/** Judges the slices that the search found; a search that is absent, narrow or about another metric fails. */
export function judgeDiscovered(asked: Asked, evidence: TestPredicate): Finding {
  const { metric, limits } = asked
  const searched = usableSearch(asked, evidence)
  if (isFinding(searched)) return searched
  const findings = [
    ...(limits.max_effect === undefined ? [] : [weakness(metric, limits.max_effect, searched)]),
    ...(limits.max_worse === undefined ? [] : [worsening(asked, limits.max_worse, { searched, evidence })]),
    ...(limits.worst === undefined ? [] : [worstValue(metric, limits.worst, { searched, evidence })]),
  ]
  const [worst] = findings
    .filter(({ verdict }) => verdict !== 'pass')
    .toSorted((a, b) => Number(b.verdict === 'fail') - Number(a.verdict === 'fail'))
  if (worst !== undefined) return worst
  const tested = searched.tested.weakest + (searched.tested.worse ?? 0)
  const found = searched.weakest.length + (searched.worse?.length ?? 0)
  const shown = found === 0 ? 'none stood out' : `${plural(found, 'slice')} stood out, within the limits`
  return {
    verdict: 'pass',
    message: `${plural(tested, 'slice')} were found on one half of the rows and tested on the other: ${shown}.`,
  }
}

function usableSearch(
  { metric, confidence, limits }: Asked,
  { discoveredSlices: search }: TestPredicate,
): SearchedSlices | Finding {
  if (search === undefined) return unsearched('The evidence has no search for weak slices.')
  if (search.state === 'skipped') return unsearched(`Nobody searched for weak slices: ${search.reason}.`)
  if (search.metric !== metric) {
    return unsearched(
      `The search for weak slices went by ${metricLabel(search.metric)}, not by ${metricLabel(metric)}.`,
    )
  }
  if (search.max < LEAST_CANDIDATES) {
    return unsearched(
      `The search tested at most ${plural(search.max, 'candidate')} of each half; ${LEAST_CANDIDATES} are the least.`,
    )
  }
  const missing = (limits.columns ?? []).filter((name) => !search.columns.includes(name))
  if (missing.length > 0) return unsearched(`The search left out ${missing.join(', ')}.`)
  const smallest = Math.min(limits.max_effect ?? Number.POSITIVE_INFINITY, limits.max_worse ?? Number.POSITIVE_INFINITY)
  if (search.minEffect > smallest) {
    const sizes = `${marginSize(metric, search.minEffect)} or more; the policy asks about ${marginSize(metric, smallest)}`
    return unsearched(`The search looked for effects of ${sizes}.`)
  }
  const levels = [...search.weakest, ...(search.worse ?? [])].map(({ effect }) => effect.interval.level)
  return confidenceProblem(metricLabel(metric), Math.min(1, ...levels), confidence) ?? search
}

function weakness(metric: string, limit: number, { weakest }: SearchedSlices): Finding {
  const [worst, more] = beyond(weakest, limit)
  if (worst === undefined) return PASS
  const shown = `${metricLabel(metric)} ${metricValueBeside(metric, worst.value, worst.against)} where ${worst.where}, against ${metricValueBeside(metric, worst.against, worst.value)} elsewhere`
  return failed(worst, limit, {
    message: `${shown} (n = ${count(worst.n)}): surely ${differenceSize(metric, worst.effect.interval.low)} weaker, more than ${marginSize(metric, limit)}.${more}`,
    headline: `is at least ${differenceSize(metric, worst.effect.interval.low)} of ${metricLabel(metric)} weaker where ${worst.where}`,
  })
}

type Measured = { readonly searched: SearchedSlices; readonly evidence: TestPredicate }

function worsening({ metric, limits, context }: Asked, limit: number, { searched, evidence }: Measured): Finding {
  const champion = currentChampion(limits, evidence, context)
  if (isFinding(champion)) return champion
  if (searched.worse === undefined) return unsearched('Nobody searched for slices that became worse than the champion.')
  const [worst, more] = beyond(searched.worse, limit)
  if (worst === undefined) return PASS
  const size = differenceSize(metric, worst.effect.interval.low)
  return failed(worst, limit, {
    message: `${metricLabel(metric)} fell from ${metricValueBeside(metric, worst.against, worst.value)} of champion ${champion.version} to ${metricValueBeside(metric, worst.value, worst.against)} where ${worst.where} (n = ${count(worst.n)}): surely by ${size}, more than ${marginSize(metric, limit)}.${more}`,
    headline: `lost at least ${size} of ${metricLabel(metric)} where ${worst.where}`,
  })
}

/** A slice beyond the limit differs from all rows by at least the gap between them, so the search must have looked for that much. */
function worstValue(metric: string, limit: number, { searched, evidence }: Measured): Finding {
  const whole = estimateOf(evidence, metric)
  if (isFinding(whole)) return whole
  const isHigher = whole.direction === 'higher'
  const gap = isHigher ? whole.value - limit : limit - whole.value
  if (searched.minEffect > Math.max(0, gap)) {
    return unsearched(
      `The search looked for effects of ${marginSize(metric, searched.minEffect)} or more, too coarse for the limit ${limitValue(limit)}.`,
    )
  }
  const better = ({ interval }: FoundSlice): number => (isHigher ? interval.high : interval.low)
  const excess = (slice: FoundSlice): number => (isHigher ? limit - better(slice) : better(slice) - limit)
  const broken = searched.weakest.filter((slice) => excess(slice) > 0).toSorted((a, b) => excess(b) - excess(a))
  const [worst] = broken
  if (worst === undefined) return PASS
  const shown = `${metricLabel(metric)} ${metricValueBeside(metric, worst.value, limit)} where ${worst.where} (n = ${count(worst.n)})`
  return {
    ...failed(worst, limit, {
      message: `${shown} is surely ${isHigher ? 'below' : 'above'} ${limitValue(limit)}.${moreOf(broken)}`,
      headline: `has ${shown}, ${isHigher ? 'below' : 'above'} ${limitValue(limit)}`,
    }),
    observed: better(worst),
  }
}

const PASS: Finding = { verdict: 'pass', message: '' }

/** The slice whose low end is furthest beyond the limit, and how many more there are. */
function beyond(slices: readonly FoundSlice[], limit: number): [FoundSlice | undefined, string] {
  const broken = slices
    .filter(({ effect }) => effect.interval.low > limit)
    .toSorted((a, b) => b.effect.interval.low - a.effect.interval.low)
  return [broken[0], moreOf(broken)]
}

function moreOf(broken: readonly FoundSlice[]): string {
  return broken.length > 1 ? ` And ${plural(broken.length - 1, 'more slice')}.` : ''
}

function failed(
  slice: FoundSlice,
  limit: number,
  words: { readonly message: string; readonly headline: string },
): Finding {
  return {
    verdict: 'fail',
    ...words,
    fix: `Look at the rows where \`${slice.where}\`; add the condition to test.slices in assay.yml to watch it for ever.`,
    observed: slice.effect.interval.low,
    limit,
  }
}

function unsearched(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'has no search for weak slices that the policy can use',
    fix: 'Set test.discover in assay.yml (enabled: true, and a small min_effect) and test again on enough rows.',
  }
}
