import { type ModelConfig, targetColumns } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { type ReadLabels, readLabels, type TargetSpec } from '../data/labels.ts'
import { type Column, cellText, columnOf, type Table } from '../data/table.ts'
import { readForecast, readMultilabel, readRanking } from '../data/task-labels.ts'
import { UserError } from '../kernel/error.ts'
import { naiveScales } from '../metrics/naive-scale.ts'
import type { Scales } from '../model/predictions.ts'
import type { TableEngine } from '../ports/table-engine.ts'

/** Metrics that divide by the error of a naive forecast on the training data. */
const SCALED = ['mase', 'rmsse']

/** The truth of a holdout by the task. Throws UserError LABEL_INVALID, and for MASE and RMSSE what is wrong with the training data. */
export async function readTruth(
  ports: { readonly tables: TableEngine },
  model: ModelConfig,
  table: Table,
  spec: Omit<TargetSpec, 'task'>,
): Promise<ReadLabels> {
  const { task, test, data } = model
  const targets = targetColumns(model).flatMap((name) => columnOf(table, name) ?? [])
  const [target] = targets
  if (target === undefined || targets.length < targetColumns(model).length) throw unreadable(spec.source, model.target)
  switch (task) {
    case 'multilabel':
      return readMultilabel(targets, test.threshold, spec)
    case 'ranking':
      return readRanking(target, named(table, data.query, spec.source), spec)
    case 'forecasting': {
      const truth = readForecast(target, test.quantiles ?? [], spec)
      if (truth.labels.kind !== 'forecasting' || !test.metrics.some((metric) => SCALED.includes(metric))) return truth
      return { ...truth, labels: { ...truth.labels, scales: await readScales(ports, model, table) } }
    }
    default:
      return readLabels(target, { ...spec, task })
  }
}

/** The scale of each row of the holdout, from the training data of its series. */
async function readScales(
  { tables }: { readonly tables: TableEngine },
  model: ModelConfig,
  table: Table,
): Promise<Scales> {
  const { data, target, name, test } = model
  const place = configPlace(name, 'data.train')
  if (data.train === undefined || data.time === undefined) {
    const message = 'MASE and RMSSE compare with a naive forecast on the training data, and none is named'
    throw new UserError('CONFIG_INVALID', {
      file: place,
      message,
      fix: 'add `train:` under `data:`, or leave them out',
    })
  }
  const dataset = await tables.open(data.train, place)
  const train = await dataset.read([target, data.time, ...(data.series === undefined ? [] : [data.series])])
  const [values, times] = [named(train, target, place), named(train, data.time, place)]
  if (values.kind !== 'numeric' || times.kind !== 'numeric') throw unreadable(place, `${target}, ${data.time}`)
  const usable = Array.from({ length: train.rows }, (_, row) => row).filter(
    (row) => Number.isFinite(values.values[row]) && Number.isFinite(times.values[row]),
  )
  const seriesOf = seriesKeys(train, data.series, place)
  const history = {
    values: Float64Array.from(usable, (row) => values.values[row] as number),
    times: Float64Array.from(usable, (row) => times.values[row] as number),
    series: usable.map(seriesOf),
  }
  const scales = naiveScales(history, test.seasonality ?? 1)
  const ownSeries = seriesKeys(table, data.series, configPlace(name, 'data.holdout'))
  const rows = Array.from({ length: table.rows }, (_, row) => scales.get(ownSeries(row)))
  if (rows.every((scale) => scale === undefined)) throw noScale(place, test.seasonality ?? 1)
  return {
    absolute: Float64Array.from(rows, (scale) => scale?.absolute ?? Number.NaN),
    squared: Float64Array.from(rows, (scale) => scale?.squared ?? Number.NaN),
  }
}

function seriesKeys(table: Table, series: string | undefined, place: string): (row: number) => string {
  if (series === undefined) return () => ''
  const column = named(table, series, place)
  return (row) => cellText(column, row) ?? ''
}

function named(table: Table, name: string | undefined, place: string): Column {
  const column = name === undefined ? undefined : columnOf(table, name)
  if (column === undefined) throw unreadable(place, name ?? '')
  return column
}

function unreadable(file: string, column: string): UserError {
  const message = `the column "${column}" is not of a type that can be read here`
  return new UserError('COLUMN_MISSING', { file, message, fix: 'name columns of numbers, text or dates' })
}

function noScale(file: string, seasonality: number): UserError {
  const message = `no series of the holdout has more than ${seasonality} different training values, so MASE has no scale`
  return new UserError('LABEL_INVALID', { file, message, fix: 'give more training data, or take mase and rmsse out' })
}
