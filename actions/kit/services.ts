import type { VerifyDeps } from '../../shared/audit/verify-checkpoints.ts'
import type { SummarySource } from '../../shared/data/source.ts'
import type { Artifacts } from '../../shared/ports/artifacts.ts'
import type { Beside } from '../../shared/ports/beside.ts'
import type { ByteStore } from '../../shared/ports/byte-store.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { DataChecker } from '../../shared/ports/data-checks.ts'
import type { DataInspector } from '../../shared/ports/data-inspector.ts'
import type { DataProber } from '../../shared/ports/data-prober.ts'
import type { EarlierVersions } from '../../shared/ports/earlier-data.ts'
import type { Engines } from '../../shared/ports/engines.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { CommitChecks } from '../../shared/ports/github-checks.ts'
import type { PullRequests } from '../../shared/ports/github-pull-requests.ts'
import type { People, RepositoryFiles } from '../../shared/ports/github-repository.ts'
import type { Backoff, Ledger } from '../../shared/ports/ledger.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Meter } from '../../shared/ports/meter.ts'
import type { MetricModules } from '../../shared/ports/metric-modules.ts'
import type { ModelFiles } from '../../shared/ports/model-files.ts'
import type { ModelRuntime } from '../../shared/ports/model-runtime.ts'
import type { ExaminedFiles, RepositoryExaminer } from '../../shared/ports/repository-examiner.ts'
import type { StoredProfiles } from '../../shared/ports/stored-profiles.ts'
import type { Summarizable, Summarizer } from '../../shared/ports/summaries.ts'
import type { DataSource, Dataset, TableEngine } from '../../shared/ports/table-engine.ts'
import type { Md5 } from '../../shared/summary/text-counts.ts'
import type { DecomposeModelPorts } from '../../shared/usecases/decompose-model.ts'
import type { TrainDeps } from '../../shared/usecases/train-model.ts'
import type { RunContext } from './context.ts'

/** GitHub's side of one repository, with a token at hand. */
export type GitHub = {
  readonly pullRequests: PullRequests
  readonly people: People
  readonly repositoryFiles: RepositoryFiles
  readonly commitChecks?: CommitChecks
}

/** What `doctor` looks at on GitHub. */
export type Examination = {
  readonly github: RepositoryExaminer
  /** Files as they stand at a branch. */
  readonly filesAt: (branch: string) => ExaminedFiles
}

/** The registry: the ledger, how to wait for it, and the store of bytes where there is one. */
export type Registry = { readonly ledger: Ledger; readonly backoff: Backoff; readonly bytes?: ByteStore }

/** Tables to read, look into, and sum up. */
export type Tables = Omit<TableEngine, 'open'> &
  DataChecker &
  DataInspector &
  DataProber &
  Summarizer<DataSource> & { open(source: DataSource, name: string): Promise<Dataset & Summarizable> }

/**
 * What a verb may use. Everything heavy is made on the first call and closed by the frame, so that a verb that needs none of it starts
 * at once.
 */
export type Services = {
  readonly context: RunContext
  readonly version: string
  /** Who runs this: the login on a runner, the user's name on a laptop. */
  readonly actor: string
  readonly files: Files
  readonly clock: Clock
  readonly log: Log
  readonly engines: Engines
  /**
   * Tables of the workspace; a laptop may name another folder (absolute), to which reading is confined then. Outside of it only the
   * addresses of `sources` are read, those of the first call, and the file that the caller handed over (an absolute path).
   */
  readonly tables: (folder?: string, sources?: readonly SummarySource[], handedOver?: string) => Promise<Tables>
  /** Data as they were at earlier commits. */
  readonly earlier: () => Promise<EarlierVersions>
  /** Sums up data, stored profiles and tables of databases; `folder` as for tables. */
  readonly summaries: (folder?: string, sources?: readonly SummarySource[]) => Promise<Summarizer>
  readonly profiles: (folder?: string) => Promise<StoredProfiles>
  readonly md5: Md5
  /** Hashes and signatures of audit logs. */
  readonly auditChecks: VerifyDeps
  /** Times and memory of this process. */
  readonly meter: Meter
  /** May standard output be coloured? Only a terminal's, and not where the user said no. */
  readonly colors: boolean
  /** What only training needs: processes of the user's code, and the facts around them. */
  readonly training: () => Promise<Pick<TrainDeps, 'process' | 'trainer' | 'git' | 'machine'>>
  /** Metrics of the user's own modules. */
  readonly metricModules: () => Promise<MetricModules>
  /** Folders beside the user's own in which a model can be trained again. */
  readonly benches: () => Promise<Pick<DecomposeModelPorts, 'workbench' | 'trainIn'>>
  readonly models: () => Promise<ModelRuntime>
  /** A second thread, which starts with the first work it gets. */
  readonly beside: () => Promise<Beside>
  /** Models in processes of their own, for questions that may kill a runtime. */
  readonly isolatedModels: () => Promise<ModelRuntime>
  /** Model files to look at, never to run: on a laptop anywhere, on a runner inside the workspace. */
  readonly modelFiles: () => Promise<ModelFiles>
  readonly registry: (token: string | undefined) => Promise<Registry>
  /** `undefined` without a token or a repository name. */
  readonly github: (token: string | undefined) => Promise<GitHub | undefined>
  /** `owner/name` of the repository this folder belongs to, as far as the environment or the remote origin tells. */
  readonly repositoryName: () => Promise<string | undefined>
  /** Settings of any repository, with GITHUB_TOKEN; `undefined` without a token or a name. */
  readonly examiner: (repository: string | undefined) => Promise<Examination | undefined>
  /** A token of GitHub that says which job this is. Throws UserError INPUT_INVALID where the job may not ask for one. */
  readonly identityToken: (audience: string) => Promise<string>
  /** `undefined` away from a runner. */
  readonly artifacts: Artifacts | undefined
  readonly close: () => Promise<void>
}
