import type { InputReader } from '../kit/input-readers.ts'

export type ProfileInputs = {
  readonly data: string
  readonly id: string | undefined
  /** Where to write the page, relative to the folder the command runs in. */
  readonly html: string | undefined
}

export function readProfileInputs(read: InputReader): ProfileInputs {
  const data = read.required('data', 'name a file or glob: `--data data/train.csv`')
  const html = read.text('html')
  if (html !== undefined && !/\.html?$/i.test(html)) {
    read.refuse(
      'html',
      `"${html}" does not end in .html`,
      'name a file like profile.html, so that no data is overwritten',
    )
  }
  return { data, id: read.text('id'), html }
}
