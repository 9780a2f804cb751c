import { unpackRecord } from '../../shared/audit/pack.ts'
import { payloadOf } from '../../shared/audit/parse-entry.ts'
import { type Parsed, parseLines } from '../../shared/audit/parse-export.ts'
import type { EvaluationRecord } from '../../shared/audit/record.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import { UserError } from '../../shared/kernel/error.ts'
import type { Services } from './services.ts'

/** The text of a file that must be there. Throws UserError INPUT_INVALID. */
export async function readNeeded({ files }: Pick<Services, 'files'>, path: string, flag: string): Promise<string> {
  const text = await files.readText(path)
  if (text !== undefined) return text
  throw new UserError('INPUT_INVALID', {
    file: flag,
    message: `there is no file ${path}`,
    fix: 'name a file that is there',
  })
}

/** Every record that an exported audit log holds, oldest first. Throws UserError EVIDENCE_INVALID or EVIDENCE_MISSING. */
export async function readRecords(
  services: Services,
  path: string,
  flag: string,
): Promise<readonly EvaluationRecord[]> {
  const parsed = parseLines(await readNeeded(services, path, flag), services.auditChecks.sha256)
  if (parsed.problems.length > 0) {
    const problems = parsed.problems.map(({ line, message }) => ({ file: path, line, message }))
    throw new UserError('EVIDENCE_INVALID', problems)
  }
  const records = recordsOf(parsed)
  if (records.length > 0) return records
  throw new UserError('EVIDENCE_MISSING', {
    file: path,
    message: 'the audit log holds no record of what evaluations read',
    fix: 'export it with `?records=1&repository=OWNER/NAME` (docs/audit.md)',
  })
}

function recordsOf({ entries, texts }: Parsed): readonly EvaluationRecord[] {
  const digests = entries.flatMap(({ text }) => (payloadOf(text) as { readonly record?: Digest } | null)?.record ?? [])
  return digests.filter((digest) => texts.has(digest)).map((digest) => unpackRecord(digest, (one) => texts.get(one)))
}
