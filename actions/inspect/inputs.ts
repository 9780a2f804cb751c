import type { InputReader } from '../kit/input-readers.ts'

export type InspectInputs = { readonly against: string | undefined } & (
  | {
      readonly kind: 'file'
      readonly model: string
      readonly data: string | undefined
      readonly exclude: readonly string[]
    }
  | { readonly kind: 'config'; readonly config: string; readonly model: string | undefined }
)

export function readInspectInputs(read: InputReader): InspectInputs {
  const [model, against, data, config] = [
    read.text('model'),
    read.text('against'),
    read.text('data'),
    read.text('config'),
  ]
  const exclude = read.names('exclude')
  if (config !== undefined) {
    if (data !== undefined) read.refuse('data', 'means nothing beside config', 'leave one of them out')
    if (exclude.length > 0) read.refuse('exclude', 'means nothing beside config', 'write it under `data.exclude`')
    return { kind: 'config', config, model, against }
  }
  if (model === undefined) read.refuse('model', 'is missing', 'name a model file, or an assay.yml with `config`')
  if (exclude.length > 0 && data === undefined) read.refuse('exclude', 'means nothing without data', 'name the data')
  return { kind: 'file', model: model ?? '', against, data, exclude }
}
