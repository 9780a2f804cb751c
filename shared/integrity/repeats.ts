import { normalSf } from '../stats/normal.ts'
import { wilsonInterval } from '../stats/proportion.ts'
import type { Finding } from './finding.ts'
import { CHECK_LEVEL, type CheckLimits } from './limits.ts'

/** Rows that are the same, in groups of equal size; `mixed` groups have rows on both sides. */
export type RepeatTable = {
  /** Rows of a side that repeat an earlier one of that side. */
  readonly withinTrain: number
  readonly withinHoldout: number
  /** Rows of the holdout that are in the training data. */
  readonly across: number
  readonly groups: readonly { readonly size: number; readonly groups: number; readonly mixed: number }[]
}

/** Rows by all columns but the id, by the features alone, and sets of equal features that have different labels. */
export type RepeatCounts = {
  readonly whole: RepeatTable
  readonly features: RepeatTable
  /** `lost`: rows that no model can get right, because most rows of their set have another label. */
  readonly conflicts: { readonly sets: number; readonly rows: number; readonly lost: number }
}

/** Chance of so many mixed groups, below which repetition by nature does not explain them. */
const LEAST_CHANCE = 0.001
/** Share of a side's rows that repeat each other from which on it is worth a word (Deepchecks' default too). */
const MANY = 0.05
/** Two columns with this share of different values make it implausible that a row repeats by nature. */
export const SELECTIVE = 0.1
/** Low end of the share of labels no model can get right, from which on it is worth a word. */
const LOST = 0.01

export type RepeatContext = {
  readonly trainRows: number
  readonly holdoutRows: number
  /** Columns in which nearly every row of the training data has a value of its own. */
  readonly selective: number
  readonly limits: CheckLimits
  readonly isClassification: boolean
  /** How many digits numbers were rounded to before; absent when compared exactly. */
  readonly digits?: number
}

/**
 * Chance that so many groups of equal rows have rows on both sides, had every row been put on a side by lot: a group of m rows is mixed
 * with chance 1 - a^m - b^m. Normal approximation of a sum of independent yes and no, with a correction for continuity.
 */
export function chanceOfMixed(groups: RepeatTable['groups'], trainShare: number): { expected: number; pValue: number } {
  let [expected, variance, mixed] = [0, 0, 0]
  for (const group of groups) {
    const chance = 1 - trainShare ** group.size - (1 - trainShare) ** group.size
    expected += group.groups * chance
    variance += group.groups * chance * (1 - chance)
    mixed += group.mixed
  }
  if (variance === 0) return { expected, pValue: 1 }
  return { expected, pValue: normalSf((mixed - expected - 0.5) / Math.sqrt(variance)) }
}

/** What repeated rows mean; repetition that the rows within a side show as well is no leak. */
export function repeatFindings(counts: RepeatCounts, context: RepeatContext): Finding[] {
  const whole = acrossFinding(counts.whole, context, 'DUPLICATES_ACROSS')
  const features = whole.length > 0 ? [] : acrossFinding(counts.features, context, 'DUPLICATE_FEATURES_ACROSS')
  if (context.digits !== undefined) return [...whole, ...features].map((finding) => nearFinding(finding, context))
  return [
    ...whole,
    ...features,
    ...withinFinding('train', counts.whole.withinTrain, context.trainRows),
    ...withinFinding('holdout', counts.whole.withinHoldout, context.holdoutRows),
    ...(context.isClassification ? conflictFinding(counts, context) : []),
  ]
}

function acrossFinding(table: RepeatTable, context: RepeatContext, code: string): Finding[] {
  const { trainRows, holdoutRows, selective, limits } = context
  if (table.across === 0) return []
  const { expected, pValue } = chanceOfMixed(table.groups, trainRows / (trainRows + holdoutRows))
  const share = table.across / holdoutRows
  const { low, high } = wilsonInterval(table.across, holdoutRows, CHECK_LEVEL)
  const isLeak = pValue < LEAST_CHANCE && share >= limits.duplicates
  // What was copied before the split repeats on both sides alike; rows of several nearly unique columns do not repeat by nature.
  const isCopied = low >= MANY && selective >= 2
  if (!isLeak && low < MANY) return []
  const mixed = table.groups.reduce((sum, group) => sum + group.mixed, 0)
  const what = code === 'DUPLICATES_ACROSS' ? 'are in the training data too' : 'have the features of a training row'
  const reason = isLeak
    ? `by lot ${Math.round(expected)} sets of equal rows would lie on both sides, and ${mixed} do`
    : isCopied
      ? `${selective} columns are nearly unique, so rows do not repeat by nature: they were copied before the split`
      : 'as many as repeat within each side, so they may be so by nature'
  return [
    {
      code,
      severity: isLeak || isCopied ? 'error' : 'warn',
      message: `${table.across} of ${holdoutRows} holdout rows (${percent(share)}, 95 % CI ${percent(low)} to ${percent(high)}) ${what}: ${reason}.`,
      rows: table.across,
      fix:
        isLeak || isCopied
          ? 'Remove the repeated rows before the split, or put all copies of a row on one side, and train again.'
          : 'If the rows were copied (oversampling), split first and copy then; if they repeat by nature, allow this code under `check.allow`.',
    },
  ]
}

function nearFinding(finding: Finding, { digits }: RepeatContext): Finding {
  const message = finding.message.replace(/: /, `, with numbers rounded to ${digits} digits: `)
  return { ...finding, code: `NEAR_${finding.code}`, message }
}

function withinFinding(side: 'train' | 'holdout', repeats: number, rows: number): Finding[] {
  if (wilsonInterval(repeats, rows, CHECK_LEVEL).low < MANY) return []
  return [
    {
      code: 'DUPLICATES_WITHIN',
      severity: 'warn',
      message: `${repeats} of ${rows} rows (${percent(repeats / rows)}) of the ${side === 'train' ? 'training data' : 'holdout'} repeat another row of it.`,
      rows: repeats,
      fix: 'Keep one of each, unless the same row truly happens more than once.',
    },
  ]
}

function conflictFinding({ conflicts }: RepeatCounts, { trainRows, holdoutRows }: RepeatContext): Finding[] {
  const all = trainRows + holdoutRows
  if (wilsonInterval(conflicts.lost, all, CHECK_LEVEL).low < LOST) return []
  return [
    {
      code: 'LABEL_CONFLICTS',
      severity: 'warn',
      message: `${conflicts.rows} rows (${percent(conflicts.rows / all)}) have the features of another row and another label; no model can get more than ${percent(1 - conflicts.lost / all)} right.`,
      rows: conflicts.rows,
      fix: 'Check how these rows were labelled, or add what tells them apart.',
    },
  ]
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`
}
