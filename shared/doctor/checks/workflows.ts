import { type Check, type CheckKind, judge, ok, problem, unknown } from '../check.ts'
import type { RepositoryFacts } from '../facts.ts'
import { KINDS } from '../kinds.ts'
import { type JobFacts, readWorkflow, type WorkflowFacts } from '../workflow.ts'

/** Events whose runs have secrets and a writing token although the change of a stranger started them. */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment']
const HEAD = /github\.(event\.(pull_request|workflow_run)\.head|head_ref)|refs\/pull\/|head_(sha|branch|commit)/
const GIT_GETS = /\bgit (fetch|checkout|switch|pull)\b/
const HEAD_NAME = /head[._]?(ref|sha|branch)|pull\//i
const PINNED = /@[0-9a-f]{40}$/
const DIGEST = /@sha256:[0-9a-f]{64}$/
const DANGEROUS = ['contents', 'checks', 'statuses', 'actions', 'pull-requests', 'id-token', 'packages']

/** Are the workflows of the branch safe to make evidence with? Those that cannot be read are named, never passed over. */
export function checkWorkflows({ files }: RepositoryFacts): readonly Check[] {
  const kinds = [KINDS.runsAssay, KINDS.actionsPinned, KINDS.untrustedCheckout, KINDS.jobPermissions]
  if (!files.workflows.known) {
    const { reason } = files.workflows
    return kinds.map((kind) => unknown(kind, reason))
  }
  const read = files.workflows.value.map(readWorkflow)
  const unreadable = read.flatMap((one) => (one.known ? [] : [one.reason]))
  const all = read.flatMap((one) => (one.known ? [one.value] : []))
  const ours = all.filter(({ runsAssay }) => runsAssay)
  const settle = (check: Check): Check =>
    check.state === 'ok' && unreadable.length > 0 ? unknown(check, unreadable.join('; ')) : check
  return [somewhere(ours), pinned(ours), checkout(all), permissions(ours)].map(settle)
}

function somewhere(ours: readonly WorkflowFacts[]): Check {
  const kind = KINDS.runsAssay
  const paths = ours.map(({ path }) => path).join(', ')
  if (ours.length > 0) return ok(kind, `Assay runs in ${paths}`)
  return problem(
    kind,
    'no workflow runs Assay',
    'add .github/workflows/model.yml (docs/tutorial.md has one to start from)',
  )
}

const listed = (items: readonly string[]): string =>
  `${items.slice(0, 5).join('; ')}${items.length > 5 ? ` and ${items.length - 5} more` : ''}`

const placesOf = (
  list: readonly WorkflowFacts[],
  find: (job: JobFacts, workflow: WorkflowFacts) => readonly string[],
): string[] =>
  list.flatMap((workflow) =>
    workflow.jobs.flatMap((job) => find(job, workflow).map((what) => `${workflow.path}, job ${job.id}: ${what}`)),
  )

function verdict(kind: CheckKind, places: readonly string[], good: string, fix: string): Check {
  return places.length === 0 ? ok(kind, good) : problem(kind, listed(places), fix)
}

function pinned(ours: readonly WorkflowFacts[]): Check {
  const loose = placesOf(ours, ({ uses }) => uses.filter((use) => !isPinned(use)))
  const fix = 'write the full commit instead of the tag: `uses: OWNER/ACTION@<40 hex digits> # v1.2.3`'
  return verdict(KINDS.actionsPinned, loose, 'every action beside Assay is pinned to a commit', fix)
}

/** What lies in the repository itself is covered by its own review. */
function isPinned(use: string): boolean {
  if (use.startsWith('./') || use.startsWith('$/')) return true
  return use.startsWith('docker://') ? DIGEST.test(use) : PINNED.test(use)
}

function checkout(all: readonly WorkflowFacts[]): Check {
  const privileged = all.filter(({ events }) => events.some((event) => PRIVILEGED.includes(event)))
  const places = placesOf(privileged, ({ checkouts, scripts }, { events }) => [
    ...checkouts.filter((ref) => HEAD.test(ref)).map((ref) => `checks out ${ref} on ${events.join(', ')}`),
    ...scripts.filter(fetchesHead).map(() => `fetches the head in a script on ${events.join(', ')}`),
  ])
  const fix = 'start on `pull_request` instead, or leave out `ref:` so that the base is checked out'
  return verdict(KINDS.untrustedCheckout, places, 'no privileged workflow checks out the head of a change', fix)
}

/** Line by line, and each pattern by itself, so that no text takes long. */
function fetchesHead(script: string): boolean {
  const lines = script.split('\n')
  return lines.some((line) => /gh pr checkout|refs\/pull\//.test(line) || (GIT_GETS.test(line) && HEAD_NAME.test(line)))
}

function permissions(ours: readonly WorkflowFacts[]): Check {
  const kind = KINDS.jobPermissions
  const fix =
    'write `permissions: {}` at the top of the workflow, and under each job only what it needs: `contents: read` for train and test'
  const wide = placesOf(ours, ({ permissions: held, uses, scripts }, { events }) => {
    if (held === undefined) return ['names no permissions']
    if (held === 'write-all') return ['write-all']
    const isAuthors = events.some((event) => event.startsWith('pull_request')) && runsCode(uses, scripts)
    if (held === 'read-all' || !isAuthors) return []
    return DANGEROUS.filter((name) => held[name] === 'write').map(
      (name) => `runs code of the change with ${name}: write`,
    )
  })
  return verdict(kind, wide, 'jobs that run the author’s code may only read', fix)
}

/** Jobs that train, test or run a script of the checkout; the reusable workflow sees to its own. */
function runsCode(uses: readonly string[], scripts: readonly string[]): boolean {
  return scripts.length > 0 || uses.some((use) => /\/actions\/(train|test)@|^\$\/actions\/(train|test)$/.test(use))
}

/** Does Dependabot raise pinned actions? Nothing but age depends on it. */
export function checkDependabot({ files }: RepositoryFacts): Check {
  const kind = KINDS.dependabot
  return judge(kind, files.dependabot, (file) => {
    if (file !== undefined && /package-ecosystem:\s*["']?github-actions/.test(file.text)) {
      return ok(kind, 'Dependabot raises pinned actions')
    }
    const lines = [
      'version: 2',
      'updates:',
      '  - package-ecosystem: github-actions',
      '    directory: /',
      '    schedule: { interval: weekly }',
    ]
    return problem(kind, 'nobody raises pinned actions', `add to .github/dependabot.yml:\n${lines.join('\n')}`)
  })
}
