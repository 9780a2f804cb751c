import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { KnownIssuerKeys } from '../../shared/ports/proof-keys.ts'
import type { Tables } from './schema.ts'

/** Keys that an issuer of identity tokens listed, and when it was last seen to. */
export const issuerKeyTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table issuer_keys (
      issuer text not null,
      kid text not null,
      jwk text not null,
      seen_at int8 not null,
      primary key (issuer, kid)
    )`.execute(db)
  },
}

/** `jwk`: the public key as JSON text. */
export type IssuerKeysTable = {
  readonly issuer: string
  readonly kid: string
  readonly jwk: string
  readonly seen_at: number
}

/** No artifact of GitHub is kept longer than 400 days, so no evidence needs an older key. */
const KEEP_MS = 400 * 86_400_000

/** The keys of issuers in the database: what one process saw, the next one knows, and every other replica. */
export function createKnownIssuerKeys(db: Kysely<Tables>): KnownIssuerKeys {
  return {
    async newest(issuer, limit) {
      const rows = await db
        .selectFrom('issuer_keys')
        .select(['kid', 'jwk', 'seen_at as seenAt'])
        .where('issuer', '=', issuer)
        .orderBy('seen_at', 'desc')
        .orderBy('kid')
        .limit(limit)
        .execute()
      return rows.toReversed()
    },
    async seen(issuer, keys, at) {
      for (const { kid, jwk } of keys) {
        await db
          .insertInto('issuer_keys')
          .values({ issuer, kid, jwk, seen_at: at })
          .onConflict((conflict) =>
            conflict.columns(['issuer', 'kid']).doUpdateSet({ jwk, seen_at: at }).where('issuer_keys.seen_at', '<', at),
          )
          .execute()
      }
      await db
        .deleteFrom('issuer_keys')
        .where('seen_at', '<', at - KEEP_MS)
        .execute()
    },
  }
}
