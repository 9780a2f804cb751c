import { inline, prose } from '../report/escape.ts'
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
export function proposalText(plan: SetupPlan, rehearsals: readonly Rehearsal[]): string {
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
    return 'There is no evidence about recent pull requests, so nothing can be said about them yet.'
  const rows = rehearsals.map(
    ({ number, verdict, headline }) => `| #${number} | ${verdict} | ${prose(headline, 200)} |`,
  )
  return ['| pull request | verdict | because |', '| --- | --- | --- |', ...rows].join('\n')
}

/** A fence longer than any in the text: what a repository holds must not end it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}yaml\n${text.trimEnd()}\n${fence}`
}
