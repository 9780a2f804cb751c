import { createSuite } from './checks.ts'
import { toUser } from './shapes/account.ts'
import type { Account, HeldDeployment, Json, Repo, Run } from './types.ts'
import { track, type World } from './world.ts'

export type DeploymentAsk = {
  readonly environment: string
  readonly sha: string
  readonly ref?: string
  readonly sender: Account
  /** What a forged payload names in the place of GitHub's own address. */
  readonly callback?: string
}

/** A job wants to deploy to an environment with a custom protection rule: it waits, and the App is asked. */
export function askDeployment(world: World, repo: Repo, ask: DeploymentAsk): HeldDeployment {
  const { environment, sha, ref = repo.defaultBranch, sender } = ask
  const run = createRun(world, repo, ask)
  const held: HeldDeployment = { run, environment, sha, ref, state: 'waiting', comment: undefined }
  repo.heldDeployments.push(held)
  const own = `${world.url}/repos/${repo.fullName}/actions/runs/${run.id}/deployment_protection_rule`
  const payload: Json = {
    environment,
    event: 'push',
    sha,
    ref,
    deployment_callback_url: ask.callback ?? own,
    deployment: {
      id: world.nextId(),
      sha,
      ref,
      task: 'deploy',
      payload: {},
      environment,
      original_environment: environment,
      description: null,
      creator: toUser(world, sender),
      created_at: world.timestamp(),
      updated_at: world.timestamp(),
    },
    pull_requests: [],
  }
  world.webhooks.emit({ repo, name: 'deployment_protection_rule', action: 'requested', payload, sender })
  track(world, Promise.resolve())
  return held
}

function createRun(world: World, repo: Repo, { sha, ref = repo.defaultBranch, sender }: DeploymentAsk): Run {
  const now = world.clock.now()
  const workflow = { id: world.nextId(), name: 'deploy', path: '.github/workflows/deploy.yml', createdAt: now }
  const run: Run = {
    id: world.nextId(),
    workflow,
    runNumber: 1,
    attempt: 1,
    event: 'workflow_dispatch',
    headSha: sha,
    headBranch: ref,
    headRepo: repo,
    actor: sender,
    triggeringActor: sender,
    pulls: [],
    displayTitle: 'deploy',
    suite: createSuite(world, repo, world.actionsApp, sha),
    status: 'in_progress',
    conclusion: null,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    earlier: [],
  }
  repo.runs.set(run.id, run)
  return run
}
