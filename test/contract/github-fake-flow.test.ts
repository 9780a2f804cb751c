import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { App, Octokit } from 'octokit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Receiver, startReceiver } from '../fakes/github/receiver.ts'
import { type FakeGitHub, type Repo, startFakeGitHub } from '../fakes/github/start.ts'

const run = promisify(execFile)
const EVENTS = [
  'push',
  'pull_request',
  'pull_request_review',
  'check_run',
  'check_suite',
  'workflow_run',
  'issue_comment',
  'merge_group',
  'release',
]
const PERMISSIONS = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  members: 'read',
  merge_queues: 'read',
  pull_requests: 'write',
  statuses: 'write',
} as const

let fake: FakeGitHub
let receiver: Receiver
let repo: Repo
let app: ReturnType<FakeGitHub['createApp']>
let octokit: Octokit
let installationId: number

beforeEach(async () => {
  fake = await startFakeGitHub()
  receiver = await startReceiver('a secret of the test')
  fake.createOrganization('acme', { owners: ['olivia'], members: ['wes'] })
  repo = await fake.createRepository('acme/credit', {
    private: true,
    files: { 'assay.yml': 'version: 1\n', 'old.txt': 'a\nb\nc\n' },
  })
  fake.addCollaborator(repo, 'alice', 'write')
  app = fake.createApp({
    slug: 'assay',
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookUrl: receiver.url,
    webhookSecret: 'a secret of the test',
  })
  const installation = fake.install(app, 'acme')
  installationId = installation.id
  octokit = await createClient().getInstallationOctokit(installation.id)
  await fake.settled()
})

afterEach(async () => {
  await fake.close()
  await receiver.close()
})

/** App authentication against a base URL needs the defaults in function form, or tokens are asked of github.com. */
function createClient(): App {
  const Local = Octokit.defaults((options: Record<string, unknown>) => ({
    ...options,
    baseUrl: fake.url,
    throttle: { enabled: false },
    retry: { enabled: false },
  }))
  return new App({ appId: app.id, privateKey: app.privateKey, Octokit: Local })
}

const at = { owner: 'acme', repo: 'credit' }

test('a git push and a pull request reach the App as signed webhooks', async () => {
  const folder = await mkdtemp(`${tmpdir()}/clone-`)
  const git = (...args: string[]) =>
    run('git', args, { cwd: folder, env: { ...process.env, FAKE_GITHUB_PUSHER: 'alice' } })
  await git('clone', '--quiet', repo.gitDir, '.')
  await git('checkout', '--quiet', '-b', 'feature')
  await writeFile(`${folder}/model.txt`, '1')
  await git('mv', 'old.txt', 'new.txt')
  await git('add', '.')
  await git(
    '-c',
    'user.name=Alice',
    '-c',
    'user.email=alice@users.noreply.github.com',
    'commit',
    '--quiet',
    '-m',
    'Add a model',
  )
  await git('push', '--quiet', 'origin', 'feature')
  await fake.settled()
  const pull = await fake.as('alice').openPullRequest(repo, { head: 'feature' })
  await fake.settled()
  await rm(folder, { recursive: true })

  expect(receiver.rejected).toBe(0)
  expect(receiver.events).toEqual(['installation.created', 'push', 'pull_request.opened'])
  const push = receiver.received[1]?.payload as {
    sender: { login: string }
    created: boolean
    installation: { id: number }
  }
  expect(push).toMatchObject({ created: true, sender: { login: 'alice' } })
  const files = await octokit.rest.pulls.listFiles({ ...at, pull_number: pull.number })
  expect(files.data.map(({ filename, status, previous_filename }) => [filename, status, previous_filename])).toEqual([
    ['model.txt', 'added', undefined],
    ['new.txt', 'renamed', 'old.txt'],
  ])
  expect(fake.violations).toEqual([])
})

