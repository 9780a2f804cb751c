import { MAX_REPEATS } from '../../shared/evidence/decomposition.ts'
import { checkPage } from '../kit/html-page.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type TestInputs = {
  readonly config: string
  readonly model: string | undefined
  readonly token: string | undefined
  /** Commit whose data this is compared with; a pull request brings its own. */
  readonly base: string | undefined
  /** Split the change between data and code, with so many more rounds of other seeds; `undefined`: not asked for. */
  readonly decompose: { readonly repeats: number } | undefined
  /** Where to write the page. */
  readonly html: string | undefined
}

export function readTestInputs(read: InputReader): TestInputs {
  return {
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    token: read.text('token'),
    base: read.text('base'),
    decompose: readDecompose(read),
    html: checkPage(read, read.text('html')),
  }
}

function readDecompose(read: InputReader): TestInputs['decompose'] {
  const isAsked = read.boolean('decompose', false)
  const text = read.text('decompose-repeats')
  const repeats = Number(text ?? 0)
  if (!(Number.isSafeInteger(repeats) && repeats >= 0 && repeats <= MAX_REPEATS)) {
    read.refuse('decompose-repeats', `"${text}" is not a whole number from 0 to ${MAX_REPEATS}`, 'write for example 3')
  }
  if (text !== undefined && !isAsked)
    read.refuse('decompose-repeats', 'repeats what is not asked for', 'add `decompose`')
  return isAsked ? { repeats } : undefined
}
