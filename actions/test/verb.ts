import { availableParallelism } from 'node:os'
import type { ModelConfig } from '../../shared/config/model-config.ts'
import type { DataSource } from '../../shared/data/source.ts'
import type { DataChange } from '../../shared/evidence/data-change.ts'
import { EVIDENCE_ARTIFACT_PREFIX } from '../../shared/evidence/schema.ts'
import { UserError } from '../../shared/kernel/error.ts'
import type { DiffDataInput } from '../../shared/usecases/diff-data.ts'
import type { ScorePorts } from '../../shared/usecases/score-model.ts'
import type { TestModelInput } from '../../shared/usecases/test-model.ts'
import { toTrainInput } from '../../shared/usecases/train-input.ts'
import { withHandedOver } from '../kit/handed-over.ts'
import { chooseModel, loadConfig, withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import { proveEvidence } from '../kit/prove-evidence.ts'
import type { Services } from '../kit/services.ts'
import { requireCommitted } from '../kit/trusted-checkout.ts'
import { createVerb } from '../kit/verb.ts'
import { testHelp } from './help.ts'
import { readTestInputs, type TestInputs } from './inputs.ts'
import { presentTest } from './present.ts'
import { type FoundRecord, findRunRecord } from './run-record.ts'

export const testVerb = createVerb({ name: 'test', help: testHelp, read: readTestInputs, run: runTest })

/** Measures one model and says what was measured; there is no verdict here, so the exit code is always 0. */
async function runTest(services: Services, inputs: TestInputs): Promise<Outcome> {
  const [{ testModel }, { findChampion }] = await Promise.all([
    import('../../shared/usecases/test-model.ts'),
    import('../../shared/usecases/find-champion.ts'),
  ])
  const { clock, log } = services
  const files = withHandedOver(services.files, [inputs.predictions, inputs.identity])
  // A page that may not be written is an error before the work, not after it.
  if (inputs.html !== undefined) files.resolve(inputs.html)
  const loaded = await loadConfig(files, inputs.config)
  const configured = chooseModel(loaded, inputs.model)
  if (inputs.proof) await requireCommitted(services, [inputs.config, ...modulesOf(configured)])
  const model = withPredictions(configured, inputs.predictions)
  const runRecord = await findRunRecord({ files, log }, { name: model.name, path: model.model.path })
  const ports = {
    files,
    clock,
    log,
    meter: services.meter,
    tables: await services.tables(undefined, sourcesOf(model), inputs.predictions),
    models: await services.models(),
    beside: await services.beside(),
    isolatedModels: await services.isolatedModels(),
    metricModules: await services.metricModules(),
    findChampion: async (name: string) => findChampion({ ...(await services.registry(inputs.token)), files }, name),
  }
  const data = await changesOfData(services, inputs, model)
  const profile = await profileOf(services, model, runRecord)
  const artifact = await artifactOf(services, model)
  const decompose = await decomposition(services, { inputs, model }, ports)
  const identity = await identityOf(files, configured, inputs.identity)
  const { statement, path } = await withPlaces(loaded, () =>
    testModel(ports, {
      model,
      config: loaded.origin,
      source: services.context.source,
      assayVersion: services.version,
      ...(runRecord === undefined ? {} : { runRecord: runRecord.digest }),
      ...(profile === undefined ? {} : { profile }),
      data,
      machine: { os: process.platform, arch: process.arch, cpus: availableParallelism() },
      ...artifact,
      ...identity,
      ...decompose,
    }),
  )
  const proof = inputs.proof ? await proveEvidence(services, path) : []
  if (inputs.html !== undefined) {
    const { renderTestPage } = await import('../../shared/report/html/test-page.ts')
    await files.write(inputs.html, renderTestPage(statement.predicate))
  }
  return {
    ...presentTest(statement, path, inputs.html),
    outputs: {
      model: model.name,
      'model-path': configured.model.path,
      evidence: path,
      metrics: JSON.stringify(statement.predicate.metrics),
    },
    artifact: { name: `${EVIDENCE_ARTIFACT_PREFIX}-test-${model.name}`, files: [path, ...proof] },
    ...(inputs.html === undefined ? {} : { report: { name: `assay-report-test-${model.name}`, files: [inputs.html] } }),
  }
}

/** The model as a file of predictions, where one is to be measured in its place. */
function withPredictions(model: ModelConfig, path: string | undefined): ModelConfig {
  return path === undefined ? model : { ...model, model: { kind: 'predictions', path } }
}

/** Modules of the user's own metrics, which run here. */
function modulesOf({ test: { userMetrics = [] } }: ModelConfig): string[] {
  return userMetrics.flatMap(({ module }) => module ?? [])
}

/** The model that made the predictions: its file in the folder, or the folder where the model is one. */
async function identityOf(files: Services['files'], { model }: ModelConfig, folder: string | undefined) {
  if (folder === undefined) return {}
  const name = model.path.split('/').at(-1) ?? ''
  const [file, whole] = await Promise.all([files.digest(`${folder}/${name}`), files.digest(folder)])
  if (file !== undefined) return { identity: `${folder}/${name}` }
  if (whole !== undefined) return { identity: folder }
  throw new UserError('MODEL_UNREADABLE', { file: folder, message: 'there is no such file or folder' })
}

/** The profile of the training data: the one that training left, or one that is made now. */
async function profileOf(services: Services, { name, data }: ModelConfig, record: FoundRecord | undefined) {
  if (data.train === undefined) return undefined
  const { profileTraining } = await import('../../shared/usecases/profile-training.ts')
  const { files, log, md5 } = services
  const ports = { files, log, md5, summaries: await services.tables() }
  return profileTraining(ports, { model: name, train: data.train, known: record?.profile })
}

/** What the model file says about itself; nothing for a file of predictions. */
async function artifactOf({ modelFiles }: Services, { model }: ModelConfig) {
  if (model.kind === 'predictions') return {}
  const { describeArtifact } = await import('../../shared/usecases/describe-artifact.ts')
  return { artifact: describeArtifact({ modelFiles: await modelFiles() }, model.path) }
}

/** How the data differ from those of the base, where there is one to compare with. */
async function changesOfData(services: Services, inputs: TestInputs, model: ModelConfig): Promise<DataChange[]> {
  const base = baseOf(services, inputs)
  if (base === undefined) return []
  const { log, md5 } = services
  const [{ describeDataChanges }, { diffData }, tables, earlier] = await Promise.all([
    import('../../shared/usecases/describe-data-changes.ts'),
    import('../../shared/usecases/diff-data.ts'),
    services.tables(undefined, sourcesOf(model), inputs.predictions),
    services.earlier(),
  ])
  const diff = (input: DiffDataInput) => diffData({ tables, md5, log }, input)
  return describeDataChanges({ earlier, diff, log }, { base, config: inputs.config, model })
}

/** What splits the change between data and code, where that is asked for. Throws UserError INPUT_INVALID without a base. */
async function decomposition(
  services: Services,
  { inputs, model }: { readonly inputs: TestInputs; readonly model: ModelConfig },
  ports: ScorePorts,
): Promise<Pick<TestModelInput, 'decompose'>> {
  if (inputs.decompose === undefined) return {}
  const base = baseOf(services, inputs)
  if (base === undefined) {
    throw new UserError('INPUT_INVALID', {
      file: 'decompose',
      message: 'there is no base to compare with',
      fix: 'name a commit with --base (input `base`); a pull request brings its own',
    })
  }
  // Said before anything slow happens.
  toTrainInput(model, inputs.config)
  const [{ decomposeModel }, earlier, benches] = await Promise.all([
    import('../../shared/usecases/decompose-model.ts'),
    services.earlier(),
    services.benches(),
  ])
  const input = { model, config: inputs.config, base, ...inputs.decompose }
  return { decompose: (candidate) => decomposeModel({ ...ports, ...benches, earlier }, input, candidate) }
}

function baseOf({ context: { change } }: Services, { base }: TestInputs): string | undefined {
  return base ?? (change.kind === 'pull-request' ? change.pullRequest.baseSha : undefined)
}

function sourcesOf({ data }: ModelConfig): DataSource[] {
  return [data.holdout, ...(data.train === undefined ? [] : [data.train])]
}
