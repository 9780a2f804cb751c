import type { Kysely } from 'kysely'
import {
  type AuditEntry,
  type AuditEvent,
  entryHash,
  entryText,
  GENESIS,
  type Sha256,
} from '../../shared/audit/entry.ts'
import type { RecordedText } from '../../shared/audit/export-file.ts'
import { payloadProblems } from '../../shared/audit/kinds.ts'
import { unpackRecord } from '../../shared/audit/pack.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import { Fault, formatProblem } from '../../shared/kernel/error.ts'
import type { Audit } from '../../shared/ports/audit.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import { addEntry, type NewEntry } from './audit-entry.ts'
import { type AuditTexts, createAuditTexts } from './audit-texts.ts'
import { saveEvaluation } from './evaluations.ts'
import type { Tables } from './schema.ts'

export type AuditSurroundings = { readonly clock: Clock; readonly sha256: Sha256; readonly app: string }

/** How often another replica may be faster before we give up. */
const MAX_TRIES = 50

/** The chain of an installation. */
export function chainOf(installationId: number): string {
  return `installation/${installationId}`
}

type Place = Pick<NewEntry, 'subject' | 'sameness' | 'evaluation'>

const NOWHERE: Place = { subject: undefined, sameness: undefined, evaluation: undefined }

/**
 * The audit chain `chain` in the database. An entry, the head of the chain, and the evaluation are written by one statement: a
 * transaction over several would take in whatever else is asked of the one connection that PGlite has.
 */
export function createAudit(db: Kysely<Tables>, chain: string, { clock, sha256, app }: AuditSurroundings): Audit {
  const texts = createAuditTexts(db, clock)
  const write = async (event: AuditEvent, place: Place): Promise<void> => {
    refuseUnfit(event)
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const { size, hash } = await headOf(db, chain)
      const entry: AuditEntry = { ...event, v: 1, chain, seq: size, prev: hash, at: clock.now(), app }
      const body = entryText(entry)
      if (await addEntry(db, { entry, body, hash: entryHash(body, sha256), ...place })) return
    }
    throw new Fault('STORE_UNAVAILABLE', `the audit log ${chain} is written by others all the time; it is tried again`)
  }
  return {
    app,
    async append(event, known = []) {
      await keepTexts(texts, known, event)
      await write(event, NOWHERE)
    },
    async conclude({ event, texts: known, subject, sameness }, evaluation) {
      if ((await lastSameness(db, chain, subject)) === sameness) {
        if (evaluation !== undefined) await saveEvaluation(db, evaluation)
        return
      }
      await keepTexts(texts, known, event)
      await write(event, { subject, sameness, evaluation })
    },
    async records({ repository, since, limit, headSha }) {
      const rows = await db
        .selectFrom('audit_entries')
        .select('record')
        .where('chain', '=', chain)
        .where('repository', '=', repository)
        .where('at', '>=', since)
        .where('record', 'is not', null)
        .$if(headSha !== undefined, (query) => query.where('subject', 'like', `%:${headSha}`))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute()
      const found = await Promise.all(rows.map(({ record }) => texts.readRecord(record as Digest)))
      return found.flatMap((known, i) =>
        known === undefined ? [] : [unpackRecord(rows[i]?.record as Digest, (digest) => known.get(digest))],
      )
    },
  }
}

function refuseUnfit({ kind, payload }: AuditEvent): void {
  const problems = payloadProblems(kind, payload)
  if (problems.length > 0)
    throw new Fault('INTERNAL', `an audit entry is unfit: ${problems.map(formatProblem).join('; ')}`)
}

/** Kept before the entry that names them: a text that nothing names harms nobody, an entry without its text would. */
async function keepTexts(texts: AuditTexts, known: readonly RecordedText[], { payload }: AuditEvent): Promise<void> {
  const { policy } = payload as { readonly policy?: { readonly digest: Digest; readonly floor?: { digest: Digest } } }
  await texts.keep(
    known,
    [policy?.digest, policy?.floor?.digest].flatMap((digest) => digest ?? []),
  )
}

async function headOf(db: Kysely<Tables>, chain: string): Promise<{ readonly size: number; readonly hash: Digest }> {
  const find = () => db.selectFrom('audit_heads').select(['size', 'hash']).where('chain', '=', chain).executeTakeFirst()
  let row = await find()
  if (row === undefined) {
    const first = { chain, size: 0, hash: GENESIS }
    await db
      .insertInto('audit_heads')
      .values(first)
      .onConflict((conflict) => conflict.column('chain').doNothing())
      .execute()
    row = (await find()) ?? first
  }
  return { size: row.size, hash: row.hash as Digest }
}

/** What the last decision about a subject said. */
async function lastSameness(db: Kysely<Tables>, chain: string, subject: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('audit_entries')
    .select('sameness')
    .where('chain', '=', chain)
    .where('subject', '=', subject)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sameness
}
