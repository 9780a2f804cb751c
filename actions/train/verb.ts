import { createManifest, toModelFiles } from '../../shared/lineage/manifest.ts'
import { renderTrainSummary } from '../../shared/report/job-summaries.ts'
import { toTrainInput } from '../../shared/usecases/train-input.ts'
import { type Trained, trainModel } from '../../shared/usecases/train-model.ts'
import { chooseModel, loadConfig, withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { trainHelp } from './help.ts'
import { readTrainInputs, type TrainInputs } from './inputs.ts'

export const trainVerb = createVerb({ name: 'train', help: trainHelp, read: readTrainInputs, run: runTrain })

async function runTrain(services: Services, inputs: TrainInputs): Promise<Outcome> {
  const { files, clock, log } = services
  const loaded = await loadConfig(files, inputs.config)
  const model = chooseModel(loaded, inputs.model)
  const input = toTrainInput(model, inputs.config)
  const sources = [model.data.holdout, ...(model.data.train === undefined ? [] : [model.data.train])]
  const [training, tables] = await Promise.all([services.training(), services.tables(undefined, sources)])
  const ports = { files, clock, log, tables, profiling: { summaries: tables, md5: services.md5 }, ...training }
  const trained = await withPlaces(loaded, () => trainModel(ports, input))
  return present(services, model.name, trained)
}

async function present(
  { files }: Services,
  model: string,
  { record, recordPath, modelPath }: Trained,
): Promise<Outcome> {
  const digests = (await files.digest(modelPath)) ?? []
  const { digest } = createManifest(toModelFiles(modelPath, digests), files.sha256)
  const runRecordDigest = files.sha256((await files.readText(recordPath)) ?? '')
  const { data, durationMs } = record.predicate
  const said = `${model} was trained in ${(durationMs / 1000).toFixed(1)} s: ${modelPath}`
  return {
    exitCode: 0,
    json: { schemaVersion: 1, model, modelPath, runRecord: recordPath, runRecordDigest, digest },
    text: `${said}\n  digest: ${digest}\n  run record: ${recordPath}\n\nNext: assay test`,
    summaryMarkdown: renderTrainSummary({
      model,
      how: describeInvocation(record.predicate.invocation),
      seconds: durationMs / 1000,
      digest,
      files: digests,
      ...(data[0] === undefined ? {} : { rows: data[0].rows }),
    }),
    outputs: { model, 'model-path': modelPath, 'run-record': recordPath, 'run-record-digest': runRecordDigest },
    artifact: { name: `assay-run-record-${model}`, files: [recordPath] },
    annotations: [],
  }
}

function describeInvocation(invocation: Trained['record']['predicate']['invocation']): string {
  switch (invocation.kind) {
    case 'shell':
      return invocation.text
    case 'list':
      return invocation.list.join(' ')
    case 'module':
      return invocation.path
    default:
      return invocation satisfies never
  }
}
