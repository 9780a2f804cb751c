import { prose } from '../report/escape.ts'
import type { Check } from './check.ts'

/** The one issue of `doctor` begins with this. */
export const DOCTOR_MARKER = '<!-- assay:doctor -->'

/** What is wrong, without advice. */
export function doctorProblems(checks: readonly Check[]): readonly Check[] {
  return checks.filter(({ state, severity }) => state === 'problem' && severity !== 'advice')
}

/** Title and body of the issue; the same checks give the same text. */
export function doctorIssue(
  checks: readonly Check[],
  branch: string,
): { readonly title: string; readonly body: string } {
  const problems = doctorProblems(checks)
  const blind = checks.filter(({ state }) => state === 'unknown')
  const open = problems.filter(({ severity }) => severity === 'error').length
  const title =
    open > 0
      ? `assay doctor: the gate of ${branch} can be passed over`
      : `assay doctor: the gate of ${branch} is weaker than it could be`
  const body = [
    DOCTOR_MARKER,
    `Looked at today: ${checks.length} checks, ${problems.length} with something to do, ${blind.length} not seen. This blocks nothing; it is kept up to date once a day, and closed when all is well. Close it as not planned to be left alone.`,
    '',
    ...problems.flatMap((check) => [
      `### ${mark(check)} ${check.id}`,
      '',
      prose(check.message, 600),
      '',
      `Why: ${prose(check.why, 300)}`,
      '',
      fixText(check.fix ?? ''),
      '',
    ]),
    ...(blind.length === 0
      ? []
      : [
          `<details><summary>Not seen (${blind.length})</summary>`,
          '',
          ...blind.map(({ id, message }) => `- ${id}: ${prose(message, 300)}`),
          '',
          'Run `assay doctor` with a token of an administrator to see them (docs/doctor.md).',
          '',
          '</details>',
          '',
        ]),
  ].join('\n')
  return { title: title.slice(0, 250), body }
}

function mark({ severity }: Check): string {
  return severity === 'error' ? '✕' : '!'
}

/** A command stands in a fence, so that it can be copied; what it holds must not end the fence. */
function fixText(fix: string): string {
  if (!fix.includes('\n')) return `Fix: ${prose(fix, 1000)}`
  const longest = Math.max(2, ...[...fix.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `Fix:\n\n${fence}sh\n${fix}\n${fence}`
}
