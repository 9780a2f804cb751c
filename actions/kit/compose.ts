import { readFileSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createArtifacts } from '../../shared/adapters/artifact/upload.ts'
import type { TableEngineOptions } from '../../shared/adapters/duckdb/table-engine.ts'
import { engineCacheDir } from '../../shared/adapters/engines/cache-folder.ts'
import { createEngineLoader } from '../../shared/adapters/engines/engine-loader.ts'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createBackoff } from '../../shared/adapters/system/backoff.ts'
import { createClock } from '../../shared/adapters/system/clock.ts'
import { auditChecks } from '../../shared/adapters/system/ed25519.ts'
import { createConsoleLog } from '../../shared/adapters/system/log.ts'
import { md5 } from '../../shared/adapters/system/md5.ts'
import { createMeter } from '../../shared/adapters/system/meter.ts'
import { remoteAddresses } from '../../shared/data/remote.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Engines } from '../../shared/ports/engines.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { EngineLocation } from '../../shared/ports/module-trainer.ts'
import { LEDGER_BRANCH } from '../../shared/registry/schema.ts'
import { readRunContext } from './context.ts'
import { childEntry, HOME } from './home.ts'
import { inertLine } from './io.ts'
import { createModels } from './models.ts'
import { once } from './once.ts'
import type { Registry, Services, Tables } from './services.ts'
import { joinSummarizers } from './summaries.ts'

const env = process.env

const SYSTEM = { auditChecks, md5, meter: createMeter() }

/** Adapters for a workflow step; the log goes to standard output, where a line that the runner would obey is made inert. */
export function composeForRunner(): Services {
  const write = (text: string): boolean => process.stdout.write(inertLine(text))
  const log = createConsoleLog({ stream: { write }, clock: createClock(), verbose: env['RUNNER_DEBUG'] === '1' })
  return compose(env['GITHUB_WORKSPACE'] ?? process.cwd(), log)
}

/** Adapters for a command line: standard output is the result's alone. */
export function composeForLaptop(): Services {
  const color = process.stderr.isTTY === true && env['NO_COLOR'] === undefined
  const options = { stream: process.stderr, clock: createClock(), color, verbose: env['ASSAY_DEBUG'] === '1' }
  return compose(process.cwd(), createConsoleLog(options))
}

/** Is there a job summary to write to? Runners other than GitHub's own may have none. */
export function hasJobSummary(): boolean {
  return Boolean(env['GITHUB_STEP_SUMMARY'])
}

/** The version in package.json; evidence names it. */
export function readVersion(): string {
  return (JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string }).version
}

function compose(workspace: string, log: Log): Services {
  const clock = createClock()
  const files = createFiles(workspace)
  const context = readRunContext(env, readEvent())
  const location = engineLocation()
  const engines = createEngineLoader({ ...location, log })
  let place: TablesPlace = { workspace, addresses: [] }
  const tables = once(() => openTables(place, engines, log))
  const tablesIn: Services['tables'] = (folder = workspace, sources = [], handedOver = undefined) => {
    place = { workspace: folder, addresses: remoteAddresses(sources), handedOver }
    return tables.get()
  }
  const profiles = (folder = workspace) => openProfiles(folder === workspace ? files : createFiles(folder))
  const postgres = once(openPostgres)
  const { close: closeModels, ...models } = createModels({ workspace, files, engines, location, log }, env)
  const client = (token: string | undefined) => openClient(token ?? env['GITHUB_TOKEN'], clock, log)
  return {
    context,
    version: readVersion(),
    actor: env['GITHUB_ACTOR'] ?? userInfo().username,
    files,
    clock,
    log,
    engines,
    tables: tablesIn,
    earlier: async () => {
      const [{ createGit }, { createEarlierVersions }] = await Promise.all([
        import('../../shared/adapters/git/run-git.ts'),
        import('../../shared/adapters/git/earlier-data.ts'),
      ])
      return createEarlierVersions(createGit(workspace, env), workspace)
    },
    summaries: async (folder, sources) =>
      joinSummarizers({
        data: () => tablesIn(folder, sources),
        profile: () => profiles(folder),
        warehouse: (kind) => (kind === 'postgres' ? postgres.get() : openTrino()),
      }),
    profiles,
    ...SYSTEM,
    colors: process.stdout.isTTY === true && env['NO_COLOR'] === undefined && !context.runner,
    ...models,
    modelFiles: () => openModelFiles(context.runner ? files.resolve : (path) => resolve(workspace, path)),
    training: () => openTraining({ workspace, files, log, location }),
    metricModules: () => openMetricModules(files, log),
    benches: () => openBenches({ workspace, engines, location, log, clock, addresses: () => place.addresses }),
    registry: async (token) => openRegistry(workspace, await client(token)),
    github: async (token) => {
      const opened = await client(token)
      if (opened === undefined) return undefined
      const { createGitHub } = await import('./github.ts')
      return createGitHub(opened)
    },
    repositoryName: () => readRepositoryName(workspace),
    examiner: (repository) => openExamination(clock, log, repository),
    identityToken: async (audience) =>
      (await import('./identity-token.ts')).askIdentityToken(env, audience, createBackoff(Math.random)),
    artifacts:
      env['ACTIONS_RUNTIME_TOKEN'] === undefined
        ? undefined
        : createArtifacts(workspace, { isRerun: Number(env['GITHUB_RUN_ATTEMPT']) > 1 }),
    close: async () => {
      await (await tables.made())?.close()
      await closeModels()
      await (await postgres.made())?.close()
    },
  }
}

