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
  /** Predictions that are measured in place of running the model, which then is not even opened. */
  readonly predictions: string | undefined
  /** Folder with the files of the model that made the predictions; only their digest is taken. */
  readonly identity: string | undefined
  /** Let this job's identity vouch for the evidence. */
  readonly proof: boolean
  /** Where to write the page. */
  readonly html: string | undefined
}

export function readTestInputs(read: InputReader): TestInputs {
  const predictions = read.text('predictions')
  const identity = read.text('identity')
  if (identity !== undefined && predictions === undefined)
    read.refuse('identity', 'names the maker of predictions that are not given', 'add `predictions`')
  return {
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    token: read.text('token'),
    base: read.text('base'),
    decompose: readDecompose(read),
    predictions,
    identity,
    proof: read.boolean('proof', false),
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
