import { proofAudience, proofPath, writeProofFile } from '../../shared/evidence/proof/file.ts'
import { Fault } from '../../shared/kernel/error.ts'
import type { Services } from './services.ts'

/**
 * Asks GitHub for an identity token over exactly the bytes of the evidence and writes it beside them; the paths to upload. Throws
 * UserError INPUT_INVALID where the job may not ask, Fault GITHUB_UNAVAILABLE when GitHub does not answer.
 */
export async function proveEvidence(
  { files, identityToken }: Pick<Services, 'files' | 'identityToken'>,
  path: string,
): Promise<readonly string[]> {
  const digest = (await files.digest(path))?.[0]?.digest
  if (digest === undefined) throw new Fault('INTERNAL', `the evidence ${path} is gone`)
  const proof = proofPath(path)
  await files.write(proof, writeProofFile(digest, await identityToken(proofAudience(digest))))
  return [proof]
}
