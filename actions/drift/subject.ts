import type { DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import { canonicalJson, type Json } from '../../shared/kernel/canonical-json.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import { createManifest, toModelFiles } from '../../shared/lineage/manifest.ts'
import type { Files } from '../../shared/ports/files.ts'

/**
 * What drift evidence is about: the model whose data moved, where its files are at hand; else the reference it was compared with, by
 * the description in the evidence.
 */
export async function driftSubject(
  files: Files,
  predicate: DriftPredicate,
  modelPath: string | undefined,
): Promise<Digest> {
  const digests = modelPath === undefined ? undefined : await files.digest(modelPath)
  if (modelPath !== undefined && digests !== undefined && digests.length > 0) {
    return createManifest(toModelFiles(modelPath, digests), files.sha256).digest
  }
  return files.sha256(canonicalJson(predicate.reference as Json))
}
