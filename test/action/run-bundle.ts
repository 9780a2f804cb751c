import { execFile, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readActions } from '../../.github/scripts/read-action.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const ACTIONS = new Map(readActions().map((action) => [action.verb, action]))
export const HEAD = 'a'.repeat(40)
const MERGE = 'b'.repeat(40)

export type Result = { readonly code: number; readonly stdout: string; readonly stderr: string }
export type StepResult = Result & { readonly summary: string; readonly outputs: Readonly<Record<string, string>> }

/** A copy of the fixture workspace (a predictions file, small CSVs, a policy) in a repository of its own; files can be replaced. */
export function createWorkspace(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-action-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(ROOT, 'test', 'fixtures', 'workspace'), folder, { recursive: true })
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch=main')
  git('-c', 'user.name=Test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '--allow-empty', '-m', 'start')
  return folder
}

export type Step = {
  readonly workspace: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: object
  readonly eventName?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the built bundle of an action as the runner does: inputs in the environment with action.yml's defaults, files for answers. */
export async function runStep(verb: string, step: Step): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-runner-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string, text = ''): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const env = {
    ...base(),
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_REPOSITORY: 'octo/models',
    GITHUB_SHA: step.eventName === 'pull_request' ? MERGE : HEAD,
    GITHUB_REF: step.eventName === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main',
    GITHUB_EVENT_NAME: step.eventName ?? 'push',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'ada',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.event ?? { repository: { default_branch: 'main' } })),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
    GITHUB_API_URL: 'http://127.0.0.1:9',
    ...inputVariables(verb, step.inputs ?? {}),
    ...step.env,
  }
  const result = await run([join(ROOT, 'actions', 'dist', `${verb}.js`)], folder, env)
  return { ...result, summary: readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8'), outputs: parseOutputs(env.GITHUB_OUTPUT) }
}

/** Runs the command line from its source or its bundle. */
export function runCli(entry: 'source' | 'bundle', workspace: string, ...args: string[]): Promise<Result> {
  const path = entry === 'source' ? ['cli.ts'] : ['dist', 'cli.js']
  return run([join(ROOT, 'actions', ...path), ...args], workspace, base())
}

/** Runs the command line from its source with variables of the environment: a token, and where GitHub is. */
export function runCliIn(env: Readonly<Record<string, string>>, workspace: string, ...args: string[]): Promise<Result> {
  return run([join(ROOT, 'actions', 'cli.ts'), ...args], workspace, { ...base(), ...env })
}

/** The event of a pull request whose head is HEAD. */
export const PULL_REQUEST_EVENT = {
  pull_request: { number: 7, head: { sha: HEAD }, base: { ref: 'main' }, user: { login: 'mallory' } },
  repository: { default_branch: 'main' },
}

function base(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NO_COLOR: '1' }
}

function inputVariables(verb: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const inputs = Object.entries(ACTIONS.get(verb)?.inputs ?? {})
  return Object.fromEntries(
    inputs.map(([name, input]) => {
      const value = given[name] ?? (input.default?.includes('github.token') ? '' : (input.default ?? ''))
      return [`INPUT_${name.toUpperCase()}`, value]
    }),
  )
}

function run(args: readonly string[], cwd: string, env: Record<string, string>): Promise<Result> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}

/** Outputs as the runner reads them: `name<<delimiter`, lines, delimiter. */
function parseOutputs(path: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = readFileSync(path, 'utf8').split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const [, name, delimiter] = /^([^<]+)<<(.+)$/.exec(lines[i] ?? '') ?? []
    if (name === undefined) continue
    const end = lines.indexOf(delimiter ?? randomUUID(), i + 1)
    outputs[name] = lines.slice(i + 1, end).join('\n')
    i = end
  }
  return outputs
}
