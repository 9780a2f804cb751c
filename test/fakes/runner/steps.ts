import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parse } from 'yaml'
import { type Contexts, interpolate } from './expression.ts'
import { runProcess } from './process.ts'
import { ASSAY_ROOT, assayPath, type Step } from './workflow.ts'

/** One job's machine: a workspace of its own and the environment every step sees. */
export type Machine = {
  readonly folder: string
  readonly workspace: string
  readonly gitDir: string
  readonly env: { readonly [name: string]: string }
  readonly say: (text: string) => void
}

export type StepResult = {
  readonly ok: boolean
  readonly outputs: { readonly [name: string]: string }
  readonly summary: string
}

/** Runs one step as GitHub's runner would: environment files in, outputs and job summary out. */
export async function runStep(step: Step, machine: Machine, contexts: Contexts): Promise<StepResult> {
  const inputs = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([name, value]) => [name, interpolate(String(value), contexts)]),
  )
  if (step.run !== undefined) {
    const own = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, interpolate(value, contexts)]),
    )
    return runWithFiles(
      ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', interpolate(step.run, contexts)],
      machine,
      own,
    )
  }
  const uses = step.uses ?? ''
  const path = assayPath(uses)
  if (path !== undefined) return runAction(join(ASSAY_ROOT, path), machine, inputs, contexts)
  if (uses.startsWith('actions/checkout@')) return checkOut(machine, inputs, contexts)
  if (uses.startsWith('actions/upload-artifact@')) return upload(machine, inputs)
  if (uses.startsWith('actions/download-artifact@')) return download(machine, inputs)
  throw new Error(`this runner does not know ${uses}`)
}

async function runAction(
  folder: string,
  machine: Machine,
  given: { [name: string]: string },
  contexts: Contexts,
): Promise<StepResult> {
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
    inputs?: { [name: string]: { default?: string } }
    runs: { main: string }
  }
  const env: { [name: string]: string } = {}
  for (const [name, input] of Object.entries(action.inputs ?? {})) {
    env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] =
      given[name] ?? interpolate(String(input.default ?? ''), contexts)
  }
  const unknown = Object.keys(given).filter((name) => !(name in (action.inputs ?? {})))
  if (unknown.length > 0) throw new Error(`unexpected inputs ${unknown.join(', ')}`)
  return runWithFiles([process.execPath, join(folder, action.runs.main)], machine, env)
}

let sequence = 0

async function runWithFiles(
  command: readonly string[],
  machine: Machine,
  own: { [name: string]: string },
): Promise<StepResult> {
  const files = join(machine.folder, `step-${++sequence}`)
  mkdirSync(files)
  const paths = {
    GITHUB_OUTPUT: join(files, 'output'),
    GITHUB_STEP_SUMMARY: join(files, 'summary'),
    GITHUB_ENV: join(files, 'env'),
    GITHUB_STATE: join(files, 'state'),
    GITHUB_PATH: join(files, 'path'),
  }
  for (const path of Object.values(paths)) writeFileSync(path, '')
  const { code } = await runProcess(command, machine.workspace, { ...machine.env, ...own, ...paths }, machine.say)
  return {
    ok: code === 0,
    outputs: readOutputs(paths.GITHUB_OUTPUT),
    summary: readFileSync(paths.GITHUB_STEP_SUMMARY, 'utf8'),
  }
}

/** `name=value` lines and `name<<DELIMITER … DELIMITER` blocks. */
function readOutputs(path: string): { [name: string]: string } {
  const outputs: { [name: string]: string } = {}
  const lines = readFileSync(path, 'utf8').split('\n')
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const block = /^(.+?)<<(.+)$/.exec(line)
    if (block !== null) {
      const end = lines.indexOf(block[2] ?? '', i + 1)
      outputs[block[1] ?? ''] = lines.slice(i + 1, end).join('\n')
      i = end
    } else if (line.includes('=')) {
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    }
  }
  return outputs
}

async function checkOut(machine: Machine, inputs: { [name: string]: string }, contexts: Contexts): Promise<StepResult> {
  const ref = inputs['ref'] || String((contexts['github'] as { sha: string }).sha)
  const git = async (...args: string[]): Promise<boolean> =>
    (await runProcess(['git', ...args], machine.workspace, machine.env, machine.say)).code === 0
  const ok =
    (await git('init', '-q', '.')) &&
    (await git('remote', 'add', 'origin', machine.gitDir)) &&
    (await git('fetch', '-q', '--depth=1', 'origin', ref)) &&
    (await git('-c', 'advice.detachedHead=false', 'checkout', '-q', 'FETCH_HEAD'))
  return { ok, outputs: {}, summary: '' }
}

async function upload(machine: Machine, inputs: { [name: string]: string }): Promise<StepResult> {
  const files = (inputs['path'] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((path) => listFiles(resolve(machine.workspace, path)))
  if (files.length === 0) return { ok: inputs['if-no-files-found'] !== 'error', outputs: {}, summary: '' }
  // A single file is stored by its name; several keep their paths below the workspace.
  const root = files.length === 1 ? join(files[0] ?? '', '..') : machine.workspace
  const verb = inputs['overwrite'] === 'true' ? 'replace' : 'upload'
  return runArtifactChild(machine, [verb, inputs['name'] ?? '', root, ...files])
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((file) => join(path, file))
    .filter((file) => statSync(file).isFile() && !relative(path, file).startsWith('.git/'))
}

async function download(machine: Machine, inputs: { [name: string]: string }): Promise<StepResult> {
  const path = resolve(machine.workspace, inputs['path'] ?? '.')
  mkdirSync(path, { recursive: true })
  // Several artifacts each get a folder of their own, unless they are merged; this runner only merges.
  if (inputs['pattern'] !== undefined) {
    if (inputs['merge-multiple'] !== 'true') throw new Error('this runner downloads a pattern only with merge-multiple')
    return runArtifactChild(machine, ['download-all', inputs['pattern'], path])
  }
  return runArtifactChild(machine, ['download', inputs['name'] ?? '', path])
}

async function runArtifactChild(machine: Machine, args: readonly string[]): Promise<StepResult> {
  return runWithFiles([process.execPath, join(import.meta.dirname, 'artifact-child.ts'), ...args], machine, {})
}
