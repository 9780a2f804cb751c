import type { InputReader } from '../kit/input-readers.ts'

export type TrainInputs = { readonly config: string; readonly model: string | undefined }

export function readTrainInputs(read: InputReader): TrainInputs {
  return { config: read.textOr('config', 'assay.yml'), model: read.text('model') }
}
