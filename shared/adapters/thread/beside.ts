import { Worker } from 'node:worker_threads'
import { Fault, messageOf, UserError } from '../../kernel/error.ts'
import type { Beside, BesideAnswer, BesideJob, BesideMessage } from '../../ports/beside.ts'
import type { Log } from '../../ports/log.ts'
import type { LoadedModel } from '../../ports/model-runtime.ts'
import type { EngineLocation } from '../../ports/module-trainer.ts'

/** What the thread needs to know before its first job. */
export type BesidePlace = { readonly workspace: string; readonly engines: EngineLocation }

export type BesideOptions = BesidePlace & {
  /** Absolute path of the thread's entry: `actions/test/child-beside.ts`, or the file it was bundled to. */
  readonly childEntry: string
  readonly log: Log
}

type Waiting = { readonly resolve: (answer: BesideAnswer) => void; readonly reject: (error: Error) => void }

/** The second thread; it starts with the first job, and keeps nobody from ending. */
export function createBeside(options: BesideOptions): Beside & { close(): Promise<void> } {
  let thread: Thread | undefined
  const ask = <Kind extends BesideAnswer['kind']>(job: BesideJob, kind: Kind) => {
    thread ??= startThread(options)
    return thread.ask(job).then((answer) => expected(answer, kind))
  }
  const load = async (path: string): Promise<LoadedModel> => {
    const { model, features, ...said } = await ask({ kind: 'load', path }, 'loaded')
    let { runtime } = said
    return {
      get runtime() {
        return runtime
      },
      features,
      predict: async (table, task) => {
        const answered = await ask({ kind: 'ask', model, table, task }, 'answered')
        runtime = answered.runtime
        return answered.predictions
      },
      dispose: async () => void (await ask({ kind: 'dispose', model }, 'disposed')),
    }
  }
  return {
    models: { load },
    measureEachSlice: async (request) => (await ask({ kind: 'slices', request }, 'sliced')).slices,
    close: async () => {
      await thread?.end()
      thread = undefined
    },
  }
}

type Thread = { ask(job: BesideJob): Promise<BesideAnswer>; end(): Promise<void> }

function startThread({ childEntry, workspace, engines, log }: BesideOptions): Thread {
  const place: BesidePlace = { workspace, engines }
  const worker = new Worker(childEntry, { workerData: place })
  const waiting = new Map<number, Waiting>()
  let jobs = 0
  let lost: Fault | undefined
  const settle = (job: number): Waiting | undefined => {
    const found = waiting.get(job)
    waiting.delete(job)
    if (waiting.size === 0) worker.unref()
    return found
  }
  const giveUp = (why: string): void => {
    lost ??= new Fault('INTERNAL', `the second thread ended: ${why}`)
    for (const job of [...waiting.keys()]) settle(job)?.reject(lost)
  }
  worker.on('message', (message: BesideMessage) => {
    if (message.kind === 'answer') settle(message.job)?.resolve(message.answer)
    else if (message.kind === 'progress') log.progress(...message.words)
    else log[message.level](message.message)
  })
  worker.once('error', (error) => giveUp(messageOf(error)))
  worker.once('exit', (code) => giveUp(`exit code ${code}`))
  worker.unref()
  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost)
        waiting.set(++jobs, { resolve, reject })
        // A thread that is waited for keeps the process alive; an idle one does not.
        worker.ref()
        worker.postMessage({ id: jobs, job })
      }),
    end: async () => void (await worker.terminate()),
  }
}

function expected<Kind extends BesideAnswer['kind']>(
  answer: BesideAnswer,
  kind: Kind,
): Extract<BesideAnswer, { kind: Kind }> {
  if (answer.kind === 'refused') throw new UserError(answer.code, answer.problems)
  if (answer.kind === 'failed') {
    throw new Fault(answer.code, answer.message, answer.fix === undefined ? {} : { fix: answer.fix })
  }
  if (answer.kind === kind) return answer as Extract<BesideAnswer, { kind: Kind }>
  throw new Fault('INTERNAL', `the second thread answered "${answer.kind}" where "${kind}" was asked`)
}
