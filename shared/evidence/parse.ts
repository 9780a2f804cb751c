import { parseStrictJson } from '../document/json.ts'
import type { Located } from '../document/located.ts'
import { validate } from '../document/validate.ts'
import { UserError } from '../kernel/error.ts'
import { contradictionsOf } from './consistency.ts'
import {
  DRIFT_PREDICATE_TYPE,
  type DriftStatement,
  driftStatementSchema,
  TEST_PREDICATE_TYPE,
  type TestStatement,
  testStatementSchema,
} from './schema.ts'

/** Largest evidence file that is read, in UTF-16 units (never more than its bytes). */
export const MAX_EVIDENCE_CHARACTERS = 8 * 1024 * 1024

/**
 * Reads one evidence file as hostile input: size, depth, duplicate keys, finite numbers, schema, and agreement with itself
 * (subject is the candidate, names are unique). Throws UserError EVIDENCE_INVALID with every problem found.
 */
export function parseStatement(text: string, file: string): TestStatement | DriftStatement {
  if (text.length > MAX_EVIDENCE_CHARACTERS) {
    const message = `the evidence has ${text.length} characters; at most ${MAX_EVIDENCE_CHARACTERS} are read`
    throw new UserError('EVIDENCE_INVALID', { file, message, fix: 'measure fewer columns per statement' })
  }
  const document = parseStrictJson(text, file, 'EVIDENCE_INVALID')
  if (predicateTypeOf(document) === DRIFT_PREDICATE_TYPE) {
    return validate<DriftStatement>(document, driftStatementSchema, 'EVIDENCE_INVALID')
  }
  const statement = validate<TestStatement>(document, testStatementSchema, 'EVIDENCE_INVALID')
  const problems = contradictionsOf(statement).map(({ path, message }) => {
    return { file, ...document.locate(path), path, message, fix: 'make the evidence again with `assay test`' }
  })
  if (problems.length > 0) throw new UserError('EVIDENCE_INVALID', problems)
  return statement
}

/** Narrows what `parseStatement` returned. */
export function isTestStatement(statement: TestStatement | DriftStatement): statement is TestStatement {
  return statement.predicateType === TEST_PREDICATE_TYPE
}

function predicateTypeOf(document: Located): unknown {
  const { value } = document
  return typeof value === 'object' && value !== null && 'predicateType' in value ? value.predicateType : undefined
}
