import { Octokit } from 'octokit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createExaminedFiles } from '../../shared/adapters/github/examined-files.ts'
import { createRepositoryExaminer } from '../../shared/adapters/github/examiner.ts'
import { type Check, exitCodeOf } from '../../shared/doctor/check.ts'
import { ledgerRuleset } from '../../shared/doctor/fixes.ts'
import { examineRepository } from '../../shared/usecases/examine-repository.ts'
import { type App, type FakeGitHub, type Repo, startFakeGitHub } from '../fakes/github/start.ts'
import { CONFIG, POLICY, WORKFLOW } from '../fixtures/repository-facts.ts'

const at = { owner: 'acme', repo: 'credit' }
const FILES = {
  'assay.yml': CONFIG,
  '.github/assay-policy.yml': POLICY,
  '.github/workflows/model.yml': WORKFLOW,
  '.github/workflows/README.md': 'not a workflow',
  '.github/CODEOWNERS': '/.github/ @acme/ml\n/assay.yml @acme/ml\n',
  '.github/dependabot.yml': 'version: 2\nupdates:\n  - package-ecosystem: github-actions\n',
}

let fake: FakeGitHub
let repo: Repo
let app: App

beforeEach(async () => {
  fake = await startFakeGitHub()
  fake.createOrganization('acme', { owners: ['olivia'], members: ['alice'] })
  fake.createTeam('acme', { slug: 'ml', members: ['mo'] })
  app = fake.createApp({ slug: 'our-assay', permissions: { checks: 'write' }, events: [] })
  await makeRepository(false)
})

afterEach(() => fake.close())

async function makeRepository(isPrivate: boolean): Promise<void> {
  const name = isPrivate ? 'acme/secret' : 'acme/credit'
  repo = await fake.createRepository(name, { files: FILES, private: isPrivate })
  fake.addTeam(repo, 'ml', 'write')
  fake.addCollaborator(repo, 'alice', 'write')
  repo.settings.forkApproval = 'all_external_contributors'
}

const clientOf = (token: string): Octokit =>
  new (Octokit.defaults({ throttle: { enabled: false }, retry: { enabled: false } }))({
    auth: token,
    baseUrl: fake.url,
  })

async function doctor(token: string, appName?: string): Promise<readonly Check[]> {
  const client = clientOf(token)
  const name = { owner: 'acme', repo: repo.name }
  const github = createRepositoryExaminer(client, name)
  const { defaultBranch, isPublic } = await github.basics()
  return examineRepository(
    { github, files: createExaminedFiles(client, name, defaultBranch) },
    { repository: github.repository, branch: defaultBranch, app: appName, isPublic },
  )
}

const stateOf = (checks: readonly Check[], id: string): string | undefined =>
  checks.find((check) => check.id === id)?.state
const open = (checks: readonly Check[]): string[] => checks.filter(({ state }) => state !== 'ok').map(({ id }) => id)

/** The body of the command that a fix shows. */
function bodyOf(checks: readonly Check[], id: string): never {
  const [, json] = /<<'JSON'\n([\s\S]*)\nJSON/.exec(checks.find((check) => check.id === id)?.fix ?? '') ?? []
  return JSON.parse(json ?? '') as never
}

/** The App posts its check on a pull request, as it does on a repository in use. */
async function postCheck(): Promise<void> {
  const installation = fake.install(app, 'acme')
  await fake.as('alice').push(repo, 'change', { files: { 'a.txt': 'a' } })
  const pull = await fake.as('alice').openPullRequest(repo, { head: 'change' })
  const asApp = await tokenOf(installation.id)
  await clientOf(asApp).rest.checks.create({ ...at, name: 'assay: main', head_sha: pull.headSha, status: 'queued' })
}

async function tokenOf(installation: number): Promise<string> {
  const { App: Client } = await import('octokit')
  const Local = Octokit.defaults((options: Record<string, unknown>) => ({ ...options, baseUrl: fake.url }))
  const client = new Client({ appId: app.id, privateKey: app.privateKey, Octokit: Local })
  const octokit = await client.getInstallationOctokit(installation)
  return ((await octokit.auth({ type: 'installation' })) as { token: string }).token
}

test('the commands that it tells put a new repository right, as GitHub describes them', async () => {
  await postCheck()
  const owner = fake.userToken('olivia')
  const before = await doctor(owner)
  expect(exitCodeOf(before)).toBe(1)
  expect(stateOf(before, 'check-required')).toBe('problem')
  const { rest } = clientOf(owner)
  await rest.repos.createRepoRuleset({
    ...at,
    ...(bodyOf(before, 'check-required') as object),
    name: 'm',
    enforcement: 'active',
  })
  await rest.repos.createRepoRuleset({
    ...at,
    ...(bodyOf(before, 'ledger-kept') as object),
    name: 'l',
    enforcement: 'active',
  })
  await rest.repos.createRepoRuleset({
    ...at,
    ...(bodyOf(before, 'release-tags') as object),
    name: 't',
    enforcement: 'active',
  })
  const after = await doctor(owner)
  expect(open(after)).toEqual(['ledger-writers'])
  expect(after.find(({ id }) => id === 'check-pinned')?.message).toContain(`our-assay (${app.id})`)
  fake.addRuleset(repo, {
    name: 'writers',
    branches: ['assay'],
    rules: [{ type: 'update' }],
    bypassActors: [{ actor_type: 'Integration', actor_id: app.id }],
  })
  expect(exitCodeOf(await doctor(owner))).toBe(0)
  expect(fake.violations).toEqual([])
})

