import type { Kysely } from 'kysely'
import { type Checkpoint, checkpointText } from '../../shared/audit/entry.ts'
import type { SignedCheckpoint } from '../../shared/audit/export-file.ts'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Tables } from '../store/schema.ts'
import type { AuditKey } from './keys.ts'

/** An entry is under a checkpoint after so many entries or so long, whichever comes first; the watchdog looks every 30 seconds. */
const MAX_UNSEALED = 100
const MAX_UNSEALED_MS = 10 * 60_000

type SealPorts = { readonly db: Kysely<Tables>; readonly clock: Clock; readonly key: AuditKey }

/** Signs a checkpoint for every chain that is due; for `only` at once, whatever its age. Throws Fault STORE_UNAVAILABLE. */
export async function sealChains(ports: SealPorts, only?: string): Promise<void> {
  const { db, clock } = ports
  const heads = await db
    .selectFrom('audit_heads')
    .selectAll()
    .where('size', '>', 0)
    .$if(only !== undefined, (query) => query.where('chain', '=', only ?? ''))
    .execute()
  for (const { chain, size, hash } of heads) {
    const last = await lastCheckpoint(db, chain)
    if (last?.size === size) continue
    const isDue = size - (last?.size ?? 0) >= MAX_UNSEALED || clock.now() - (last?.at ?? 0) >= MAX_UNSEALED_MS
    if (isDue || only !== undefined) await seal(ports, { chain, size, head: hash as Digest, n: (last?.n ?? 0) + 1 })
  }
}

async function lastCheckpoint(db: Kysely<Tables>, chain: string) {
  const query = db.selectFrom('audit_checkpoints').select(['n', 'size', 'at']).where('chain', '=', chain)
  return await query.orderBy('n', 'desc').limit(1).executeTakeFirst()
}

/** Of two replicas that seal at once, one does. */
async function seal(
  { db, clock, key }: SealPorts,
  head: Pick<Checkpoint, 'chain' | 'size' | 'head' | 'n'>,
): Promise<void> {
  const checkpoint: Checkpoint = { v: 1, ...head, at: clock.now(), key: key.id }
  const signed: SignedCheckpoint = { checkpoint, signature: key.sign(checkpointText(checkpoint)) }
  const { chain, n, size, at } = checkpoint
  await db
    .insertInto('audit_checkpoints')
    .values({ chain, n, size, at, body: canonicalJson(signed) })
    .onConflict((conflict) => conflict.columns(['chain', 'n']).doNothing())
    .execute()
}
