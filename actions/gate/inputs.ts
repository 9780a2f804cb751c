import type { InputReader } from '../kit/input-readers.ts'

export type GateInputs = {
  readonly config: string
  readonly model: string | undefined
  readonly policy: string
  readonly floor: string | undefined
  readonly token: string | undefined
}

export function readGateInputs(read: InputReader): GateInputs {
  return {
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    policy: read.textOr('policy', '.github/assay-policy.yml'),
    floor: read.text('floor'),
    token: read.text('token'),
  }
}
