import type { InputReader } from '../kit/input-readers.ts'

export type TestInputs = {
  readonly config: string
  readonly model: string | undefined
  readonly token: string | undefined
  /** Commit whose data this is compared with; a pull request brings its own. */
  readonly base: string | undefined
}

export function readTestInputs(read: InputReader): TestInputs {
  return {
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    token: read.text('token'),
    base: read.text('base'),
  }
}
