import type { LabelsConfig } from '../config/model-config.ts'
import { type Column, cellText, columnOf } from '../data/table.ts'
import { UserError } from '../kernel/error.ts'
import type { LabelledRow } from '../monitor/labels.ts'
import type { TableEngine } from '../ports/table-engine.ts'

/**
 * Predictions with their labels; rows whose label has not arrived are left out. `name` is how messages call the source. Throws
 * UserError for data that cannot be read, COLUMN_MISSING, and LABEL_INVALID for rows without a time or a prediction.
 */
export async function readLabelledRows(
  tables: Pick<TableEngine, 'open'>,
  { source, prediction, label, time, loss }: LabelsConfig,
  name: string,
): Promise<readonly LabelledRow[]> {
  const table = await (await tables.open(source, name)).read([prediction, label, time])
  const [predictions, labels, times] = [prediction, label, time].map((column) => columnOf(table, column) as Column)
  if (predictions === undefined || labels === undefined || times?.kind !== 'numeric')
    throw invalid(name, `the column "${time}" holds no times`, 'name a column of dates, or of growing numbers')
  if (loss !== '0-1' && (predictions.kind !== 'numeric' || labels.kind !== 'numeric'))
    throw invalid(
      name,
      `the loss "${loss}" needs numbers in "${prediction}" and "${label}"`,
      'use the loss 0-1 for classes',
    )
  const rows: LabelledRow[] = []
  for (let row = 0; row < table.rows; row++) {
    const truth = cellText(labels, row)
    if (truth === undefined) continue
    const at = times.values[row] ?? Number.NaN
    const said = cellText(predictions, row)
    if (said === undefined || !Number.isFinite(at))
      throw invalid(
        name,
        `row ${row + 1} has a label but no ${said === undefined ? 'prediction' : 'time'}`,
        'give every labelled row both',
      )
    rows.push({ at, prediction: said, label: truth })
  }
  return rows
}

function invalid(file: string, message: string, fix: string): UserError {
  return new UserError('LABEL_INVALID', { file, message, fix })
}
