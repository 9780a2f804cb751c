import { createRequire } from 'node:module'
import { setTimeout as delay } from 'node:timers/promises'
import { createBranchRuns } from '../shared/adapters/github/branch-runs.ts'
import { createChecks } from '../shared/adapters/github/checks.ts'
import { expected, type GitHubClient, toRepositoryName } from '../shared/adapters/github/client.ts'
import { createCommandComments } from '../shared/adapters/github/command-comments.ts'
import { createComments } from '../shared/adapters/github/comments.ts'
import { createCommitChecks } from '../shared/adapters/github/commit-checks.ts'
import { createDeploymentGate } from '../shared/adapters/github/deployment-gate.ts'
import { createDispatcher } from '../shared/adapters/github/dispatcher.ts'
import { createExaminedFiles } from '../shared/adapters/github/examined-files.ts'
import { createRepositoryExaminer } from '../shared/adapters/github/examiner.ts'
import { listInstalledRepositories } from '../shared/adapters/github/installations.ts'
import { createIssues } from '../shared/adapters/github/issues.ts'
import { createMergeQueue } from '../shared/adapters/github/merge-queue.ts'
import { createMergedHistory } from '../shared/adapters/github/merged-history.ts'
import {
  createOrganisationFloor,
  type FloorCache,
  type FloorDemand,
} from '../shared/adapters/github/organisation-floor.ts'
import { createPeople } from '../shared/adapters/github/people.ts'
import { createPullRequests } from '../shared/adapters/github/pull-requests.ts'
import { createPulses } from '../shared/adapters/github/pulses.ts'
import { createRepositoryFiles } from '../shared/adapters/github/repository-files.ts'
import { createSetupPlaces } from '../shared/adapters/github/set-up-places.ts'
import { sha256 } from '../shared/adapters/github/sha256.ts'
import { createWorkflowFiles } from '../shared/adapters/github/workflow-files.ts'
import { createWorkflowRuns } from '../shared/adapters/github/workflow-runs.ts'
import { createIssuerKeys, issuerOf } from '../shared/adapters/oidc/issuer-keys.ts'
import { createProofBundles } from '../shared/adapters/sigstore/bundles.ts'
import { parseTrustRoot } from '../shared/adapters/sigstore/trust-root.ts'
import type { Clock } from '../shared/ports/clock.ts'
import type { Evaluations } from '../shared/ports/evaluations.ts'
import type { Log } from '../shared/ports/log.ts'
import type { KnownFloors } from '../shared/ports/organisation-floor.ts'
import { type AuditLogs, openAuditLogs } from './audit/compose-audit.ts'
import type { AppConfig } from './env.ts'
import { createGitHubApp, type GitHubApp } from './github.ts'
import app, { type AppOptions } from './index.ts'
import { createInbox, type Inbox } from './jobs/inbox.ts'
import { putOffWhileLimited } from './jobs/put-off.ts'
import { redeliverLost } from './jobs/redeliver.ts'
import { createTaskWork, type RepositoryPorts } from './jobs/run-task.ts'
import type { RepositoryTask } from './jobs/task.ts'
import { createTaskQueue, type TaskQueue } from './jobs/task-queue.ts'
import { createAlerts } from './store/alerts.ts'
import { createDecisions } from './store/decisions.ts'
import { createDeliveries, type Deliveries, type Delivery } from './store/deliveries.ts'
import { createDispatches } from './store/dispatches.ts'
import { createEvaluations } from './store/evaluations.ts'
import { createKnownFloors } from './store/floors.ts'
import { createHeldDeployments } from './store/held-deployments.ts'
import { createKnownIssuerKeys } from './store/issuer-keys.ts'
import { createKnownLedgers } from './store/known-ledgers.ts'
import { createKnownPulses } from './store/known-pulses.ts'
import { createLadder } from './store/ladder.ts'
import { createMarks, type Marks } from './store/marks.ts'
import { openStore, type Store } from './store/open-store.ts'
import { createOwnIssues } from './store/own-issues.ts'
import { createPushes } from './store/pushes.ts'
import { createQueueEntries } from './store/queue-entries.ts'
import { createReleases } from './store/releases.ts'
import { createWakeups } from './store/wakeups.ts'

