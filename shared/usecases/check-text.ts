import { formatProblem, type UserError } from '../kernel/error.ts'
import type { CheckState } from '../ports/github-checks.ts'
import { COMMENT_MARKER } from '../report/comment.ts'
import { inline, plain } from '../report/escape.ts'

const MAX_PROBLEMS_SHOWN = 20

/** The one required check of a base branch: the same commit may pass the policy of another (threat model A14). */
export function checkName(baseRef: string): string {
  return `assay: ${baseRef}`
}

/** What people see while evidence is being read. */
export const READING: CheckState = {
  output: {
    title: 'Reading the evidence',
    summary: 'Assay is reading the policy of the base branch and the evidence.',
  },
}

/** A check that blocks because something a person wrote has to be repaired first. */
export function refusedCheck(error: UserError): CheckState {
  const [first] = error.problems
  const title = plain(
    `Could not evaluate: ${first === undefined ? error.code : `${first.file}: ${first.message}`}`,
    200,
  )
  return { conclusion: 'failure', output: { title, summary: problemList(error) } }
}

/** A check that fails because the drift evidence of a run cannot be relied on. */
export function unusableDriftCheck(error: UserError): CheckState {
  const { output } = refusedCheck(error)
  const summary = `${output.summary}\n\nThis says nothing about the data: no alert was opened, updated or closed. Run the workflow again.`
  return { conclusion: 'failure', output: { ...output, summary } }
}

/** The comment that goes with `refusedCheck`. */
export function refusedComment(error: UserError): string {
  return `${COMMENT_MARKER}\n### Assay could not evaluate this pull request\n\n${problemList(error)}\n`
}

/** A check that blocks because Assay itself failed; it is tried again. */
export function faultCheck(message: string): CheckState {
  const summary = `${inline(message, 2000)}\n\nAssay tries again by itself. To try now, use "Re-run" or comment \`/assay recheck\`.`
  return { conclusion: 'failure', output: { title: plain(`Could not evaluate: ${message}`, 200), summary } }
}

function problemList(error: UserError): string {
  const shown = error.problems
    .slice(0, MAX_PROBLEMS_SHOWN)
    .map((problem) => `- ${inline(formatProblem(problem), 1500)}`)
  const more = error.problems.length - shown.length
  return [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')
}
