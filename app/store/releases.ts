import type { Kysely, Selectable } from 'kysely'
import type { Digest } from '../../shared/kernel/digest.ts'
import { DRIFT_RELEASE, type Release, type Releases } from '../../shared/ports/releases.ts'
import type { ReleasesTable, Tables } from './schema.ts'

/** Releases of one holdout that are told: more than any budget that makes sense. */
const MAX_RELEASES = 2000
/** Statements of one kind about one commit that are told, the newest. */
const MAX_OF_HEAD = 100

/** Evidence that was read, in the database. */
export function createReleases(db: Kysely<Tables>): Releases {
  return {
    async record(releases) {
      if (releases.length === 0) return
      await db
        .insertInto('releases')
        .values(releases.map(toRow))
        .onConflict((conflict) => conflict.columns(['repository', 'model', 'run_id', 'evidence']).doNothing())
        .execute()
    },
    async ofHead(repository, headSha) {
      // Each kind by itself: many of one must not push out those of the other.
      const kinds = await Promise.all(
        (['!=', '='] as const).map((isDrift) =>
          db
            .selectFrom('releases')
            .selectAll()
            .where('repository', '=', repository)
            .where('head_sha', '=', headSha)
            .where('holdout', isDrift, DRIFT_RELEASE)
            .orderBy('released_at', 'desc')
            .orderBy('run_id', 'desc')
            .limit(MAX_OF_HEAD)
            .execute(),
        ),
      )
      return kinds.flat().map(fromRow)
    },
    async ofHoldout({ repository, model, holdout }) {
      const rows = await db
        .selectFrom('releases')
        .select((select) => [select.fn.min<number>('released_at').as('at'), select.fn.min('candidate').as('candidate')])
        .where('repository', '=', repository)
        .where('model', '=', model)
        .where('holdout', '=', holdout)
        .groupBy(['run_id', 'attempt'])
        .orderBy('at', 'desc')
        .limit(MAX_RELEASES)
        .execute()
      const { since } = await db
        .selectFrom('releases')
        .select((select) => select.fn.min<number | null>('released_at').as('since'))
        .where('repository', '=', repository)
        .where('model', '=', model)
        .where('holdout', '=', holdout)
        .executeTakeFirstOrThrow()
      const releases = rows.map(({ at, candidate }) => ({ at, candidate: candidate as Digest })).toReversed()
      return { ...(since === null ? {} : { since }), releases }
    },
  }
}

function fromRow(row: Selectable<ReleasesTable>): Release {
  return {
    repository: row.repository,
    model: row.model,
    headSha: row.head_sha,
    runId: row.run_id,
    attempt: row.attempt,
    holdout: row.holdout as Digest,
    candidate: row.candidate as Digest,
    evidence: row.evidence as Digest,
    ...(row.statement === null ? {} : { statement: row.statement }),
    at: row.released_at,
  }
}

function toRow(release: Release): ReleasesTable {
  return {
    repository: release.repository,
    model: release.model,
    head_sha: release.headSha,
    run_id: release.runId,
    attempt: release.attempt,
    holdout: release.holdout,
    candidate: release.candidate,
    evidence: release.evidence,
    statement: release.statement ?? null,
    released_at: release.at,
  }
}
