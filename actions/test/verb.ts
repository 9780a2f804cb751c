import { EVIDENCE_ARTIFACT_PREFIX } from '../../shared/evidence/schema.ts'
import { chooseModel, loadConfig, withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { testHelp } from './help.ts'
import { readTestInputs, type TestInputs } from './inputs.ts'
import { presentTest } from './present.ts'
import { findRunRecord } from './run-record.ts'

export const testVerb = createVerb({ name: 'test', help: testHelp, read: readTestInputs, run: runTest })

/** Measures one model and says what was measured; there is no verdict here, so the exit code is always 0. */
async function runTest(services: Services, inputs: TestInputs): Promise<Outcome> {
  const [{ testModel }, { findChampion }] = await Promise.all([
    import('../../shared/usecases/test-model.ts'),
    import('../../shared/usecases/find-champion.ts'),
  ])
  const { files, clock, log } = services
  const loaded = await loadConfig(files, inputs.config)
  const model = chooseModel(loaded, inputs.model)
  const runRecord = await findRunRecord({ files, log }, { name: model.name, path: model.model.path })
  const ports = {
    files,
    clock,
    log,
    tables: await services.tables(),
    models: await services.models(),
    findChampion: async (name: string) => findChampion({ ...(await services.registry(inputs.token)), files }, name),
  }
  const { statement, path } = await withPlaces(loaded, () =>
    testModel(ports, {
      model,
      config: loaded.origin,
      source: services.context.source,
      assayVersion: services.version,
      ...(runRecord === undefined ? {} : { runRecord }),
    }),
  )
  return {
    ...presentTest(statement, path),
    outputs: {
      model: model.name,
      'model-path': model.model.path,
      evidence: path,
      metrics: JSON.stringify(statement.predicate.metrics),
    },
    artifact: { name: `${EVIDENCE_ARTIFACT_PREFIX}-test-${model.name}`, files: [path] },
  }
}
