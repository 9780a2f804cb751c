import { type Contradiction, contradictions } from '../../shared/audit/compare-exports.ts'
import { type Verification, verifyExport } from '../../shared/audit/verify.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { readNeeded } from '../kit/audit-file.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { auditHelp } from './help.ts'
import { type AuditInputs, readAuditInputs } from './inputs.ts'
import { presentAudit } from './present.ts'

export const auditVerb = createVerb({ name: 'audit', help: auditHelp, read: readAuditInputs, run: runAudit })

/** Verifies one export, or every export of a folder and that they tell one history. */
async function runAudit(services: Services, { verify, key }: AuditInputs): Promise<Outcome> {
  const trusted = key === undefined ? [] : publicKeys(await readNeeded(services, key, '--key'), key)
  const found = (await services.files.digest(verify)) ?? []
  const isFile = found.length === 1 && found[0]?.path === verify
  const paths = isFile ? [verify] : found.map(({ path }) => path).filter((path) => path.endsWith('.jsonl'))
  if (paths.length === 0) await readNeeded(services, `${verify}${isFile ? '' : '/*.jsonl'}`, '--verify')
  const checked: { path: string; verification: Verification }[] = []
  for (const path of paths) {
    const text = await readNeeded(services, path, '--verify')
    checked.push({ path, verification: verifyExport(text, services.auditChecks, trusted) })
  }
  const apart: readonly Contradiction[] = contradictions(checked)
  return presentAudit(checked, apart)
}

/** PEM blocks or lines of Base64. Throws UserError INPUT_INVALID. */
function publicKeys(text: string, file: string): readonly string[] {
  const blocks = [...text.matchAll(/-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----/g)].map(
    ([, body = '']) => body,
  )
  const lines = blocks.length > 0 ? blocks : text.split('\n')
  const keys = lines.map((line) => line.replaceAll(/\s/g, '')).filter((line) => line !== '')
  if (keys.length > 0 && keys.every((key) => /^[A-Za-z0-9+/]{59}=$/.test(key))) return keys
  const fix = 'give Ed25519 public keys as PEM, or the `publicKey` of a `key` line of an export that you trust'
  throw new UserError('INPUT_INVALID', { file, message: 'there is no Ed25519 public key in it', fix })
}
