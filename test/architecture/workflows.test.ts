import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../shared/document/yaml.ts'
import { read, trackedFiles } from './source-files.ts'

type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }
type Job = {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly needs?: string | readonly string[]
  readonly steps?: readonly Step[]
}
type Workflow = { readonly permissions?: object; readonly jobs: Readonly<Record<string, Job>> }

const paths = trackedFiles().filter((file) => /^\.github\/(workflows|actions)\/.*\.ya?ml$/.test(file))
const workflows = paths
  .filter((file) => file.startsWith('.github/workflows/'))
  .map((file) => ({ file, workflow: parseYaml(read(file), file, 'INPUT_INVALID').value as Workflow }))
const jobs = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${file} ${name}`, job })),
)
const steps = jobs.flatMap(({ name, job }) => (job.steps ?? []).map((step) => ({ name, step })))

describe('workflows', () => {
  test('every action of others is pinned to a commit, with its version beside it', () => {
    const uses = paths.flatMap((file) => [...read(file).matchAll(/uses: *(.+)$/gm)].map((match) => match[1] ?? ''))
    const foreign = uses.filter((use) => !/^(\.\/|\$\/|<owner>)/.test(use))
    expect(foreign.length).toBeGreaterThan(5)
    expect(foreign.filter((use) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([])
  })

  test('no permission is granted at the top; every job says what it needs', () => {
    expect(workflows.filter(({ workflow }) => JSON.stringify(workflow.permissions) !== '{}')).toEqual([])
    expect(jobs.filter(({ job }) => job.permissions === undefined).map(({ name }) => name)).toEqual([])
    expect(jobs.filter(({ job }) => job['timeout-minutes'] === undefined).map(({ name }) => name)).toEqual([])
  })

  test('no checkout leaves a token on the disk', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(3)
    expect(checkouts.filter(({ step }) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  test('no expression is pasted into a shell', () => {
    expect(steps.filter(({ step }) => step.run?.includes('${{')).map(({ name }) => name)).toEqual([])
  })

  test('ci-ok needs every other job, so that one required check is enough', () => {
    const ci = workflows.find(({ file }) => file.endsWith('/ci.yml'))?.workflow.jobs ?? {}
    expect([ci['ci-ok']?.needs ?? []].flat().sort()).toEqual(
      Object.keys(ci)
        .filter((name) => name !== 'ci-ok')
        .sort(),
    )
  })

  test('the job that runs the author’s code may only read; only registration may write', () => {
    const model = workflows.find(({ file }) => file.endsWith('/model-ci.yml'))?.workflow.jobs ?? {}
    expect(model['test']?.permissions).toEqual({ contents: 'read' })
    const writing = Object.entries(model).filter(([, job]) => Object.values(job.permissions ?? {}).includes('write'))
    expect(writing.map(([name]) => name)).toEqual(['register'])
  })
})
