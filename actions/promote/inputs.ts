import type { InputReader } from '../kit/input-readers.ts'
import { checkMove, type MoveInputs } from '../kit/move-champion.ts'

export function readPromoteInputs(read: InputReader): MoveInputs {
  const inputs = {
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    version: read.required('version', 'name a version of the ledger: `--version 1.4.0`'),
    digest: read.text('digest'),
  }
  if (inputs.version !== '') checkMove(read, inputs)
  return inputs
}
