import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { extensionFor, openedBy, schemeOf, shownAddress } from '../../data/remote.ts'
import { Fault, messageOf, UserError } from '../../kernel/error.ts'
import { literal } from './connection.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where data outside the workspace may come from. */
export type RemoteAccess = {
  /** Addresses that the configuration or the command line names; see `remoteAddresses`. */
  readonly addresses: readonly string[]
  /** Credentials, by the names that the stores' own tools read. */
  readonly env: Environment
  /** Folder for DuckDB's extensions: those found are loaded, others are installed there from DuckDB's own repository. */
  readonly extensions: string
}

/** What may be read besides the workspace, in the words of DuckDB's settings. */
export type Allowed = { readonly paths: readonly string[]; readonly directories: readonly string[] }

/**
 * Loads what the addresses need and gives DuckDB the credentials for them, each for its own address only and in memory only. To be called
 * before the engine is locked down. Throws UserError for schemes that nothing reads, Fault ENGINE_UNAVAILABLE without an extension.
 */
export async function prepareRemote(connection: DuckDBConnection, access: RemoteAccess): Promise<Allowed> {
  refuseUnknown(access.addresses)
  await connection.run('SET GLOBAL allow_persistent_secrets = false')
  await connection.run(`SET GLOBAL extension_directory = ${literal(access.extensions)}`)
  const extensions = new Set(access.addresses.flatMap((address) => extensionFor(address) ?? []))
  for (const extension of [...extensions].sort()) await load(connection, extension, access.extensions)
  for (const [index, address] of access.addresses.entries()) {
    const secret = secretFor(address, access.env)
    if (secret !== undefined)
      await create(connection, createSecret(`assay_${index}`, secret, openedBy(address).url), address)
  }
  const opened = access.addresses.map(openedBy)
  return {
    paths: opened.filter(({ kind }) => kind === 'file').map(({ url }) => url),
    directories: opened.filter(({ kind }) => kind === 'folder').map(({ url }) => url),
  }
}

function refuseUnknown(addresses: readonly string[]): void {
  const problems = addresses
    .filter((address) => extensionFor(address) === undefined)
    .map((address) => ({
      file: shownAddress(address),
      message: `data cannot be read from a ${schemeOf(address)} address`,
      fix: 'use http(s), s3, gs, r2, az or abfss, or fetch it in an earlier step and name the local file',
    }))
  if (problems.length > 0) throw new UserError('DATA_UNREADABLE', problems)
}

async function load(connection: DuckDBConnection, extension: string, folder: string): Promise<void> {
  const file = join(folder, `${extension}.duckdb_extension`)
  try {
    if (existsSync(file)) await connection.run(`LOAD ${literal(file)}`)
    else {
      await connection.run(`INSTALL ${extension}`)
      await connection.run(`LOAD ${extension}`)
    }
  } catch (error) {
    throw new Fault('ENGINE_UNAVAILABLE', `DuckDB's extension "${extension}" did not load: ${messageOf(error)}`, {
      cause: error,
      fix: `let this machine reach DuckDB's extension repository, or put ${extension}.duckdb_extension for this version and platform into a folder named by ASSAY_DUCKDB_EXTENSIONS`,
    })
  }
}

/** What DuckDB says of a statement quotes it, so its words are kept out of ours. */
async function create(connection: DuckDBConnection, sql: string, address: string): Promise<void> {
  try {
    await connection.run(sql)
  } catch {
    throw new UserError('DATA_UNREADABLE', {
      file: shownAddress(address),
      message: `the credentials for ${schemeOf(address)} in the environment are not what DuckDB can use`,
      fix: 'check the variables that docs/cli.md names for this store',
    })
  }
}

type Secret = { readonly type: string; readonly values: Readonly<Record<string, string | undefined>> }

/** Credentials for an address from the environment; `undefined` reads it as anybody could. */
function secretFor(address: string, env: Environment): Secret | undefined {
  switch (schemeOf(address)) {
    case 's3':
      return env['AWS_ACCESS_KEY_ID'] || env['AWS_ENDPOINT_URL'] ? { type: 's3', values: s3Values(env) } : undefined
    case 'gs':
    case 'gcs': {
      const values = { KEY_ID: env['GCS_ACCESS_KEY_ID'], SECRET: env['GCS_SECRET_ACCESS_KEY'] }
      return env['GCS_ACCESS_KEY_ID'] ? { type: 'gcs', values } : undefined
    }
    case 'r2': {
      const keys = { KEY_ID: env['R2_ACCESS_KEY_ID'], SECRET: env['R2_SECRET_ACCESS_KEY'] }
      return env['R2_ACCESS_KEY_ID'] ? { type: 'r2', values: { ...keys, ACCOUNT_ID: env['R2_ACCOUNT_ID'] } } : undefined
    }
    case 'az':
    case 'azure':
    case 'abfss': {
      const text = env['AZURE_STORAGE_CONNECTION_STRING']
      return text ? { type: 'azure', values: { CONNECTION_STRING: text } } : undefined
    }
    default: {
      const token = env['ASSAY_HTTP_TOKEN']
      return token ? { type: 'http', values: { BEARER_TOKEN: token } } : undefined
    }
  }
}

function s3Values(env: Environment): Secret['values'] {
  const endpoint = env['AWS_ENDPOINT_URL']
  const store = endpoint ? new URL(endpoint) : undefined
  return {
    KEY_ID: env['AWS_ACCESS_KEY_ID'],
    SECRET: env['AWS_SECRET_ACCESS_KEY'],
    SESSION_TOKEN: env['AWS_SESSION_TOKEN'],
    REGION: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'],
    // Stores other than Amazon's rarely have a host name per bucket.
    ...(store === undefined
      ? {}
      : { ENDPOINT: store.host, URL_STYLE: 'path', USE_SSL: String(store.protocol === 'https:') }),
  }
}

function createSecret(name: string, { type, values }: Secret, scope: string): string {
  const options = Object.entries(values).flatMap(([key, value]) => (value ? [`${key} ${literal(value)}`] : []))
  return `CREATE SECRET ${name} (${[`TYPE ${type}`, ...options, `SCOPE ${literal(scope)}`].join(', ')})`
}
