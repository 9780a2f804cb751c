import { expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import type { Holdout } from '../../../shared/usecases/open-holdout.ts'
import { type ScorePorts, scoreModel } from '../../../shared/usecases/score-model.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'

const refusal = new UserError('PREDICTION_INVALID', {
  file: 'm.onnx',
  message: 'row 2 of the data: the model answers NaN',
  fix: 'look at this row',
})
const ports = {
  log: createRecordedLog(),
  files: {
    digest: async (path: string) => [{ path, digest: `sha256:${'0'.repeat(64)}`, size: 1 }],
    sha256: () => `sha256:${'0'.repeat(64)}`,
  },
  models: {
    load: async () => ({
      runtime: { name: 'fake', version: '1', backend: 'none' },
      features: [],
      predict: () => Promise.reject(refusal),
      dispose: async () => undefined,
    }),
  },
} as unknown as ScorePorts
const holdout = { rows: 3, task: { kind: 'regression' }, features: [], inputs: [], table: { rows: 3, columns: [] } }

test('a row that a model has no answer to is named by its id, because rows are sorted by it; by number without ids', async () => {
  const said = (more: object) =>
    scoreModel(ports, { kind: 'file', path: 'm.onnx' }, { ...holdout, ...more } as unknown as Holdout)
  await expect(said({ ids: ['a', 'b', 'c'], idColumn: 'key' })).rejects.toMatchObject({
    code: 'PREDICTION_INVALID',
    problems: [{ file: 'm.onnx', message: 'key b of the data: the model answers NaN', fix: 'look at this row' }],
  })
  await expect(said({})).rejects.toThrow('row 2 of the data')
})
