import { pathToFileURL } from 'node:url'
import type { Table } from '../../data/table.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { messageOf } from '../../kernel/error.ts'
import { createPrng } from '../../kernel/prng.ts'
import { type EncodedFeatures, encode, fitEncoding } from '../../model/encoding.ts'
import type { RuntimeInfo } from '../../ports/model-runtime.ts'
import type { ChildJob } from '../../ports/module-trainer.ts'
import { type SavableModel, saveModel } from './save-model.ts'

type Core = typeof import('@tensorflow/tfjs-core')
/** TF.js as the user's module gets it: core and layers under one name. */
type TrainingTf = Core & typeof import('@tensorflow/tfjs-layers')
export type TrainingEngine = { readonly tf: TrainingTf; readonly info: () => RuntimeInfo }

/** The rows to train on. Nothing of the holdout is in here. */
type TrainingData = {
  /** Numbers after the encoding that is saved beside the model: what the model must take as its only input. */
  readonly features: EncodedFeatures
  /** Binary: 1 is the positive class; multiclass: index into `classes`; regression: the target. */
  readonly labels: Float32Array | Int32Array
  /** Binary: negative, positive; multiclass: in label order; regression: empty. */
  readonly classes: readonly string[]
  /** The raw feature columns. */
  readonly table: Table
}

/** What a training module receives, and what its default export has to be. */
type TrainingContext = {
  readonly tf: TrainingTf
  readonly data: TrainingData
  readonly params: { readonly [name: string]: Json | undefined }
  readonly seed: number
  readonly log: (message: string) => void
}
export type TrainFunction = (context: TrainingContext) => Promise<SavableModel | { readonly model: SavableModel }>

const NO_KERNEL = /not registered for (the )?backend 'wasm'/

/**
 * Trains with the user's module and saves the model. Every random number of the process comes from the seed, so the same
 * job gives the same bytes. Training that needs an operation WebAssembly lacks is done again on plain JavaScript.
 */
export async function trainInChild(
  job: ChildJob,
  engine: TrainingEngine,
  log: (message: string) => void,
): Promise<RuntimeInfo> {
  const train = await loadTrainFunction(job.module)
  const encoding = fitEncoding(job.table, job.classes)
  const features = encode(encoding, job.table, 'the training data')
  const data = { features, labels: toLabels(job), classes: job.classes, table: job.table }
  const attempt = async (): Promise<SavableModel> => {
    seedMathRandom(job.seed)
    return toModel(await train({ tf: engine.tf, data, params: job.params, seed: job.seed, log }))
  }
  const model = await attempt().catch(async (error: unknown) => {
    if (!NO_KERNEL.test(messageOf(error))) throw error
    log('WebAssembly lacks an operation this training needs; training again on plain JavaScript, which is slower')
    await engine.tf.setBackend('cpu')
    return attempt()
  })
  await saveModel(engine.tf, model, encoding, job.output)
  return engine.info()
}

async function loadTrainFunction(module: string): Promise<TrainFunction> {
  const loaded = (await import(pathToFileURL(module).href)) as { default?: unknown }
  if (typeof loaded.default === 'function') return loaded.default as TrainFunction
  throw new TypeError(
    'the module has no default export that is a function: export default async function train({ tf, data }) { … }',
  )
}

/** TF.js draws its unseeded initial weights and shuffles from Math.random. */
function seedMathRandom(seed: number): void {
  Math.random = createPrng(`train ${seed}`).next
}

function toLabels({ labels }: ChildJob): Float32Array | Int32Array {
  return labels.kind === 'multiclass' ? labels.values : Float32Array.from(labels.values)
}

function toModel(result: SavableModel | { readonly model: SavableModel }): SavableModel {
  const model = typeof result === 'object' && result !== null && 'model' in result ? result.model : result
  if (typeof (model as Partial<SavableModel> | undefined)?.save === 'function') return model as SavableModel
  throw new TypeError('train() must return a tf.LayersModel, or {model: tf.LayersModel}')
}
