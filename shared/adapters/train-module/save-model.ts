import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Encoding } from '../../model/encoding-schema.ts'

type Io = Pick<typeof import('@tensorflow/tfjs-core'), 'io'>
type Artifacts = import('@tensorflow/tfjs-core').io.ModelArtifacts
export type SavableModel = {
  predict(inputs: unknown): unknown
  save(handler: import('@tensorflow/tfjs-core').io.IOHandler): Promise<unknown>
}

/**
 * Writes a layers model as model.json, weights.bin and encoding.json into `folder`. model.json is removed first and written
 * last, so that a run that is cut off leaves no model rather than one with another's weights.
 */
export async function saveModel(tf: Io, model: SavableModel, encoding: Encoding, folder: string): Promise<void> {
  const { modelTopology, weightSpecs, weightData, format, generatedBy } = await artifactsOf(tf, model)
  const weights = Buffer.concat([weightData ?? []].flat().map((part) => new Uint8Array(part)))
  const document = {
    format: format ?? 'layers-model',
    generatedBy: generatedBy ?? null,
    convertedBy: null,
    modelTopology,
    weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs ?? [] }],
  }
  await mkdir(folder, { recursive: true })
  await rm(join(folder, 'model.json'), { force: true })
  await writeWhole(folder, 'weights.bin', weights)
  await writeWhole(folder, 'encoding.json', `${JSON.stringify(encoding, undefined, 2)}\n`)
  await writeWhole(folder, 'model.json', `${JSON.stringify(document)}\n`)
}

async function artifactsOf(tf: Io, model: SavableModel): Promise<Artifacts> {
  let saved: Artifacts | undefined
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) }
    }),
  )
  if (saved === undefined) throw new TypeError('the model saved nothing')
  return saved
}

async function writeWhole(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const draft = join(folder, `.${name}.${randomUUID()}.partial`)
  try {
    await writeFile(draft, content)
    await rename(draft, join(folder, name))
  } finally {
    await rm(draft, { force: true })
  }
}
