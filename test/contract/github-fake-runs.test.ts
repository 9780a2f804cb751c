import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Octokit } from 'octokit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Receiver, startReceiver } from '../fakes/github/receiver.ts'
import { type FakeGitHub, type Repo, type RunContext, startFakeGitHub } from '../fakes/github/start.ts'

const run = promisify(execFile)
const at = { owner: 'acme', repo: 'credit' }
const UPLOAD = `
import { DefaultArtifactClient } from '@actions/artifact'
import { writeFileSync } from 'node:fs'
const file = process.env.RUNNER_TEMP + '/evidence.json'
writeFileSync(file, '{"ok":true}')
const client = new DefaultArtifactClient()
const { id, digest } = await client.uploadArtifact('evidence', [file], process.env.RUNNER_TEMP)
const { artifacts } = await client.listArtifacts()
const again = await client.uploadArtifact('evidence', [file], process.env.RUNNER_TEMP).catch((error) => error.message)
const { downloadPath } = await client.downloadArtifact(id, { path: process.env.RUNNER_TEMP + '/back', expectedHash: 'sha256:' + digest })
writeFileSync(process.env.RUNNER_TEMP + '/result.json', JSON.stringify({ id, digest, names: artifacts.map((one) => one.name), again, downloadPath }))
`
let fake: FakeGitHub
let receiver: Receiver
let repo: Repo

beforeEach(async () => {
  fake = await startFakeGitHub()
  receiver = await startReceiver('secret')
  fake.createOrganization('acme', { owners: ['olivia'] })
  repo = await fake.createRepository('acme/credit')
  fake.addCollaborator(repo, 'alice', 'write')
  const app = fake.createApp({
    slug: 'assay',
    permissions: { actions: 'read' },
    events: ['workflow_run'],
    webhookUrl: receiver.url,
    webhookSecret: 'secret',
  })
  fake.install(app, 'acme')
})

afterEach(async () => {
  await fake.close()
  await receiver.close()
})

async function propose(): Promise<void> {
  await fake.as('alice').push(repo, 'feature', { files: { 'a.txt': '1' } })
  await fake.as('alice').openPullRequest(repo, { head: 'feature' })
  await fake.settled()
}

test('the real artifact client uploads from a child process of a run', async () => {
  let result = ''
  fake.onWorkflow(
    repo,
    async ({ env }) => {
      await run(process.execPath, ['--input-type=module', '-e', UPLOAD], { env: { PATH: process.env['PATH'], ...env } })
      result = await readFile(`${env['RUNNER_TEMP']}/result.json`, 'utf8')
    },
    { events: ['pull_request'] },
  )
  await propose()
  const { id, digest, names, again } = JSON.parse(result) as {
    id: number
    digest: string
    names: string[]
    again: string
  }
  expect(names).toEqual(['evidence'])
  expect(again).toContain('already exists')
  const octokit = new Octokit({ auth: fake.jobToken(repo, { actions: 'read' }), baseUrl: fake.url })
  const artifact = (await octokit.rest.actions.getArtifact({ ...at, artifact_id: id })).data
  expect(artifact.digest).toBe(`sha256:${digest}`)
  const zip = await octokit.rest.actions.downloadArtifact({ ...at, artifact_id: id, archive_format: 'zip' })
  expect(
    createHash('sha256')
      .update(Buffer.from(zip.data as ArrayBuffer))
      .digest('hex'),
  ).toBe(digest)
  expect(receiver.events).toEqual([
    'installation.created',
    'workflow_run.requested',
    'workflow_run.in_progress',
    'workflow_run.completed',
  ])
})

test('a run has the variables of a real runner, checks out the test merge and can be repeated', async () => {
  const contexts: RunContext[] = []
  const seen: string[] = []
  fake.onWorkflow(
    repo,
    async (context) => {
      contexts.push(context)
      const folder = await context.checkout()
      seen.push(await readFile(`${folder}/a.txt`, 'utf8'))
      context.conclude(context.runAttempt === 1 ? 'failure' : 'success')
    },
    { events: ['pull_request'], permissions: { checks: 'write' }, secrets: { KEY: 'k' } },
  )
  await propose()
  await fake.as('olivia').rerun(repo, contexts[0]?.runId ?? 0)
  await fake.settled()
  expect(seen).toEqual(['1', '1'])
  expect(contexts.map(({ runAttempt, runId }) => [runAttempt, runId])).toEqual([
    [1, contexts[0]?.runId],
    [2, contexts[0]?.runId],
  ])
  const pull = repo.pulls.get(1)
  expect(contexts[0]).toMatchObject({
    headSha: pull?.headSha,
    sha: pull?.mergeSha,
    ref: 'refs/pull/1/merge',
    baseRef: 'main',
    secrets: { KEY: 'k' },
  })
  expect(contexts[0]?.env).toMatchObject({
    GITHUB_API_URL: fake.url,
    GITHUB_SHA: pull?.mergeSha,
    GITHUB_HEAD_REF: 'feature',
    GITHUB_RUN_ATTEMPT: '1',
  })
  expect(repo.runs.get(contexts[0]?.runId ?? 0)).toMatchObject({ conclusion: 'success', attempt: 2 })
  const event = JSON.parse(await readFile(contexts[0]?.env['GITHUB_EVENT_PATH'] ?? '', 'utf8')) as { action: string }
  expect(event.action).toBe('opened')
})

test('a fork gets no secrets and a token that only reads', async () => {
  const statuses: number[] = []
  fake.onWorkflow(
    repo,
    async ({ token, headSha, secrets }) => {
      expect(secrets).toEqual({})
      const octokit = new Octokit({ auth: token, baseUrl: fake.url })
      const create = octokit.rest.checks.create({ ...at, name: 'forged', head_sha: headSha, conclusion: 'success' })
      statuses.push(
        await create.then(
          ({ status }) => status,
          (error: { status: number }) => error.status,
        ),
      )
    },
    { events: ['pull_request'], permissions: { checks: 'write' }, secrets: { KEY: 'k' } },
  )
  const fork = await fake.forkRepository(repo, 'mallory')
  await fake.as('mallory').push(fork, 'feature', { files: { 'a.txt': '1' } })
  const pull = await fake.as('mallory').openPullRequest(repo, { head: 'feature', from: fork })
  await fake.settled()
  expect(statuses).toEqual([403])
  expect(pull.headRepo.fullName).toBe('mallory/credit')
  const completed = receiver.received.at(-1)?.payload as {
    workflow_run: { pull_requests: unknown[]; head_repository: { full_name: string } }
  }
  expect(completed.workflow_run).toMatchObject({ pull_requests: [], head_repository: { full_name: 'mallory/credit' } })
})

test('what a job writes starts no further run', async () => {
  let runs = 0
  fake.onWorkflow(
    repo,
    async ({ token, sha }) => {
      runs += 1
      const octokit = new Octokit({ auth: token, baseUrl: fake.url })
      await octokit.rest.git.createRef({ ...at, ref: `refs/heads/by-job-${runs}`, sha })
    },
    { events: ['push'], permissions: { contents: 'write' } },
  )
  await fake.commit(repo, 'main', { files: { 'b.txt': '1' } })
  await fake.settled()
  expect([...repo.refs.keys()]).toContain('refs/heads/by-job-1')
  expect(runs).toBe(1)
})
