import { UserError } from '../kernel/error.ts'
import type { FileDigest } from '../ports/files.ts'
import type { ProcessOutcome } from '../ports/process.ts'
import type { TrainInput } from './train-model.ts'

const SHOWN_LINES = 20

/** Throws UserError TRAIN_FAILED with the last lines of a run that failed, took too long, or left no model. */
export function refuseFailedRun(
  { exitCode, signal, timedOut, tail }: ProcessOutcome,
  outputs: readonly FileDigest[],
  { output, model, timeoutMinutes }: TrainInput,
): void {
  const file = `assay.yml models.${model}.train`
  const shown = tail.slice(-SHOWN_LINES).map((line) => `\n    ${line}`)
  if (timedOut)
    throw new UserError('TRAIN_FAILED', {
      file,
      message: `the training took longer than ${timeoutMinutes} minutes and was ended${shown.join('')}`,
      fix: 'raise `train.timeout_minutes`, or train on fewer rows',
    })
  if (exitCode !== 0)
    throw new UserError('TRAIN_FAILED', {
      file,
      message: `the training ended with ${exitCode === undefined ? `signal ${signal}` : `exit code ${exitCode}`}; its last lines:${shown.join('') || ' none'}`,
      fix: 'run the same command on your own machine: assay train',
    })
  if (outputs.length === 0)
    throw new UserError('TRAIN_FAILED', {
      file,
      message: `the training ended well but there is no model at ${output}`,
      fix: 'write the model to the path in the environment variable ASSAY_MODEL, or correct `model:`',
    })
}