test('who may not look at settings is told so, check by check, and nothing unseen is called good', async () => {
  await postCheck()
  fake.requireChecks(repo, [{ context: 'assay: main', integration_id: app.id }])
  for (const token of [
    fake.userToken('alice'),
    fake.jobToken(repo, { contents: 'read', pull_requests: 'read', checks: 'read' }),
  ]) {
    const checks = await doctor(token)
    const unseen = checks.filter(({ state }) => state === 'unknown')
    expect(unseen.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'no-bypass',
        'admins-included',
        'code-owner-review',
        'workflow-token',
        'fork-secrets',
        'self-hosted',
      ]),
    )
    expect(unseen.every(({ message }) => message.includes('Administration: '))).toBe(true)
    expect(stateOf(checks, 'check-required')).toBe('ok')
    expect(stateOf(checks, 'check-pinned')).toBe('ok')
  }
  expect(fake.violations).toEqual([])
})

test('a forged check of the same name does not count as the App’s', async () => {
  await postCheck()
  const job = clientOf(fake.jobToken(repo, { checks: 'write', contents: 'read' }))
  const sha = repo.refs.get('refs/heads/change') ?? ''
  await job.rest.checks.create({
    ...at,
    name: 'assay: main',
    head_sha: sha,
    status: 'completed',
    conclusion: 'success',
  })
  fake.requireChecks(repo, [{ context: 'assay: main', integration_id: 15_368 }])
  const checks = await doctor(fake.userToken('olivia'))
  expect(checks.find(({ id }) => id === 'check-pinned')).toMatchObject({
    state: 'problem',
    fix: expect.stringContaining(`integration_id ${app.id}`),
  })
})

test('an App may be named by number or slug', async () => {
  fake.requireChecks(repo, [{ context: 'assay: main', integration_id: app.id }])
  const owner = fake.userToken('olivia')
  expect(stateOf(await doctor(owner), 'check-pinned')).toBe('unknown')
  expect(stateOf(await doctor(owner, String(app.id)), 'check-pinned')).toBe('ok')
  expect(stateOf(await doctor(owner, 'our-assay'), 'check-pinned')).toBe('ok')
  expect(stateOf(await doctor(owner, '99'), 'check-pinned')).toBe('problem')
  expect(stateOf(await doctor(owner, 'no-such-app'), 'check-pinned')).toBe('unknown')
})

test('classic protection, runners, tokens and owners are read as they are', async () => {
  const url = 'https://docs.github.com/rest'
  const person = { login: 'mallory' }
  fake.protectBranch(repo, 'main', {
    required_status_checks: {
      url,
      strict: true,
      contexts: ['assay: main'],
      contexts_url: url,
      checks: [{ context: 'assay: main', app_id: app.id }],
    },
    required_pull_request_reviews: {
      url,
      dismiss_stale_reviews: true,
      require_code_owner_reviews: true,
      bypass_pull_request_allowances: { users: [person] },
    },
    enforce_admins: { url, enabled: false },
  })
  repo.settings.runners = ['gpu-1']
  repo.settings.workflowToken = { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true }
  await fake.commit(repo, 'main', { files: { '.github/CODEOWNERS': '* @nobody\n' } })
  const checks = await doctor(fake.userToken('olivia'), String(app.id))
  const messages = checks.map(({ id, state, message }) => `${id} ${state} ${message}`).join('\n')
  expect(messages).toMatch(/no-bypass problem .*mallory/)
  expect(messages).toMatch(/admins-included problem .*branch protection/)
  expect(messages).toMatch(/codeowners-valid problem line 1: Unknown owner/)
  for (const id of ['self-hosted', 'workflow-token', 'bot-approval']) expect(stateOf(checks, id)).toBe('problem')
  for (const id of ['check-pinned', 'up-to-date', 'code-owner-review', 'branch-kept'])
    expect(stateOf(checks, id)).toBe('ok')
})

test('a private repository has other settings for forks', async () => {
  await makeRepository(true)
  repo.settings.privateForks = {
    ...repo.settings.privateForks,
    run_workflows_from_fork_pull_requests: true,
    send_secrets_and_variables: true,
  }
  const checks = await doctor(fake.userToken('olivia'))
  expect(stateOf(checks, 'fork-secrets')).toBe('problem')
  expect(stateOf(checks, 'fork-approval')).toBe('ok')
  expect(stateOf(checks, 'self-hosted')).toBe('ok')
})

test('an answer of GitHub’s that is none is not seen; no connection is a fault', async () => {
  const rules = { method: 'GET', route: '/repos/{owner}/{repo}/rules/branches/{branch}' } as const
  const owner = fake.userToken('olivia')
  fake.faults.next({ match: rules, answer: { kind: 'status', status: 502 }, times: 2 })
  const checks = await doctor(owner)
  expect(checks.find(({ id }) => id === 'check-required')).toMatchObject({
    state: 'unknown',
    message: expect.stringContaining('502'),
  })
  fake.faults.next({ match: rules, answer: { kind: 'timeout' } })
  await expect(doctor(owner)).rejects.toMatchObject({ code: 'GITHUB_UNAVAILABLE' })
  await expect(doctor('ghp_wrong')).rejects.toMatchObject({ code: 'GITHUB_UNAVAILABLE' })
})

test('the ledger’s ruleset is one that GitHub takes', async () => {
  const { rest } = clientOf(fake.userToken('olivia'))
  const body = ledgerRuleset('assay') as { name: string; enforcement: 'active' }
  expect((await rest.repos.createRepoRuleset({ ...at, ...body })).status).toBe(201)
  expect(fake.violations).toEqual([])
})
