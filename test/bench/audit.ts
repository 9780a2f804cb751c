import { auditChecks } from '../../shared/adapters/system/ed25519.ts'
import { verifyExport } from '../../shared/audit/verify.ts'
import { exportedChain, testKey } from '../fixtures/audit-chain.ts'
import { type Bench, median } from './figure.ts'

const ENTRIES = 100_000
const ROUNDS = 5
const MAX_SECONDS = 1

/** Pure verification of an export in memory: links, order, signatures, policies. */
export const bench: Bench = {
  about: `verification of an exported audit log of ${ENTRIES} decisions with a checkpoint every 100`,
  async run() {
    const key = testKey()
    const { file } = exportedChain(ENTRIES, { key, every: 100 })
    const seconds = Array.from({ length: ROUNDS }, () => {
      const start = performance.now()
      const { problems } = verifyExport(file, auditChecks, [key.publicKey])
      if (problems.length > 0) throw new Error(`a sound log has problems: ${problems[0]?.message}`)
      return (performance.now() - start) / 1000
    })
    const note = `${(file.length / 1e6).toFixed(0)} MB, median of ${ROUNDS}`
    return [{ what: 'verify', value: median(seconds), unit: 's', limit: MAX_SECONDS, note }]
  },
}
