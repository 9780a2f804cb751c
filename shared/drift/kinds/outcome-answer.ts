import type { Column } from '../../data/table.ts'
import type { DriftPredicate } from '../../evidence/drift-predicate.ts'
import type { TaskKind } from '../../model/task-kinds.ts'
import type { ColumnFinding } from '../finding.ts'
import type { AskedKinds, Unanswered } from './asked.ts'
import { CBPE_ASSUMPTION, estimatePerformance } from './cbpe.ts'
import { testConcept } from './concept-shift.ts'
import { estimateLabelShift, type LabelShift } from './label-shift.ts'
import { conceptFindings } from './relation-finding.ts'
import { scoreCells } from './score-cells.ts'
import { classRows, labelledRows, scoresIn, shortage } from './scored-rows.ts'

const LEVEL = 0.95
const DEFAULT_THRESHOLD = 0.5
/** Tasks whose answers are no calibrated scores of one class, and why. */
const NO_SCORES: Partial<Record<TaskKind, string>> = {
  regression: 'a regression has no scores to calibrate',
  multilabel: 'a multilabel model has several outcomes per row, and only one column of scores can be calibrated',
  ranking: 'the scores of a ranking only order the rows of a query, so they cannot be calibrated',
  forecasting: 'a forecast has no scores to calibrate',
}
const TRAINED =
  '; the reference is the training data, where a model is too sure of itself: name rows that it has not seen under `drift.reference`'

export type OutcomeAnswer = {
  readonly findings: readonly ColumnFinding[]
  readonly performance?: NonNullable<DriftPredicate['performance']>
  readonly labels?: LabelShift & { readonly names: readonly string[] }
  readonly unanswered: readonly Unanswered[]
}

export type OutcomeInput = AskedKinds & { readonly prediction: string; readonly outcome: string; readonly seed: string }
/** The answers of the model on one side, and the outcomes where they are known. */
export type ScoredColumns = { readonly prediction: Column; readonly outcome?: Column }

/** What predictions and outcomes say: the performance now, the shares of the classes now, and whether a score still means the same. */
export function answerOutcome(reference: ScoredColumns, current: ScoredColumns, input: OutcomeInput): OutcomeAnswer {
  const { positive, threshold = DEFAULT_THRESHOLD, seed } = input
  const unscored = input.task === undefined ? undefined : NO_SCORES[input.task]
  if (unscored !== undefined)
    return nothing('performance and shift', `${unscored}; the drift of its answers is compared`)
  if (reference.outcome === undefined)
    return nothing('performance and shift', `the reference has no column "${input.outcome}" with the outcomes`)
  const scores = scoresIn(current.prediction)
  if (positive === undefined || scores === undefined || scoresIn(reference.prediction) === undefined)
    return fromClasses({ ...reference, outcome: reference.outcome }, current)
  const known = labelledRows(reference.prediction, reference.outcome, positive)
  const short = shortage(known, 'reference', positive)
  if (short !== undefined) return nothing('performance and shift', short)
  const estimates = estimatePerformance({ reference: known, current: { scores }, threshold, seed, level: LEVEL })
  const decide = (values: Float64Array): Int32Array => Int32Array.from(values, (score) => Number(score >= threshold))
  const cells = scoreCells(known.scores, threshold)
  const labels = estimateLabelShift({
    classes: 2,
    cellCount: cells.count,
    reference: {
      predicted: decide(known.scores),
      labels: Int32Array.from(known.labels),
      cells: cells.of(known.scores),
    },
    current: { predicted: decide(scores), cells: cells.of(scores) },
  })
  const concept = conceptAnswer(known, current, positive)
  return {
    findings: concept.findings,
    unanswered: concept.unanswered,
    performance: {
      assumption: input.isTrainingData === true ? `${CBPE_ASSUMPTION}${TRAINED}` : CBPE_ASSUMPTION,
      level: LEVEL,
      rows: scores.length,
      estimates: estimates
        .filter((each) => [each.reference, each.estimate, each.low, each.high].every(Number.isFinite))
        .map(({ metric, reference: before, estimate, low, high }) => ({
          metric,
          reference: before,
          estimate,
          low,
          high,
        })),
    },
    ...(labels === undefined ? {} : { labels: { ...labels, names: [`not ${positive}`, positive] } }),
  }
}

function conceptAnswer(known: ReturnType<typeof labelledRows>, current: ScoredColumns, positive: string) {
  const unknown = (reason: string) => ({ findings: [], unanswered: [{ kind: 'concept drift', reason }] })
  if (current.outcome === undefined) return unknown('the current rows have no outcomes yet')
  const now = labelledRows(current.prediction, current.outcome, positive)
  const short = shortage(now, 'current data', positive)
  if (short !== undefined) return unknown(short)
  const shift = testConcept(now, known)
  if (shift === undefined) return unknown('the scores tell the outcomes apart wholly, so nothing can be fitted')
  return {
    findings: conceptFindings(shift, { reference: known.labels.length, current: now.labels.length }),
    unanswered: [],
  }
}

/** Without scores the classes themselves still show whether their shares moved. */
function fromClasses(reference: Required<ScoredColumns>, current: ScoredColumns): OutcomeAnswer {
  const rows = classRows(reference, current)
  const labels = rows === undefined ? undefined : estimateLabelShift({ classes: rows.names.length, ...rows })
  const reason = 'needs a column of scores in [0, 1] of a binary task'
  return {
    findings: [],
    ...(rows === undefined || labels === undefined ? {} : { labels: { ...labels, names: rows.names } }),
    unanswered: [{ kind: 'performance without labels', reason }],
  }
}

function nothing(kind: string, reason: string): OutcomeAnswer {
  return { findings: [], unanswered: [{ kind, reason }] }
}
