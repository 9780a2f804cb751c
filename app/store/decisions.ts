import type { Kysely } from 'kysely'
import { parseStrictJson } from '../../shared/document/json.ts'
import type { CommandApproval, Decisions } from '../../shared/ports/decisions.ts'
import type { Tables } from './schema.ts'

/** What people decided by comments, in the database. */
export function createDecisions(db: Kysely<Tables>): Decisions {
  return { ...approvalsIn(db), ...waiversIn(db), ...usesIn(db), ...noticesIn(db) }
}

function approvalsIn(db: Kysely<Tables>): Pick<Decisions, 'approve' | 'approvals'> {
  return {
    async approve(repository, { commentId, pullNumber, person, headSha, evidence, at }) {
      await db
        .insertInto('command_approvals')
        .values({
          repository,
          comment_id: commentId,
          pull_number: pullNumber,
          person,
          head_sha: headSha,
          evidence: JSON.stringify(evidence),
          approved_at: at,
        })
        .onConflict((conflict) => conflict.columns(['repository', 'comment_id']).doNothing())
        .execute()
    },
    async approvals(repository, pullNumber) {
      const rows = await db
        .selectFrom('command_approvals')
        .selectAll()
        .where('repository', '=', repository)
        .where('pull_number', '=', pullNumber)
        .orderBy('comment_id')
        .execute()
      return rows.map((row) => ({
        commentId: row.comment_id,
        pullNumber: row.pull_number,
        person: row.person,
        headSha: row.head_sha,
        evidence: parseStrictJson(row.evidence, 'approval', 'STATE_INVALID').value as CommandApproval['evidence'],
        at: row.approved_at,
      }))
    },
  }
}

function waiversIn(db: Kysely<Tables>): Pick<Decisions, 'request' | 'agree' | 'revoke' | 'waivers'> {
  return {
    async request(repository, waiver) {
      await db
        .insertInto('waivers')
        .values({
          repository,
          id: waiver.id,
          pull_number: waiver.pullNumber,
          head_sha: waiver.headSha,
          model: waiver.model,
          rule: waiver.rule,
          reason: waiver.reason,
          requested_by: waiver.requestedBy,
          requested_at: waiver.createdAt,
          expires_at: waiver.expiresAt,
          revoked_by: null,
          is_emergency: waiver.isEmergency === true,
        })
        .onConflict((conflict) => conflict.columns(['repository', 'id']).doNothing())
        .execute()
    },
    async agree(repository, waiver, { person, at }) {
      await db
        .insertInto('waiver_agreements')
        .values({ repository, waiver, login: person.toLowerCase(), person, agreed_at: at })
        .onConflict((conflict) => conflict.columns(['repository', 'waiver', 'login']).doNothing())
        .execute()
    },
    async revoke(repository, waiver, person) {
      await db
        .updateTable('waivers')
        .set({ revoked_by: person })
        .where('repository', '=', repository)
        .where('id', '=', waiver)
        .where('revoked_by', 'is', null)
        .execute()
    },
    async waivers(repository, pullNumber) {
      const rows = await db
        .selectFrom('waivers')
        .selectAll()
        .where('repository', '=', repository)
        .where('pull_number', '=', pullNumber)
        .orderBy('requested_at')
        .orderBy('id')
        .execute()
      const ids = rows.map(({ id }) => id)
      const agreements = ids.length === 0 ? [] : await agreementsOf(db, repository, ids)
      return rows.map((row) => ({
        id: row.id,
        pullNumber: row.pull_number,
        headSha: row.head_sha,
        model: row.model,
        rule: row.rule,
        reason: row.reason,
        requestedBy: row.requested_by,
        createdAt: row.requested_at,
        expiresAt: row.expires_at,
        ...(row.revoked_by === null ? {} : { revokedBy: row.revoked_by }),
        ...(row.is_emergency ? { isEmergency: true } : {}),
        agreements: agreements
          .filter(({ waiver }) => waiver === row.id)
          .map(({ person, agreed_at: at }) => ({ person, at })),
      }))
    },
  }
}

function agreementsOf(db: Kysely<Tables>, repository: string, ids: readonly string[]) {
  return db
    .selectFrom('waiver_agreements')
    .select(['waiver', 'person', 'agreed_at'])
    .where('repository', '=', repository)
    .where('waiver', 'in', ids)
    .orderBy('agreed_at')
    .orderBy('login')
    .execute()
}

function usesIn(db: Kysely<Tables>): Pick<Decisions, 'use' | 'uses'> {
  return {
    async use(repository, waiver, headSha) {
      await db
        .insertInto('waiver_uses')
        .values({ repository, waiver, head_sha: headSha })
        .onConflict((conflict) => conflict.columns(['repository', 'waiver', 'head_sha']).doNothing())
        .execute()
    },
    async uses(repository, waiver) {
      const rows = await db
        .selectFrom('waiver_uses')
        .select('head_sha')
        .where('repository', '=', repository)
        .where('waiver', '=', waiver)
        .orderBy('place')
        .execute()
      return rows.map((row) => row.head_sha)
    },
  }
}

function noticesIn(db: Kysely<Tables>): Pick<Decisions, 'isTold' | 'told'> {
  return {
    async isTold(repository, pullNumber, key) {
      const row = await db
        .selectFrom('notices')
        .select('key')
        .where('repository', '=', repository)
        .where('pull_number', '=', pullNumber)
        .where('key', '=', key)
        .executeTakeFirst()
      return row !== undefined
    },
    async told(repository, pullNumber, key) {
      await db
        .insertInto('notices')
        .values({ repository, pull_number: pullNumber, key })
        .onConflict((conflict) => conflict.columns(['repository', 'pull_number', 'key']).doNothing())
        .execute()
    },
  }
}
