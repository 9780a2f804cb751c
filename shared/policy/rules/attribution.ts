import type { FromSchema } from 'json-schema-to-ts'
import type { ExplainedUnit, MeasuredExplanation } from '../../evidence/explanation.ts'
import { worst } from '../../kernel/verdict.ts'
import { currentChampion, IF_NO_CHAMPION } from '../champion.ts'
import { differenceNumbers, differenceUnit, metricLabel } from '../metric-words.ts'
import { count } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, confidenceProblem, isFinding, testEvidence } from '../test-evidence.ts'
import { judgeOverlap, judgeRanks, percent, unitOf } from './attribution-units.ts'

const schema = {
  type: 'object',
  description:
    'What the model may rely on, and how much that may change: shares of the attribution, banned columns, ranks.',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    required: { const: true, description: 'The evidence must hold an explanation of the model.' },
    max_share: {
      type: 'object',
      minProperties: 1,
      maxProperties: 100,
      additionalProperties: { type: 'number', minimum: 0, maximum: 1 },
      description: 'Largest accepted share of the attribution by column (0.05 is 5 %).',
    },
    banned: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 500 },
      description:
        'Columns that the model must not rely on: none may be needed for the metric, nor change the answers by more than 1 %.',
    },
    top_k_stable: {
      type: 'object',
      additionalProperties: false,
      required: ['k', 'min_overlap'],
      properties: {
        k: { type: 'integer', minimum: 1, maximum: 50 },
        min_overlap: { type: 'number', minimum: 0, maximum: 1 },
      },
      description: 'How many of the k most important columns must be the same as those of the champion, as a share.',
    },
    max_rank_change: {
      type: 'integer',
      minimum: 0,
      maximum: 100,
      description: 'Ranks that a column may move against the champion, where its change is beyond chance.',
    },
    min_rows: { type: 'integer', minimum: 1, description: 'Rows that the explanation must have sampled.' },
    confidence: CONFIDENCE_SETTING,
    if_inconclusive: { enum: ['warn', 'fail'], default: 'warn', description: 'Verdict when the rows cannot decide.' },
    if_no_champion: IF_NO_CHAMPION,
  },
} as const

/** A banned column that the metric does not need may still decide about people; up to this share it hardly does. */
const UNUSED_SHARE = 0.01

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `attribution`: the end of an interval decides, so that a column is neither blamed nor excused by chance. */
export const attribution: RuleKind<Settings> = {
  kind: 'attribution',
  schema,
  attempts: 'same-champion',
  refine,
  describe: ({ max_share = {}, banned = [], top_k_stable: stable, max_rank_change: ranks }) => {
    const asked = [
      ...Object.entries(max_share).map(([name, limit]) => `${name} at most ${percent(limit)} of the attribution`),
      ...(banned.length === 0 ? [] : [`no reliance on ${banned.join(', ')}`]),
      ...(stable
        ? [`${percent(stable.min_overlap)} of the ${stable.k} most important columns as in the champion`]
        : []),
      ...(ranks === undefined ? [] : [`no column moves more than ${ranks} ranks`]),
    ]
    return asked.length === 0 ? 'an explanation of the model' : asked.join('; ')
  },
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const { explanation } = evidence
    if (explanation === undefined) return unexplained('The evidence does not say what the model relies on.')
    if (explanation.state === 'absent') return unexplained(`The model could not be explained: ${explanation.reason}.`)
    const least = settings.min_rows ?? 0
    if (explanation.rows < least) {
      return unexplained(
        `The explanation sampled ${count(explanation.rows)} rows; the policy asks for ${count(least)}.`,
      )
    }
    const level = explanation.units.flatMap(({ candidate }) => candidate?.share.interval.level ?? [])[0]
    const unsure = level === undefined ? undefined : confidenceProblem('attributions', level, settings.confidence)
    return unsure ?? joined(findings(settings, explanation, context))
  },
}

function refine(settings: Settings): SettingsProblem[] {
  const asks = ['required', 'max_share', 'banned', 'top_k_stable', 'max_rank_change'] as const
  if (asks.some((key) => settings[key] !== undefined)) return []
  return [{ path: '', message: 'the rule asks for nothing', fix: 'add `required: true`, `max_share:` or `banned:`' }]
}

function unexplained(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'has no explanation that the policy can be held against',
    fix: 'Set `test: {explain: true}` for the model in assay.yml (`explain: {rows: …}` for more rows) and test again.',
  }
}

function findings(settings: Settings, explanation: MeasuredExplanation, context: RuleContext): Finding[] {
  const undecided = settings.if_inconclusive ?? 'warn'
  const shares = Object.entries(settings.max_share ?? {}).map(([name, limit]) =>
    judgeShare(explanation, name, limit, undecided),
  )
  const banned = (settings.banned ?? []).map((name) => judgeBanned(explanation, name, undecided))
  return [...shares, ...banned, ...againstChampion(settings, explanation, context)]
}

