import type { FromSchema } from 'json-schema-to-ts'
import { driftPredicateSchema } from './drift-predicate.ts'
import { subjectItem } from './parts.ts'
import { testPredicateSchema } from './test-predicate.ts'

/** Evidence is numbers and facts, never a pass or fail. in-toto Statement v1 with one subject: the model's manifest. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'
export const TEST_PREDICATE_TYPE = 'urn:assay:evidence:test:v1'
export const DRIFT_PREDICATE_TYPE = 'urn:assay:evidence:drift:v1'
/** Where actions write evidence, and the prefix of the artifact that carries it. */
export const EVIDENCE_FOLDER = '.assay/evidence'
export const EVIDENCE_ARTIFACT_PREFIX = 'assay-evidence'

const subject = {
  type: 'array',
  minItems: 1,
  maxItems: 1,
  items: subjectItem,
} as const

export const testStatementSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay test evidence',
  type: 'object',
  additionalProperties: false,
  required: ['_type', 'subject', 'predicateType', 'predicate'],
  properties: {
    _type: { const: STATEMENT_TYPE },
    subject,
    predicateType: { const: TEST_PREDICATE_TYPE },
    predicate: testPredicateSchema,
  },
} as const

export const driftStatementSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay drift evidence',
  type: 'object',
  additionalProperties: false,
  required: ['_type', 'subject', 'predicateType', 'predicate'],
  properties: {
    _type: { const: STATEMENT_TYPE },
    subject,
    predicateType: { const: DRIFT_PREDICATE_TYPE },
    predicate: driftPredicateSchema,
  },
} as const

export type TestStatement = FromSchema<typeof testStatementSchema>
export type DriftStatement = FromSchema<typeof driftStatementSchema>
export type Evidence = TestStatement | DriftStatement
