import type { WarehouseSource } from '../../data/source.ts'
import { type Environment, readAddress } from '../../data/warehouse-address.ts'
import { UserError } from '../../kernel/error.ts'
import type { Summarizable, Summarizer } from '../../ports/summaries.ts'
import { describeRelation, openRelation, type RelationSource } from '../../summary/sql/relation.ts'
import { postgresDialect, quoted } from './dialect.ts'
import { codeOf } from './errors.ts'
import { openSession, type PostgresSession } from './session.ts'
import { readTypes } from './types.ts'

const NO_SUCH_TABLE = '42P01'
const POSTGRES = {
  engine: 'PostgreSQL',
  protocols: ['postgres:', 'postgresql:'],
  example: 'postgres://user:password@host:5432/database',
}

/**
 * Sums tables up inside PostgreSQL, each in one read-only transaction that sees one moment. `environment` holds the addresses; nothing of them
 * is ever part of a message. `close` ends the connections.
 */
export function createPostgresSummarizer(
  environment: Environment,
): Summarizer<WarehouseSource> & { close(): Promise<void> } {
  const sessions: PostgresSession[] = []
  return {
    openSummary: async (source, name) => {
      const { urlEnv } = source
      const address = readAddress(environment, { ...POSTGRES, name, urlEnv })
      const session = await openSession(address.href, { name, urlEnv })
      sessions.push(session)
      return openTable(session, source, name)
    },
    close: async () => {
      await Promise.all(sessions.splice(0).map((session) => session.close()))
    },
  }
}

async function openTable(session: PostgresSession, source: WarehouseSource, name: string): Promise<Summarizable> {
  const relation: RelationSource = describeRelation(source, name, quoted)
  const fields = await describeFields(session, relation)
  const columns = await readTypes(session, fields)
  return openRelation({ run: session.query, dialect: postgresDialect, relation, columns })
}

async function describeFields(session: PostgresSession, relation: RelationSource) {
  // PostgreSQL ends the transaction at an error; a savepoint keeps it for the question which tables there are.
  await session.query('SAVEPOINT named')
  try {
    return await session.describe(`SELECT * FROM ${relation.from} LIMIT 0`)
  } catch (error) {
    const cause = error instanceof UserError ? error.cause : undefined
    if (relation.table === undefined || codeOf(cause) !== NO_SUCH_TABLE) throw error
    await session.query('ROLLBACK TO SAVEPOINT named')
    const tables = await session.query(
      `SELECT CASE WHEN table_schema = ANY (current_schemas(false)) THEN '' ELSE table_schema || '.' END || table_name,
table_schema || '.' || table_name FROM information_schema.tables
WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 10000`,
    )
    const isQualified = relation.table.includes('.')
    throw relation.missing(tables.map(([short, full]) => String(isQualified ? full : short)))
  }
}
