import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bench, type Figure, median } from './figure.ts'
import { type Command, timeInTurn } from './processes.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROUNDS = 15
const MAX_RATIO = 5

/** A whole process each: the built bundle on a small repository whose ledger is a git branch, against a Node that does nothing. */
export const bench: Bench = {
  about: '`gate` and `register` as built bundles, against an empty Node process',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
    try {
      return measure(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function measure(folder: string): Figure[] {
  const workspace = join(folder, 'workspace')
  prepare(workspace)
  const empty = join(folder, 'empty.js')
  writeFileSync(empty, '')
  const step = (verb: string): Command => ({
    args: [join(ROOT, 'actions/dist', `${verb}.js`)],
    cwd: workspace,
    env: stepEnvironment(folder, workspace),
  })
  const cli = (...args: string[]): Command => ({ args: [join(ROOT, 'actions/dist/cli.js'), ...args], cwd: workspace })
  // In this order: what `gate` judges must be of the same run as `test`, and `register` takes the verdict of `gate`.
  timeInTurn({ test: step('test') }, 0)
  const { nothing, ...verbs } = timeInTurn(
    {
      nothing: { args: [empty], cwd: workspace },
      'action gate': step('gate'),
      'action register': step('register'),
      'assay gate': cli('gate'),
      'assay register': cli('register'),
      'assay --help': cli('--help'),
    },
    ROUNDS,
  )
  const base = median(nothing)
  const figures = Object.entries(verbs).map(([what, times]) => ({
    what,
    value: median(times) / base,
    unit: '×',
    limit: MAX_RATIO,
    note: `${median(times).toFixed(0)} ms, fastest ${Math.min(...times).toFixed(0)} ms`,
  }))
  return [{ what: 'empty Node process', value: base, unit: 'ms', note: `median of ${ROUNDS}` }, ...figures]
}

/** The fixture workspace in a repository of its own. */
function prepare(workspace: string): void {
  cpSync(join(ROOT, 'test/fixtures/workspace'), workspace, { recursive: true })
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: workspace, stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch=main')
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', 'commit', '--quiet', '--allow-empty', '-m', 'start')
}

/** A push to main as a step sees it; without a token, so the ledger is the branch of the repository itself. */
function stepEnvironment(folder: string, workspace: string): Record<string, string> {
  const event = join(folder, 'event.json')
  writeFileSync(event, JSON.stringify({ repository: { default_branch: 'main' } }))
  const output = join(folder, 'output')
  const summary = join(folder, 'summary.md')
  for (const path of [output, summary]) writeFileSync(path, '')
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'acme/models',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'ada',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
  }
}
