import { checkPage } from '../kit/html-page.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type CardInputs = {
  readonly config: string
  readonly model: string | undefined
  readonly evidence: string | undefined
  readonly drift: string | undefined
  readonly about: string | undefined
  readonly out: string | undefined
  readonly html: string | undefined
  readonly check: string | undefined
  readonly annexIv: string | undefined
}

export function readCardInputs(read: InputReader): CardInputs {
  const inputs = {
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    evidence: read.text('evidence'),
    drift: read.text('drift'),
    about: read.text('about'),
    out: read.text('out'),
    html: checkPage(read, read.text('html')),
    check: read.text('check'),
    annexIv: read.text('annex-iv'),
  }
  const { out, check, about, annexIv } = inputs
  if (annexIv !== undefined && (out ?? check) !== undefined) {
    read.refuse('annex-iv', 'writes files of its own', 'leave `out` and `check` out, and run them by themselves')
  }
  if (out !== undefined && !/\.md$/i.test(out)) {
    read.refuse('out', `"${out}" does not end in .md`, 'name a file like MODEL_CARD.md, so that no data is overwritten')
  }
  if (out !== undefined && check !== undefined) {
    read.refuse('out', 'means nothing beside check', 'check first, then write the card')
  }
  if (out !== undefined && out === about) {
    read.refuse('out', 'is the file that people write', 'name another one, for example MODEL_CARD.md')
  }
  return inputs
}
