import { parseYaml } from '../document/yaml.ts'
import { UserError } from '../kernel/error.ts'
import { isRecord } from '../kernel/record.ts'
import { known, type RepositoryFile, type Seen, unseen } from './facts.ts'

/** One job, as far as trust depends on it. */
export type JobFacts = {
  readonly id: string
  /** Every `uses:` of its steps, or its own. */
  readonly uses: readonly string[]
  /** `ref:` and `repository:` of each step that checks out, `''` where neither is named. */
  readonly checkouts: readonly string[]
  readonly scripts: readonly string[]
  readonly isSelfHosted: boolean
  /** What the job's token may do: its own `permissions`, else those of the workflow; `undefined`: the repository's default. */
  readonly permissions: Readonly<Record<string, string>> | 'read-all' | 'write-all' | undefined
}

/** One workflow file. */
export type WorkflowFacts = {
  readonly path: string
  readonly events: readonly string[]
  readonly jobs: readonly JobFacts[]
  readonly runsAssay: boolean
}

const OURS = /(^|\/)(actions\/(train|test|gate|register|drift|check|profile)|\.github\/workflows\/model-ci\.yml)(@|$)/
const COMMAND = /(^|[\s;&|/])assay (train|test|gate|register|drift|check)\b/m

/** Reads a workflow file; not known when it is no YAML that we read (GitHub may read more: anchors). */
export function readWorkflow({ path, text }: RepositoryFile): Seen<WorkflowFacts> {
  try {
    const { value } = parseYaml(text, path, 'INPUT_INVALID')
    if (!isRecord(value)) return unseen(`${path} is not a workflow`)
    const jobs = Object.entries(recordOf(value['jobs'])).map(([id, job]) =>
      toJob(id, recordOf(job), value['permissions']),
    )
    const runsAssay = jobs.some(
      ({ uses, scripts }) => uses.some((use) => OURS.test(use)) || scripts.some((run) => COMMAND.test(run)),
    )
    return known({ path, events: eventsOf(value['on']), jobs, runsAssay })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const [first] = error.problems
    return unseen(`${path}:${first?.line ?? 1}: ${first?.message ?? 'cannot be read'}`)
  }
}

function toJob(id: string, job: Readonly<Record<string, unknown>>, inherited: unknown): JobFacts {
  const steps = Array.isArray(job['steps']) ? job['steps'].map(recordOf) : []
  const texts = (key: string): string[] => steps.flatMap((step) => textOf(step[key]) ?? [])
  const own = textOf(job['uses'])
  return {
    id,
    uses: own === undefined ? texts('uses') : [own],
    checkouts: steps
      .filter((step) => textOf(step['uses'])?.startsWith('actions/checkout@'))
      .map((step) => recordOf(step['with']))
      .map((given) => [given['ref'], given['repository']].flatMap((one) => textOf(one) ?? []).join(' of ')),
    scripts: texts('run'),
    isSelfHosted: runnersOf(job['runs-on']).some((label) => label.toLowerCase() === 'self-hosted'),
    permissions: toPermissions(job['permissions'] === undefined ? inherited : job['permissions']),
  }
}

function runnersOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.map(String)
  // A group is always of runners that somebody set up, though they may be GitHub's larger ones; its labels say which.
  const labels = recordOf(value)['labels']
  return labels === undefined ? [] : runnersOf(labels)
}

function toPermissions(value: unknown): JobFacts['permissions'] {
  if (value === 'read-all' || value === 'write-all') return value
  if (value === undefined) return undefined
  return Object.fromEntries(Object.entries(recordOf(value)).map(([name, level]) => [name, String(level)]))
}

function eventsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.map(String) : Object.keys(recordOf(value))
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {})
