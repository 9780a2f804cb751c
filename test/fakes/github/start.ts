import { type FSWatcher, watch } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { type ArtifactStore, createArtifactStore, createZip } from './artifacts.ts'
import { mintToken } from './auth.ts'
import { createClock, toTimestamp } from './clock.ts'
import type { Violation } from './contract.ts'
import type { FakeGitHub } from './fake-github.ts'
import { createFaults } from './faults.ts'
import { NO_SHA } from './git.ts'
import { createIssuer } from './issuer.ts'
import { followPush } from './pulls.ts'
import { moveQueue } from './queue.ts'
import { noticeRefs, withLock } from './refs.ts'
import { branchTrigger, createWorkflows, pullTrigger, pushTrigger, type Workflows } from './runs.ts'
import { createSender } from './sender.ts'
import { createServer, type RecordedRequest } from './server.ts'
import * as setup from './setup.ts'
import { toContext } from './shapes/repo.ts'
import type { App, Json, Repo } from './types.ts'
import { createWebhooks } from './webhooks.ts'
import { ACTIONS_APP_ID, addAccount, track, type World } from './world.ts'

export type { FakeGitHub } from './fake-github.ts'
export type { RunContext } from './runs.ts'
export type { App, Pull, Repo } from './types.ts'

/** Starts a GitHub of our own on 127.0.0.1, in this process, with real git repositories in a temporary folder. */
export async function startFakeGitHub(): Promise<FakeGitHub> {
  const faults = createFaults()
  const requests: RecordedRequest[] = []
  const violations: Violation[] = []
  const folder = await mkdtemp(`${tmpdir()}/fake-github-`)
  const late: { world?: World; artifacts?: ArtifactStore } = {}
  const server = createServer({
    world: () => late.world!,
    artifacts: () => late.artifacts!,
    faults,
    requests,
    violations,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const world = createWorld(
    url,
    folder,
    createWebhooks(() => late.world!, faults),
  )
  const artifacts = createArtifactStore(world)
  late.world = world
  late.artifacts = artifacts
  const workflows = createWorkflows(world)
  listen(world, workflows)
  const watchers: FSWatcher[] = []
  return {
    url,
    webUrl: url,
    clock: world.clock,
    requests,
    violations,
    faults: faults.api,
    issuer: world.issuer,
    deliveries: world.webhooks.deliveries,
    ...setupMethods(world, artifacts, watchers),
    onWorkflow: (repo, runner, options = {}) => workflows.register(repo, runner, options),
    refsChanged: (repo, pusher) => notice(world, repo, pusher),
    settled: () => settle(world),
    close: async () => {
      for (const watcher of watchers) watcher.close()
      const closed = new Promise((resolve) => server.close(resolve))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function createWorld(url: string, folder: string, webhooks: World['webhooks']): World {
  const clock = createClock()
  let id = 1000
  const nothing = async (): Promise<void> => undefined
  const world = {
    url,
    clock,
    folder,
    webhooks,
    issuer: createIssuer(),
    accounts: new Map(),
    repos: new Map(),
    apps: new Map(),
    installations: new Map(),
    tokens: new Map(),
    manifests: new Map(),
    background: new Set<Promise<unknown>>(),
    listeners: {
      onPush: nothing,
      onPull: nothing,
      onCheck: nothing,
      onMergeGroup: nothing,
      onRerun: nothing,
      onDispatch: async () => undefined,
    },
    nextId: () => {
      id += 1
      return id
    },
    timestamp: () => toTimestamp(clock.now()),
  } satisfies Omit<World, 'actionsApp'>
  const base = world as unknown as World
  const app = setup.createApp(base, { slug: 'github-actions', owner: 'github', permissions: {}, events: [] })
  world.apps.delete(app.id)
  const actionsApp: App = { ...app, id: ACTIONS_APP_ID, name: 'GitHub Actions' }
  world.apps.set(actionsApp.id, actionsApp)
  return Object.assign(base, { actionsApp })
}

/** Connects what happens with what follows from it. */
function listen(world: World, workflows: Workflows): void {
  Object.assign(world.listeners, {
    onPush: async (change) => {
      await followPush(world, change)
      if (change.after === NO_SHA || change.byJob || change.ref.includes('/gh-readonly-queue/')) return
      workflows.start(change.repo, pushTrigger(world, change))
    },
    onPull: async (event) => {
      const trigger = pullTrigger(world, event)
      if (trigger) workflows.start(event.repo, trigger)
    },
    onCheck: async (repo, sha) => {
      if (repo.queue.some(({ headSha }) => headSha === sha)) await moveQueue(world, repo)
    },
    onMergeGroup: async (repo, headSha, headRef, payload) => {
      const enqueuer = repo.queue.find((entry) => entry.headSha === headSha)?.enqueuer ?? repo.owner
      const whole = { ...payload, ...toContext(world, repo) }
      workflows.start(
        repo,
        branchTrigger(repo, headRef, headSha, { event: 'merge_group', payload: whole, actor: enqueuer }),
      )
    },
    onRerun: (repo, run, actor) => workflows.rerun(repo, run, actor),
    onDispatch: async ({ repo, workflowId, ref, inputs, actor }) => {
      const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`
      const payload: Json = { inputs, ref: full, ...toContext(world, repo) }
      const sha = repo.refs.get(full) ?? ''
      return workflows.dispatch(
        repo,
        workflowId,
        branchTrigger(repo, full, sha, { event: 'workflow_dispatch', payload, actor, inputs }),
      )
    },
  } satisfies World['listeners'])
}

async function notice(world: World, repo: Repo, pusher?: string): Promise<void> {
  const noted = await readFile(`${repo.gitDir}/notes/pushed`, 'utf8').catch(() => '')
  const login = pusher ?? (noted === '' ? setup.pusherOf(repo) : noted)
  await noticeRefs(world, repo, addAccount(world, login, 'User'))
}

async function settle(world: World): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    for (const repo of world.repos.values()) {
      await notice(world, repo)
      await withLock(repo, async () => undefined)
    }
    const isQuiet = world.background.size === 0 && world.webhooks.idle()
    quiet = isQuiet ? quiet + 1 : 0
    await Promise.allSettled([...world.background])
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

type SetupMethods = Omit<
  FakeGitHub,
  | 'url'
  | 'webUrl'
  | 'clock'
  | 'requests'
  | 'violations'
  | 'faults'
  | 'issuer'
  | 'deliveries'
  | 'onWorkflow'
  | 'refsChanged'
  | 'settled'
  | 'close'
>

function setupMethods(world: World, artifacts: ArtifactStore, watchers: FSWatcher[]): SetupMethods {
  const createRepository: FakeGitHub['createRepository'] = async (fullName, asked = {}) => {
    const repo = await setup.createRepo(world, fullName, asked)
    watchers.push(watch(`${repo.gitDir}/notes`, () => track(world, notice(world, repo))))
    return repo
  }
  return {
    createUser: (login) => addAccount(world, login, 'User'),
    createOrganization: (login, { owners = [], members = [] } = {}) =>
      setup.createOrganization(world, login, owners, members),
    createTeam: (login, asked) => setup.createTeam(world, login, asked),
    createRepository,
    forkRepository: (repo, login) => createRepository(`${login}/${repo.name}`, { parent: repo, private: repo.private }),
    addCollaborator: (repo, login, role) => setup.setRole(world, repo, login, role),
    addTeam: (repo, slug, role) => {
      repo.teamRoles.set(slug, role)
    },
    commit: (repo, branch, asked) => setup.commitFiles(world, repo, branch, asked),
    createApp: (asked) => setup.createApp(world, asked),
    createManifestCode: (asked) => {
      const app = setup.createApp(world, asked)
      const code = `code-${app.id}`
      world.manifests.set(code, app)
      return code
    },
    install: (app, login, asked) => setup.install(world, app, login, asked),
    installations: () => [...world.installations.values()],
    uninstall: (installation) => setup.uninstall(world, installation),
    changeRepositories: (installation, change) => setup.changeRepositories(world, installation, change),
    userToken: (login) => mintToken(world, 'ghp', { kind: 'user', account: addAccount(world, login, 'User') }).token,
    jobToken: (repo, permissions) =>
      mintToken(world, 'ghs', { kind: 'job', app: world.actionsApp, repo, permissions }).token,
    expireTokens: () => world.tokens.clear(),
    requireChecks: (repo, checks, branches) =>
      setup.addRuleset(world, repo, {
        name: 'required checks',
        rules: [setup.requiredChecksRule(checks)],
        ...(branches ? { branches } : {}),
      }),
    addRuleset: (repo, asked) => setup.addRuleset(world, repo, asked),
    protectBranch: (repo, branch, protection) => {
      repo.protections.set(branch, protection)
    },
    addArtifact: (repo, runId, name, files) => artifacts.add(repo, repo.runs.get(runId)!, name, createZip(files)),
    as: (login) => createSender(world, addAccount(world, login, 'User')),
  }
}
