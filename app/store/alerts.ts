import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Alerts, DriftAlert } from '../../shared/ports/alerts.ts'
import type { AlertsTable, Tables } from './schema.ts'

/** Drift alerts in the database. */
export function createAlerts(db: Kysely<Tables>): Alerts {
  return {
    async find(repository, model) {
      const row = await db
        .selectFrom('alerts')
        .selectAll()
        .where('repository', '=', repository)
        .where('model', '=', model)
        .executeTakeFirst()
      return row === undefined ? undefined : fromRow(row)
    },
    async open(repository) {
      const rows = await db
        .selectFrom('alerts')
        .selectAll()
        .where('repository', '=', repository)
        .where('state', '=', 'open')
        .orderBy('model')
        .execute()
      return rows.map(fromRow)
    },
    async save(alert) {
      const row = toRow(alert)
      await db
        .insertInto('alerts')
        .values(row)
        .onConflict((conflict) => conflict.columns(['repository', 'model']).doUpdateSet(row))
        .execute()
    },
  }
}

function fromRow(row: Selectable<AlertsTable>): DriftAlert {
  return {
    repository: row.repository,
    model: row.model,
    state: row.state,
    ...(row.issue_number === null ? {} : { issueNumber: row.issue_number }),
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    ...(row.evidence_digest === null ? {} : { evidenceDigest: row.evidence_digest as Digest }),
    artifactId: row.artifact_id,
  }
}

function toRow(alert: DriftAlert): Insertable<AlertsTable> {
  return {
    repository: alert.repository,
    model: alert.model,
    state: alert.state,
    issue_number: alert.issueNumber ?? null,
    first_seen: alert.firstSeen,
    last_seen: alert.lastSeen,
    evidence_digest: alert.evidenceDigest ?? null,
    artifact_id: alert.artifactId,
  }
}
