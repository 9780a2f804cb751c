import type { MessagePort } from 'node:worker_threads'
import { measureEachSlice } from '../../compare/measure-slices.ts'
import { Fault, messageOf, UserError } from '../../kernel/error.ts'
import type { BesideAnswer, BesideJob, BesideMessage } from '../../ports/beside.ts'
import type { Log } from '../../ports/log.ts'
import type { LoadedModel, ModelRuntime } from '../../ports/model-runtime.ts'

/** The whole life of the second thread: jobs come in by `port`, answers and words for the log go out. */
export function serveBeside(port: MessagePort, open: (log: Log) => ModelRuntime): void {
  const tell = (message: BesideMessage): void => port.postMessage(message)
  const models = open(createForwardingLog(tell))
  const loaded: LoadedModel[] = []
  const find = (model: number): LoadedModel => {
    const found = loaded[model]
    if (found === undefined) throw new Fault('INTERNAL', `the second thread has no model ${model}`)
    return found
  }
  const answer = async (job: BesideJob): Promise<BesideAnswer> => {
    switch (job.kind) {
      case 'load': {
        const model = await models.load(job.path)
        return {
          kind: 'loaded',
          model: loaded.push(model) - 1,
          runtime: { ...model.runtime },
          features: model.features,
        }
      }
      case 'ask': {
        const model = find(job.model)
        return {
          kind: 'answered',
          predictions: await model.predict(job.table, job.task),
          runtime: { ...model.runtime },
        }
      }
      case 'dispose':
        await find(job.model).dispose()
        return { kind: 'disposed' }
      case 'slices':
        return { kind: 'sliced', slices: measureEachSlice(job.request) }
      default:
        return job satisfies never
    }
  }
  port.on('message', ({ id, job }: { id: number; job: BesideJob }) => {
    void answer(job)
      .catch(toFailure)
      .then((said) => tell({ kind: 'answer', job: id, answer: said }))
  })
}

function toFailure(error: unknown): BesideAnswer {
  if (error instanceof UserError) return { kind: 'refused', code: error.code, problems: error.problems }
  if (error instanceof Fault) return { kind: 'failed', code: error.code, message: error.message, fix: error.fix }
  return { kind: 'failed', code: 'INTERNAL', message: messageOf(error), fix: undefined }
}

function createForwardingLog(tell: (message: BesideMessage) => void): Log {
  return {
    info: (message) => tell({ kind: 'said', level: 'info', message }),
    warn: (message) => tell({ kind: 'said', level: 'warn', message }),
    debug: (message) => tell({ kind: 'said', level: 'debug', message }),
    progress: (...words) => tell({ kind: 'progress', words }),
  }
}