test('a check pinned to the App blocks the merge until the App itself passes it', async () => {
  fake.requireChecks(repo, [{ context: 'assay: main', integration_id: app.id }])
  const sha = await fake.as('alice').push(repo, 'feature', { files: { 'a.txt': '1' } })
  const pull = await fake.as('alice').openPullRequest(repo, { head: 'feature' })
  const merge = () => octokit.rest.pulls.merge({ ...at, pull_number: pull.number, sha })
  await expect(merge()).rejects.toMatchObject({ status: 405 })

  const forger = new Octokit({ auth: fake.jobToken(repo, { checks: 'write' }), baseUrl: fake.url })
  const forged = { ...at, name: 'assay: main', head_sha: sha, conclusion: 'success' } as const
  expect((await forger.rest.checks.create(forged)).data.app?.id).toBe(15368)
  await expect(merge()).rejects.toMatchObject({ status: 405 })

  const check = await octokit.rest.checks.create({ ...at, name: 'assay: main', head_sha: sha, status: 'in_progress' })
  await expect(merge()).rejects.toMatchObject({ status: 405 })
  await octokit.rest.checks.update({
    ...at,
    check_run_id: check.data.id,
    conclusion: 'success',
    output: { title: 'Pass', summary: 'All good' },
  })
  expect((await merge()).data.merged).toBe(true)
  await fake.settled()
  expect(receiver.events).toContain('pull_request.closed')
  expect((await octokit.rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha).not.toBe(sha)
  expect(fake.violations).toEqual([])
})

test('permissions of a token are enforced and people cannot write checks', async () => {
  const sha = repo.refs.get('refs/heads/main') ?? ''
  const reader = new Octokit({ auth: fake.jobToken(repo, { contents: 'read' }), baseUrl: fake.url })
  await expect(reader.rest.checks.create({ ...at, name: 'x', head_sha: sha })).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
  })
  const person = new Octokit({ auth: fake.userToken('alice'), baseUrl: fake.url })
  await expect(person.rest.checks.create({ ...at, name: 'x', head_sha: sha })).rejects.toMatchObject({ status: 403 })
  await expect(
    new Octokit({ auth: fake.userToken('stranger'), baseUrl: fake.url }).rest.repos.get(at),
  ).rejects.toMatchObject({ status: 404 })
  await expect(new Octokit({ auth: 'garbage', baseUrl: fake.url }).rest.repos.get(at)).rejects.toMatchObject({
    status: 401,
  })
})

test('the merge queue asks for checks on a synthetic commit and merges or drops by them', async () => {
  fake.addRuleset(repo, {
    name: 'queue',
    rules: [
      { type: 'merge_queue' },
      {
        type: 'required_status_checks',
        parameters: { required_status_checks: [{ context: 'assay: main', integration_id: app.id }] },
      },
    ],
  })
  const pass = (head_sha: string, conclusion: 'success' | 'failure') =>
    octokit.rest.checks.create({ ...at, name: 'assay: main', head_sha, conclusion })
  const propose = async (name: string) => {
    await pass(await fake.as('alice').push(repo, name, { files: { [name]: '1' } }), 'success')
    return fake.as('alice').openPullRequest(repo, { head: name })
  }
  const good = await propose('good')
  const entry = await fake.as('alice').enqueue(repo, good.number)
  expect(entry.headRef).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-1-[0-9a-f]{40}$/)
  expect(
    (await octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: entry.headSha })).data,
  ).toEqual([])
  await pass(entry.headSha, 'success')
  await fake.settled()
  expect(good.merged).toBe(true)
  expect(repo.refs.get('refs/heads/main')).toBe(entry.headSha)

  const bad = await propose('bad')
  await pass((await fake.as('alice').enqueue(repo, bad.number)).headSha, 'failure')
  await fake.settled()
  expect(bad.issue.state).toBe('open')
  expect(repo.queue).toEqual([])
  expect(receiver.events.filter((event) => event.startsWith('merge_group'))).toEqual([
    'merge_group.checks_requested',
    'merge_group.destroyed',
    'merge_group.checks_requested',
    'merge_group.destroyed',
  ])
})

test('refs are compare-and-swap: a second writer on the same parent is refused', async () => {
  const parent = repo.refs.get('refs/heads/main') ?? ''
  const { tree } = (await octokit.rest.git.getCommit({ ...at, commit_sha: parent })).data
  const commit = async (message: string) =>
    (await octokit.rest.git.createCommit({ ...at, message, tree: tree.sha, parents: [parent] })).data.sha
  await octokit.rest.git.createRef({ ...at, ref: 'refs/heads/assay', sha: parent })
  await expect(octokit.rest.git.createRef({ ...at, ref: 'refs/heads/assay', sha: parent })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('Reference already exists'),
  })
  const update = (sha: string) => octokit.rest.git.updateRef({ ...at, ref: 'heads/assay', sha, force: false })
  const outcomes = await Promise.allSettled([await commit('a'), await commit('b')].map(update))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  expect(String(refused?.reason)).toContain('Update is not a fast forward')
})

