import { plural } from '../policy/numbers.ts'
import { inline, prose } from '../report/escape.ts'
import type { LookedBack } from './look-back.ts'
import type { SetupPlan } from './plan-setup.ts'

/** How a recent pull request would have been judged by the files that are proposed. */
export type Rehearsal = { readonly number: number; readonly verdict: string; readonly headline: string }

/** Comments and issues of ours about setting up begin with this. */
export const SETUP_MARKER = '<!-- assay:set-up -->'

/** What was found, as Markdown: models, what is to be decided, and what else was seen. */
export function setupSummary({ models, files, kept, notes }: SetupPlan): string {
  const rows = models.map(({ name, path, holdout, task, open }) => {
    const cells = [name, path, holdout ?? '', task ?? ''].map((cell) => (cell === '' ? 'to do' : inline(cell, 200)))
    return `| ${cells.join(' | ')} | ${open.length === 0 ? 'nothing' : open.map((one) => prose(one, 200)).join('; ')} |`
  })
  const table = ['| model | file | judged on | task | for you to say |', '| --- | --- | --- | --- | --- |', ...rows]
  return [
    ...(rows.length === 0 ? [] : [...table, '']),
    ...files.map(({ path }) => `- new: \`${path}\``),
    ...kept.map((path) => `- stays as it is: \`${path}\``),
    ...notes.map((note) => `- ${prose(note, 500)}`),
  ].join('\n')
}

/** The body of the pull request that sets Assay up. */
export function proposalText(plan: SetupPlan, rehearsals: readonly Rehearsal[], merged: readonly LookedBack[]): string {
  return [
    SETUP_MARKER,
    'This adds what Assay needs to judge the models of this repository, as far as it could be told from the files. The policy is **advisory**: it shows every verdict and blocks nothing.',
    '',
    setupSummary(plan),
    '',
    '#### What it would have said',
    '',
    rehearsalText(rehearsals),
    '',
    ...lookBackText(merged),
    'Merge this to begin, change it as you like, or close it: it is not opened again. Next: fill in what is left to say, register a first version, take out `mode: advisory`, and require the check (docs/onboarding.md).',
    '',
  ].join('\n')
}

/** The issue for a repository in which the App may not write; `link` opens GitHub's editor with the first file filled in. */
export function invitationText(plan: SetupPlan, link: string | undefined): string {
  const files = plan.files.flatMap(({ path, text }) => [
    `<details><summary><code>${path}</code></summary>`,
    '',
    fenced(text),
    '',
    '</details>',
    '',
  ])
  return [
    SETUP_MARKER,
    'Assay is installed here and found models that it could judge. Nothing is judged or blocked until these files are on the default branch.',
    '',
    'Run `assay init` in a clone, commit what it writes, and open a pull request.' +
      (link === undefined ? '' : ` Or begin in the browser: [add the first file](${link}).`),
    '',
    setupSummary(plan),
    '',
    ...files,
    'With the permissions contents, pull requests and workflows (write) the App opens this pull request itself (docs/app.md). Close this issue to be left alone: it is not opened again.',
    '',
  ].join('\n')
}

/** What stands in the way when there is an `assay.yml` already and it cannot be read. */
export function brokenText(problems: string): string {
  return [
    SETUP_MARKER,
    'Assay is installed here, and the `assay.yml` that is on the default branch cannot be read. Nothing was written over it.',
    '',
    fenced(problems),
    '',
  ].join('\n')
}

function rehearsalText(rehearsals: readonly Rehearsal[]): string {
  if (rehearsals.length === 0)
    return 'There is no evidence about open pull requests, so nothing can be said about their models yet.'
  const rows = rehearsals.map(
    ({ number, verdict, headline }) => `| #${number} | ${verdict} | ${prose(headline, 200)} |`,
  )
  return ['| pull request | verdict | because |', '| --- | --- | --- |', ...rows].join('\n')
}

const MAX_FIGURES = 3

/** What can be said of merged pull requests without evidence, and that it is no more. */
function lookBackText(merged: readonly LookedBack[]): readonly string[] {
  if (merged.length === 0) return []
  const isAbout = merged.filter(({ touched, isCut }) => touched.length > 0 || isCut).length
  return [
    `#### The last ${plural(merged.length, 'merged pull request')}`,
    '',
    `Nothing measured their models then, so this does not say whether they were good. It says what they touched and what the policy would have asked for: ${isAbout} of ${merged.length} touched a model, data, training code or a workflow. Being advisory, it would have blocked none.`,
    '',
    '| pull request | touched | figures in files of metrics | approved by others | policy |',
    '| --- | --- | --- | --- | --- |',
    ...merged.map(lookBackRow),
    '',
  ]
}

function lookBackRow({ number, touched, isCut, figures, approvers, verdict, headline }: LookedBack): string {
  const kinds = touched.length === 0 ? 'nothing of a model' : touched.join(', ')
  const moved = figures.slice(0, MAX_FIGURES).map(({ name, before, after }) => `${name} ${before} → ${after}`)
  const more = figures.length > MAX_FIGURES ? [`and ${figures.length - MAX_FIGURES} more`] : []
  const figureCell =
    figures.length === 0 ? 'none changed' : [...moved, ...more].map((one) => inline(one, 100)).join(', ')
  const people = approvers.length === 0 ? 'nobody' : plural(approvers.length, 'person', 'people')
  const cut = isCut ? ' (of the first 100 files)' : ''
  return `| #${number} | ${kinds}${cut} | ${figureCell} | ${people} | ${verdict}: ${prose(headline, 200)} |`
}

/** A fence longer than any in the text: what a repository holds must not end it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}yaml\n${text.trimEnd()}\n${fence}`
}
