import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { ConstructorOptions } from 'pg-boss'
import { fromPglite } from 'pg-boss'
import { Fault, messageOf } from '../../shared/kernel/error.ts'
import type { StoreConfig } from '../env.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrations.ts'
import { openPglite } from './pglite.ts'
import type { Tables } from './schema.ts'

/** The database, migrated, and what the queue needs to live in it. */
export type Store = {
  readonly db: Kysely<Tables>
  readonly queue: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>
  /** Only this process can be at work: whatever is marked active was left by one that died. */
  readonly isExclusive: boolean
  /** Gives the space of removed rows back to the tables; PostgreSQL does so by itself, the embedded one has nobody for it. */
  tidy(): Promise<void>
  close(): Promise<void>
}

const INT8_OID = 20
const POOL_SIZE = 8

/** Opens PGlite in a folder (one process, locked) or PostgreSQL (several replicas). Throws Fault STORE_UNAVAILABLE. */
export async function openStore(config: StoreConfig): Promise<Store> {
  const store = config.kind === 'pglite' ? await openFolder(config.folder) : openPostgres(config.url)
  try {
    await migrate(store.db)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

async function openFolder(folder: string): Promise<Store> {
  const lock = await lockFolder(folder)
  try {
    const pglite = await openPglite(folder)
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
    return {
      db,
      queue: { db: fromPglite(pglite), backend: 'pglite' },
      isExclusive: true,
      tidy: async () => void (await sql`vacuum`.execute(db)),
      async close() {
        await db.destroy()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw new Fault('STORE_UNAVAILABLE', `the data folder ${folder} could not be opened: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

function openPostgres(url: string): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    types: {
      // PGlite gives numbers for int8, node-postgres text: our ids and times stay below 2^53.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  })
  // An idle connection that the server closes is replaced on the next query; unheard, the event would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    queue: { connectionString: url, max: POOL_SIZE },
    isExclusive: false,
    tidy: () => Promise.resolve(),
    close: () => db.destroy(),
  }
}
