import type { WarehouseSource } from '../../data/source.ts'
import { type Environment, readAddress } from '../../data/warehouse-address.ts'
import type { Summarizer } from '../../ports/summaries.ts'
import type { SqlColumn } from '../../summary/sql/dialect.ts'
import { describeRelation, openRelation, type RelationSource } from '../../summary/sql/relation.ts'
import { createTrinoClient, type TrinoClient } from './client.ts'
import { quoted, trinoDialect } from './dialect.ts'
import { isMissingTable, type TrinoPlace, toTrinoError } from './errors.ts'

const TRINO = {
  engine: 'Trino',
  protocols: ['https:', 'http:'],
  example: 'https://user:password@host/catalog/schema',
}

/**
 * Sums tables up inside Trino, in statements that each begin with SELECT. Trino has no transaction that holds one moment for all
 * connectors: when the number of rows changes between two statements, the summary is refused. `environment` holds the addresses; nothing
 * of them is ever part of a message.
 */
export function createTrinoSummarizer(environment: Environment): Summarizer<WarehouseSource> {
  return {
    openSummary: async (source, name) => {
      const place = { name, urlEnv: source.urlEnv }
      const client = createTrinoClient(readAddress(environment, { ...TRINO, ...place }), place)
      const relation = describeRelation(source, name, quoted)
      const columns = await describeColumns(client, relation, place)
      const run = async (sql: string) => (await client.query(sql)).rows
      return openRelation({ run, dialect: trinoDialect, relation, columns })
    },
  }
}

async function describeColumns(client: TrinoClient, relation: RelationSource, place: TrinoPlace): Promise<SqlColumn[]> {
  const answer = await client.attempt(`SELECT * FROM ${relation.from} LIMIT 0`)
  if (!('message' in answer))
    return answer.columns.map(({ name, type }) => ({ name, type: toType(type), databaseType: type }))
  if (relation.table === undefined || !isMissingTable(answer)) throw toTrinoError(place, answer)
  throw relation.missing(await knownTables(client, relation.table.split('.')))
}

/** Tables of the same catalog, written with as many parts as the user wrote; none when even the catalog is unknown. */
async function knownTables(client: TrinoClient, written: readonly string[]): Promise<string[]> {
  const catalog = written.length === 3 ? `${quoted(written[0] ?? '')}.` : ''
  const answer = await client.attempt(
    `SELECT table_catalog, table_schema, table_name FROM ${catalog}information_schema.tables
WHERE table_schema <> 'information_schema' ORDER BY 2, 3 LIMIT 10000`,
  )
  return 'message' in answer ? [] : answer.rows.map((parts) => parts.slice(-written.length).join('.'))
}

/** Nested and binary types, times of day, intervals, addresses and sketches are of no use to a test. */
function toType(type: string): SqlColumn['type'] {
  if (/^(tinyint|smallint|integer|bigint|real|double|decimal\b.*)$/.test(type)) return 'numeric'
  if (/^(date|timestamp(\(\d+\))?( with time zone)?)$/.test(type)) return 'date'
  if (/^(varchar|char)(\(\d+\))?$|^(uuid|json)$/.test(type)) return 'text'
  return type === 'boolean' ? 'boolean' : 'other'
}
