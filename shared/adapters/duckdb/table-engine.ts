import { realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type DataSource, describeSource } from '../../data/source.ts'
import { Fault, messageOf, UserError } from '../../kernel/error.ts'
import type { DataChecker } from '../../ports/data-checks.ts'
import type { DataInspector } from '../../ports/data-inspector.ts'
import type { DataProber } from '../../ports/data-prober.ts'
import type { Log } from '../../ports/log.ts'
import type { Summarizable, Summarizer } from '../../ports/summaries.ts'
import type { Dataset, TableEngine } from '../../ports/table-engine.ts'
import { createProbe } from './check-schema.ts'
import { compareRowsById, compareWholeRows, type Side } from './compare-rows.ts'
import { identifier, literal, withConnection } from './connection.ts'
import { createDataChecks } from './data-checks.ts'
import { type SourceName, toDataError } from './data-error.ts'
import { describeRelation, type Relation } from './dataset.ts'
import { formatOf, readerSql } from './format.ts'
import { createInspection } from './inspect.ts'
import { type Allowed, prepareRemote, type RemoteAccess } from './remote.ts'
import { findFiles, handedOverFile } from './source-files.ts'
import { storeCsv } from './store-csv.ts'
import { parseQuery } from './user-query.ts'

type DuckDb = typeof import('@duckdb/node-api')

export type TableEngineOptions = {
  /** Folder outside of which nothing can be read. */
  readonly workspace: string
  /** The one file elsewhere that can be read, where this is an absolute path; it is named by exactly that path. */
  readonly handedOver?: string | undefined
  /** Where the package comes from is the caller's decision: node_modules or a tool cache. */
  readonly load: () => Promise<DuckDb>
  readonly log?: Log
  /** Without it nothing outside the workspace is read. */
  readonly remote?: RemoteAccess
  /** Above this DuckDB spills to a temporary folder that `close` removes. Default 2,048. */
  readonly memoryLimitMb?: number
  /** Default: the processors of the machine, at most 8. No result hangs on it. */
  readonly threads?: number
}

/** One engine for everything that is asked of tables; a data set that is opened can also be summed up. */
export type DuckDbTables = TableEngine &
  DataInspector &
  DataChecker &
  DataProber &
  Summarizer<DataSource> & { open(source: DataSource, name: string): Promise<Dataset & Summarizable> }

const DEFAULT_MEMORY_LIMIT_MB = 2048
const MAX_THREADS = 8

/**
 * DuckDB in memory, locked down: only files of the workspace and the addresses that `remote` names, no other
 * network, no other extension, no change of settings. Parquet is read again
 * on every `read`; CSV, JSON and queries are read once on `open` and kept, because they would have to be parsed for each column and a
 * query may answer in another order next time. Throws Fault ENGINE_UNAVAILABLE.
 */
export async function createTableEngine(options: TableEngineOptions): Promise<DuckDbTables> {
  const root = realpathSync(options.workspace)
  const spill = await mkdtemp(join(tmpdir(), 'assay-duckdb-'))
  const { instance, version } = await start(options, root, spill)
  let tables = 0
  const store = async (connection: DuckDBConnection, query: string): Promise<string> => {
    tables += 1
    const table = identifier(`assay source ${tables}`)
    await connection.run(`CREATE TABLE ${table} AS ${query}`)
    return table
  }
  const relations = new WeakMap<Dataset, Relation>()
  const sideOf = (dataset: Dataset): Side => {
    const relation = relations.get(dataset)
    if (relation === undefined) throw new Fault('INTERNAL', 'the data was opened by another engine')
    return { relation, dataset }
  }
  const open = async (data: DataSource, name: string): Promise<Dataset & Summarizable> => {
    const source = { name, root, addresses: options.remote?.addresses ?? [], handedOver: options.handedOver }
    options.log?.debug(`${name}: opening ${describeSource(data)}`)
    try {
      const relation = await withConnection(instance, (connection) => relate(connection, data, source, store))
      const dataset = await describeRelation(instance, relation)
      relations.set(dataset, relation)
      return dataset
    } catch (error) {
      throw toDataError(source, error)
    }
  }
  return {
    version: `duckdb ${version.replace(/^v/, '')}`,
    open,
    openSummary: open,
    checks: (train, holdout) => createDataChecks(instance, sideOf(train), sideOf(holdout)),
    probe: (dataset) => createProbe(instance, sideOf(dataset).relation, dataset),
    inspect: (dataset) => createInspection(instance, sideOf(dataset).relation, dataset),
    compareRows: async (base, head, id) => {
      const sides = [sideOf(base), sideOf(head)] as const
      try {
        return await withConnection(instance, (connection) =>
          id === undefined ? compareWholeRows(connection, ...sides) : compareRowsById(connection, ...sides, id),
        )
      } catch (error) {
        throw toDataError(sides[0].relation.source, error)
      }
    },
    close: async () => {
      instance.closeSync()
      await rm(spill, { recursive: true, force: true })
    },
  }
}

