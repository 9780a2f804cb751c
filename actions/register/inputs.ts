import type { InputReader } from '../kit/input-readers.ts'

export type RegisterInputs = {
  readonly config: string
  readonly model: string | undefined
  readonly token: string | undefined
}

export function readRegisterInputs(read: InputReader): RegisterInputs {
  return { config: read.textOr('config', 'assay.yml'), model: read.text('model'), token: read.text('token') }
}
