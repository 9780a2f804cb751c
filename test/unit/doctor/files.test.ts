import { expect, test } from 'vitest'
import { type Check, exitCodeOf } from '../../../shared/doctor/check.ts'
import { examine } from '../../../shared/doctor/examine.ts'
import { type FileFacts, type ForkFacts, known, type RepositoryFacts, unseen } from '../../../shared/doctor/facts.ts'
import { COMMIT, CONFIG, healthyFacts, POLICY, WORKFLOW } from '../../fixtures/repository-facts.ts'

const find = (facts: RepositoryFacts, id: string): Check | undefined => examine(facts).find((check) => check.id === id)
const withFiles = (files: Partial<FileFacts>): RepositoryFacts => ({
  ...healthyFacts(),
  files: { ...healthyFacts().files, ...files },
})
const withSettings = (settings: Partial<RepositoryFacts['settings']>): RepositoryFacts => ({
  ...healthyFacts(),
  settings: { ...healthyFacts().settings, ...settings },
})
const workflow = (text: string): RepositoryFacts =>
  withFiles({ workflows: known([{ path: '.github/workflows/model.yml', text }]) })
const owners = (text: string): RepositoryFacts => withFiles({ codeowners: known({ path: 'CODEOWNERS', text }) })
const policy = (text: string): RepositoryFacts =>
  withFiles({ policy: known({ path: '.github/assay-policy.yml', text }) })
const forks = (change: Partial<Extract<ForkFacts, { kind: 'private' }>>): RepositoryFacts => {
  const all = { kind: 'private', runs: true, writeTokens: false, secrets: false, needsApproval: true } as const
  return withSettings({ isPublic: known(false), forks: known({ ...all, ...change }) })
}

/** A workflow that a stranger starts with rights. */
const privileged = (event: string, step: string): string =>
  `on: ${event}\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps:\n      - ${step}\n`
const CHECKOUT = `uses: actions/checkout@${COMMIT}\n        with: { ref: "\${{ github.event.pull_request.head.sha }}" }`

test.for<[string, RepositoryFacts, string, string]>([
  ['no CODEOWNERS', withFiles({ codeowners: known(undefined) }), 'codeowners-cover', '/.github/ @OWNER'],
  ['no CODEOWNERS to validate', withFiles({ codeowners: known(undefined) }), 'codeowners-valid', 'no CODEOWNERS'],
  ['CODEOWNERS without assay.yml', owners('/.github/ @ml\n/CODEOWNERS @ml\n'), 'codeowners-cover', '/assay.yml @OWNER'],
  [
    'CODEOWNERS that own not themselves',
    owners('/.github/ @ml\n/assay.yml @ml\n'),
    'codeowners-cover',
    '/CODEOWNERS @OWNER',
  ],
  [
    'only the workflows of today',
    owners('* @ml\n/.github/workflows/\n/.github/workflows/model.yml @ml\n'),
    'codeowners-cover',
    'new workflows',
  ],
  [
    'an owner who does not exist',
    withSettings({ codeownersErrors: known([{ line: 3, message: 'Unknown owner' }]) }),
    'codeowners-valid',
    'line 3: Unknown owner',
  ],
  ['no workflow of ours', workflow('on: push\njobs: {}\n'), 'runs-assay', 'no workflow runs Assay'],
  [
    'a tag instead of a commit',
    workflow(WORKFLOW.replace(`checkout@${COMMIT}`, 'checkout@v6')),
    'actions-pinned',
    'actions/checkout@v6',
  ],
  [
    'a container by tag',
    workflow(`${WORKFLOW}      - uses: docker://alpine:3\n`),
    'actions-pinned',
    'docker://alpine:3',
  ],
  ['the head is checked out', workflow(privileged('pull_request_target', CHECKOUT)), 'untrusted-checkout', 'head.sha'],
  [
    'the head is fetched',
    workflow(privileged('[issue_comment]', 'run: gh pr checkout 7')),
    'untrusted-checkout',
    'script',
  ],
  [
    'the head is fetched by name',
    workflow(privileged('workflow_run', 'run: git fetch origin "$HEAD_SHA"')),
    'untrusted-checkout',
    'script',
  ],
  [
    'the repository of the head',
    workflow(
      privileged(
        'pull_request_target',
        CHECKOUT.replace('ref:', 'repository:').replace('head.sha', 'head.repo.full_name'),
      ),
    ),
    'untrusted-checkout',
    'full_name',
  ],
  [
    'the head of another run',
    workflow(privileged('workflow_run', CHECKOUT.replace('pull_request', 'workflow_run'))),
    'untrusted-checkout',
    'workflow_run',
  ],
  [
    'no permissions named',
    workflow(WORKFLOW.replace('permissions: {}\n', '').replace('    permissions: { contents: read }\n', '')),
    'job-permissions',
    'names no permissions',
  ],
  ['write-all', workflow(WORKFLOW.replace('{ contents: read }', 'write-all')), 'job-permissions', 'write-all'],
  [
    'an identity beside the author’s code',
    workflow(WORKFLOW.replace('contents: read', 'id-token: write')),
    'job-permissions',
    'id-token: write',
  ],
  ['no policy', withFiles({ policy: known(undefined) }), 'policy-valid', 'no .github/assay-policy.yml'],
  ['a broken policy', policy('version: 1\nmodel: {}\n'), 'policy-valid', '.github/assay-policy.yml:'],
  [
    'an advisory policy',
    policy(POLICY.replace('version: 1\n', 'version: 1\nmode: advisory\n')),
    'policy-blocks',
    'advisory',
  ],
  [
    'rules that only warn',
    policy(POLICY.replace('good-enough\n', 'good-enough\n        severity: warn\n')),
    'policy-blocks',
    'late-payment',
  ],
  ['a model without rules', policy(POLICY.replace('late-payment', 'other')), 'policy-covers', 'late-payment'],
  ['no assay.yml', withFiles({ config: known(undefined) }), 'policy-covers', 'no assay.yml'],
  [
    'a broken assay.yml',
    withFiles({ config: known({ path: 'assay.yml', text: CONFIG.replace('task', 'tsk') }) }),
    'policy-covers',
    'assay.yml:',
  ],
  [
    'a token that writes',
    withSettings({ workflowToken: known({ permissions: 'write', canApprove: false }) }),
    'workflow-token',
    'default_workflow_permissions=read',
  ],
  [
    'workflows that approve',
    withSettings({ workflowToken: known({ permissions: 'read', canApprove: true }) }),
    'bot-approval',
    'can_approve_pull_request_reviews=false',
  ],
  [
    'runs of strangers',
    withSettings({ forks: known({ kind: 'public', approval: 'first_time_contributors' }) }),
    'fork-approval',
    'approval_policy=all_external_contributors',
  ],
  [
    'runs of private forks',
    forks({ needsApproval: false }),
    'fork-approval',
    'require_approval_for_fork_pr_workflows=true',
  ],
  ['secrets for forks', forks({ secrets: true }), 'fork-secrets', 'send_secrets_and_variables=false'],
  ['writing tokens for forks', forks({ writeTokens: true }), 'fork-secrets', 'a token that writes'],
  ['registered runners in public', withSettings({ runners: known(2) }), 'self-hosted', '2 self-hosted'],
  [
    'a job that asks for one',
    workflow(WORKFLOW.replace('ubuntu-24.04', '[self-hosted, gpu]')),
    'self-hosted',
    'job test',
  ],
  [
    'a group that asks for one',
    workflow(WORKFLOW.replace('ubuntu-24.04', '{ group: big, labels: self-hosted }')),
    'self-hosted',
    'job test',
  ],
])('%s', ([, facts, id, words]) => {
  const check = find(facts, id)
  expect(check?.state).toBe('problem')
  expect(`${check?.message} ${check?.fix}`).toContain(words)
  expect(exitCodeOf(examine(facts))).toBe(1)
})

