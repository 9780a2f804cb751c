import { App, Octokit } from 'octokit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { responseProblems } from '../fakes/github/contract.ts'
import { type FakeGitHub, type Pull, type Repo, startFakeGitHub } from '../fakes/github/start.ts'

const at = { owner: 'acme', repo: 'credit' }
const docs = 'https://docs.github.com/rest'
const ADMINS = { url: docs, enabled: true }
const PROTECTED = {
  url: docs,
  strict: true,
  contexts: ['ci'],
  contexts_url: docs,
  checks: [{ context: 'ci', app_id: null }],
}
let fake: FakeGitHub
let repo: Repo
let pull: Pull
let head: string
let octokit: Octokit
let asApp: Octokit
let problems: string[]

beforeEach(async () => {
  problems = []
  fake = await startFakeGitHub()
  fake.createOrganization('acme', { owners: ['olivia'] })
  fake.createTeam('acme', { slug: 'validators', members: ['val'] })
  repo = await fake.createRepository('acme/credit', {
    files: { 'assay.yml': 'version: 1\n', 'data/a.csv': 'x\n1\n', CODEOWNERS: '* @alice\n!a @bob\n/b @nobody\n' },
  })
  fake.addCollaborator(repo, 'alice', 'write')
  const app = fake.createApp({
    slug: 'assay',
    permissions: {
      actions: 'write',
      administration: 'write',
      checks: 'write',
      contents: 'write',
      issues: 'write',
      members: 'read',
      pull_requests: 'write',
      statuses: 'write',
    },
    events: ['pull_request'],
    webhookUrl: fake.url,
  })
  const installation = fake.install(app, 'acme')
  fake.onWorkflow(repo, () => undefined)
  head = await fake.as('alice').push(repo, 'feature/one', { files: { 'data/a.csv': 'x\n2\n' } })
  pull = await fake.as('alice').openPullRequest(repo, { head: 'feature/one', body: 'Text' })
  fake.requireChecks(repo, [{ context: 'assay: main', integration_id: app.id }])
  fake.protectBranch(repo, 'main', { required_status_checks: PROTECTED, enforce_admins: ADMINS })
  await fake.settled()
  const Local = Octokit.defaults((options: Record<string, unknown>) => ({
    ...options,
    baseUrl: fake.url,
    throttle: { enabled: false },
    retry: { enabled: false },
  }))
  const client = new App({ appId: app.id, privateKey: app.privateKey, Octokit: Local })
  asApp = client.octokit
  octokit = await client.getInstallationOctokit(installation.id)
  for (const each of [asApp, octokit]) {
    each.hook.after('request', (response, options) => {
      // GitHub's document asks for an account that is a user and an enterprise at once.
      if (options.url === '/app/installations') return
      const found = responseProblems(options.method, options.url, response.status, response.data)
      problems.push(...found.slice(0, 3).map((problem) => `${options.method} ${options.url} ${problem}`))
    })
  }
})

afterEach(() => fake.close())

test('reads of apps, organisations and repositories have the published shapes', async () => {
  const { rest } = asApp
  await rest.apps.getAuthenticated()
  const [installation] = (await rest.apps.listInstallations()).data
  await rest.apps.getInstallation({ installation_id: installation?.id ?? 0 })
  await rest.apps.getRepoInstallation(at)
  await rest.apps.getOrgInstallation({ org: 'acme' })
  const deliveries = (await rest.apps.listWebhookDeliveries()).data
  expect(deliveries.length).toBeGreaterThan(0)
  const delivery_id = deliveries[0]?.id ?? 0
  await rest.apps.getWebhookDelivery({ delivery_id })
  await rest.apps.redeliverWebhookDelivery({ delivery_id })
  const code = fake.createManifestCode({ slug: 'made', permissions: {}, events: [] })
  expect((await new Octokit({ baseUrl: fake.url }).rest.apps.createFromManifest({ code })).data.pem).toContain(
    'PRIVATE KEY',
  )
  await rest.apps.createInstallationAccessToken({
    installation_id: installation?.id ?? 0,
    repositories: ['credit'],
    permissions: { checks: 'read' },
  })
  const { rest: own } = octokit
  await own.apps.listReposAccessibleToInstallation()
  await own.rateLimit.get()
  await own.meta.get()
  await own.users.getByUsername({ username: 'alice' })
  await own.teams.list({ org: 'acme' })
  await own.teams.getByName({ org: 'acme', team_slug: 'validators' })
  await own.teams.listMembersInOrg({ org: 'acme', team_slug: 'validators' })
  await own.teams.getMembershipForUserInOrg({ org: 'acme', team_slug: 'validators', username: 'val' })
  await own.orgs.checkMembershipForUser({ org: 'acme', username: 'val' })
  await own.orgs.getMembershipForUser({ org: 'acme', username: 'val' })
  await own.repos.get(at)
  await own.repos.listCollaborators(at)
  await own.repos.checkCollaborator({ ...at, username: 'alice' })
  await own.repos.getCollaboratorPermissionLevel({ ...at, username: 'alice' })
  await own.repos.getBranch({ ...at, branch: 'feature/one' })
  await own.repos.listBranches(at)
  await own.repos.getBranchProtection({ ...at, branch: 'main' })
  await own.repos.getBranchRules({ ...at, branch: 'main' })
  await own.actions.getGithubActionsDefaultWorkflowPermissionsRepository(at)
  await octokit.request('GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval', at)
  await own.actions.listSelfHostedRunnersForRepo(at)
  const { errors } = (await own.repos.codeownersErrors(at)).data
  expect(errors.map(({ line, kind }) => [line, kind])).toEqual([
    [2, 'Invalid pattern'],
    [3, 'Unknown owner'],
  ])
  await own.apps.getBySlug({ app_slug: 'assay' })
  const [ruleset] = (await own.repos.getRepoRulesets(at)).data
  await own.repos.getRepoRuleset({ ...at, ruleset_id: ruleset?.id ?? 0 })
  await own.repos.createRepoRuleset({
    ...at,
    name: 'more',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~ALL'], exclude: [] } },
    rules: [{ type: 'deletion' }],
  })
  expect(problems).toEqual([])
  expect(fake.violations).toEqual([])
})

