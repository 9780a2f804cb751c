import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The root of Assay itself: where `assay-ml/assay/…` and `$/…` are found, as if it were the published repository. */
export const ASSAY_ROOT = join(import.meta.dirname, '../../..')
const ASSAY_REPOSITORY = 'assay-ml/assay/'

export type Permissions = { readonly [name: string]: 'read' | 'write' }
export type Step = {
  readonly id?: string
  readonly name?: string
  readonly if?: string | boolean
  readonly uses?: string
  readonly run?: string
  readonly with?: { readonly [input: string]: string | number | boolean }
  readonly env?: { readonly [name: string]: string }
}
export type Job = {
  readonly name?: string
  readonly needs?: string | readonly string[]
  readonly if?: string | boolean
  readonly permissions?: Permissions
  readonly outputs?: { readonly [name: string]: string }
  readonly strategy?: { readonly matrix?: { readonly [name: string]: string | readonly unknown[] } }
  readonly steps?: readonly Step[]
  readonly uses?: string
  readonly with?: { readonly [input: string]: string | number | boolean }
}
export type Workflow = {
  readonly name?: string
  readonly on:
    | string
    | readonly string[]
    | { readonly [event: string]: null | { branches?: readonly string[]; inputs?: WorkflowInputs } }
  readonly permissions?: Permissions
  readonly jobs: { readonly [id: string]: Job }
}
export type WorkflowInputs = { readonly [name: string]: { readonly default?: string | boolean | number } }

export function parseWorkflow(text: string): Workflow {
  return parse(text) as Workflow
}

/** Does this workflow run for an event on a branch? */
export function listensTo(workflow: Workflow, event: string, branch: string): boolean {
  if (typeof workflow.on === 'string') return workflow.on === event
  if (Array.isArray(workflow.on)) return workflow.on.includes(event)
  const filters = workflow.on as { readonly [name: string]: null | { branches?: readonly string[] } }
  if (!(event in filters)) return false
  const branches = filters[event]?.branches
  return branches === undefined || branches.includes(branch)
}

/** The reusable workflow that a job calls, and its inputs with their defaults. */
export function calledWorkflow(job: Job): { workflow: Workflow; inputs: { [name: string]: unknown } } {
  const path = assayPath(job.uses ?? '')
  if (path === undefined) throw new Error(`this runner knows only workflows of Assay, not ${job.uses}`)
  const workflow = parseWorkflow(readFileSync(join(ASSAY_ROOT, path), 'utf8'))
  const on = workflow.on as { readonly workflow_call?: { readonly inputs?: WorkflowInputs } }
  const defaults = Object.entries(on.workflow_call?.inputs ?? {}).map(([name, input]) => [name, input.default ?? ''])
  return { workflow, inputs: { ...Object.fromEntries(defaults), ...job.with } }
}

/** The folder or file inside Assay that a `uses:` names, or undefined for someone else's action. */
export function assayPath(uses: string): string | undefined {
  if (uses.startsWith('$/')) return uses.slice(2)
  if (uses.startsWith(ASSAY_REPOSITORY)) return uses.slice(ASSAY_REPOSITORY.length).replace(/@.*$/, '')
  return undefined
}

/** Jobs in an order in which everything a job needs comes before it. */
export function inOrder(jobs: Workflow['jobs']): [string, Job][] {
  const done = new Set<string>()
  const ordered: [string, Job][] = []
  while (ordered.length < Object.keys(jobs).length) {
    const ready = Object.entries(jobs).filter(
      ([id, job]) => !done.has(id) && needsOf(job).every((need) => done.has(need)),
    )
    if (ready.length === 0) throw new Error('the jobs of this workflow wait for each other')
    for (const [id, job] of ready) {
      done.add(id)
      ordered.push([id, job])
    }
  }
  return ordered
}

export function needsOf(job: Job): readonly string[] {
  return typeof job.needs === 'string' ? [job.needs] : (job.needs ?? [])
}
