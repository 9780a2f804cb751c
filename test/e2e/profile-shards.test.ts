import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readZip } from '../../shared/adapters/github/zip.ts'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
import { type FakeGitHub, type Repo, startFakeGitHub } from '../fakes/github/start.ts'
import { runWorkflow } from '../fakes/runner/run-workflow.ts'

/* The reusable workflow that is shipped, on a GitHub and a runner of our own: a job for each part, one that merges, and one of the whole. */

const HEADER = 'id,amount,city,paid'
const CITIES = ['Ulm', 'Kiel', 'Bonn', '']

/** Rows that need coarse cells, a few categories and some gaps. */
function rows(from: number, to: number, scale: number): string {
  const lines = Array.from({ length: to - from }, (_, k) => {
    const i = from + k
    const amount = i % 97 === 0 ? '' : (Math.exp(Math.sin(i * 12.9898) * 3) * scale).toString()
    return `${i},${amount},${CITIES[(i * i) % 4]},${i % 3 === 0}`
  })
  return `${[HEADER, ...lines].join('\n')}\n`
}

const CALL = (name: string, shards: readonly string[], more = ''): string => `
  ${name}:
    uses: assay-ml/assay/.github/workflows/profile-shards.yml@v1
    permissions: { contents: read }
    with:
      name: ${name}
      shards: '${JSON.stringify(shards)}'
${more}`

const FILES = {
  'parts/a.csv': rows(0, 900, 1),
  'parts/b-1.csv': rows(900, 4000, 1),
  'parts/b-2.csv': rows(4000, 4005, 1),
  'whole.csv': rows(0, 4005, 1),
  'other.csv': rows(0, 3000, 4),
  'odd.csv': 'id,price\n1,2\n',
  '.github/workflows/profile.yml': `on: push\npermissions: {}\njobs:${[
    CALL(
      'parted',
      ['parts/a.csv', 'parts/b-*.csv'],
      '      drift: true\n      reference: other.csv\n      fail-on-drift: false',
    ),
    CALL('whole', ['whole.csv']),
    CALL('fetched', ['moved.csv'], '      fetch: mv whole.csv "$SHARD"'),
  ].join('')}`,
  '.github/workflows/wrong.yml': `on: push\npermissions: {}\njobs:${CALL('wrong', ['parts/a.csv', 'odd.csv'])}`,
}

let github: FakeGitHub
let repo: Repo
let log = ''
const conclusions = new Map<string, string>()

beforeAll(async () => {
  github = await startFakeGitHub()
  github.createOrganization('acme-bank', { owners: ['dana'] })
  repo = await github.createRepository('acme-bank/profiles', { files: {} })
  github.addCollaborator(repo, 'dana', 'admin')
  for (const name of ['profile', 'wrong']) {
    const workflowPath = `.github/workflows/${name}.yml`
    github.onWorkflow(
      repo,
      async (context) => {
        const { env, event, eventPayload, sha, headSha, ref } = context
        const jobToken = (permissions: Parameters<FakeGitHub['jobToken']>[1]) => github.jobToken(repo, permissions)
        const say = (job: string, text: string): void => {
          log += text.replaceAll(/^/gm, `${job}: `)
        }
        const run = {
          gitDir: repo.gitDir,
          event,
          eventPayload,
          sha,
          headSha,
          ref,
          branch: 'main',
          workflowPath,
          env,
          jobToken,
          say,
        }
        const { conclusion } = await runWorkflow(run)
        conclusions.set(name, conclusion)
        context.conclude(conclusion)
      },
      { name, path: workflowPath, job: name, events: ['push'], branches: ['main'] },
    )
  }
  await github.as('dana').push(repo, 'main', { message: 'Data', files: FILES })
  await github.settled()
})
afterAll(() => github.close())

function profile(name: string): string {
  const artifact = [...repo.artifacts.values()].find((one) => one.name === `${name}.profile.json`)
  if (artifact === undefined) throw new Error(`no profile ${name}; the jobs said:\n${log.slice(-4000)}`)
  const [entry] = readZip(artifact.bytes, name)
  return Buffer.from(entry?.bytes ?? []).toString('utf8')
}

test('profiles of the parts, made in jobs of their own, merge to the very bytes of the whole', () => {
  const parted = profile('parted')
  expect(conclusions.get('profile'), log.slice(-4000)).toBe('success')
  expect(parted).toBe(profile('whole'))
  expect(profile('fetched')).toBe(parted)
  expect(`${canonicalJson(JSON.parse(parted))}\n`).toBe(parted)
  expect(log).toContain(createHash('sha256').update(parted).digest('hex'))
})

test('the merged profile is compared as current data, and leaves evidence', () => {
  expect(log).toMatch(/Drift: .*amount/)
  const names = [...repo.artifacts.values()].map(({ name }) => name)
  expect(names.filter((name) => /drift/.test(name))).not.toEqual([])
})

test('parts that do not fit together fail the merge, and say which', () => {
  expect(conclusions.get('wrong')).toBe('failure')
  expect(log).toMatch(/1\.profile\.json: the column "amount" of \S*0\.profile\.json is missing/)
  expect(() => profile('wrong')).toThrow()
})

test('GitHub’s contract was kept', () => {
  expect(github.violations).toEqual([])
})