test('contents and git objects have the published shapes', async () => {
  const { rest } = octokit
  const file = await rest.repos.getContent({ ...at, path: 'data/a.csv', ref: 'main' })
  expect(file.data).toMatchObject({ type: 'file', content: expect.stringContaining('eAox') })
  const raw = await rest.repos.getContent({ ...at, path: 'data/a.csv', mediaType: { format: 'raw' } })
  expect(raw.data).toBe('x\n1\n')
  problems.length = 0
  expect((await rest.repos.getContent({ ...at, path: 'data' })).data).toHaveLength(1)
  expect((await rest.repos.getContent({ ...at, path: '' })).data).toHaveLength(3)
  await rest.repos.createOrUpdateFileContents({
    ...at,
    path: 'b/c.txt',
    message: 'Add',
    content: Buffer.from('hi').toString('base64'),
    branch: 'feature/one',
  })
  const blob = (await rest.git.createBlob({ ...at, content: 'hello' })).data
  expect(blob.sha).toBe('b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0')
  await rest.git.getBlob({ ...at, file_sha: blob.sha })
  const tree = (
    await rest.git.createTree({
      ...at,
      base_tree: head,
      tree: [{ path: 'n.txt', mode: '100644', type: 'blob', sha: blob.sha }],
    })
  ).data
  await rest.git.getTree({ ...at, tree_sha: tree.sha, recursive: '1' })
  const commit = (await rest.git.createCommit({ ...at, message: 'New', tree: tree.sha, parents: [head] })).data
  await rest.git.getCommit({ ...at, commit_sha: commit.sha })
  await rest.git.createRef({ ...at, ref: 'refs/heads/other', sha: commit.sha })
  await rest.git.listMatchingRefs({ ...at, ref: 'heads/' })
  await rest.git.updateRef({ ...at, ref: 'heads/other', sha: head, force: true })
  await rest.git.deleteRef({ ...at, ref: 'heads/other' })
  const tag = (await rest.git.createTag({ ...at, tag: 'v1', message: 'One', object: head, type: 'commit' })).data
  await rest.git.getTag({ ...at, tag_sha: tag.sha })
  await rest.repos.listCommits({ ...at, sha: 'feature/one' })
  await rest.repos.getCommit({ ...at, ref: head })
  await rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: pull.headSha })
  expect((await rest.repos.compareCommitsWithBasehead({ ...at, basehead: `main...${head}` })).data.ahead_by).toBe(1)
  expect(problems).toEqual([])
  expect(fake.violations).toEqual([])
})

