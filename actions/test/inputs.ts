import type { InputReader } from '../kit/input-readers.ts'

export type TestInputs = {
  readonly config: string
  readonly model: string | undefined
  readonly token: string | undefined
}

export function readTestInputs(read: InputReader): TestInputs {
  return { config: read.textOr('config', 'assay.yml'), model: read.text('model'), token: read.text('token') }
}
