import {
  type ActiveRule,
  type AppIdentity,
  type ForkFacts,
  known,
  type Ruleset,
  type TagRuleset,
  unseen,
} from '../../doctor/facts.ts'
import type { RepositoryExaminer } from '../../ports/repository-examiner.ts'
import { toClassic } from './classic-protection.ts'
import { expected, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'
import { orMissing, readSeen } from './seen.ts'

const MAX_PAGES = 10
/** Pull requests whose heads are asked who posted the check. */
const NEWEST = 5

/** Settings of one repository over REST. Every answer but a plain one is unseen, and says which permission opens it. */
export function createRepositoryExaminer(client: GitHubClient, name: RepositoryName): RepositoryExaminer {
  const repository = `${name.owner}/${name.repo}`
  const ask = <T>(what: string, permission: string, read: () => Promise<T>) =>
    readSeen(`${what} of ${repository}`, permission, read)
  return {
    repository,
    async basics() {
      const { data } = await expected(`the repository ${repository}`, client.request('GET /repos/{owner}/{repo}', name))
      return { defaultBranch: data.default_branch, isPublic: !data.private }
    },
    branchExists: (branch) =>
      ask('the branch', 'Contents: read', async () => {
        const request = client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...name, ref: `heads/${branch}` })
        return (await orMissing(request, /./)) !== undefined
      }),
    rulesOf: (branch) => ask('the rules of the branch', 'Metadata: read', () => readRules(client, name, branch)),
    ruleset: (id) => readRuleset(client, name, id),
    tagRulesets: () => ask('the rulesets over tags', 'Metadata: read', () => readTagRulesets(client, name)),
    classicProtection: (branch) =>
      ask('the branch protection', 'Administration: read', async () => {
        const request = client.request('GET /repos/{owner}/{repo}/branches/{branch}/protection', { ...name, branch })
        // A missing permission is 404 too, with other words.
        const answer = await orMissing(request, /^Branch not (protected|found)/)
        return answer === undefined ? undefined : toClassic(answer.data)
      }),
    app: async (given) => {
      if (/^\d+$/.test(given)) return known({ id: Number(given), slug: undefined })
      return ask(`the App ${given}`, 'no permission, but the App must be visible to you', async () => {
        const { data } = await client.request('GET /apps/{app_slug}', { app_slug: given })
        if (data === null) throw new Error('GitHub shows no App of this name')
        return { id: data.id, slug: data.slug }
      })
    },
    postersOf: (checkName) =>
      ask('who posts the check', 'Pull requests: read, Checks: read', () => readPosters(client, name, checkName)),
    workflowToken: () =>
      ask('the default of GITHUB_TOKEN', 'Administration: read', async () => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/actions/permissions/workflow', name)
        return { permissions: data.default_workflow_permissions, canApprove: data.can_approve_pull_request_reviews }
      }),
    forks: (isPublic) =>
      ask<ForkFacts>('what forks may do', 'Administration: read', () =>
        isPublic ? publicForks(client, name) : privateForks(client, name),
      ),
    runners: () =>
      ask('the self-hosted runners', 'Administration: read', async () => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/actions/runners', name)
        return data.total_count
      }),
    codeownersErrors: (branch) =>
      ask('faults of CODEOWNERS', 'Contents: read', async () => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/codeowners/errors', { ...name, ref: branch })
        return data.errors.map(({ line, message }) => ({ line, message }))
      }),
  }
}

/** GitHub shows the bypass list only to those who may edit the ruleset: a missing list is unseen, not empty. */
async function readRuleset(client: GitHubClient, name: RepositoryName, id: number): Promise<Ruleset> {
  const repository = `${name.owner}/${name.repo}`
  const parameters = { ...name, ruleset_id: id, includes_parents: true }
  const read = await readSeen(`ruleset ${id} of ${repository}`, 'Metadata: read', async () => {
    return (await client.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', parameters)).data
  })
  if (!read.known) return { id, name: String(id), source: repository, bypass: read }
  const { bypass_actors: actors, source, name: title } = read.value
  if (actors === undefined) {
    const reason = `who may pass over ruleset ${id} of ${source} is shown only to those who may edit it; the token needs Administration: write there`
    return { id, name: title, source, bypass: unseen(reason) }
  }
  const bypass = actors.map(({ actor_id, actor_type, bypass_mode }) => {
    return { type: actor_type, id: actor_id ?? undefined, mode: bypass_mode ?? 'always' }
  })
  return { id, name: title, source, bypass: known(bypass) }
}

async function readTagRulesets(client: GitHubClient, name: RepositoryName): Promise<readonly TagRuleset[]> {
  const { items } = await readPages(MAX_PAGES, async (page) => {
    const parameters = { ...name, includes_parents: true, targets: 'tag', per_page: PAGE_SIZE, page }
    return (await client.request('GET /repos/{owner}/{repo}/rulesets', parameters)).data
  })
  const active = items.filter(({ target, enforcement }) => target === 'tag' && enforcement === 'active')
  return Promise.all(
    active.map(async ({ id, name: title }) => {
      const parameters = { ...name, ruleset_id: id, includes_parents: true }
      const { data } = await client.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', parameters)
      const condition = data.conditions && 'ref_name' in data.conditions ? data.conditions.ref_name : undefined
      return {
        name: title,
        include: condition?.include ?? [],
        exclude: condition?.exclude ?? [],
        rules: (data.rules ?? []).map(({ type }) => type),
      }
    }),
  )
}

async function readRules(client: GitHubClient, name: RepositoryName, branch: string): Promise<readonly ActiveRule[]> {
  const { items, isCut } = await readPages(MAX_PAGES, async (page) => {
    const parameters = { ...name, branch, per_page: PAGE_SIZE, page }
    return (await client.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', parameters)).data
  })
  if (isCut) throw new Error(`branch ${branch} has more than ${MAX_PAGES * PAGE_SIZE} rules`)
  return items.map((rule) => ({
    type: rule.type,
    parameters: 'parameters' in rule && rule.parameters !== undefined ? { ...rule.parameters } : {},
    ruleset: rule.ruleset_id ?? 0,
  }))
}

async function readPosters(
  client: GitHubClient,
  name: RepositoryName,
  checkName: string,
): Promise<readonly AppIdentity[]> {
  const { data: pulls } = await client.request('GET /repos/{owner}/{repo}/pulls', {
    ...name,
    state: 'all',
    sort: 'updated',
    direction: 'desc',
    per_page: NEWEST,
  })
  const runs = await Promise.all(
    pulls.map(async ({ head }) => {
      const parameters = { ...name, ref: head.sha, check_name: checkName }
      return (await client.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters)).data.check_runs
    }),
  )
  const apps = runs
    .flat()
    .flatMap(({ app }) => (app?.id === undefined ? [] : [[app.id, { id: app.id, slug: app.slug }] as const]))
  return [...new Map(apps).values()]
}

async function publicForks(client: GitHubClient, name: RepositoryName): Promise<ForkFacts> {
  const { data } = await client.request(
    'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
    name,
  )
  return { kind: 'public', approval: data.approval_policy }
}

async function privateForks(client: GitHubClient, name: RepositoryName): Promise<ForkFacts> {
  const { data } = await client.request(
    'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-workflows-private-repos',
    name,
  )
  return {
    kind: 'private',
    runs: data.run_workflows_from_fork_pull_requests,
    writeTokens: data.send_write_tokens_to_workflows,
    secrets: data.send_secrets_and_variables,
    needsApproval: data.require_approval_for_fork_pr_workflows,
  }
}
