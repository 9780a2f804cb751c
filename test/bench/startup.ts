import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pushEnvironment } from '../fixtures/push-environment.ts'
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
    env: pushEnvironment(workspace, folder),
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
