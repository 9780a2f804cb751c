import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../shared/document/yaml.ts'
import { withoutSecrets } from '../../shared/train/child-environment.ts'
import { ATTACKS } from '../attacks/list.ts'
import { ROOT, read, trackedFiles } from './source-files.ts'

type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }
type Job = {
  readonly 'runs-on'?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
}

const jobs = trackedFiles()
  .filter((file) => /^\.github\/workflows\/.*\.ya?ml$/.test(file))
  .flatMap((file) => {
    const workflow = parseYaml(read(file), file, 'INPUT_INVALID').value as { readonly jobs: Record<string, Job> }
    return Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${file} ${name}`, job }))
  })
const uses = (job: Job, pattern: RegExp): boolean => (job.steps ?? []).some((step) => pattern.test(step.uses ?? ''))

test('A7: no job that runs the author’s code may ask for an identity token', () => {
  const authors = jobs.filter(({ job }) => uses(job, /actions\/train$/) || (job.steps ?? []).some(runsTheirText))
  expect(authors.length).toBeGreaterThan(0)
  expect(authors.filter(({ job }) => job.permissions?.['id-token'] !== undefined).map(({ name }) => name)).toEqual([])
})

/** A step whose command is an input of the workflow. */
function runsTheirText({ run = '' }: Step): boolean {
  return /bash -[a-z]*c /.test(run)
}

test('A8: no cache, no machine of others and no token on the disk in any job that measures or decides', () => {
  const measuring = jobs.filter(({ job }) => uses(job, /^\$\/actions\//))
  expect(measuring.length).toBeGreaterThan(2)
  const weak = measuring.filter(
    ({ job }) =>
      uses(job, /cache/) || !/^ubuntu-\d/.test(job['runs-on'] ?? '') || JSON.stringify(job).includes('"cache"'),
  )
  expect(weak.map(({ name }) => name)).toEqual([])
  const checkouts = measuring
    .flatMap(({ job }) => job.steps ?? [])
    .filter(({ uses: used }) => /checkout@/.test(used ?? ''))
  expect(checkouts.every((step) => step.with?.['persist-credentials'] === false)).toBe(true)
})

test('A8: the training gets no secret and no file through which later steps can be steered', () => {
  const env = {
    GITHUB_TOKEN: 'x',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    ACTIONS_RUNTIME_TOKEN: 'x',
    GITHUB_ENV: '/e',
    GITHUB_PATH: '/p',
    BASH_ENV: '/b',
    AWS_SECRET_ACCESS_KEY: 'x',
    HOME: '/h',
  }
  expect(withoutSecrets(env)).toEqual({ HOME: '/h' })
})

describe('docs/threat-model.md', () => {
  const rows = [...read('docs/threat-model.md').matchAll(/^\| (A\d+) +\|(.*)$/gm)].map(([, id = '', rest = '']) => {
    return { id, rest }
  })

  test('has one row for each attack, in order', () => {
    expect(rows.length).toBeGreaterThanOrEqual(36)
    expect(rows.map(({ id }) => id)).toEqual(rows.map((_, i) => `A${i + 1}`))
    expect(Object.keys(ATTACKS)).toEqual(rows.map(({ id }) => id))
  })

  test('every test that it names exists', () => {
    const named = rows.flatMap(({ id, rest }) =>
      [
        ...rest.matchAll(/`((?:unit|property|contract|app|action|e2e|architecture|golden|real)\/[\w./-]+\.test\.ts)`/g),
      ].map(([, file = '']) => ({ id, file })),
    )
    expect(named.length).toBeGreaterThan(34)
    expect(named.filter(({ file }) => !existsSync(join(ROOT, 'test', file)))).toEqual([])
  })

  test('names a test for each attack', () => {
    expect(rows.filter(({ rest }) => !/`[a-z0-9]+\/[\w./-]+\.test\.ts`/.test(rest)).map(({ id }) => id)).toEqual([])
  })
})

describe('every attack is staged, and what stops it can be taken out', () => {
  const staged = Object.entries(ATTACKS).flatMap(([id, stages]) => stages.map((stage) => ({ id, ...stage })))

  test('each has a test with its number, and a countermeasure', () => {
    expect(Object.entries(ATTACKS).filter(([, stages]) => stages.length === 0)).toEqual([])
    for (const { id, test: file } of staged)
      expect(read(`test/${file}`), `${id} in ${file}`).toMatch(new RegExp(`['\\"( ]${id}\\b`))
  })

  test('the text that each mutation replaces stands exactly once in its file', () => {
    for (const { id, file, find } of staged) expect(read(file).split(find), `${id}: ${find} in ${file}`).toHaveLength(2)
  })
})
