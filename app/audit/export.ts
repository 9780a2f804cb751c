import type { Kysely } from 'kysely'
import { type SignedCheckpoint, toExportLines } from '../../shared/audit/export-file.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { AuditTexts } from '../store/audit-texts.ts'
import type { Tables } from '../store/schema.ts'

/** Whose records travel with the chain, and how far back (milliseconds since 1970 UTC). */
export type RecordSelection = { readonly repository: string; readonly since: number }

const PAGE = 2000

type Named = { readonly policies: Set<Digest>; readonly records: Digest[] }

/**
 * The chain as a file up to its last checkpoint: keys, entries, checkpoints and policies; with `select`, also everything that evaluations
 * of one repository read. `undefined`: there is no such chain, or nothing of it is sealed yet.
 */
export async function exportChain(
  { db, texts }: { readonly db: Kysely<Tables>; readonly texts: AuditTexts },
  chain: string,
  select?: RecordSelection,
): Promise<string | undefined> {
  const rows = await db.selectFrom('audit_checkpoints').selectAll().where('chain', '=', chain).orderBy('n').execute()
  const size = rows.at(-1)?.size
  if (size === undefined) return undefined
  const named: Named = { policies: new Set(), records: [] }
  const entries: string[] = []
  for (let from = 0; from < size; from += PAGE)
    entries.push(...(await readPage(db, { chain, from, size }, named, select)))
  const keys = await db.selectFrom('audit_keys').select(['id', 'public_key as publicKey']).orderBy('since').execute()
  const known = new Map(await texts.read([...named.policies]))
  for (const record of named.records) for (const one of (await texts.readRecord(record)) ?? []) known.set(...one)
  const lines = toExportLines({
    keys,
    entries,
    checkpoints: rows.map(({ body }) => JSON.parse(body) as SignedCheckpoint),
    texts: [...known].map(([digest, text]) => ({ digest, text })),
  })
  return `${lines.join('\n')}\n`
}

async function readPage(
  db: Kysely<Tables>,
  { chain, from, size }: { readonly chain: string; readonly from: number; readonly size: number },
  named: Named,
  select: RecordSelection | undefined,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(['body', 'kind', 'repository', 'at', 'record'])
    .where('chain', '=', chain)
    .where('seq', '>=', from)
    .where('seq', '<', Math.min(from + PAGE, size))
    .orderBy('seq')
    .execute()
  for (const { body, kind, repository, at, record } of rows) {
    if (kind !== 'decision') continue
    for (const digest of policiesOf(body)) named.policies.add(digest)
    const isAsked = select !== undefined && repository === select.repository && at >= select.since
    if (record !== null && isAsked) named.records.push(record as Digest)
  }
  return rows.map(({ body }) => body)
}

function policiesOf(body: string): readonly Digest[] {
  const { policy } = (JSON.parse(body) as { readonly payload: { readonly policy?: PolicyName } }).payload
  return [policy?.digest, policy?.floor?.digest].flatMap((digest) => digest ?? [])
}

type PolicyName = { readonly digest: Digest; readonly floor?: { readonly digest: Digest } }
