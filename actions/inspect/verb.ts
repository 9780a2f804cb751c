import type { FeatureColumn } from '../../shared/inspect-model/signature.ts'
import { UserError } from '../../shared/kernel/error.ts'
import type { ColumnInfo } from '../../shared/ports/table-engine.ts'
import { inspectModelFile } from '../../shared/usecases/inspect-model-file.ts'
import { commonFolder } from '../kit/common-folder.ts'
import { chooseModel, loadConfig, withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { inspectHelp } from './help.ts'
import { type InspectInputs, readInspectInputs } from './inputs.ts'
import { presentInspection } from './present.ts'

export const inspectVerb = createVerb({ name: 'inspect', help: inspectHelp, read: readInspectInputs, run: runInspect })

/** What to look at: where the model is, and the columns that it would be given. */
type Subject = { readonly model: string; readonly features: readonly FeatureColumn[] | undefined }

/** Looks at a model file; nothing in it is run. */
async function runInspect(services: Services, inputs: InspectInputs): Promise<Outcome> {
  const { model, features } = await (inputs.kind === 'file'
    ? fromFlags(services, inputs)
    : fromConfig(services, inputs))
  const { against } = inputs
  const modelFiles = await services.modelFiles()
  const found = inspectModelFile(
    { modelFiles },
    { model, ...(features === undefined ? {} : { features }), ...(against === undefined ? {} : { against }) },
  )
  return presentInspection({ model, ...(against === undefined ? {} : { against }), ...found })
}

async function fromFlags(services: Services, inputs: Extract<InspectInputs, { kind: 'file' }>): Promise<Subject> {
  const { model, data, exclude } = inputs
  if (data === undefined) return { model, features: undefined }
  const folder = commonFolder(services.files.resolve('.'), services.context.runner ? [] : [data])
  const tables = await services.tables(folder.root, [{ path: data }])
  const { columns } = await tables.open({ path: folder.locate(data) }, data)
  const unknown = exclude.filter((name) => !columns.some((column) => column.name === name))
  if (unknown.length > 0) {
    const fix = `the columns are: ${columns
      .slice(0, 50)
      .map(({ name }) => name)
      .join(', ')}`
    const message = `${data} has no column ${unknown.map((name) => JSON.stringify(name)).join(', ')}`
    throw new UserError('COLUMN_MISSING', { file: '--exclude', message, fix })
  }
  return { model, features: withoutColumns(columns, exclude) }
}

async function fromConfig(services: Services, inputs: Extract<InspectInputs, { kind: 'config' }>): Promise<Subject> {
  const loaded = await loadConfig(services.files, inputs.config)
  const { name, model, data, target } = chooseModel(loaded, inputs.model)
  if (model.kind === 'predictions') {
    throw new UserError('CONFIG_INVALID', {
      file: inputs.config,
      ...loaded.config.locate(`/models/${name}/model`),
      message: `the model "${name}" is a file of predictions, so there is no model file to look at`,
      fix: 'name a model file under `model:`, or with `model` and without `config`',
    })
  }
  const tables = await services.tables(undefined, [data.holdout])
  const { columns } = await withPlaces(loaded, () =>
    tables.open(data.holdout, `${inputs.config} data.holdout of ${name}`),
  )
  const given = withoutColumns(columns, [target, ...(data.id === undefined ? [] : [data.id]), ...data.exclude])
  return { model: model.path, features: given }
}

/** What is left when the columns that no model is given are taken away. */
function withoutColumns(columns: readonly ColumnInfo[], names: readonly string[]): FeatureColumn[] {
  return columns.filter(({ name, type }) => type !== 'other' && !names.includes(name))
}
