import type { ModelConfig } from '../../shared/config/model-config.ts'
import { configPlace } from '../../shared/config/place-error.ts'
import { type DataSource, describeSource } from '../../shared/data/source.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { commonFolder } from '../kit/common-folder.ts'
import { chooseModel, type LoadedConfig, loadConfig } from '../kit/load-config.ts'
import type { Services } from '../kit/services.ts'
import type { SchemaInputs } from './inputs.ts'

/** One data set: how to read it, how messages call it, how people know it, and where such data come from. */
export type Source = {
  readonly data: DataSource
  readonly name: string
  readonly shown: string
  readonly environment: 'training' | 'serving'
}

/** What a run is about: data in reading order, the folder they lie in, the schema file, and the model where one is known. */
export type Subject = {
  readonly sources: readonly [Source, ...Source[]]
  readonly folder: string | undefined
  readonly schema: string | undefined
  readonly loaded: LoadedConfig | undefined
  readonly model: ModelConfig | undefined
}

/** Finds the data and the schema in the flags, and what they leave open in the configuration. Throws UserError. */
export async function findSubject(services: Services, inputs: SchemaInputs): Promise<Subject> {
  const { data, task } = inputs
  const isOpen =
    data === undefined || inputs.model !== undefined || (task.kind === 'check' && inputs.schema === undefined)
  const loaded = isOpen ? await loadOpen(services, inputs) : undefined
  const model = loaded === undefined ? undefined : chooseModel(loaded, inputs.model)
  const known = { schema: inputs.schema ?? model?.data.schema, loaded, model }
  if (data !== undefined) {
    const folder = commonFolder(services.files.resolve('.'), services.context.runner ? [] : [data])
    const source: Source = { data: { path: folder.locate(data) }, name: data, shown: data, environment: 'training' }
    return { ...known, sources: [source], folder: folder.root }
  }
  if (model === undefined) throw new UserError('INPUT_INVALID', { file: '--data', message: 'is missing' })
  const [first, ...rest] = modelSources(model)
  return { ...known, sources: [first, ...rest], folder: undefined }
}

/** The configuration; data that are named alone lack a schema, not a configuration. */
async function loadOpen({ files }: Services, { data, config, model, schema }: SchemaInputs): Promise<LoadedConfig> {
  try {
    return await loadConfig(files, config)
  } catch (error) {
    const isMissing = error instanceof UserError && error.code === 'CONFIG_MISSING'
    if (!isMissing || data === undefined || model !== undefined || schema !== undefined) throw error
    const message = `is missing: there is nothing to check ${data} against, and no ${config} that names a schema`
    const fix = 'name the file with --schema; `assay schema --data <data> --write <file>` proposes one'
    throw new UserError('INPUT_INVALID', { file: '--schema', message, fix }, { cause: error })
  }
}

/** The data of a model that lie in files; a profile or a warehouse has no rows here. */
function modelSources({ name, data, drift }: ModelConfig): [Source, ...Source[]] {
  const source = (part: string, found: DataSource, environment: Source['environment']): Source => ({
    data: found,
    name: configPlace(name, part),
    shown: describeSource(found),
    environment,
  })
  const holdout = source('data.holdout', data.holdout, 'training')
  const current = drift?.current
  const isHere = current !== undefined && !('profile' in current) && !('warehouse' in current)
  const others = isHere ? [source('drift.current', current, 'serving')] : []
  return data.train === undefined
    ? [holdout, ...others]
    : [source('data.train', data.train, 'training'), holdout, ...others]
}
