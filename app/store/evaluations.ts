import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Verdict } from '../../shared/kernel/verdict.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import type { Evaluation, EvaluationKey, Evaluations } from '../../shared/ports/evaluations.ts'
import type { EvaluationsTable, Tables } from './schema.ts'

/** Evaluations in the database. */
export function createEvaluations(db: Kysely<Tables>): Evaluations {
  return {
    async find(key) {
      const row = await db
        .selectFrom('evaluations')
        .selectAll()
        .where('repository', '=', key.repository)
        .where('pull_number', '=', key.pullNumber)
        .where('base_ref', '=', key.baseRef)
        .where('head_sha', '=', key.headSha)
        .executeTakeFirst()
      return row === undefined ? undefined : fromRow(row)
    },
    save: (evaluation) => saveEvaluation(db, evaluation),
    async forgetWritten(repository, pullNumber) {
      await db
        .updateTable('evaluations')
        .set((row) => ({ asked: row('asked', '+', 1) }))
        .where('repository', '=', repository)
        .where('pull_number', '=', pullNumber)
        .execute()
    },
    async comment(repository, pullNumber) {
      const row = await db
        .selectFrom('comments')
        .select(['comment_id', 'body_digest'])
        .where('repository', '=', repository)
        .where('pull_number', '=', pullNumber)
        .executeTakeFirst()
      return row === undefined ? undefined : { commentId: row.comment_id, bodyDigest: row.body_digest as Digest }
    },
    async saveComment(repository, pullNumber, { commentId, bodyDigest }) {
      const row = { repository, pull_number: pullNumber, comment_id: commentId, body_digest: bodyDigest }
      await db
        .insertInto('comments')
        .values(row)
        .onConflict((conflict) => conflict.columns(['repository', 'pull_number']).doUpdateSet(row))
        .execute()
    },
    async count() {
      const { n } = await db
        .selectFrom('evaluations')
        .select((select) => select.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return n
    },
  }
}

/** Writes or replaces the row of the evaluation's key. */
export async function saveEvaluation(db: Kysely<Tables>, evaluation: Evaluation): Promise<void> {
  const row = evaluationRow(evaluation)
  await db
    .insertInto('evaluations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['repository', 'pull_number', 'base_ref', 'head_sha']).doUpdateSet(row))
    .execute()
}

function keyOf(
  row: Pick<Selectable<EvaluationsTable>, 'repository' | 'pull_number' | 'head_sha' | 'base_ref'>,
): EvaluationKey {
  return {
    repository: row.repository,
    pullNumber: row.pull_number,
    headSha: row.head_sha,
    baseRef: row.base_ref,
  }
}

function fromRow(row: Selectable<EvaluationsTable>): Evaluation {
  return {
    ...keyOf(row),
    verdict: row.verdict as Verdict,
    ...(row.tree === null ? {} : { tree: JSON.parse(row.tree) as GateVerdict }),
    ...(row.policy_digest === null ? {} : { policyDigest: row.policy_digest as Digest }),
    evidenceDigests: JSON.parse(row.evidence_digests) as Digest[],
    ...(row.check_run_id === null ? {} : { checkRunId: row.check_run_id }),
    isConcluded: row.is_concluded,
    ...(row.written === null ? {} : { written: row.written as Digest }),
    ...(row.asked === 0 ? {} : { asked: row.asked, answered: row.answered }),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}

/** An evaluation as its row. */
export function evaluationRow(evaluation: Evaluation): Insertable<EvaluationsTable> {
  return {
    repository: evaluation.repository,
    pull_number: evaluation.pullNumber,
    head_sha: evaluation.headSha,
    base_ref: evaluation.baseRef,
    verdict: evaluation.verdict,
    tree: evaluation.tree === undefined ? null : JSON.stringify(evaluation.tree),
    policy_digest: evaluation.policyDigest ?? null,
    evidence_digests: JSON.stringify(evaluation.evidenceDigests),
    check_run_id: evaluation.checkRunId ?? null,
    is_concluded: evaluation.isConcluded,
    written: evaluation.written ?? null,
    answered: evaluation.answered ?? 0,
    started_at: evaluation.startedAt,
    finished_at: evaluation.finishedAt,
  }
}
