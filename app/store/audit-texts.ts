import type { Kysely } from 'kysely'
import type { RecordedText } from '../../shared/audit/export-file.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Tables } from './schema.ts'

/** Texts that entries and records name by digest, each kept once. */
export interface AuditTexts {
  /** Keeps texts; those in `policies` for as long as the chain, the others for the retention of records. */
  keep(texts: readonly RecordedText[], policies: readonly Digest[]): Promise<void>
  read(digests: readonly Digest[]): Promise<ReadonlyMap<Digest, string>>
  /** Everything that one record names, itself included; `undefined` when it was erased. */
  readRecord(digest: Digest): Promise<ReadonlyMap<Digest, string> | undefined>
  /** Removes what no policy is and nobody has kept for `age` milliseconds. */
  forget(age: number): Promise<void>
}

const REFERENCE = /"\$text":"(sha256:[0-9a-f]{64})"/g

export function createAuditTexts(db: Kysely<Tables>, clock: Clock): AuditTexts {
  const read = async (digests: readonly Digest[]): Promise<ReadonlyMap<Digest, string>> => {
    if (digests.length === 0) return new Map()
    const rows = await db.selectFrom('audit_texts').select(['digest', 'body']).where('digest', 'in', digests).execute()
    return new Map(rows.map(({ digest, body }) => [digest as Digest, body]))
  }
  return {
    async keep(texts, policies) {
      const rows = [...new Map(texts.map((one) => [one.digest, one.text]))].map(([digest, body]) => ({
        ...{ digest, body, kept_at: clock.now() },
        is_policy: policies.includes(digest),
      }))
      for (const row of rows) {
        const { kept_at, is_policy } = row
        await db
          .insertInto('audit_texts')
          .values(row)
          .onConflict((conflict) =>
            conflict.column('digest').doUpdateSet({ kept_at, ...(is_policy ? { is_policy } : {}) }),
          )
          .execute()
      }
    },
    read,
    async readRecord(digest) {
      const own = (await read([digest])).get(digest)
      if (own === undefined) return undefined
      const named = [...own.matchAll(REFERENCE)].map((match) => match[1] as Digest)
      const others = await read([...new Set(named)])
      return named.every((one) => others.has(one)) ? new Map([[digest, own], ...others]) : undefined
    },
    async forget(age) {
      await db
        .deleteFrom('audit_texts')
        .where('is_policy', '=', false)
        .where('kept_at', '<', clock.now() - age)
        .execute()
    },
  }
}