test('pull requests, issues, checks and statuses have the published shapes', async () => {
  const { rest } = octokit
  const one = { ...at, pull_number: pull.number }
  expect((await rest.pulls.get(one)).data).toMatchObject({
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
    mergeable: true,
  })
  await rest.pulls.list({ ...at, state: 'all' })
  await rest.pulls.update({ ...one, title: 'Better' })
  await rest.pulls.listFiles(one)
  await rest.pulls.listCommits(one)
  const review = (await rest.pulls.createReview({ ...one, event: 'REQUEST_CHANGES', body: 'No' })).data
  await rest.pulls.getReview({ ...one, review_id: review.id })
  await rest.pulls.listReviews(one)
  await rest.pulls.dismissReview({ ...one, review_id: review.id, message: 'Done' })
  await expect(rest.pulls.checkIfMerged(one)).rejects.toMatchObject({ status: 404 })
  const issue = (await rest.issues.create({ ...at, title: 'Drift', body: 'b', labels: ['drift'] })).data
  const ref = { ...at, issue_number: issue.number }
  await rest.issues.addLabels({ ...ref, labels: ['more'] })
  await rest.issues.removeLabel({ ...ref, name: 'more' })
  await rest.issues.listLabelsOnIssue(ref)
  expect((await rest.issues.listForRepo({ ...at, labels: 'drift' })).data).toHaveLength(1)
  const comment = (await rest.issues.createComment({ ...ref, body: 'c' })).data
  await rest.issues.updateComment({ ...at, comment_id: comment.id, body: 'd' })
  await rest.issues.getComment({ ...at, comment_id: comment.id })
  await rest.issues.listComments(ref)
  await rest.issues.deleteComment({ ...at, comment_id: comment.id })
  await rest.issues.update({ ...ref, state: 'closed' })
  await rest.issues.get(ref)
  await rest.issues.createLabel({ ...at, name: 'new', color: 'ff0000' })
  await rest.issues.getLabel({ ...at, name: 'new' })
  await rest.issues.listLabelsForRepo(at)
  const annotations = [
    { path: 'assay.yml', start_line: 1, end_line: 1, annotation_level: 'warning' as const, message: 'm' },
  ]
  const check = (
    await rest.checks.create({
      ...at,
      name: 'assay: main',
      head_sha: head,
      output: { title: 't', summary: 's', annotations },
    })
  ).data
  await rest.checks.get({ ...at, check_run_id: check.id })
  await rest.checks.listAnnotations({ ...at, check_run_id: check.id })
  await rest.checks.rerequestRun({ ...at, check_run_id: check.id })
  await rest.checks.update({ ...at, check_run_id: check.id, status: 'completed', conclusion: 'success' })
  await rest.checks.listForRef({ ...at, ref: head, app_id: check.app?.id ?? 0 })
  const suites = (await rest.checks.listSuitesForRef({ ...at, ref: head })).data.check_suites
  await rest.checks.getSuite({ ...at, check_suite_id: suites[0]?.id ?? 0 })
  await rest.checks.listForSuite({ ...at, check_suite_id: suites[0]?.id ?? 0 })
  await rest.repos.createCommitStatus({ ...at, sha: head, state: 'success', context: 'x' })
  await rest.repos.listCommitStatusesForRef({ ...at, ref: head })
  await rest.repos.getCombinedStatusForRef({ ...at, ref: head })
  await rest.pulls.merge(one)
  await rest.pulls.checkIfMerged(one)
  expect(problems).toEqual([])
  expect(fake.violations).toEqual([])
})

test('workflow runs, artifacts and releases have the published shapes', async () => {
  const { rest } = octokit
  const runs = (await rest.actions.listWorkflowRunsForRepo({ ...at, head_sha: head })).data.workflow_runs
  expect(runs.map(({ event, conclusion }) => [event, conclusion])).toEqual([
    ['pull_request', 'success'],
    ['push', 'success'],
  ])
  const run_id = runs[0]?.id ?? 0
  await rest.actions.reRunWorkflow({ ...at, run_id })
  await fake.settled()
  expect((await rest.actions.getWorkflowRun({ ...at, run_id })).data.run_attempt).toBe(2)
  expect((await rest.actions.getWorkflowRunAttempt({ ...at, run_id, attempt_number: 1 })).data.run_attempt).toBe(1)
  const artifact = fake.addArtifact(repo, run_id, 'evidence', { 'a.json': '{}' })
  await rest.actions.listArtifactsForRepo({ ...at, name: 'evidence' })
  await rest.actions.getArtifact({ ...at, artifact_id: artifact.id })
  const zip = await rest.actions.downloadArtifact({ ...at, artifact_id: artifact.id, archive_format: 'zip' })
  expect(Buffer.from(zip.data as ArrayBuffer)).toEqual(artifact.bytes)
  problems.length = 0
  await rest.actions.listWorkflowRunArtifacts({ ...at, run_id })
  await rest.actions.deleteArtifact({ ...at, artifact_id: artifact.id })
  const [workflow] = (await rest.actions.listRepoWorkflows(at)).data.workflows
  await rest.actions.getWorkflow({ ...at, workflow_id: workflow?.id ?? 0 })
  await rest.actions.listWorkflowRuns({ ...at, workflow_id: 'model-ci.yml' })
  const started = await octokit.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
    ...at,
    workflow_id: 'model-ci.yml',
    ref: 'main',
    return_run_details: true,
  })
  expect(started.status).toBe(200)
  const release = (await rest.repos.createRelease({ ...at, tag_name: 'v1' })).data
  await rest.repos.getRelease({ ...at, release_id: release.id })
  await rest.repos.getLatestRelease(at)
  await rest.repos.listReleases(at)
  await rest.repos.updateRelease({ ...at, release_id: release.id, body: 'Notes' })
  const asset = (
    await rest.repos.uploadReleaseAsset({
      ...at,
      release_id: release.id,
      name: 'a',
      data: 'b',
      baseUrl: `${fake.url}/uploads`,
    })
  ).data
  problems.length = 0
  await rest.repos.getReleaseAsset({ ...at, asset_id: asset.id })
  await rest.repos.listReleaseAssets({ ...at, release_id: release.id })
  await rest.repos.deleteReleaseAsset({ ...at, asset_id: asset.id })
  await rest.repos.deleteRelease({ ...at, release_id: release.id })
  expect(problems).toEqual([])
  expect(fake.violations).toEqual([])
})
