import { composeForRunner, hasJobSummary } from './compose.ts'
import { type Failure, failureMarkdown, toFailure } from './failure.ts'
import { actionInputs, annotate, inertLine, writeOutputs, writeSummary } from './io.ts'
import type { Outcome } from './outcome.ts'
import type { Services } from './services.ts'
import type { Verb } from './verb.ts'

/** The frame that every action runs in: it presents what the verb found, and turns whatever was thrown into the right exit code. */
export async function runAction(verb: Verb): Promise<void> {
  let services: Services | undefined
  try {
    const work = verb.prepare(actionInputs)
    services = composeForRunner()
    const outcome = await work(services)
    await present(outcome)
    await upload(outcome, services)
    process.exitCode = outcome.exitCode
  } catch (error) {
    const failure = toFailure(error)
    process.exitCode = failure.exitCode
    await presentFailure(verb.name, failure)
  } finally {
    await services?.close()
  }
}

async function present(outcome: Outcome): Promise<void> {
  console.log(inertLine(outcome.text))
  annotate(outcome.annotations)
  writeOutputs(outcome.outputs)
  if (hasJobSummary()) await writeSummary(outcome.summaryMarkdown)
}

async function presentFailure(verb: string, failure: Failure): Promise<void> {
  console.log(inertLine(failure.text))
  annotate(failure.problems.map((problem) => ({ level: 'error', problem })))
  if (hasJobSummary()) await writeSummary(failureMarkdown(verb, failure))
}

/** Evidence that did not leave the job is evidence nobody can check: a failed upload is a fault, not a warning. */
async function upload({ artifact, report }: Outcome, { artifacts, log }: Services): Promise<void> {
  for (const bundle of [artifact, report]) {
    if (bundle === undefined || artifacts === undefined) continue
    await artifacts.upload(bundle.name, bundle.files)
    log.info(`kept in the artifact ${bundle.name}: ${bundle.files.join(', ')}`)
  }
}
