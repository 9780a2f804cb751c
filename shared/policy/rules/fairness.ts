import type { FromSchema } from 'json-schema-to-ts'
import { type AttributeGroups, type Gap, MIN_GROUP_ROWS } from '../../evidence/groups.ts'
import type { Interval } from '../../evidence/parts.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { worst } from '../../kernel/verdict.ts'
import { rowsToDecide } from '../loss.ts'
import { limitValue, marginSize, metricLabel } from '../metric-words.ts'
import { about, count, fixed, plural } from '../numbers.ts'
import type { Finding, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, confidenceProblem, isFinding, testEvidence } from '../test-evidence.ts'

const MEASURES = {
  selection_rate_difference: { metric: 'selection_rate', kind: 'difference' },
  selection_rate_ratio: { metric: 'selection_rate', kind: 'ratio' },
  tpr_difference: { metric: 'true_positive_rate', kind: 'difference' },
  fpr_difference: { metric: 'false_positive_rate', kind: 'difference' },
} as const

const schema = {
  type: 'object',
  description: 'How far apart the groups of a protected attribute may be in what the candidate decides about them.',
  additionalProperties: false,
  required: ['attribute', 'metric'],
  properties: {
    attribute: { type: 'string', minLength: 1, maxLength: 500, description: 'A column of `data.protected`.' },
    metric: {
      enum: ['selection_rate_difference', 'selection_rate_ratio', 'tpr_difference', 'fpr_difference'],
      description:
        'What is compared between the highest and the lowest group. Selection: the positive class is decided.',
    },
    max: { type: 'number', minimum: 0, maximum: 1, description: 'Largest accepted difference (0.1 is 10 points).' },
    min: { type: 'number', minimum: 0, maximum: 1, description: 'Smallest accepted ratio (0.8 is four fifths).' },
    min_group_n: {
      type: 'integer',
      minimum: MIN_GROUP_ROWS,
      default: MIN_GROUP_ROWS,
      description: 'A group of fewer rows is a small group.',
    },
    small_group: { enum: ['warn', 'fail'], default: 'warn', description: 'Verdict when there is a small group.' },
    confidence: CONFIDENCE_SETTING,
    if_inconclusive: { enum: ['warn', 'fail'], default: 'warn', description: 'Verdict when the rows cannot decide.' },
  },
} as const

const MAX_SHOWN = 5

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
/** The difference or ratio that the rule asks about, and the gap it belongs to. */
type Measured = { readonly value: number; readonly interval: Interval; readonly gap: Gap }

/** `fairness`: a limit on the largest gap between groups. Only an end of its interval beyond the limit fails. */
export const fairness: RuleKind<Settings> = {
  kind: 'fairness',
  schema,
  refine,
  describe: (settings) => {
    const { kind } = MEASURES[settings.metric]
    const label = labelOf(settings)
    const groups = `between groups of ${settings.attribute}`
    if (kind === 'ratio') return `ratio of ${label} ${groups} at least ${limitValue(settings.min ?? 0)}`
    return `difference of ${label} ${groups} at most ${marginSize(MEASURES[settings.metric].metric, settings.max ?? 1)}`
  },
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const attribute = attributeOf(settings, evidence)
    if (isFinding(attribute)) return attribute
    return withSmallGroups(settings, attribute, judge(settings, attribute, evidence.holdout.rows))
  },
}

function refine({ metric, min, max }: Settings): SettingsProblem[] {
  const [needs, other] = MEASURES[metric].kind === 'ratio' ? (['min', 'max'] as const) : (['max', 'min'] as const)
  const given = { min, max }
  const problems: SettingsProblem[] = []
  if (given[needs] === undefined) {
    problems.push({ path: '', message: `${metric} needs \`${needs}\``, fix: `add \`${needs}:\`` })
  }
  if (given[other] !== undefined) {
    problems.push({ path: `/${other}`, message: `${metric} has no \`${other}\``, fix: `use \`${needs}:\` instead` })
  }
  return problems
}

function labelOf({ metric }: Settings): string {
  return metricLabel(MEASURES[metric].metric)
}

function attributeOf({ attribute }: Settings, { groups = [] }: TestPredicate): AttributeGroups | Finding {
  const found = groups.find((entry) => entry.attribute === attribute)
  if (found !== undefined) return found
  return failed(`The evidence has no groups of ${attribute}.`, `has no measured groups of ${attribute}`, attribute)
}

function failed(message: string, headline: string, attribute: string): Finding {
  const fix = `Name ${attribute} under data.protected in assay.yml and test again.`
  return { verdict: 'fail', message, headline, fix }
}

function judge(settings: Settings, attribute: AttributeGroups, rows: number): Finding {
  const { metric, kind } = MEASURES[settings.metric]
  const gap = attribute.gaps.find((entry) => entry.metric === metric)
  const measured = attribute.groups.flatMap(({ metrics = [] }) => metrics.filter(({ name }) => name === metric))
  if (gap === undefined && measured.length < 2) return tooFewGroups(settings)
  const found = kind === 'ratio' ? gap?.ratio : gap
  const label = labelOf(settings)
  if (
    gap === undefined ||
    found === undefined ||
    ![found.value, found.interval.low, found.interval.high].every(Number.isFinite)
  ) {
    if (gap !== undefined && kind === 'ratio') return nothingSelected(settings)
    const what = `${kind} of ${label} between the groups of ${settings.attribute}`
    return failed(`The evidence has no ${what}.`, `has no ${what}`, settings.attribute)
  }
  const { value, interval } = found
  return (
    confidenceProblem(`the gap of ${label}`, interval.level, settings.confidence) ??
    decide(settings, { value, interval, gap }, rows)
  )
}

