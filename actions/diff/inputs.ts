import { checkPage } from '../kit/html-page.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type DiffInputs = {
  readonly base: string
  readonly head: string
  readonly id: string | undefined
  readonly html: string | undefined
}

export function readDiffInputs(read: InputReader): DiffInputs {
  return {
    base: read.required('base', 'name the older version: `--base data/train-old.csv`'),
    head: read.required('head', 'name the newer version: `--head data/train.csv`'),
    id: read.text('id'),
    html: checkPage(read, read.text('html')),
  }
}
