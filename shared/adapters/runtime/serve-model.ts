import { messageOf, UserError } from '../../kernel/error.ts'
import type { ModelAnswer, ModelJob } from '../../ports/isolated-model.ts'
import type { LoadedModel, ModelRuntime } from '../../ports/model-runtime.ts'

type LoadJob = Extract<ModelJob, { kind: 'load' }>

/**
 * The whole life of a process that holds one model: it is loaded, and then asked question after question until the parent goes away.
 * `loaded` is awaited when the model is in memory.
 */
export function serveModel(open: (job: LoadJob) => ModelRuntime, loaded: () => Promise<void>): void {
  let model: LoadedModel | undefined
  const load = async (job: LoadJob): Promise<ModelAnswer> => {
    model = await open(job).load(job.path)
    await loaded()
    return { kind: 'loaded', runtime: model.runtime, features: model.features }
  }
  const answer = async (job: ModelJob): Promise<ModelAnswer> => {
    try {
      if (job.kind === 'load') return await load(job)
      if (model === undefined) return { kind: 'threw', message: 'no model is loaded' }
      return { kind: 'answered', predictions: await model.predict(job.table, job.task) }
    } catch (error) {
      if (!(error instanceof UserError)) return { kind: 'threw', message: messageOf(error) }
      return { kind: 'refused', code: error.code, problems: error.problems }
    }
  }
  process.on('message', async (message) => void process.send?.(await answer(message as ModelJob)))
  process.once('disconnect', () => process.exit(0))
}