/** Without a selected row in any group there is no ratio, and a model that selects nobody meets no limit by it. */
function nothingSelected({ attribute }: Settings): Finding {
  return {
    verdict: 'fail',
    message: `No row of any measured group of ${attribute} is selected, so there is no ratio.`,
    headline: `selects no row in any group of ${attribute}`,
    fix: 'Correct the model or `test.threshold` in assay.yml.',
  }
}

function tooFewGroups({ attribute, if_inconclusive = 'warn', metric }: Settings): Finding {
  return {
    verdict: if_inconclusive,
    message: `Not enough data: fewer than two groups of ${attribute} could be measured.`,
    headline: `has too few rows to compare groups of ${attribute} by ${metricLabel(MEASURES[metric].metric)}`,
    fix: `Add rows of every group of ${attribute} to the holdout.`,
  }
}

function decide(settings: Settings, measured: Measured, rows: number): Finding {
  const { value, interval } = measured
  const isRatio = MEASURES[settings.metric].kind === 'ratio'
  const limit = (isRatio ? settings.min : settings.max) ?? 0
  const numbers = { observed: value, limit }
  const shown = describeGap(settings, measured)
  if (isRatio ? interval.low >= limit : interval.high <= limit)
    return { verdict: 'pass', message: `${shown}.`, ...numbers }
  const beyond = isRatio ? interval.high < limit : interval.low > limit
  const asked = limitText(settings, limit)
  if (beyond) {
    return {
      verdict: 'fail',
      message: `${shown}: the whole interval is ${isRatio ? 'below' : 'above'} ${asked}.`,
      headline: headlineOf(settings, measured),
      fix: `Look at group ${measured.gap.highest} and group ${measured.gap.lowest} in the section Groups, and change the model or its threshold.`,
      ...numbers,
    }
  }
  const missing = rowsToDecide(
    Math.abs(value - limit),
    { halfWidth: outerHalf(measured, limit), level: interval.level },
    rows,
  )
  const need = missing === undefined ? 'more rows are needed' : `needs about ${about(missing)} more rows`
  return {
    verdict: settings.if_inconclusive ?? 'warn',
    message: `${shown}, not enough data to hold it against ${asked}: ${need}.`,
    headline: `is not shown to keep the groups of ${settings.attribute} within ${asked} in ${labelOf(settings)}: ${need}`,
    fix: `Add ${missing === undefined ? 'rows' : `about ${about(missing)} rows`} to the holdout, most of them of the small groups of ${settings.attribute}.`,
    ...numbers,
  }
}

/** The half of the interval that reaches over the limit. */
function outerHalf({ value, interval }: Measured, limit: number): number {
  return value <= limit ? interval.high - value : value - interval.low
}

/** Groups that cannot be judged never make a verdict better. */
function withSmallGroups(settings: Settings, attribute: AttributeGroups, found: Finding): Finding {
  const { min_group_n: least = MIN_GROUP_ROWS, small_group: verdict = 'warn' } = settings
  const { metric } = MEASURES[settings.metric]
  const small = attribute.groups.filter(
    ({ n, metrics = [] }) => n < least || !metrics.some(({ name }) => name === metric),
  )
  const omitted = attribute.omitted?.groups ?? 0
  if (small.length + omitted === 0) return found
  const shown = small.slice(0, MAX_SHOWN).map(({ name, n }) => `${name} (${plural(n, 'row')})`)
  const more = small.length + omitted - shown.length
  const list = [...shown, ...(more > 0 ? [`${count(more)} more`] : [])].join(', ')
  const message = `${found.message} Too small to be judged: ${list}.`
  if (worst([found.verdict, verdict]) === found.verdict) return { ...found, message }
  const groups = plural(small.length + omitted, 'group')
  return {
    ...found,
    verdict,
    message,
    headline: `has ${groups} of ${settings.attribute} too small to compare ${labelOf(settings)}`,
    fix: `Add rows of ${list} to the holdout.`,
  }
}

/** `selection rate of sex, A92 to A93: 24.1 points apart (95 % CI 8.0 to 38.2)`, from the lowest group to the highest. */
function describeGap(settings: Settings, measured: Measured): string {
  const { gap } = measured
  return `${labelOf(settings)} of ${settings.attribute}, ${gap.lowest} to ${gap.highest}: ${sizeText(settings, measured)}`
}

function headlineOf(settings: Settings, measured: Measured): string {
  return `has, between groups of ${settings.attribute}, ${labelOf(settings)} ${sizeText(settings, measured)}`
}

function sizeText({ metric }: Settings, { value, interval }: Measured): string {
  const isRatio = MEASURES[metric].kind === 'ratio'
  const text = (size: number): string => (isRatio ? fixed(size, 3) : fixed(100 * size, 1))
  const level = `${Math.round(interval.level * 1000) / 10} % CI`
  const ends = `(${level} ${text(interval.low)} to ${text(interval.high)})`
  return isRatio ? `in a ratio of ${text(value)} ${ends}` : `${text(value)} points apart ${ends}`
}

function limitText({ metric }: Settings, limit: number): string {
  return MEASURES[metric].kind === 'ratio' ? limitValue(limit) : marginSize(MEASURES[metric].metric, limit)
}
