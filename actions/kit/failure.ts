import { maskText } from '../../shared/data/pii.ts'
import { Fault, formatProblem, messageOf, type Problem, UserError } from '../../shared/kernel/error.ts'

/** Anything that was thrown, told as the contract says: 2 for what the user wrote, 3 for everything that could not be evaluated. */
export type Failure = {
  readonly exitCode: 2 | 3
  readonly code: string
  readonly problems: readonly Problem[]
  /** For people; with a stack trace only when the fault is ours. */
  readonly text: string
}

/** An exception that is neither of ours is a fault of ours. */
export function toFailure(error: unknown): Failure {
  if (error instanceof UserError) {
    // What could not be read may be quoted in the message, and nobody has looked at it before.
    const { code } = error
    const problems = error.problems.map((problem) => ({ ...problem, message: maskText(problem.message) }))
    return { exitCode: 2, code, problems, text: `${code}\n${problems.map(formatProblem).join('\n')}` }
  }
  const fault = error instanceof Fault ? error : new Fault('INTERNAL', messageOf(error), { cause: error })
  const { code, fix } = fault
  const message = maskText(fault.message)
  const stack = code === 'INTERNAL' && error instanceof Error ? `\n${maskText(error.stack ?? '')}` : ''
  const text = `${code}: ${message}${fix === undefined ? '' : `\n    Fix: ${fix}`}${causeOf(fault)}${stack}`
  return { exitCode: 3, code, problems: [{ file: 'assay', message, ...(fix === undefined ? {} : { fix }) }], text }
}

/** The document of `--json` for a run that has no result. */
export function failureJson({ code, problems }: Failure): object {
  return { schemaVersion: 1, error: { code, problems } }
}

/** Says in Markdown what is wrong, for the job summary. */
export function failureMarkdown(verb: string, { exitCode, code, problems }: Failure): string {
  const head = exitCode === 2 ? 'needs a correction' : 'could not be evaluated (this is not a pass)'
  const lines = problems.map((problem) => `\`\`\`text\n${formatProblem(problem).replaceAll('```', "'''")}\n\`\`\``)
  return `### Assay ${verb} ${head}\n\n\`${code}\`\n\n${lines.join('\n')}\n`
}

function causeOf(error: Error): string {
  return error.cause instanceof Error && !error.message.includes(error.cause.message)
    ? `\n    Because: ${maskText(error.cause.message)}`
    : ''
}
