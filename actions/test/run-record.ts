import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { Log } from '../../shared/ports/log.ts'
import { type RunRecord, runRecordPath, runRecordSchema } from '../../shared/train/run-record.ts'

/**
 * The digest of the record of the run that made exactly these model files; `undefined` when there is no record, or it is about
 * other bytes. Throws UserError EVIDENCE_INVALID when the record was changed by hand.
 */
export async function findRunRecord(
  { files, log }: { readonly files: Files; readonly log: Log },
  model: { readonly name: string; readonly path: string },
): Promise<Digest | undefined> {
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
  if (made.join() === present.join()) return files.sha256(text)
  log.warn(`${path} is about other files than ${model.path}, so the evidence does not name it`)
  return undefined
}
