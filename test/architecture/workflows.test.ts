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

  describe('evaluate.yml, whose word counts as E3', () => {
    const file = '.github/workflows/evaluate.yml'
    const evaluate = workflows.find((one) => one.file === file)?.workflow.jobs ?? {}
    const stepsOf = (name: string): readonly Step[] => evaluate[name]?.steps ?? []
    const told = (name: string): string => JSON.stringify(evaluate[name])

    test('A7: only the job that scores may ask for an identity, and nothing may write', () => {
      const asking = Object.entries(evaluate).filter(([, job]) => job.permissions?.['id-token'] !== undefined)
      expect(asking.map(([name]) => name)).toEqual(['score'])
      expect(evaluate['train']?.permissions).toEqual({ contents: 'read' })
      const granted = Object.values(evaluate).flatMap(({ permissions = {} }) => Object.entries(permissions))
      expect(granted.filter(([name, level]) => level === 'write' && name !== 'id-token')).toEqual([])
    })

    test('A1, A7: nothing of the author runs in it, and its configuration is that of the base', () => {
      const asked = told('score').match(/inputs\.[\w-]+/g) ?? []
      expect([...new Set(asked)].sort()).toEqual([
        'inputs.drift',
        'inputs.environment',
        'inputs.holdout-file',
        'inputs.model',
      ])
      expect(told('score')).not.toMatch(/head\.(sha|ref)|assay-head/)
      const checkouts = stepsOf('score').filter(({ uses }) => uses?.startsWith('actions/checkout@'))
      expect(checkouts.map((step) => step.with?.['ref'])).toEqual([
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub.
        '${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha || github.sha }}',
      ])
      const foreign = stepsOf('score')
        .flatMap(({ uses }) => uses ?? [])
        .filter((use) => !/^(actions\/checkout@|\$\/actions\/(test|drift)$)/.test(use))
      expect(foreign).toEqual([])
      const measuring = stepsOf('score').filter(({ uses }) => uses?.startsWith('$/actions/'))
      expect(measuring.map((step) => [step.with?.['config'], step.with?.['proof']])).toEqual([
        ['assay.yml', 'true'],
        ['assay.yml', 'true'],
      ])
      expect(measuring[0]?.with?.['predictions']).toContain('fetch')
    })

    test('A1, A7: what the author hands over lies outside of the workspace, where no configuration reaches it', () => {
      const fetch = stepsOf('score').find(({ run }) => run?.includes('unzip'))?.run ?? ''
      const written = [...fetch.matchAll(/(?:-d|>|mkdir(?: -p)?) +"?([^"\s]+)/g)].map(([, path]) => path)
      const isOutside = (path: string | undefined) =>
        path?.startsWith('$RUNNER_TEMP/') || path === '&2;' || path === '$GITHUB_OUTPUT'
      expect(written.length).toBeGreaterThan(3)
      expect(written.filter((path) => !isOutside(path))).toEqual([])
      const measured = stepsOf('score').find(({ uses }) => uses === '$/actions/test')
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub.
      expect(measured?.with?.['identity']).toBe('${{ runner.temp }}/handoff/model')
      expect(fetch).toContain('echo "predictions=$RUNNER_TEMP/handoff/')
    })

    test('A3: what is handed over is taken by its id and its digest, never by a name', () => {
      for (const name of ['infer', 'score']) {
        expect(told(name)).not.toContain('download-artifact')
        expect(told(name)).toMatch(/outputs\.id\b/)
        expect(told(name)).toMatch(/outputs\.digest\b/)
        expect(stepsOf(name).find(({ run }) => run?.includes('artifacts/'))?.run).toContain(
          'sha256sum --check --strict',
        )
      }
    })

    test('A8: own machines of GitHub, without cache, shared environment or secrets beside the author’s code', () => {
      expect(Object.values(evaluate).map((job) => (job as { 'runs-on'?: string })['runs-on'])).toEqual(
        Array(3).fill('ubuntu-24.04'),
      )
      expect(read(file)).not.toMatch(/cache|GITHUB_ENV|GITHUB_PATH|self-hosted|inherit/)
      for (const name of ['train', 'infer']) expect(told(name)).not.toMatch(/secrets\.|"environment"/)
    })

    test('A9: the author’s model predicts without a network and without more rights', () => {
      const run = stepsOf('infer').find((step) => step.run?.includes('$INFER'))?.run
      expect(run).toMatch(/unshare --net .*--no-new-privs[\s\S]*env --ignore-environment/)
    })
  })
})
