import { expect, test } from 'vitest'
import type { LabelsConfig } from '../../../shared/config/model-config.ts'
import type { Column } from '../../../shared/data/table.ts'
import type { TableEngine } from '../../../shared/ports/table-engine.ts'
import { readLabelledRows } from '../../../shared/usecases/read-labelled-rows.ts'
import { numbers, words } from '../../fixtures/columns.ts'

const config: LabelsConfig = {
  source: { path: 'labels.csv' },
  prediction: 'said',
  label: 'y',
  time: 'at',
  loss: '0-1',
  baseline: 0.1,
  tolerance: 0,
  bound: 1,
}
const said = words(3, (row) => ['good', 'bad', 'good'][row], 'said')
const y = words(3, (row) => ['good', undefined, 'bad'][row], 'y')
const at = numbers(3, (row) => 1000 + row, 'at')

const read = (columns: readonly Column[], changes: Partial<LabelsConfig> = {}) => {
  const tables = { open: async () => ({ read: async () => ({ rows: 3, columns }) }) } as unknown as TableEngine
  return readLabelledRows(tables, { ...config, ...changes }, 'assay.yml models.risk.drift.labels')
}

test('rows whose label has not arrived are left out', async () => {
  expect(await read([said, y, at])).toEqual([
    { at: 1000, prediction: 'good', label: 'good' },
    { at: 1002, prediction: 'good', label: 'bad' },
  ])
})

test.each([
  ['times that are none', [said, y, words(3, () => 'soon', 'at')], {}, 'holds no times'],
  [
    'a label without a prediction',
    [words(3, (row) => (row === 0 ? undefined : 'bad'), 'said'), y, at],
    {},
    'no prediction',
  ],
  ['a label without a time', [said, y, numbers(3, () => Number.NaN, 'at')], {}, 'no time'],
  ['a loss of numbers over classes', [said, y, at], { loss: 'absolute' as const }, 'needs numbers'],
])('%s: an error', async (_, columns, changes, message) => {
  await expect(read(columns, changes)).rejects.toMatchObject({
    code: 'LABEL_INVALID',
    message: expect.stringContaining(message),
  })
})