function engineLocation(): EngineLocation {
  return {
    resolveFrom: join(HOME, 'package.json'),
    enginesDir: join(HOME, 'actions', 'engines'),
    cacheDir: engineCacheDir(env, homedir()),
    env,
  }
}

type TrainingPlace = {
  readonly workspace: string
  readonly files: Files
  readonly log: Log
  readonly location: EngineLocation
}

async function openTraining({ workspace, files, log, location }: TrainingPlace): ReturnType<Services['training']> {
  const { createTraining } = await import('./training.ts')
  return createTraining({ workspace, files, log, env, engines: location, childEntry: childEntry('child') })
}

async function openMetricModules(files: Files, log: Log): ReturnType<Services['metricModules']> {
  const { createMetricModules } = await import('../../shared/adapters/process/module-metrics.ts')
  return createMetricModules({ childEntry: childEntry('child-metrics'), home: HOME, files, log, env })
}

type TablesPlace = Pick<TableEngineOptions, 'workspace' | 'handedOver'> & { readonly addresses: readonly string[] }

async function openTables({ addresses, ...place }: TablesPlace, engines: Engines, log: Log): Promise<Tables> {
  const { createTableEngine } = await import('../../shared/adapters/duckdb/table-engine.ts')
  const extensions = env['ASSAY_DUCKDB_EXTENSIONS'] || join(engineCacheDir(env, homedir()), 'duckdb-extensions')
  const remote = { addresses, env, extensions }
  return createTableEngine({ ...place, load: () => engines.load('duckdb', '@duckdb/node-api'), log, remote })
}

type BenchPlace = Omit<TrainingPlace, 'files'> & {
  readonly engines: Engines
  readonly clock: Clock
  readonly addresses: () => readonly string[]
}

async function openBenches({ addresses, engines, clock, ...own }: BenchPlace): ReturnType<Services['benches']> {
  const { createBenches } = await import('./benches.ts')
  return createBenches({
    ...{ workspace: own.workspace, env, log: own.log, clock },
    openTables: (folder) => openTables({ workspace: folder, addresses: addresses() }, engines, own.log),
    openTraining: (folder) => openTraining({ ...own, workspace: folder, files: createFiles(folder) }),
  })
}

async function openProfiles(files: Files): ReturnType<Services['profiles']> {
  const { createStoredProfiles } = await import('../../shared/adapters/profile/stored-profiles.ts')
  return createStoredProfiles(files)
}

async function openModelFiles(place: (path: string) => string): ReturnType<Services['modelFiles']> {
  const { createModelFiles } = await import('../../shared/adapters/fs/model-files.ts')
  return createModelFiles(place)
}

async function openPostgres() {
  const { createPostgresSummarizer } = await import('../../shared/adapters/postgres/summarizer.ts')
  return createPostgresSummarizer(env)
}

async function openTrino() {
  const { createTrinoSummarizer } = await import('../../shared/adapters/trino/summarizer.ts')
  return createTrinoSummarizer(env)
}

async function openClient(token: string | undefined, clock: Clock, log: Log, repository = env['GITHUB_REPOSITORY']) {
  if (token === undefined || token === '' || repository === undefined) return undefined
  const { createClient } = await import('./github.ts')
  const retry = { clock, sleep: (milliseconds: number) => sleep(milliseconds), random: Math.random, warn: log.warn }
  const baseUrl = env['GITHUB_API_URL']
  return createClient({ token, repository, retry, ...(baseUrl === undefined ? {} : { baseUrl }) })
}

/** The repository that a runner names, or that `origin` leads to. */
async function readRepositoryName(workspace: string): Promise<string | undefined> {
  const named = env['GITHUB_REPOSITORY']
  if (named !== undefined && named !== '') return named
  const { createGit } = await import('../../shared/adapters/git/run-git.ts')
  const { stdout } = await createGit(workspace, env)(['config', '--get', 'remote.origin.url'], { answers: [0, 1, 128] })
  return /[/:]([A-Za-z0-9-]+\/[A-Za-z0-9._-]+?)(?:\.git)?\/?\s*$/.exec(stdout.toString('utf8'))?.[1]
}

async function openExamination(
  clock: Clock,
  log: Log,
  repository: string | undefined,
): ReturnType<Services['examiner']> {
  const opened = await openClient(env['GITHUB_TOKEN'], clock, log, repository)
  if (opened === undefined) return undefined
  const { createExamination } = await import('./github.ts')
  return createExamination(opened)
}

/** With GitHub at hand the ledger and the bytes are there; else the ledger is the branch of the repository this folder belongs to. */
async function openRegistry(workspace: string, client: Awaited<ReturnType<typeof openClient>>): Promise<Registry> {
  const backoff = createBackoff(Math.random)
  if (client !== undefined) {
    const { createGitHubRegistry } = await import('./github.ts')
    return { ...createGitHubRegistry(client), backoff }
  }
  const [{ createGit }, { createGitLedger }] = await Promise.all([
    import('../../shared/adapters/git/run-git.ts'),
    import('../../shared/adapters/git/git-ledger.ts'),
  ])
  const git = createGit(workspace, env)
  const { stdout } = await git(['remote'])
  const hasOrigin = stdout.toString('utf8').split('\n').includes('origin')
  return {
    ledger: createGitLedger(git, { branch: LEDGER_BRANCH, ...(hasOrigin ? { remote: 'origin' } : {}) }),
    backoff,
  }
}

function readEvent(): string | undefined {
  const path = env['GITHUB_EVENT_PATH']
  return path === undefined || path === '' ? undefined : readFileSync(path, 'utf8')
}
