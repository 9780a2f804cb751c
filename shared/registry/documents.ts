import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import type { UserErrorCode } from '../kernel/error.ts'
import { LEDGER_BRANCH } from './schema.ts'

/** Reads a document of the ledger. Throws UserError REGISTRY_REFUSED with file, line and column when somebody has broken it. */
export function parseLedgerDocument<T>(bytes: Uint8Array, path: string, schema: object): T {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  return parse(text, `${LEDGER_BRANCH}:${path}`, schema, 'REGISTRY_REFUSED')
}

/**
 * The one form in which documents are written: members in the order of `value`, two spaces, a newline at the end.
 * Checked by the schema that reads it back: UserError INPUT_INVALID names every member that does not fit.
 */
export function formatLedgerDocument(value: object, name: string, schema: object): string {
  const text = `${JSON.stringify(value, null, 2)}\n`
  parse(text, name, schema, 'INPUT_INVALID')
  return text
}

function parse<T>(text: string, file: string, schema: object, code: UserErrorCode): T {
  return validate<T>(parseStrictJson(text, file, code), schema, code)
}
