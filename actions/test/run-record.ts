import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { Log } from '../../shared/ports/log.ts'
import { type RunRecord, runRecordPath, runRecordSchema } from '../../shared/train/run-record.ts'

/** A run record by its digest, and the profile of the data that the run read. */
export type FoundRecord = { readonly digest: Digest; readonly profile: Digest | undefined }

/**
 * The record of the run that made exactly these model files; `undefined` when there is no record, or it is about
 * other bytes. Throws UserError EVIDENCE_INVALID when the record was changed by hand.
 */
export async function findRunRecord(
  { files, log }: { readonly files: Files; readonly log: Log },
  model: { readonly name: string; readonly path: string },
): Promise<FoundRecord | undefined> {
  const path = runRecordPath(model.name)
  const text = await files.readText(path)
  if (text === undefined) return undefined
  const record = validate<RunRecord>(
    parseStrictJson(text, path, 'EVIDENCE_INVALID'),
    runRecordSchema,
    'EVIDENCE_INVALID',
  )
  const made = record.subject.map(({ digest }) => `sha256:${digest.sha256}`).sort()
  const present = ((await files.digest(model.path)) ?? []).map(({ digest }) => digest).sort()
  if (made.join() === present.join())
    return { digest: files.sha256(text), profile: record.predicate.data[0]?.profile as Digest | undefined }
  log.warn(`${path} is about other files than ${model.path}, so the evidence does not name it`)
  return undefined
}
