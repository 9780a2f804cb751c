import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Digest } from '../../shared/kernel/digest.ts'
import { Fault, messageOf } from '../../shared/kernel/error.ts'
import type { AlertState } from '../../shared/monitor/alert.ts'
import { parseAlertState } from '../../shared/monitor/drift-state.ts'
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
      const revision = alert.revision + 1
      const row = { ...toRow(alert), revision }
      const written =
        alert.revision === 0
          ? await db
              .insertInto('alerts')
              .values(row)
              .onConflict((conflict) => conflict.columns(['repository', 'model']).doNothing())
              .returning('revision')
              .executeTakeFirst()
          : await db
              .updateTable('alerts')
              .set(row)
              .where('repository', '=', alert.repository)
              .where('model', '=', alert.model)
              .where('revision', '=', alert.revision)
              .returning('revision')
              .executeTakeFirst()
      if (written === undefined) {
        const place = `the drift alert of ${alert.model} in ${alert.repository}`
        throw new Fault('STORE_UNAVAILABLE', `${place} was changed by another replica meanwhile; it is tried again`)
      }
      return { ...alert, revision }
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
    ...(row.monitor === null ? {} : { monitor: readMonitor(row.monitor, row) }),
    revision: row.revision,
  }
}

/** We wrote it, so what is wrong with it is our fault; it is not begun anew, because an open alert would be forgotten. */
function readMonitor(text: string, { repository, model }: Selectable<AlertsTable>): AlertState {
  try {
    return parseAlertState(text, `alert of ${model} in ${repository}`)
  } catch (error) {
    throw new Fault('STORE_UNAVAILABLE', `the store holds a broken drift state: ${messageOf(error)}`, { cause: error })
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
    monitor: alert.monitor === undefined ? null : JSON.stringify(alert.monitor),
    revision: alert.revision,
  }
}
