import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Kysely } from 'kysely'
import { keyId, type Sha256, successorText } from '../../shared/audit/entry.ts'
import type { PublicKey } from '../../shared/audit/export-file.ts'
import type { Audit } from '../../shared/ports/audit.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Tables } from '../store/schema.ts'

/** The key that signs checkpoints now. */
export type AuditKey = PublicKey & { readonly sign: (text: string) => string }

type KeyPorts = {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly sha256: Sha256
  /** Where a change of the key is noted, per chain. */
  readonly auditOf: (chain: string) => Audit
}

/** An Ed25519 key with its public half; `pem` is PKCS #8. */
export function toAuditKey(pem: string | KeyObject, sha256: Sha256): AuditKey {
  const privateKey = typeof pem === 'string' ? createPrivateKey(pem) : pem
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  return {
    id: keyId(publicKey, sha256),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  }
}

/**
 * The key of the environment (`given`: the one in use, then the one before it, if any), or one that is made at the first start and kept in
 * the database. When it is another than before, every chain says so, endorsed by the old key where that is at hand.
 */
export async function openAuditKey(ports: KeyPorts, given: readonly string[]): Promise<AuditKey> {
  const { db, sha256 } = ports
  const [newest] = await db.selectFrom('audit_keys').selectAll().orderBy('since', 'desc').limit(1).execute()
  const kept = newest?.private_key == null ? undefined : toAuditKey(newest.private_key, sha256)
  const [now, before] = given.map((pem) => toAuditKey(pem, sha256))
  if (now === undefined) {
    if (kept !== undefined) return kept
    return await makeKey(ports, newest?.id)
  }
  if (newest?.id === now.id) return now
  await keep(ports, now, null)
  const old = [before, kept].find((one) => one?.id === newest?.id)
  if (newest !== undefined) await noteRotation(ports, { from: newest.id, to: now, old })
  return now
}

async function makeKey(ports: KeyPorts, from: string | undefined): Promise<AuditKey> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = toAuditKey(privateKey, ports.sha256)
  await keep(ports, key, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  // Another replica may have made one at the same moment: the older one is everybody's.
  const rows = await ports.db.selectFrom('audit_keys').selectAll().where('private_key', 'is not', null).execute()
  const [first] = from === undefined ? rows.toSorted((a, b) => a.since - b.since || a.id.localeCompare(b.id)) : []
  if (first?.private_key != null && first.id !== key.id) return toAuditKey(first.private_key, ports.sha256)
  if (from !== undefined) await noteRotation(ports, { from, to: key, old: undefined })
  return key
}

async function keep({ db, clock }: KeyPorts, { id, publicKey }: AuditKey, privateKey: string | null): Promise<void> {
  const row = { id, public_key: publicKey, private_key: privateKey, since: clock.now() }
  await db
    .insertInto('audit_keys')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ since: row.since }))
    .execute()
}

async function noteRotation(
  { db, auditOf }: KeyPorts,
  { from, to, old }: { readonly from: string; readonly to: AuditKey; readonly old: AuditKey | undefined },
): Promise<void> {
  const endorsement = old === undefined ? {} : { endorsement: old.sign(successorText(to.publicKey)) }
  const payload = { from, to: to.id, publicKey: to.publicKey, ...endorsement }
  for (const { chain } of await db.selectFrom('audit_heads').select('chain').execute()) {
    await auditOf(chain).append({ kind: 'key.rotation', actor: 'operator', payload })
  }
}