/** What audit entries name as the version that wrote them. */
const VERSION = (createRequire(import.meta.url)('../package.json') as { readonly version: string }).version

/** The App without its HTTP server: everything that has to be started and stopped. */
export type Application = {
  readonly store: Store
  readonly deliveries: Deliveries
  readonly evaluations: Evaluations
  readonly queue: TaskQueue
  readonly inbox: Inbox
  readonly marks: Marks
  readonly auditLogs: AuditLogs
  readonly pushes: { readonly forget: () => Promise<void> }
}

/** What comes from outside; tests pass their own clock and sleep. */
export type Surroundings = {
  readonly clock: Clock
  readonly log: Log
  readonly sleep?: (milliseconds: number) => Promise<void>
}

/** Opens the store, starts the queue and its workers. Throws Fault STORE_UNAVAILABLE. */
export async function startApplication(config: AppConfig, surroundings: Surroundings): Promise<Application> {
  const { clock, log, sleep = delay } = surroundings
  const github = await createGitHubApp(config, {
    clock,
    sleep: async (milliseconds) => void (await sleep(milliseconds)),
    random: Math.random,
    warn: (message) => log.warn(message),
  })
  const store = await openStore(config.store)
  const auditLogs = await openAuditLogs(store, config.auditKeys ?? [], {
    clock,
    sha256,
    app: VERSION,
    settings: config,
  })
  const deliveries = createDeliveries(store.db, clock)
  const evaluations = createEvaluations(store.db)
  const queue = createTaskQueue(store, (error) => log.warn(`queue: ${error.message}`))
  const enqueue: AppOptions['enqueue'] = (tasks) => queue.enqueue(tasks)
  const pushes = createPushes(store.db, clock)
  const notePushes: AppOptions['notePushes'] = async (seen) => {
    for (const { repository, ...push } of seen) await pushes.add(repository, push)
  }
  await github.probot.load(app, { cwd: process.cwd(), addHandler: () => undefined, enqueue, notePushes })
  const inbox = createInbox(deliveries, (delivery) => dispatch(github, delivery), log)
  const floors: Floors = { known: createKnownFloors(store.db), cache: new Map(), demandOf: floorDemand(config) }
  const portsOf = createPortsOf(config.appId, github, floors, {
    clock,
    evaluations,
    alerts: createAlerts(store.db),
    releases: createReleases(store.db),
    ledgers: createKnownLedgers(store.db, config.ledgerReleased ?? []),
    pushes,
    ladder: createLadder(store.db),
    knownPulses: createKnownPulses(store.db),
    decisions: createDecisions(store.db),
    dispatches: createDispatches(store.db),
    proofKeys: createIssuerKeys(issuerOf(config.apiUrl), { clock, known: createKnownIssuerKeys(store.db) }),
    ...bundlesOf(config),
    ownIssues: createOwnIssues(store.db),
    heldDeployments: createHeldDeployments(store.db),
    queueEntries: createQueueEntries(store.db),
    wakeupsOf: (scope) => createWakeups(store.db, scope),
    auditOf: auditLogs.of,
  })
  const installedRepositories = async () =>
    await listInstalledRepositories(await github.appClient(), (id) => github.client(id))
  const marks = createMarks(store.db, clock)
  const redeliver = () => redeliverLost({ appClient: () => github.appClient(), deliveries, marks, clock, log })
  const work = createTaskWork({ enqueue, portsOf, installedRepositories, redeliver, log })
  const enqueueAfter: TaskQueue['enqueueAfter'] = (task, seconds) => queue.enqueueAfter(task, seconds)
  await queue.start(putOffWhileLimited(work, { enqueueAfter, clock, log, random: Math.random }))
  return { store, deliveries, evaluations, queue, inbox, marks, auditLogs, pushes }
}

