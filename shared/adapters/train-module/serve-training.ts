import { Fault } from '../../kernel/error.ts'
import type { Log } from '../../ports/log.ts'
import type { ChildAnswer, ChildJob, EngineLocation } from '../../ports/module-trainer.ts'
import { type TrainingEngine, trainInChild } from './train-in-child.ts'

/** The whole life of the child: one job comes in, one answer goes out. A failure is its text on standard error and exit code 1. */
export function serveTraining(loadEngine: (location: EngineLocation, log: Log) => Promise<TrainingEngine>): void {
  const line = (text: string): void => void process.stdout.write(`${text}\n`)
  const log: Log = {
    info: line,
    warn: line,
    debug: () => undefined,
    progress: (step, done, total, unit) => line(`${step}: ${done} of ${total} ${unit}`),
  }
  process.once('message', (message) => {
    const job = message as ChildJob
    loadEngine(job.engines, log)
      .then((engine) => trainInChild(job, engine, line))
      .then((runtime) => finish({ kind: 'saved', runtime }, 0))
      .catch((error: unknown) => {
        if (error instanceof Fault) return finish({ kind: 'fault', message: error.message, fix: error.fix }, 1)
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1))
      })
  })
}

function finish(answer: ChildAnswer, exitCode: number): void {
  // Timers and workers that the user's code left open must not keep the process alive.
  process.send?.(answer, () => process.exit(exitCode))
}
