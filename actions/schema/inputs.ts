import { checkPage } from '../kit/html-page.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type SchemaInputs = {
  readonly data: string | undefined
  readonly schema: string | undefined
  readonly config: string
  readonly model: string | undefined
  /** Where to write the page. */
  readonly html: string | undefined
  /** Propose, and perhaps write; or check. */
  readonly task:
    | { readonly kind: 'propose'; readonly write: string | undefined }
    /** Take over the schema of another tool. */
    | { readonly kind: 'import'; readonly file: string; readonly write: string | undefined }
    | { readonly kind: 'check'; readonly environment: string | undefined }
}

export function readSchemaInputs(read: InputReader): SchemaInputs {
  const write = read.text('write')
  const environment = read.text('environment')
  const isCheck = read.boolean('check', false)
  if (isCheck && write !== undefined) {
    read.refuse('write', 'means nothing beside check', 'leave out one of them: a check changes no file')
  }
  if (!isCheck && environment !== undefined) {
    read.refuse('environment', 'means nothing without check', 'add --check, or leave it out')
  }
  if (write !== undefined && !/\.ya?ml$/i.test(write)) {
    read.refuse('write', `"${write}" does not end in .yml`, 'name a file like schema/train.schema.yml')
  }
  const data = read.text('data')
  const schema = read.text('schema')
  const foreign = read.text('from-tfdv')
  if (foreign !== undefined && (isCheck || data !== undefined || schema !== undefined)) {
    read.refuse('from-tfdv', 'means nothing beside check, data and schema', 'give it alone, or with write')
  }
  return {
    data,
    schema,
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
    html: checkPage(read, read.text('html')),
    task: taskOf(),
  }

  function taskOf(): SchemaInputs['task'] {
    if (isCheck) return { kind: 'check', environment }
    return foreign === undefined ? { kind: 'propose', write } : { kind: 'import', file: foreign, write }
  }
}