/** All findings in one, the worst first; it speaks in the headline. */
function joined(found: readonly Finding[]): Finding {
  if (found.length === 0) return { verdict: 'pass', message: 'The evidence says what the model relies on.' }
  const verdict = worst(found.map((one) => one.verdict))
  const first = found.filter((one) => one.verdict === verdict)
  const others = found.filter((one) => one.verdict !== verdict)
  const [speaker] = first
  return { ...speaker, verdict, message: [...first, ...others].map(({ message }) => message).join(' ') }
}

function judgeShare(
  explanation: MeasuredExplanation,
  name: string,
  limit: number,
  undecided: 'warn' | 'fail',
): Finding {
  const unit = unitOf(explanation, name)
  const { share } = unit?.candidate ?? {}
  if (unit === undefined || share === undefined) return unread(explanation, name)
  const { low, high } = share.interval
  if (![share.value, low, high].every(Number.isFinite)) return unexplained(`The share of ${name} is not a number.`)
  const shown = `${withGroup(unit, name)} carries ${percent(share.value)} of the attribution (${percent(low)} to ${percent(high)})`
  const numbers = { observed: share.value, limit }
  if (high <= limit) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  const isBeyond = low > limit
  return {
    verdict: isBeyond ? 'fail' : undecided,
    message: isBeyond
      ? `${shown}; the whole interval is above ${percent(limit)}.`
      : `${shown}, not enough data to hold it against ${percent(limit)}.`,
    headline: `leans on ${name} with ${percent(share.value)} of its attribution (limit ${percent(limit)})`,
    fix: isBeyond
      ? `Take ${name} out of the model, or what stands for it, and train again.`
      : `Explain more rows: \`explain: {explained: 400}\` under \`test:\` in assay.yml.`,
    ...numbers,
  }
}

function judgeBanned(explanation: MeasuredExplanation, name: string, undecided: 'warn' | 'fail'): Finding {
  const unit = unitOf(explanation, name)
  const { importance, share } = unit?.candidate ?? {}
  if (unit === undefined || importance === undefined || share === undefined) return unread(explanation, name)
  const { value, interval } = importance
  if (![value, interval.low, interval.high].every(Number.isFinite)) {
    return unexplained(`The importance of ${name} is not a number.`)
  }
  const shown = `without ${withGroup(unit, name)} the model loses ${lossText(explanation.metric, value, interval)}`
  if (share.interval.high === 0)
    return { verdict: 'pass', message: `The model reads ${name}, and it changes no answer.` }
  const isNeeded = interval.low > 0
  const isUsed = share.interval.low > UNUSED_SHARE
  return {
    verdict: isNeeded || isUsed ? 'fail' : undecided,
    message: isNeeded
      ? `The model needs ${name}, which the policy bans: ${shown}.`
      : `The model reads ${name}, which the policy bans: ${shown}, but it changes answers (${percent(share.value)} of the attribution, ${percent(share.interval.low)} to ${percent(share.interval.high)}).`,
    headline: isNeeded ? `needs the banned column ${name}` : `reads the banned column ${name}`,
    fix: `Name ${name} under data.exclude in assay.yml and train again without it.`,
    observed: interval.low,
    limit: 0,
  }
}

/** `1.4 points of ROC AUC (0.2 to 2.6)`. */
function lossText(
  metric: string,
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
): string {
  const [size, from, to] = differenceNumbers(metric, [value, low, high]).map((text) => text.replace('+', ''))
  const unit = differenceUnit(metric)
  return `${size} ${unit === '' ? '' : `${unit} `}of ${metricLabel(metric)} (${from} to ${to})`
}

/** A model cannot read what the holdout does not have; a name that is nowhere may be a slip of the pen, so it is said. */
function unread({ unread: others, units }: MeasuredExplanation, name: string): Finding {
  const isKnown = others?.includes(name) || units.some(({ columns }) => columns.includes(name))
  if (isKnown) return { verdict: 'pass', message: `The model does not read ${name}.` }
  return {
    verdict: 'warn',
    message: `The holdout has no column ${name}, so the model cannot read it.`,
    headline: `is judged by a column ${name} that the holdout does not have`,
    fix: `Correct or remove ${name} in the rule.`,
  }
}

function againstChampion(settings: Settings, explanation: MeasuredExplanation, context: RuleContext): Finding[] {
  const { top_k_stable: stable, max_rank_change: most } = settings
  if (stable === undefined && most === undefined) return []
  const evidence = testEvidence(context)
  const champion = isFinding(evidence) ? evidence : currentChampion(settings, evidence, context)
  if (isFinding(champion)) return [champion]
  if (!explanation.units.some((unit) => unit.champion !== undefined)) {
    return [unexplained(`The evidence does not say what champion ${champion.version} relies on.`)]
  }
  return [
    ...(stable === undefined ? [] : [judgeOverlap(explanation, stable, champion.version)]),
    ...(most === undefined ? [] : [judgeRanks(explanation, most, champion.version)]),
  ]
}

function withGroup({ columns, name: unit }: ExplainedUnit, name: string): string {
  return columns.length === 1 ? name : `${name} (as part of ${unit})`
}
