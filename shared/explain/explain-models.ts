import type { ExplainSettings } from '../config/explain-settings.ts'
import type { Column } from '../data/table.ts'
import type { Explanation, MeasuredExplanation } from '../evidence/explanation.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { assemble } from './assemble.ts'
import { chooseMetric } from './choose-metric.ts'
import { drawCurves } from './draw-curves.ts'
import { explainFlips } from './explain-flips.ts'
import { permuteUnits } from './permute-units.ts'
import {
  type Asked,
  type PlainLabels,
  type PlainPredictions,
  plainLabels,
  plainPredictions,
  takeLabels,
  takeRows,
} from './rows.ts'
import { sampleRows } from './sample-rows.ts'
import type { Sampled } from './sampled.ts'
import { shapleyValues, shapleyWork } from './shapley.ts'
import { summarizeShapley } from './summarize-shapley.ts'
import { MAX_UNITS, makeUnits } from './units.ts'

/** About how many answers the walks of all explained rows may take; one round of them is always made. */
const WALK_ANSWERS = 400_000

/** One model: the columns it reads, whole, how to ask it, and what it answered to all rows. */
export type WholeModel = Asked & { readonly predictions: Predictions }

export type ExplainRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly candidate: WholeModel
  readonly champion?: WholeModel
  readonly settings: ExplainSettings
  readonly metrics: readonly string[]
  readonly level: number
  readonly seed: string
  readonly ids?: readonly string[]
  /** Called with the number of answers so far and about how many there will be. */
  readonly onAnswers: (answers: number, total: number) => void
}

/**
 * What the candidate relies on, and with a champion what changed: permutation importance, Shapley values, curves, and the rows that
 * changed sides. The same for the same rows in any order. Says why where a task or a model cannot be explained.
 */
export async function explainModels(request: ExplainRequest): Promise<Explanation> {
  const plain = plainLabels(request.task, request.labels)
  if (plain === undefined) return absent(`the answers of a ${request.task.kind} task do not stand for one row each`)
  const { settings, seed, level } = request
  const rows = sampleRows(contentOf(request, plain.labels), settings.rows, `${seed}:rows`)
  const columns = readColumns(request).map((column) => takeRows(column, rows))
  const units = makeUnits(columns, settings)
  if (units.length > MAX_UNITS) {
    return absent(
      `${units.length} columns are too many to ask about one by one: name up to ${MAX_UNITS - 1} in \`features\``,
    )
  }
  const labels = takeLabels(plain.labels, rows)
  const metric = chooseMetric(plain.task, request.metrics, labels)
  const sampled = toSampled(request, { ...plain, labels, units, columns })
  const sides: Parameters<typeof assemble>[1][number][] = []
  for (const { side, model } of sampled.models) {
    const asked = { model, task: plain.task, labels, units, metric, onAnswers: sampled.count }
    const importances = await permuteUnits({ ...asked, repeats: settings.repeats, seed: `${seed}:deal` })
    if (!Number.isFinite(importances.base)) return absent(`${metric.name} is not defined on the sampled rows`)
    const classes = classesOf(importances.answers, sampled.explained)
    const shapley = await shapleyValues({
      ...sampled,
      ...asked,
      ...classes,
      rows: sampled.explained,
      rounds: roundsOf(shapleyWork(units.length, sampled.explained.length, sampled.background.length).answers),
      seed: `${seed}:walk`,
    })
    const values = summarizeShapley(shapley, { columns: model.columns, rows: sampled.explained, level })
    sides.push({ side, importances, shapley, values })
  }
  const told = assemble({ level, metric, task: plain.task, rows: rows.length, units }, sides)
  const curves = await drawCurves({ ...sampled, level, seed }, told.units, settings.curves)
  const flips = await explainFlips({ ...sampled, seed, ...idsOf(request) }, wholeOf(request, plain.labels))
  const extra: Pick<MeasuredExplanation, 'repeats' | 'background' | 'explained' | 'answers'> = {
    repeats: settings.repeats,
    background: sampled.background.length,
    explained: sampled.explained.length,
    answers: sampled.total(),
  }
  return { ...told, ...extra, ...(curves.length === 0 ? {} : { curves }), ...(flips.length === 0 ? {} : { flips }) }
}

function absent(reason: string): Explanation {
  return { state: 'absent', reason }
}

/** The columns that either model reads, each once. */
function readColumns({ candidate, champion }: ExplainRequest): Column[] {
  const all = [...candidate.columns, ...(champion?.columns ?? [])]
  return all.filter((column, i) => all.findIndex(({ name }) => name === column.name) === i)
}

/** All that tells one row from another: what the models read, and the truth. */
function contentOf(request: ExplainRequest, labels: PlainLabels): Column[] {
  const truth: Column = { kind: 'numeric', name: '', values: Float64Array.from(labels.values) }
  return [truth, ...readColumns(request)]
}

function toSampled(
  { candidate, champion, settings, onAnswers }: ExplainRequest,
  { columns, ...rest }: Pick<Sampled, 'task' | 'labels' | 'units'> & { readonly columns: readonly Column[] },
): Sampled & { readonly total: () => number } {
  let answers = 0
  const onSample = (model: Asked): Asked => ({
    ask: model.ask,
    columns: model.columns.flatMap(({ name }) => columns.filter((column) => column.name === name)),
  })
  const rows = rest.labels.values.length
  const all = Int32Array.from({ length: rows }, (_, row) => row)
  const work = shapleyWork(rest.units.length, settings.explained, settings.background)
  const walks = work.answers * (work.isExact ? 1 : roundsOf(work.answers))
  const expected = (champion === undefined ? 1 : 2) * (rows * (1 + rest.units.length * settings.repeats) + walks)
  return {
    ...rest,
    models: [
      { side: 'candidate' as const, model: onSample(candidate) },
      ...(champion === undefined ? [] : [{ side: 'champion' as const, model: onSample(champion) }]),
    ],
    // From both ends of a sample in random order: different rows as long as there are enough.
    explained: all.slice(0, settings.explained),
    background: all.slice(-settings.background),
    count: (more) => {
      answers += more
      // Rows that changed sides are not foreseen.
      onAnswers(answers, Math.max(answers + 1, Math.round(expected)))
    },
    total: () => answers,
  }
}

/** With few columns a walk is short, so there can be more of them for the same work. */
function roundsOf(answers: number): number {
  return Math.max(1, Math.floor(WALK_ANSWERS / answers))
}

/** Of several classes the one that the model decides for is explained. */
function classesOf(answers: PlainPredictions, rows: Int32Array): { classes?: Int32Array } {
  if (answers.kind !== 'multiclass') return {}
  const { probabilities, classes } = answers
  const width = classes.length
  return {
    classes: rows.map((row) => {
      const own = probabilities.subarray(row * width, (row + 1) * width)
      return own.indexOf(Math.max(...own))
    }),
  }
}

function idsOf({ ids }: ExplainRequest): { ids?: readonly string[] } {
  return ids === undefined ? {} : { ids }
}

function wholeOf({ candidate, champion }: ExplainRequest, labels: PlainLabels) {
  const whole = ({ columns, predictions }: WholeModel) => ({ columns, predictions: plainPredictions(predictions) })
  return { labels, candidate: whole(candidate), ...(champion === undefined ? {} : { champion: whole(champion) }) }
}
