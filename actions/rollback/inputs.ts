import type { InputReader } from '../kit/input-readers.ts'
import { checkMove, type MoveInputs } from '../kit/move-champion.ts'

export function readRollbackInputs(read: InputReader): MoveInputs {
  const inputs = {
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    version: read.text('version'),
    digest: read.text('digest'),
  }
  checkMove(read, inputs)
  return inputs
}
