import type { ModelConfig } from '../config/model-config.ts'
import { UserError } from '../kernel/error.ts'
import type { TrainInput } from './train-model.ts'

/** What a training needs of a model's configuration. Throws UserError CONFIG_INVALID when there is nothing to train; `file` is told. */
export function toTrainInput(model: ModelConfig, file: string): TrainInput {
  const { name, task, target, labels, positive, classes, data, train } = model
  if (train === undefined || model.model.kind !== 'file') {
    const message = train === undefined ? `the model "${name}" has no \`train:\`` : `"${name}" is a predictions file`
    throw new UserError('CONFIG_INVALID', {
      file,
      path: `/models/${name}`,
      message: `${message}, so there is nothing to train`,
      fix: 'add `train: {run: python train.py}` and `model: <path it writes>`, or leave the train step out',
    })
  }
  const { spec, params, seed, timeoutMinutes } = train
  // Which query a row belongs to says nothing of rows that nobody has seen, and `assay test` gives it to no model.
  const exclude = [...data.exclude, ...[data.query, data.weight].flatMap((column) => column ?? [])]
  return {
    ...{ model: name, task, target, exclude, train: data.train, output: model.model.path },
    ...{ spec, params, seed, timeoutMinutes },
    ...(labels === undefined ? {} : { labels }),
    ...(positive === undefined ? {} : { positive }),
    ...(classes === undefined ? {} : { classes }),
    ...(data.id === undefined ? {} : { id: data.id }),
  }
}
