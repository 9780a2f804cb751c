import { setImmediate as nextTurn } from 'node:timers/promises'
import { replaySteps } from '../../shared/audit/replay.ts'
import { POLICY_PATH } from '../../shared/policy/parse.ts'
import type { Audit } from '../../shared/ports/audit.ts'
import type { AuditPages } from '../http/audit.ts'
import { type AuditSurroundings, chainOf, createAudit } from '../store/audit.ts'
import { createAuditTexts } from '../store/audit-texts.ts'
import type { Store } from '../store/open-store.ts'
import { exportChain } from './export.ts'
import { openAuditKey } from './keys.ts'
import { type AuditedSettings, createConfigNotes } from './note-config.ts'
import { sealChains } from './seal.ts'

/** The audit logs of all installations. */
export type AuditLogs = {
  readonly of: (installationId: number) => Audit
  readonly pages: AuditPages
  /** Signs what is due, forgets records that are too old, and writes the settings into chains that are new. */
  readonly round: () => Promise<void>
}

/** Records are kept for so long; policies and the chains for ever. */
const KEEP_RECORDS_MS = 400 * 86_400_000
const MAX_REPLAYED = 2000

/** Opens the signing key and everything around the chains. `keys`: private keys of the environment, the one in use first. */
export async function openAuditLogs(
  { db }: Pick<Store, 'db'>,
  keys: readonly string[],
  surroundings: AuditSurroundings & { readonly settings: AuditedSettings },
): Promise<AuditLogs> {
  const { clock, sha256 } = surroundings
  const auditOf = (chain: string): Audit => createAudit(db, chain, surroundings)
  const key = await openAuditKey({ db, clock, sha256, auditOf }, keys)
  const noteConfig = createConfigNotes({ db, sha256, auditOf }, surroundings.settings)
  await noteConfig()
  const texts = createAuditTexts(db, clock)
  const of = (installationId: number): Audit => auditOf(chainOf(installationId))
  return {
    of,
    pages: {
      now: () => clock.now(),
      async export(chain, select) {
        await sealChains({ db, clock, key }, chain)
        return await exportChain({ db, texts }, chain, select)
      },
      async replay({ installationId, policy, select }) {
        const records = await of(installationId).records({ ...select, limit: MAX_REPLAYED })
        // The operator holds the records themselves, so nothing is held back.
        const candidate = { text: policy, path: POLICY_PATH, digest: sha256(policy) }
        const steps = replaySteps(records, candidate, { showHeldBack: true })
        for (;;) {
          const step = steps.next('go on')
          if (step.done === true) return step.value
          // Two thousand records take a while; others are served meanwhile.
          await nextTurn()
        }
      },
    },
    async round() {
      await noteConfig()
      await sealChains({ db, clock, key })
      await texts.forget(KEEP_RECORDS_MS)
    },
  }
}
