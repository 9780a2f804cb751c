import type { Kysely } from 'kysely'
import { deedOf } from '../../shared/audit/deed.ts'
import type { Sha256 } from '../../shared/audit/entry.ts'
import { canonicalJson, type Json } from '../../shared/kernel/canonical-json.ts'
import type { Audit } from '../../shared/ports/audit.ts'
import type { AppConfig } from '../env.ts'
import type { Tables } from '../store/schema.ts'

/** What of the operator's settings decides over the gate. */
export type AuditedSettings = Pick<AppConfig, 'apiUrl' | 'floorRequired' | 'floorReleased' | 'ledgerReleased'> & {
  readonly store: Pick<AppConfig['store'], 'kind'>
}

type ConfigPorts = {
  readonly db: Kysely<Tables>
  readonly sha256: Sha256
  readonly auditOf: (chain: string) => Audit
}

/**
 * Writes the settings into every chain that does not say them yet: with `ASSAY_FLOOR_RELEASED` an operator sets the organisation's rules
 * aside, with `ASSAY_LEDGER_RELEASED` a champion, and that must not be done unseen. Each chain is asked once per process.
 */
export function createConfigNotes({ db, sha256, auditOf }: ConfigPorts, settings: AuditedSettings) {
  const { apiUrl, store, floorRequired, floorReleased, ledgerReleased = [] } = settings
  const given = ledgerReleased.length === 0 ? {} : { ledgerReleased }
  const said = { store: store.kind, apiUrl, floorRequired, floorReleased, ...given }
  const digest = sha256(canonicalJson(said as unknown as Json))
  const event = { kind: 'config', actor: 'operator', payload: { digest, ...said } as unknown as Json }
  const noted = new Set<string>()
  return async (): Promise<void> => {
    for (const { chain } of await db.selectFrom('audit_heads').select('chain').execute()) {
      if (noted.has(chain)) continue
      await auditOf(chain).conclude(deedOf(event, { subject: 'config', state: digest }, sha256))
      noted.add(chain)
    }
  }
}