async function start(
  options: TableEngineOptions,
  root: string,
  spill: string,
): Promise<{ readonly instance: DuckDBInstance; readonly version: string }> {
  try {
    const duckdb = await options.load()
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
      threads: String(options.threads ?? Math.min(MAX_THREADS, availableParallelism())),
      memory_limit: `${options.memoryLimitMb ?? DEFAULT_MEMORY_LIMIT_MB}MB`,
      temp_directory: spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
    })
    await withConnection(instance, async (connection) => {
      await connection.run("SET GLOBAL TimeZone = 'UTC'")
      const needsRemote = options.remote !== undefined && options.remote.addresses.length > 0
      const allowed = needsRemote ? await prepareRemote(connection, options.remote) : { paths: [], directories: [] }
      const elsewhere = handedOverFile(options.handedOver)
      const paths = elsewhere === undefined ? allowed.paths : [...allowed.paths, elsewhere.real]
      await lockDown(connection, { paths, directories: [root, ...allowed.directories] })
    })
    return { instance, version: duckdb.version() }
  } catch (error) {
    await rm(spill, { recursive: true, force: true })
    if (error instanceof Fault || error instanceof UserError) throw error
    throw new Fault('ENGINE_UNAVAILABLE', `DuckDB did not start: ${messageOf(error)}`, { cause: error })
  }
}

async function lockDown(connection: DuckDBConnection, { paths, directories }: Allowed): Promise<void> {
  await connection.run(`SET GLOBAL allowed_directories = [${directories.map(literal).join(', ')}]`)
  if (paths.length > 0) await connection.run(`SET GLOBAL allowed_paths = [${paths.map(literal).join(', ')}]`)
  await connection.run('SET GLOBAL enable_external_access = false')
  await connection.run('SET GLOBAL lock_configuration = true')
}

type Store = (connection: DuckDBConnection, query: string) => Promise<string>

async function relate(
  connection: DuckDBConnection,
  data: DataSource,
  source: SourceName,
  store: Store,
): Promise<Relation> {
  if ('sql' in data) {
    const query = await parseQuery(connection, data.sql, source)
    for (const path of query.tables) {
      const { from } = await relateFiles(connection, path, source, store)
      await connection.run(`CREATE OR REPLACE VIEW ${identifier(path)} AS SELECT * FROM ${from}`)
    }
    return { from: await store(connection, query.sql), tieOrder: 'rowid', files: [], source }
  }
  return relateFiles(connection, data.path, source, store)
}

/** A file that a query names as a table is read exactly like a path, so that its types do not hang on a sample. */
async function relateFiles(
  connection: DuckDBConnection,
  path: string,
  source: SourceName,
  store: Store,
): Promise<Relation> {
  const found = await findFiles(connection, path, source)
  const files = found.map((file) => file.shown)
  const format = formatOf(found, source)
  const reader = readerSql(format, found)
  if (format === 'parquet') return { from: reader, tieOrder: 'file_index, file_row_number', files, source }
  if (format === 'json')
    return { from: await store(connection, `SELECT * FROM ${reader}`), tieOrder: 'rowid', files, source }
  return { from: await storeCsv(connection, found, source, store), tieOrder: 'rowid', files, source }
}
