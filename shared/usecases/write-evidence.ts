import { parseStatement } from '../evidence/parse.ts'
import type { Evidence } from '../evidence/schema.ts'
import { Fault, messageOf } from '../kernel/error.ts'
import type { Files } from '../ports/files.ts'

/**
 * Writes a statement where the gate will look for it, after reading it as the gate will: numbers that the gate would refuse are our
 * mistake, told where they were made and not after the merge button. Throws Fault INTERNAL, and then writes nothing.
 */
export async function writeEvidence(files: Pick<Files, 'write'>, path: string, statement: Evidence): Promise<void> {
  const text = `${JSON.stringify(statement, null, 2)}\n`
  try {
    parseStatement(text, path)
  } catch (error) {
    throw new Fault('INTERNAL', `what was measured is no evidence: ${messageOf(error)}`, { cause: error })
  }
  await files.write(path, text)
}
