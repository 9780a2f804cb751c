import type { ModelConfig } from '../config/model-config.ts'
import { rowNames, withRowNames } from '../data/row-names.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import { createManifest, type ModelFile, toModelFiles } from '../lineage/manifest.ts'
import type { Predictions } from '../model/predictions.ts'
import { predictionColumns, predictionsFromTable, refuseOtherClasses } from '../model/predictions-table.ts'
import type { Files } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import type { ModelRuntime, RuntimeInfo } from '../ports/model-runtime.ts'
import type { TableEngine } from '../ports/table-engine.ts'
import type { Holdout } from './open-holdout.ts'
import { openProbe, type Probe } from './open-probe.ts'

export type ScorePorts = {
  readonly files: Files
  readonly tables: TableEngine
  readonly models: ModelRuntime
  readonly log: Log
}

/** What a model said about every row of the holdout, and exactly which bytes said it. */
export type Scored = {
  readonly predictions: Predictions
  readonly runtime: RuntimeInfo
  readonly files: readonly ModelFile[]
  /** The model's identity: the digest of its manifest. */
  readonly digest: Digest
}

/**
 * Runs a model file, or reads a predictions file, on the rows of the holdout. `allowed` names the columns a model that asks by name may
 * have: the candidate only its features, a champion also those that the change under test excludes. Throws UserError MODEL_*, PREDICTION_*, COLUMN_MISSING.
 */
export async function scoreModel(
  ports: ScorePorts,
  model: ModelConfig['model'],
  holdout: Holdout,
  allowed: readonly string[] = holdout.features,
): Promise<Scored> {
  const { score } = await openScoring(ports, model, holdout, allowed)
  return score()
}

/** The same in two steps: the model is found and loaded, and then `score` asks it, which ends it; to be called once. */
export async function openScoring(
  ports: ScorePorts,
  model: ModelConfig['model'],
  holdout: Holdout,
  allowed: readonly string[] = holdout.features,
): Promise<{ score(): Promise<Scored> }> {
  const digests = await ports.files.digest(model.path)
  if (digests === undefined || digests.length === 0) {
    const fix =
      model.kind === 'file'
        ? 'run `assay train`, or correct `model:`'
        : 'write the predictions first, or correct `predictions:`'
    throw new UserError('MODEL_UNREADABLE', { file: model.path, message: 'there is no such file or folder', fix })
  }
  const files = toModelFiles(model.path, digests)
  const { digest } = createManifest(files, ports.files.sha256)
  if (model.kind === 'predictions')
    return { score: async () => ({ ...(await readPredictions(ports, model.path, holdout)), files, digest }) }
  const probe = await openProbe(ports, model.path, holdout, allowed)
  return { score: async () => ({ ...(await runModel(ports, model.path, probe, holdout)), files, digest }) }
}

/** What was scored, under the identity of the files at `path`, which are not opened; as it is without a path. */
export async function withIdentity(
  { files }: Pick<ScorePorts, 'files'>,
  scored: Scored,
  path: string | undefined,
): Promise<Scored> {
  const digests = path === undefined ? undefined : await files.digest(path)
  if (path === undefined || digests === undefined) return scored
  const own = toModelFiles(path, digests)
  return { ...scored, files: own, digest: createManifest(own, files.sha256).digest }
}

async function runModel(
  ports: ScorePorts,
  path: string,
  probe: Probe,
  { rows, ids, idColumn }: Holdout,
): Promise<Pick<Scored, 'predictions' | 'runtime'>> {
  try {
    ports.log.progress(`scoring ${path}`, 0, rows, 'rows')
    const predictions = await probe.predict(probe.columns)
    ports.log.progress(`scoring ${path}`, rows, rows, 'rows')
    return { predictions, runtime: probe.runtime }
  } catch (error) {
    throw error instanceof UserError ? withRowNames(error, rowNames(ids, idColumn)) : error
  } finally {
    await probe.close()
  }
}

async function readPredictions(
  ports: ScorePorts,
  path: string,
  holdout: Holdout,
): Promise<Pick<Scored, 'predictions' | 'runtime'>> {
  const { ids, idColumn } = holdout
  if (ids === undefined || idColumn === undefined) {
    throw new UserError('ID_INVALID', {
      file: path,
      message: 'predictions are matched by id, and the holdout has none',
      fix: 'add `id:` under `data:`',
    })
  }
  const dataset = await ports.tables.open({ path }, path)
  const source = { file: path, id: idColumn }
  refuseOtherClasses(
    dataset.columns.map(({ name }) => name),
    holdout.task,
    source,
  )
  const table = await dataset.read([idColumn, ...predictionColumns(holdout.task)])
  const predictions = predictionsFromTable(table, ids, holdout.task, source)
  return { predictions, runtime: { name: 'predictions-file', version: '1', backend: ports.tables.version } }
}
