import type { TaskDetails } from '../evidence/task-details.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { count, fixed, plural, significant } from '../policy/numbers.ts'
import type { GroupTable } from './model.ts'

/** Labels or horizons that a comment shows, the worst first. */
const SHOWN = 8

type TaskPart = { readonly taskDetails?: TestPredicate['taskDetails'] | undefined }

/** What a multilabel, ranking or forecasting task has to tell beside its metrics, as tables; none for the other tasks. */
export function taskTables({ taskDetails }: TaskPart, shown = SHOWN): GroupTable[] {
  if (taskDetails === undefined) return []
  const { multilabel, ranking, forecasting } = taskDetails
  return [
    ...(multilabel === undefined ? [] : [labelTable(multilabel, shown)]),
    ...(ranking === undefined ? [] : [queryTable(ranking)]),
    ...(forecasting === undefined ? [] : forecastTables(forecasting, shown)),
  ]
}

type Labels = NonNullable<TaskDetails['multilabel']>
type Queries = NonNullable<TaskDetails['ranking']>
type Forecast = NonNullable<TaskDetails['forecasting']>

/** The labels that lost most F1 against the champion first, else those with the lowest F1. */
function labelTable({ labels, threshold }: Labels, shown: number): GroupTable {
  const isCompared = labels.some(({ champion }) => champion !== undefined)
  const gain = ({ candidate, champion }: Labels['labels'][number]): number =>
    champion === undefined ? candidate.f1 : candidate.f1 - champion.f1
  const sorted = labels.toSorted((a, b) => gain(a) - gain(b) || a.candidate.f1 - b.candidate.f1)
  const more = labels.length - shown
  return {
    attribute: 'Labels',
    head: ['label', 'rows', 'precision', 'recall', 'F1', ...(isCompared ? ['champion F1'] : []), 'ROC AUC'],
    rows: sorted
      .slice(0, shown)
      .map(({ name, rows, candidate, champion }) => [
        name,
        count(rows),
        fixed(candidate.precision, 3),
        fixed(candidate.recall, 3),
        fixed(candidate.f1, 3),
        ...(isCompared ? [champion === undefined ? '–' : fixed(champion.f1, 3)] : []),
        candidate.rocAuc === undefined ? '–' : fixed(candidate.rocAuc, 3),
      ]),
    note: [
      `A label is given from ${threshold} up; ${isCompared ? 'what lost most against the champion' : 'the worst'} first.`,
      'Values of single labels have no interval: few rows say little.',
      ...(more > 0 ? [`${plural(more, 'more label')}.`] : []),
    ].join(' '),
  }
}

function queryTable({ queries, judged, medianRows, mostRows }: Queries): GroupTable {
  const without = queries - judged
  return {
    attribute: 'Queries',
    head: ['queries', 'with a relevant row', 'rows of a query (median)', 'most rows'],
    rows: [[count(queries), count(judged), String(medianRows), count(mostRows)]],
    note:
      without === 0
        ? 'Every metric is the mean over the queries, and n is their number.'
        : `Every metric is the mean over the queries that have a relevant row; ${plural(without, 'query', 'queries')} without one count for nothing.`,
  }
}

function forecastTables(forecast: Forecast, shown: number): GroupTable[] {
  return [horizonTable(forecast, shown), quantileTable(forecast), lossTable(forecast)].flatMap((table) => table ?? [])
}

function horizonTable({ horizons, bias }: Forecast, shown: number): GroupTable | undefined {
  if (horizons.length === 0) return undefined
  const isCompared = horizons.some(({ championMae }) => championMae !== undefined)
  const more = horizons.length - shown
  return {
    attribute: 'Errors by horizon',
    head: ['steps ahead', 'rows', 'mean absolute error', ...(isCompared ? ['of the champion'] : []), 'mean error'],
    rows: horizons
      .slice(0, shown)
      .map((one) => [
        String(one.horizon),
        count(one.rows),
        significant(one.mae),
        ...(isCompared ? [one.championMae === undefined ? '–' : significant(one.championMae)] : []),
        significant(one.bias),
      ]),
    note: [
      `The mean error (forecast minus value) over all rows is ${significant(bias)}.`,
      ...(more > 0 ? [`${plural(more, 'more horizon')}.`] : []),
    ].join(' '),
  }
}

function quantileTable({ quantiles }: Forecast): GroupTable | undefined {
  if (quantiles.length === 0) return undefined
  return {
    attribute: 'Forecast quantiles',
    head: ['level', 'share of values at or below'],
    rows: quantiles.map(({ level, below }) => [String(level), fixed(below, 3)]),
    note: 'A forecast that knows how sure it is has as many values at or below a quantile as its level says.',
  }
}

function lossTable({ tests = [] }: Forecast): GroupTable | undefined {
  const [first] = tests
  if (first === undefined) return undefined
  return {
    attribute: 'Do candidate and champion lose alike? (Diebold and Mariano)',
    head: ['loss', 'statistic', 'p'],
    rows: tests.map(({ loss, statistic, pValue }) => [
      `${loss} error`,
      significant(statistic),
      pValue < 0.001 ? '< 0.001' : significant(pValue, 2),
    ]),
    note: `On the losses of ${plural(first.dates, 'date')}, with ${plural(first.lags, 'lag')}; below 0 the candidate loses less.`,
  }
}