test('reviews, teams and roles read as on GitHub', async () => {
  fake.createTeam('acme', { slug: 'validators', members: ['val'] })
  fake.createTeam('acme', { slug: 'juniors', members: ['jun'], parent: 'validators' })
  fake.addCollaborator(repo, 'max', 'maintain')
  await fake.as('alice').push(repo, 'feature', { files: { 'a.txt': '1' } })
  const pull = await fake.as('alice').openPullRequest(repo, { head: 'feature' })
  const review = await fake.as('val').review(repo, pull.number, { state: 'APPROVED' })
  await fake.as('olivia').dismissReview(repo, pull.number, review.id)
  const reviews = await octokit.rest.pulls.listReviews({ ...at, pull_number: pull.number })
  expect(reviews.data.map(({ state, commit_id }) => [state, commit_id])).toEqual([['DISMISSED', pull.headSha]])
  const members = await octokit.rest.teams.listMembersInOrg({ org: 'acme', team_slug: 'validators' })
  expect(members.data.map(({ login }) => login).sort()).toEqual(['jun', 'val'])
  const role = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: 'max' })
  expect(role.data).toMatchObject({ permission: 'write', role_name: 'maintain' })
  await expect(
    octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: 'assay[bot]' }),
  ).rejects.toMatchObject({ status: 404 })
  await fake.settled()
  expect(receiver.events).toEqual(
    expect.arrayContaining(['pull_request_review.submitted', 'pull_request_review.dismissed']),
  )
})

test('a release asset comes back byte for byte, with its digest', async () => {
  const bytes = Buffer.from([0, 255, 1, 2, 3])
  const release = await octokit.rest.repos.createRelease({
    ...at,
    tag_name: 'credit@v1',
    draft: true,
    make_latest: 'false',
  })
  const asset = await octokit.request(`POST ${release.data.upload_url}`, {
    name: 'model.onnx',
    data: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(asset.data.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  await octokit.rest.repos.updateRelease({ ...at, release_id: release.data.id, draft: false })
  const read = await octokit.rest.repos.getReleaseByTag({ ...at, tag: 'credit@v1' })
  const asset_id = read.data.assets[0]?.id ?? 0
  const back = await octokit.rest.repos.getReleaseAsset({
    ...at,
    asset_id,
    headers: { accept: 'application/octet-stream' },
  })
  expect(Buffer.from(back.data as unknown as ArrayBuffer)).toEqual(bytes)
  expect(fake.violations).toEqual([])
})

test('check buttons, re-runs, comments and removal reach only whom they concern', async () => {
  const sha = await fake.as('alice').push(repo, 'feature', { files: { 'a.txt': '1' } })
  const pull = await fake.as('alice').openPullRequest(repo, { head: 'feature' })
  const actions = [{ label: 'Retrain', description: 'Train again', identifier: 'retrain' }]
  const check = await octokit.rest.checks.create({
    ...at,
    name: 'assay: main',
    head_sha: sha,
    conclusion: 'failure',
    actions,
  })
  fake.as('alice').clickCheckAction(repo, check.data.id, 'retrain')
  fake.as('alice').rerequestCheck(repo, check.data.id)
  const comment = fake.as('alice').comment(repo, pull.number, '/assay retrain')
  fake.as('alice').editComment(repo, comment.id, '/assay rollback')
  await octokit.rest.issues.createComment({ ...at, issue_number: pull.number, body: 'Report' })
  await fake.settled()
  expect(receiver.events.slice(3)).toEqual([
    'check_run.created',
    'check_run.completed',
    'check_suite.completed',
    'check_run.requested_action',
    'check_run.rerequested',
    'issue_comment.created',
    'issue_comment.edited',
    'issue_comment.created',
  ])
  const own = receiver.received.at(-1)?.payload as {
    comment: { user: { login: string }; performed_via_github_app: { id: number } }
  }
  expect(own.comment).toMatchObject({ user: { login: 'assay[bot]' }, performed_via_github_app: { id: app.id } })
})

test('a delivery is sent again on request, with its GUID; an uninstalled App is told and locked out', async () => {
  const asApp = createClient().octokit
  receiver.answerWith(500)
  await fake.as('alice').push(repo, 'feature', { files: { 'a.txt': '1' } })
  await fake.settled()
  const failed = (await asApp.rest.apps.listWebhookDeliveries()).data.filter(({ status_code }) => status_code === 500)
  expect(failed.map(({ event, redelivery }) => [event, redelivery])).toEqual([['push', false]])
  receiver.answerWith(202)
  await asApp.rest.apps.redeliverWebhookDelivery({ delivery_id: failed[0]?.id ?? 0 })
  await fake.settled()
  expect(receiver.received.map(({ guid }) => guid).slice(-2)).toEqual([failed[0]?.guid, failed[0]?.guid])
  const [newest] = (await asApp.rest.apps.listWebhookDeliveries()).data
  expect(newest).toMatchObject({ redelivery: true, status_code: 202, guid: failed[0]?.guid })

  await octokit.rest.repos.get(at)
  const installation = (await asApp.rest.apps.getInstallation({ installation_id: installationId })).data
  expect(installation.account).toMatchObject({ login: 'acme' })
  fake.uninstall(fake.installations().find(({ id }) => id === installationId) ?? expect.fail('not installed'))
  await fake.settled()
  expect(receiver.events.at(-1)).toBe('installation.deleted')
  await expect(octokit.rest.repos.get(at)).rejects.toMatchObject({ status: 401 })
})
