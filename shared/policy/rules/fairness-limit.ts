import { MIN_GROUP_ROWS } from '../../evidence/groups.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { fairnessMeasure } from '../fairness-measures.ts'
import { rowsToDecide } from '../loss.ts'
import { about, count } from '../numbers.ts'
import type { Finding } from '../rule.ts'
import { confidenceProblem } from '../test-evidence.ts'
import type { FairnessSettings } from './fairness.ts'
import { groupsOf, type Measured, measuredOf } from './fairness-evidence.ts'
import { describeMeasured, labelOf, limitText, measuredHeadline } from './fairness-words.ts'

/** The measure against `max` or `min`: pass and fail need the whole interval on one side of it. */
export function judgeLimit(settings: FairnessSettings, evidence: TestPredicate): Finding {
  const measured = measuredOf(settings, evidence)
  if (measured === undefined) return notMeasured(settings, evidence)
  const { value, low, high, level } = measured
  if (![value, low, high].every(Number.isFinite)) return nothingMeasured(settings)
  return (
    confidenceProblem(`the gap of ${labelOf(settings)}`, level, settings.confidence) ??
    decide(settings, measured, evidence)
  )
}

/** Why the number is not there; whatever the reason, it is no pass. */
function notMeasured(settings: FairnessSettings, evidence: TestPredicate): Finding {
  const { attribute, against } = settings
  const { kind } = fairnessMeasure(settings.metric)
  const groups = groupsOf(settings, evidence)
  if (attribute !== undefined && groups === undefined) {
    const message = `The evidence has no groups of ${attribute}.`
    const isCrossed = attribute.includes(' & ')
    const where = isCrossed ? 'test.fairness.intersections' : 'data.protected'
    const fix = `Name ${attribute} under ${where} in assay.yml and test again.`
    return { verdict: 'fail', message, headline: `has no measured groups of ${attribute}`, fix }
  }
  const usable = groups?.groups.filter(({ n, isMeasured }) => isMeasured && n >= MIN_GROUP_ROWS) ?? []
  if (groups !== undefined && usable.length < 2) return tooFewGroups(settings)
  if (against === 'reference') {
    const fix = `Name the reference group of ${attribute} under data.protected in assay.yml ({column: ${attribute}, reference: …}), with at least ${MIN_GROUP_ROWS} rows of it in the holdout, and test again.`
    const message = `The evidence holds no group of ${attribute} against a reference group.`
    return { verdict: 'fail', message, headline: `has no reference group of ${attribute}`, fix }
  }
  const difference = { ...settings, metric: settings.metric.replace(/_ratio$/, '_difference') }
  if (kind === 'ratio' && measuredOf(difference, evidence) !== undefined) return nothingSelected(settings)
  return nothingMeasured(settings)
}

function nothingMeasured(settings: FairnessSettings): Finding {
  const { attribute = 'the rows' } = settings
  const { kind } = fairnessMeasure(settings.metric)
  const what = `${kind === 'ratio' || kind === 'difference' ? `${kind} of ` : ''}${labelOf(settings)} for ${attribute}`
  return {
    verdict: 'fail',
    message: `The evidence has no ${what}.`,
    headline: `has no ${what}`,
    fix: 'Test again with this version of Assay, or ask for a measure that the task has.',
  }
}

/** Without a row above 0 in any group there is no ratio, and a model that selects nobody meets no limit by it. */
function nothingSelected(settings: FairnessSettings): Finding {
  const { attribute } = settings
  return {
    verdict: 'fail',
    message: `The ${labelOf(settings)} is 0 in every measured group of ${attribute}, so there is no ratio.`,
    headline: `has a ${labelOf(settings)} of 0 in every group of ${attribute}`,
    fix: 'Correct the model or `test.threshold` in assay.yml.',
  }
}

function tooFewGroups(settings: FairnessSettings): Finding {
  const { attribute, if_inconclusive = 'warn' } = settings
  return {
    verdict: if_inconclusive,
    message: `Not enough data: fewer than two groups of ${attribute} could be measured.`,
    headline: `has too few rows to compare groups of ${attribute} by ${labelOf(settings)}`,
    fix: `Add rows of every group of ${attribute} to the holdout.`,
  }
}

function decide(settings: FairnessSettings, measured: Measured, evidence: TestPredicate): Finding {
  const { value, low, high } = measured
  const isRatio = fairnessMeasure(settings.metric).kind === 'ratio'
  const limit = (isRatio ? settings.min : settings.max) ?? 0
  const numbers = { observed: value, limit }
  const shown = describeMeasured(settings, measured)
  if (isRatio ? low >= limit : high <= limit) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  const asked = limitText(settings, limit)
  if (isRatio ? high < limit : low > limit) {
    return {
      verdict: 'fail',
      message: `${shown}: the whole interval is ${isRatio ? 'below' : 'above'} ${asked}.`,
      headline: measuredHeadline(settings, measured),
      fix: whereToLook(measured),
      ...numbers,
    }
  }
  return { ...undecided(settings, measured, { evidence, limit, asked }), ...numbers }
}

function whereToLook({ highest, lowest }: Measured): string {
  const groups = [highest, lowest].flatMap((group) => (group === undefined ? [] : [`group ${group}`]))
  if (groups.length === 0) return 'Look at the section Groups, and change the model or its threshold.'
  return `Look at ${groups.join(' and ')} in the section Groups, and change the model or its threshold.`
}

type Open = { readonly evidence: TestPredicate; readonly limit: number; readonly asked: string }

function undecided(settings: FairnessSettings, measured: Measured, { evidence, limit, asked }: Open): Finding {
  const { value, low, high, level } = measured
  const half = value <= limit ? high - value : value - low
  const missing = rowsToDecide(Math.abs(value - limit), { halfWidth: half, level }, evidence.holdout.rows)
  const need = missing === undefined ? 'more rows are needed' : `needs about ${about(missing)} more rows`
  const groups = rowsPerGroup(settings, measured, { evidence, limit, asked })
  const of = settings.attribute === undefined ? '' : ` of ${settings.attribute}`
  return {
    verdict: settings.if_inconclusive ?? 'warn',
    message: `${describeMeasured(settings, measured)}, not enough data to hold it against ${asked}: ${need}.${groups}`,
    headline: `is not shown to keep the groups${of} within ${asked} in ${labelOf(settings)}: ${need}`,
    fix: `Add ${missing === undefined ? 'rows' : `about ${about(missing)} rows`} to the holdout, most of them of the small groups${of}.`,
  }
}

/** An interval wider than the limit could not show a gap of nothing to keep it: how many rows each of the two groups would need. */
function rowsPerGroup(settings: FairnessSettings, measured: Measured, { evidence, limit }: Open): string {
  const isRatio = fairnessMeasure(settings.metric).kind === 'ratio'
  const allowed = isRatio ? 1 - limit : limit
  const half = (measured.high - measured.low) / 2
  if (!(half > allowed && allowed > 0)) return ''
  const groups = groupsOf(settings, evidence)?.groups ?? []
  const needs = [measured.highest, measured.lowest].flatMap((name) => {
    const group = groups.find((one) => one.name === name)
    return group === undefined
      ? []
      : [`about ${about(group.n * (half / allowed) ** 2)} rows of ${group.name} (${count(group.n)} now)`]
  })
  return needs.length === 0 ? '' : ` An interval as narrow as the limit needs ${needs.join(' and ')}.`
}