test.for<[string, RepositoryFacts, string, string]>([
  ['workflows', withFiles({ workflows: unseen('no Contents: read') }), 'actions-pinned', 'Contents: read'],
  ['a workflow that is no YAML', workflow('on: [push\n'), 'untrusted-checkout', 'model.yml:'],
  ['CODEOWNERS', withFiles({ codeowners: unseen('no Contents: read') }), 'codeowners-cover', 'Contents: read'],
  ['the policy', withFiles({ policy: unseen('no Contents: read') }), 'policy-blocks', 'Contents: read'],
  ['assay.yml', withFiles({ config: unseen('no Contents: read') }), 'policy-covers', 'Contents: read'],
  [
    'settings',
    withSettings({ workflowToken: unseen('no Administration: read') }),
    'bot-approval',
    'Administration: read',
  ],
  ['forks', withSettings({ forks: unseen('no Administration: read') }), 'fork-secrets', 'Administration: read'],
  ['runners', withSettings({ runners: unseen('no Administration: read') }), 'self-hosted', 'Administration: read'],
])('what cannot be seen is never good: %s', ([, facts, id, words]) => {
  const check = find(facts, id)
  expect(check).toMatchObject({ state: 'unknown', message: expect.stringContaining(words) })
})

test('advice changes no exit code', () => {
  const facts = withFiles({ dependabot: known(undefined) })
  expect(find(facts, 'dependabot')).toMatchObject({ state: 'problem', severity: 'advice' })
  expect(exitCodeOf(examine(facts))).toBe(0)
})

test('what is as it should be stays good in other words', () => {
  const alone = (text: string): readonly string[] =>
    examine(workflow(text)).flatMap(({ id, state }) => (state === 'ok' ? [] : [id]))
  expect(alone(WORKFLOW.replace('acme/assay/actions/test', 'acme/assay/.github/workflows/model-ci.yml'))).toEqual([])
  expect(alone(WORKFLOW.replace(`uses: acme/assay/actions/test@${COMMIT}`, 'run: npx assay test'))).toEqual([])
  expect(alone(`${WORKFLOW}      - uses: ./local\n`)).toEqual([])
  expect(
    examine(forks({ runs: false, secrets: true, needsApproval: false })).every(({ state }) => state === 'ok'),
  ).toBe(true)
})
