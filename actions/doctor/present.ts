import { type Check, exitCodeOf } from '../../shared/doctor/check.ts'
import { plain, prose } from '../../shared/report/escape.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** What was examined. */
export type Examined = {
  readonly repository: string
  readonly branch: string
  readonly source: 'github' | 'working-tree'
}

const MAX_MESSAGE = 600

/** The checks as a document, as text for a terminal with every fix below, and as Markdown. */
export function presentDoctor(examined: Examined, checks: readonly Check[]): Outcome {
  const exitCode = exitCodeOf(checks)
  const open = checks.filter(({ state }) => state !== 'ok')
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length
  const headline = `${headlines[exitCode]} ${count('ok')} ok, ${count('problem')} wrong, ${count('unknown')} not seen`
  const rows = checks.map(({ id, state, severity, message }) => [mark(state, severity), id, plain(message, 160)])
  return {
    exitCode,
    json: { schemaVersion: 1, ...examined, proven: exitCode === 0, checks },
    text: [
      `${examined.repository}, branch ${plain(examined.branch, 100)}${examined.source === 'github' ? '' : ' (only the files of this folder)'}`,
      headline,
      '',
      textTable(['state', 'check', 'what was found'], rows),
      ...(open.length === 0 ? [] : ['', 'What to do:', ...stepsOf(open)]),
    ].join('\n'),
    summaryMarkdown: [
      `### Assay doctor: ${headline}`,
      '',
      '| state | check | what was found |',
      '| --- | --- | --- |',
      ...checks.map(
        ({ id, state, severity, message }) => `| ${mark(state, severity)} | ${id} | ${prose(message, MAX_MESSAGE)} |`,
      ),
      '',
    ].join('\n'),
    outputs: {},
    annotations: [],
  }
}

const headlines = {
  0: 'The gate cannot be passed over:',
  1: 'The gate can be passed over or is weaker than it could be:',
  3: 'Not proven:',
} as const

function mark(state: Check['state'], severity: Check['severity']): string {
  if (state === 'ok') return 'ok'
  return state === 'unknown' ? 'not seen' : { error: 'WRONG', warn: 'weak', advice: 'advice' }[severity]
}

/** Every fix once, under all the checks that it settles. */
function stepsOf(open: readonly Check[]): readonly string[] {
  const byFix = Map.groupBy(open, ({ fix }) => fix ?? '')
  return [...byFix].map(([fix, checks]) => {
    const told = checks.map(
      ({ id, message, why }) => `  ${id}: ${plain(message, MAX_MESSAGE)}\n    why: ${plain(why, 200)}`,
    )
    // Flush left, so that a command can be pasted: the end of a here-document may not be indented.
    const lines = fix.split('\n').map((line) => `${/^ */.exec(line)?.[0] ?? ''}${plain(line.trimStart(), 1000)}`)
    return ['', ...told, '    fix:', ...lines].join('\n')
  })
}
