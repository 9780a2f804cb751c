import type { EvidenceSource } from '../evidence/parts.ts'
import { STATEMENT_TYPE } from '../evidence/schema.ts'
import { readResults } from '../ingest/read-results.ts'
import { IMPORTED_PREDICATE_TYPE, type ImportedStatement, importedPath, type Tool } from '../ingest/schema.ts'
import { UserError } from '../kernel/error.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'

type ImportInput = {
  readonly tool: Tool
  readonly file: string
  readonly model: string
  readonly source: EvidenceSource
  readonly assayVersion: string
}

/**
 * Keeps the results of another tool as a statement about the file that they stand in, marked as nobody's measurement of ours (level E0).
 * Throws UserError INPUT_INVALID when the file is not there or not what the tool writes.
 */
export async function importResults(
  { files, clock }: { readonly files: Files; readonly clock: Clock },
  { tool, file, model, source, assayVersion }: ImportInput,
): Promise<{ readonly statement: ImportedStatement; readonly path: string }> {
  const bytes = await files.readBytes(file)
  if (bytes === undefined) {
    throw new UserError('INPUT_INVALID', { file, message: 'is not there', fix: `name the file that ${tool} wrote` })
  }
  const digest = files.sha256(bytes)
  const results = readResults(tool, new TextDecoder().decode(bytes), file)
  const statement: ImportedStatement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: file, digest: { sha256: digest.slice('sha256:'.length) } }],
    predicateType: IMPORTED_PREDICATE_TYPE,
    predicate: {
      schemaVersion: 1,
      kind: 'imported',
      level: 'E0',
      assay: assayVersion,
      model,
      createdAt: new Date(clock.now()).toISOString(),
      source,
      origin: { tool, file, digest },
      ...results,
    },
  }
  const path = importedPath(model, tool)
  await files.write(path, `${JSON.stringify(statement, null, 2)}\n`)
  return { statement, path }
}
