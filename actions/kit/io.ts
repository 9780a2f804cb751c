import { error, getInput, notice, setOutput, summary, warning } from '@actions/core'
import type { Problem } from '../../shared/kernel/error.ts'
import type { InputSource } from './input-readers.ts'
import type { Annotation } from './outcome.ts'

/** GitHub shows at most this many annotations of one level per step. */
const MAX_ANNOTATIONS_PER_LEVEL = 10
/** A longer job summary is dropped whole by the runner. */
const MAX_SUMMARY_BYTES = 1024 * 1024
const CUT = '\n\n_The summary is cut here: GitHub takes 1 MiB. The whole report is in the evidence artifact._\n'

/** Inputs of the step: what `with:` gave, or the default of action.yml; an empty text is "not given". */
export const actionInputs: InputSource = {
  text: (name) => getInput(name) || undefined,
  label: (name) => `input "${name}"`,
}

/** Sets outputs through the runner's file, whose delimiters are random, so that no value can smuggle in another output. */
export function writeOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}

/** Shows annotations; past GitHub's limit per step the last one says how many more the log has. */
export function annotate(annotations: readonly Annotation[]): void {
  for (const level of ['error', 'warning', 'notice'] as const) {
    const all = annotations.filter((annotation) => annotation.level === level).map(({ problem }) => problem)
    const shown = all.length > MAX_ANNOTATIONS_PER_LEVEL ? all.slice(0, MAX_ANNOTATIONS_PER_LEVEL - 1) : all
    for (const problem of shown) annotateOne(level, problem)
    if (shown.length < all.length) {
      annotateOne(level, {
        file: '',
        message: `${all.length - shown.length} more like this are in the log of this step`,
      })
    }
  }
}

function annotateOne(level: Annotation['level'], problem: Problem): void {
  const show = { error, warning, notice }[level]
  const fix = problem.fix === undefined ? '' : `. Fix: ${problem.fix}`
  const isPlace = problem.line !== undefined
  const where = isPlace || problem.file === '' ? '' : `${problem.file}: `
  show(`${where}${problem.message}${fix}`, {
    title: 'Assay',
    ...(isPlace ? { file: problem.file, startLine: problem.line } : {}),
    ...(isPlace && problem.column !== undefined ? { startColumn: problem.column } : {}),
  })
}

/** Adds Markdown to the job summary, cut at a line so that it stays within what the runner takes. */
export async function writeSummary(markdown: string): Promise<void> {
  if (markdown === '') return
  await summary.addRaw(fitSummary(markdown), true).write()
}

/** The text itself, or its head up to a whole line within 1 MiB of UTF-8. */
export function fitSummary(markdown: string): string {
  const bytes = Buffer.from(markdown, 'utf8')
  const room = MAX_SUMMARY_BYTES - Buffer.byteLength(CUT) - 1
  if (bytes.length <= room) return markdown
  const head = bytes.subarray(0, room).toString('utf8')
  return head.slice(0, head.lastIndexOf('\n')) + CUT
}

/** A line that the runner would read as one of its commands (`::error::`, `##[group]`) is shown, not obeyed. */
export function inertLine(line: string): string {
  return line.replace(/^(\s*)(::|##\[)/gm, '$1\u200b$2')
}
