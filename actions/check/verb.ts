import { Fault, UserError } from '../../shared/kernel/error.ts'
import { renderFindingsPage } from '../../shared/report/html/findings-page.ts'
import { integrityHeadline } from '../../shared/report/integrity.ts'
import { checkFiles } from '../../shared/usecases/check-files.ts'
import { measureIntegrity } from '../../shared/usecases/measure-integrity.ts'
import { commonFolder } from '../kit/common-folder.ts'
import { chooseModel, loadConfig, withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { checkHelp } from './help.ts'
import { type CheckInputs, readCheckInputs } from './inputs.ts'
import { type Checked, presentCheck } from './present.ts'

export const checkVerb = createVerb({ name: 'check', help: checkHelp, read: readCheckInputs, run: runCheck })

/** Checks two files, or the data of a model; it writes no evidence, which `assay test` does. */
async function runCheck(services: Services, inputs: CheckInputs): Promise<Outcome> {
  const { html } = inputs
  // A page that may not be written is an error before the work, not after it.
  if (html !== undefined) services.files.resolve(html)
  const checked = inputs.kind === 'files' ? await runFiles(services, inputs) : await runModel(services, inputs)
  if (html !== undefined) await services.files.write(html, pageOf(checked))
  return presentCheck(checked, html)
}

function pageOf({ model, integrity }: Checked): string {
  const { train, findings, allowed, checked } = integrity
  const title = `${model ?? train.source}: ${integrityHeadline(integrity)}`
  const note = `checked: ${checked.join(', ')}`
  const accepted = { title: 'Accepted under check.allow', note: '', findings: allowed }
  return renderFindingsPage(title, [{ title: 'Found', note, findings }, ...(allowed.length === 0 ? [] : [accepted])])
}

async function runFiles(services: Services, inputs: Extract<CheckInputs, { kind: 'files' }>): Promise<Checked> {
  const { train, holdout, roles, ...asked } = inputs
  // On a laptop the two files may lie anywhere; on a runner everything stays in the workspace.
  const folder = commonFolder(services.files.resolve('.'), services.context.runner ? [] : [train, holdout])
  const sources = { train: { path: folder.locate(train) }, holdout: { path: folder.locate(holdout) } }
  const tables = await services.tables(folder.root, [sources.train, sources.holdout])
  const { integrity, ...found } = await checkFiles(
    { tables },
    { ...asked, ...roles, ...sources, names: { train, holdout } },
  )
  return { ...found, target: inputs.target, integrity }
}

async function runModel(services: Services, inputs: Extract<CheckInputs, { kind: 'model' }>): Promise<Checked> {
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
  return { model: model.name, task: model.task, target: model.target, integrity }
}
