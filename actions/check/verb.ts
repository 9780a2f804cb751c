import { Fault, UserError } from '../../shared/kernel/error.ts'
import { checkFiles } from '../../shared/usecases/check-files.ts'
import { measureIntegrity } from '../../shared/usecases/measure-integrity.ts'
import { commonFolder } from '../kit/common-folder.ts'
import { chooseModel, loadConfig, withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { checkHelp } from './help.ts'
import { type CheckInputs, readCheckInputs } from './inputs.ts'
import { presentCheck } from './present.ts'

export const checkVerb = createVerb({ name: 'check', help: checkHelp, read: readCheckInputs, run: runCheck })

/** Checks two files, or the data of a model; it writes no evidence, which `assay test` does. */
async function runCheck(services: Services, inputs: CheckInputs): Promise<Outcome> {
  return inputs.kind === 'files' ? runFiles(services, inputs) : runModel(services, inputs)
}

async function runFiles(services: Services, inputs: Extract<CheckInputs, { kind: 'files' }>): Promise<Outcome> {
  const { train, holdout, roles, ...asked } = inputs
  // On a laptop the two files may lie anywhere; on a runner everything stays in the workspace.
  const folder = commonFolder(services.files.resolve('.'), services.context.runner ? [] : [train, holdout])
  const tables = await services.tables(folder.root)
  const sources = { train: { path: folder.locate(train) }, holdout: { path: folder.locate(holdout) } }
  const { integrity, ...found } = await checkFiles(
    { tables },
    { ...asked, ...roles, ...sources, names: { train, holdout } },
  )
  return presentCheck({ ...found, target: inputs.target, integrity })
}

async function runModel(services: Services, inputs: Extract<CheckInputs, { kind: 'model' }>): Promise<Outcome> {
  const loaded = await loadConfig(services.files, inputs.config)
  const model = chooseModel(loaded, inputs.model)
  if (model.data.train === undefined) {
    throw new UserError('CONFIG_INVALID', {
      file: inputs.config,
      ...loaded.config.locate(`/models/${model.name}/data`),
      message: `the model "${model.name}" names no training data, so there is nothing to check the holdout against`,
      fix: 'add `train:` under `data:`, or give `train`, `holdout` and `target`',
    })
  }
  const { log, files, clock } = services
  const tables = await services.tables(undefined, [model.data.train, model.data.holdout])
  // Whoever asks for the checks gets them, also where `assay test` leaves them out.
  const asked = { ...model, test: { ...model.test, checks: true } }
  const { integrity } = await withPlaces(loaded, () => measureIntegrity({ tables, log, files, clock }, asked))
  if (integrity === undefined) throw new Fault('INTERNAL', 'the checks did not run')
  return presentCheck({ model: model.name, task: model.task, target: model.target, integrity })
}