/** Probot's event table decides; Probot's own receiver and its signature check are not used, ours came before. */
async function dispatch({ probot }: GitHubApp, { guid, event, payload }: Delivery): Promise<void> {
  const received = { id: guid, name: event, payload: JSON.parse(payload) as unknown }
  await probot.receive(received as Parameters<typeof probot.receive>[0])
}

/** What the installation may do now; permissions are given and taken away while the App runs. */
async function permissionsOf(github: GitHubApp, installationId: number): Promise<Readonly<Record<string, unknown>>> {
  const own = await github.appClient()
  const request = own.request('GET /app/installations/{installation_id}', { installation_id: installationId })
  return { ...(await expected('the permissions of the App', request)).data.permissions }
}

/** Sigstore bundles are read where the operator has given a trust root. */
function bundlesOf({ sigstoreRoot }: AppConfig): Pick<RepositoryPorts, 'proofBundles'> {
  if (sigstoreRoot === undefined) return {}
  return { proofBundles: createProofBundles(parseTrustRoot(sigstoreRoot, 'SIGSTORE_TRUSTED_ROOT')) }
}

type Floors = {
  readonly known: KnownFloors
  readonly cache: FloorCache
  readonly demandOf: (owner: string) => FloorDemand
}

/** What the operator's settings say about the floor of an organisation. */
function floorDemand({ floorRequired, floorReleased }: AppConfig): Floors['demandOf'] {
  return (owner) => {
    const name = owner.toLowerCase()
    if (floorReleased.includes(name)) return 'released'
    return floorRequired.includes(name) ? 'required' : 'found-before'
  }
}

function createPortsOf(
  appId: number,
  github: GitHubApp,
  { demandOf, ...floors }: Floors,
  {
    wakeupsOf,
    auditOf,
    ...own
  }: Pick<
    RepositoryPorts,
    | 'clock'
    | 'evaluations'
    | 'alerts'
    | 'releases'
    | 'ledgers'
    | 'ladder'
    | 'decisions'
    | 'knownPulses'
    | 'proofKeys'
    | 'proofBundles'
    | 'dispatches'
    | 'ownIssues'
    | 'heldDeployments'
    | 'queueEntries'
    | 'pushes'
  > & {
    readonly wakeupsOf: (scope: RepositoryTask) => RepositoryPorts['wakeups']
    readonly auditOf: (installationId: number) => RepositoryPorts['audit']
  },
): (scope: { readonly installationId: number; readonly repository: string }) => Promise<RepositoryPorts> {
  return async ({ installationId, repository }) => {
    const client: GitHubClient = await github.client(installationId)
    const name = toRepositoryName(repository)
    return {
      ...own,
      wakeups: wakeupsOf({ installationId, repository }),
      audit: auditOf(installationId),
      files: createRepositoryFiles(client, name),
      pullRequests: createPullRequests(client, name),
      pulses: createPulses(client, name),
      history: createMergedHistory(client, name),
      people: createPeople(client, name),
      mergeQueue: createMergeQueue(client, name),
      deploymentGate: createDeploymentGate(client, name),
      places: createSetupPlaces(client, name, () => permissionsOf(github, installationId)),
      examiner: createRepositoryExaminer(client, name),
      examinedFilesAt: (branch) => createExaminedFiles(client, name, branch),
      appId,
      commitChecks: createCommitChecks(client, name),
      floor: createOrganisationFloor({
        client,
        installationId,
        owner: name.owner,
        demand: demandOf(name.owner),
        ...floors,
      }),
      runs: createWorkflowRuns(client, name),
      workflowFiles: createWorkflowFiles(client, name),
      dispatcher: createDispatcher(client, name),
      branchRuns: createBranchRuns(client, name),
      issues: createIssues(client, name, appId),
      checks: createChecks(client, name, appId),
      comments: createComments(client, name, appId),
      commandComments: createCommandComments(client, name),
      sha256,
    }
  }
}
