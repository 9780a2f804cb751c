import type { Repo } from '../fakes/github/types.ts'
import { evaluationRun } from './evaluation-page.ts'
import { escapeHtml, renderMarkdown } from './markdown.ts'
import { REQUIRED_CHECK } from './names.ts'
import { PAGE_STYLE } from './page-style.ts'

const MARKS: { readonly [conclusion: string]: string } = { success: '✓', failure: '✕', in_progress: '●' }

/** The list of what happened in the repository: pull requests and issues, newest first. */
export function renderOverview(repo: Repo): string {
  const rows = [...repo.issues.values()]
    .toSorted((a, b) => b.number - a.number)
    .map((issue) => {
      const pull = repo.pulls.get(issue.number)
      const state = pull === undefined ? issue.state : pull.merged ? 'merged' : issue.state
      return `<a href="/${pull === undefined ? 'issues' : 'pull'}/${issue.number}"><span class="state ${state}">${state}</span>${escapeHtml(issue.title)} <span class="soft">#${issue.number}</span></a>`
    })
  const list =
    rows.length === 0 ? '<p class="soft">Nothing here yet.</p>' : `<div class="box list">${rows.join('')}</div>`
  return page(repo, 'Pull requests and alerts', `<h1>Pull requests and alerts</h1>${list}`)
}

/** One pull request or issue as GitHub would show it: comments, checks, and whether it may merge. */
export function renderIssue(repo: Repo, number: number): string | undefined {
  const issue = repo.issues.get(number)
  if (issue === undefined) return undefined
  const pull = repo.pulls.get(number)
  const state = pull?.merged ? 'merged' : issue.state
  const branches =
    pull === undefined
      ? ''
      : ` · <code>${escapeHtml(pull.headRef)}</code> into <code>${escapeHtml(pull.baseRef)}</code>`
  const comments = [
    ...(issue.body ? [commentBox(issue.author.login, 'opened', issue.body)] : []),
    ...issue.comments.map((comment) => commentBox(comment.author.login, 'commented', comment.body)),
  ]
  const body = `<h1>${escapeHtml(issue.title)} <small>#${number}</small></h1>
    <p><span class="state ${state}">${state}</span><span class="soft">${escapeHtml(issue.author.login)}${branches}</span></p>
    ${comments.join('')}${pull === undefined ? '' : checks(repo, pull.headSha, state)}`
  return page(repo, issue.title, body)
}

/** The details page of a check run: what the check says in full. */
export function renderCheck(repo: Repo, id: number): string | undefined {
  const run = repo.checkRuns.get(id)
  if (run === undefined) return undefined
  const body = `<h1>${escapeHtml(run.name)}</h1><div class="box"><div class="head"><b>${escapeHtml(run.title ?? '')}</b></div>
    <div class="body">${renderMarkdown(run.summary ?? '')}${renderMarkdown(run.text ?? '')}</div></div>`
  return page(repo, run.name, body)
}

function checks(repo: Repo, headSha: string, state: string): string {
  const runs = [...repo.checkRuns.values()].filter((run) => run.headSha === headSha)
  if (runs.length === 0) return ''
  const rows = runs.map((run) => {
    const conclusion = run.conclusion ?? 'in_progress'
    return `<div class="check"><span class="mark ${conclusion}">${MARKS[conclusion] ?? '·'}</span><span><b>${escapeHtml(run.name)}</b>
      <span class="soft">${escapeHtml(run.title ?? '')}</span> ${run.name === REQUIRED_CHECK ? '<span class="label">Required</span> ' : ''}<a href="/checks/${run.id}">Details</a></span></div>`
  })
  const worst = runs.find((run) => run.name === REQUIRED_CHECK)?.conclusion ?? 'in_progress'
  const words: { readonly [conclusion: string]: string } = {
    success:
      state === 'merged'
        ? 'Merged: the required check had passed.'
        : 'The required check has passed: merging is allowed.',
    failure: 'Merging is blocked: the required check has failed.',
    in_progress: 'Merging is blocked: waiting for the required check.',
  }
  const evaluation = evaluationRun(repo, headSha)
  const artifact =
    evaluation === undefined
      ? ''
      : `<p><a href="/evaluation/${evaluation.id}">Everything that was measured, on one page</a> <span class="soft">(artifact ${escapeHtml(evaluation.name)})</span></p>`
  return `<div class="box">${rows.join('')}</div><div class="box merge ${worst}">${words[worst]}</div>${artifact}`
}

function commentBox(login: string, did: string, markdown: string): string {
  return `<div class="box"><div class="head"><b>${escapeHtml(login)}</b> <span class="soft">${did}</span></div><div class="body">${renderMarkdown(markdown)}</div></div>`
}

function page(repo: Repo, title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${escapeHtml(repo.fullName)}</title><style>${PAGE_STYLE}</style></head>
<body><header><a href="/">${escapeHtml(repo.fullName)}</a> <span class="soft">on a GitHub that runs only on this machine</span></header><main>${body}</main></body></html>`
}
