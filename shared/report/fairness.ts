import type { Fairness, FairnessGroup, FairnessMeasure, FairnessRate, FairnessSplit } from '../evidence/fairness.ts'
import { fairnessMeasure, RATE_WORDS } from '../policy/fairness-measures.ts'
import { count, fixed, plural, signed, significant } from '../policy/numbers.ts'
import type { GroupTable } from './model.ts'

/** Crossed groups that a report shows, worst first. */
const MAX_CROSSED = 8
/** Rates of a crossing that have a column. */
const MAX_RATES = 4
/** Measures of two rates, or of a group by itself, that no column of the group table can show. */
const NAMED = ['equalized_odds_difference', 'average_odds_difference', 'calibration_error']

/** What an attribute's table cannot show: measures of two rates, the reference group, and gaps that moved against the champion. */
export function fairnessNotes(fairness: Fairness | undefined, attribute: string): string[] {
  const split = fairness?.splits.find((one) => one.attribute === attribute)
  if (split === undefined) return []
  const named = NAMED.flatMap((name) => split.measures.find((one) => one.measure === name && isWidest(one)) ?? [])
  return [
    ...(named.length === 0 ? [] : [`${capital(named.map(measureText).join('; '))}.`]),
    ...referenceNote(split),
    ...changeNote(split),
  ]
}

function isWidest({ against }: FairnessMeasure): boolean {
  return against === 'largest_gap'
}

/** `equalized odds 20.0 points (12.0 to 28.0)`. */
function measureText({ measure, value, highest, lowest }: FairnessMeasure): string {
  const { kind } = fairnessMeasure(measure)
  const [text, low, high] = value.map((one) => sizeText(measure, one))
  const unit = isPoints(measure) ? ' points' : ''
  const where =
    kind === 'group' ? ` in ${highest ?? ''}` : lowest === undefined ? '' : `, ${lowest} to ${highest ?? ''}`
  return `${nameOf(measure)} ${text}${unit} (${low} to ${high})${where}`
}

/** What people call a measure of groups: its own name in words. */
function nameOf(measure: string): string {
  return measure.replaceAll('_', ' ').replace(/ difference$/, '')
}

function isPoints(measure: string): boolean {
  const { kind, scale } = fairnessMeasure(measure)
  return kind === 'difference' && scale === 'share'
}

function sizeText(measure: string, value: number): string {
  if (isPoints(measure)) return fixed(100 * value, 1)
  return fairnessMeasure(measure).kind === 'ratio' ? fixed(value, 3) : significant(value, 2)
}

function referenceNote({ reference, measures }: FairnessSplit): string[] {
  const found = measures.find((one) => one.measure === 'selection_rate_ratio' && one.against === 'reference')
  if (reference === undefined || found === undefined || found.class !== undefined) return []
  const [text, low, high] = found.value.map((one) => fixed(one, 3))
  const other = found.highest === reference ? found.lowest : found.highest
  return [`Against ${reference}: smallest ratio of selection rates ${text} (${low} to ${high}), ${other ?? ''}.`]
}

/** Only what moved beyond chance. */
function changeNote({ changes = [] }: FairnessSplit): string[] {
  const moved = changes.filter(({ difference: [, low, high] }) => low > 0 || high < 0)
  if (moved.length === 0) return changes.length === 0 ? [] : ['No gap moved beyond chance against the champion.']
  const texts = moved.map(({ measure, difference }) => {
    const [text, low, high] = difference.map((one) => signed(sizeText(measure, one)))
    const label = isPoints(measure) ? nameOf(measure) : measure.replaceAll('_', ' ')
    return `${label} ${text}${isPoints(measure) ? ' points' : ''} (${low} to ${high})`
  })
  return [`Gaps against the champion’s: ${texts.join('; ')}.`]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The groups of crossed attributes that lie furthest from all rows, each with its shrunk rates beside what was counted. */
export function crossedTables(fairness: Fairness | undefined): GroupTable[] {
  const crossed = fairness?.splits.filter(({ columns }) => columns !== undefined) ?? []
  return crossed.map((split) => {
    const shown = split.groups.slice(0, MAX_CROSSED)
    const rates = ratesOf(split.groups).slice(0, MAX_RATES)
    return {
      attribute: split.attribute,
      head: ['group', 'rows', ...rates.map(rateLabel)],
      rows: shown.map((group) => [group.name, count(group.n), ...rates.map((rate) => rateText(group, rate))]),
      note: crossedNote(split, shown.length),
    }
  })
}

type RateName = Pick<FairnessRate, 'metric' | 'class'>

function ratesOf(groups: readonly FairnessGroup[]): RateName[] {
  const [first] = groups.toSorted((a, b) => b.rates.length - a.rates.length)
  return (first?.rates ?? []).map(({ metric, class: of }) => ({ metric, ...(of === undefined ? {} : { class: of }) }))
}

/** A rate in words, with its class where it is of one. */
export function rateLabel({ metric, class: of }: RateName): string {
  const label = RATE_WORDS[metric]?.[0] ?? metric
  return of === undefined ? label : `${label} of ${of}`
}

/** `0.213, counted 0.260 (0.150 to 0.412)`. */
function rateText(group: FairnessGroup, rate: RateName): string {
  const found = group.rates.find((one) => one.metric === rate.metric && one.class === rate.class)
  if (found === undefined) return '–'
  const [value, low, high] = found.value.map((one) => rateNumber(rate.metric, one))
  const own = `${value} (${low} to ${high})`
  return found.shrunk === undefined ? own : `${rateNumber(rate.metric, found.shrunk[0])}, counted ${own}`
}

/** A value of a rate: three decimals for shares. */
export function rateNumber(metric: string, value: number): string {
  return RATE_WORDS[metric]?.[1] === 'share' ? fixed(value, 3) : significant(value)
}

function crossedNote({ groups, suppressed, measures }: FairnessSplit, shown: number): string {
  const widest = measures.find((one) => isWidest(one) && one.measure.endsWith('_difference') && one.class === undefined)
  return [
    `Furthest from all rows first, ${count(shown)} of ${plural(groups.length, 'group')}. The first number is drawn towards all groups, the more the fewer the rows.`,
    ...(widest === undefined ? [] : [`Largest gap: ${measureText(widest)}.`]),
    ...(suppressed === undefined
      ? []
      : [`Not shown: ${plural(suppressed.groups, 'group')} of together ${count(suppressed.rows)} rows.`]),
  ].join(' ')
}
