import { expect, test } from 'vitest'
import { CHECK_CODES, CHECKS } from '../../shared/schema/catalog.ts'
import { dataSchemaSchema } from '../../shared/schema/document-schema.ts'
import { read } from './source-files.ts'

/** The anomaly types of TensorFlow Data Validation, as its docs/anomalies.md lists them. */
const TFDV = `
  BOOL_TYPE_BIG_INT BOOL_TYPE_BYTES_NOT_INT BOOL_TYPE_BYTES_NOT_STRING BOOL_TYPE_FLOAT_NOT_INT
  BOOL_TYPE_FLOAT_NOT_STRING BOOL_TYPE_INT_NOT_STRING BOOL_TYPE_SMALL_INT BOOL_TYPE_STRING_NOT_INT
  BOOL_TYPE_UNEXPECTED_STRING BOOL_TYPE_UNEXPECTED_FLOAT BOOL_TYPE_INVALID_CONFIG ENUM_TYPE_BYTES_NOT_STRING
  ENUM_TYPE_FLOAT_NOT_STRING ENUM_TYPE_INT_NOT_STRING ENUM_TYPE_INVALID_UTF8 ENUM_TYPE_UNEXPECTED_STRING_VALUES
  FEATURE_TYPE_HIGH_NUMBER_VALUES FEATURE_TYPE_LOW_FRACTION_PRESENT FEATURE_TYPE_LOW_NUMBER_PRESENT
  FEATURE_TYPE_LOW_NUMBER_VALUES FEATURE_TYPE_NOT_PRESENT FEATURE_TYPE_NO_VALUES FEATURE_TYPE_UNEXPECTED_REPEATED
  FEATURE_TYPE_HIGH_UNIQUE FEATURE_TYPE_LOW_UNIQUE FEATURE_TYPE_NO_UNIQUE FLOAT_TYPE_BIG_FLOAT FLOAT_TYPE_NOT_FLOAT
  FLOAT_TYPE_SMALL_FLOAT FLOAT_TYPE_STRING_NOT_FLOAT FLOAT_TYPE_NON_STRING FLOAT_TYPE_UNKNOWN_TYPE_NUMBER
  FLOAT_TYPE_HAS_NAN FLOAT_TYPE_HAS_INF INT_TYPE_BIG_INT INT_TYPE_INT_EXPECTED INT_TYPE_NOT_INT_STRING
  INT_TYPE_NOT_STRING INT_TYPE_SMALL_INT INT_TYPE_STRING_EXPECTED INT_TYPE_UNKNOWN_TYPE_NUMBER
  LOW_SUPPORTED_IMAGE_FRACTION SCHEMA_MISSING_COLUMN SCHEMA_NEW_COLUMN SCHEMA_TRAINING_SERVING_SKEW
  STRING_TYPE_NOW_FLOAT STRING_TYPE_NOW_INT COMPARATOR_CONTROL_DATA_MISSING COMPARATOR_TREATMENT_DATA_MISSING
  COMPARATOR_L_INFTY_HIGH COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH
  NO_DATA_IN_SPAN SPARSE_FEATURE_MISSING_VALUE SPARSE_FEATURE_MISSING_INDEX SPARSE_FEATURE_LENGTH_MISMATCH
  SPARSE_FEATURE_NAME_COLLISION SEMANTIC_DOMAIN_UPDATE COMPARATOR_LOW_NUM_EXAMPLES COMPARATOR_HIGH_NUM_EXAMPLES
  DATASET_LOW_NUM_EXAMPLES DATASET_HIGH_NUM_EXAMPLES WEIGHTED_FEATURE_NAME_COLLISION WEIGHTED_FEATURE_MISSING_VALUE
  WEIGHTED_FEATURE_MISSING_WEIGHT WEIGHTED_FEATURE_LENGTH_MISMATCH VALUE_NESTEDNESS_MISMATCH DOMAIN_INVALID_FOR_TYPE
  FEATURE_MISSING_NAME FEATURE_MISSING_TYPE INVALID_SCHEMA_SPECIFICATION INVALID_DOMAIN_SPECIFICATION
  UNEXPECTED_DATA_TYPE SEQUENCE_VALUE_TOO_FEW_OCCURRENCES SEQUENCE_VALUE_TOO_MANY_OCCURRENCES
  SEQUENCE_VALUE_TOO_SMALL_FRACTION SEQUENCE_VALUE_TOO_LARGE_FRACTION FEATURE_COVERAGE_TOO_LOW
  FEATURE_COVERAGE_TOO_SHORT_AVG_TOKEN_LENGTH NLP_WRONG_LOCATION EMBEDDING_SHAPE_INVALID MAX_IMAGE_BYTE_SIZE_EXCEEDED
  INVALID_FEATURE_SHAPE STATS_NOT_AVAILBLE DERIVED_FEATURE_BAD_LIFECYCLE DERIVED_FEATURE_INVALID_SOURCE
`
  .trim()
  .split(/\s+/)

const page = read('docs/schema-checks.md')
const rows = (heading: string): string[][] => {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const table = section.split('\n').filter((line) => line.startsWith('|'))
  return table.slice(2).map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
}
const codes = (cell: string | undefined): string[] =>
  [...(cell ?? '').matchAll(/`([A-Z_\d]+)`/g)].map(([, code]) => code ?? '')
const checks = rows('Every check')

test('every check has one row, and every row names a check with its severity', () => {
  expect(checks.flatMap((row) => codes(row[1])).sort()).toEqual([...CHECK_CODES].sort())
  for (const row of checks) expect(row[3]).toBe(CHECKS[codes(row[1])[0] as keyof typeof CHECKS].severity)
})

test('every anomaly type of TensorFlow Data Validation is mapped, or has a reason why not', () => {
  expect(TFDV).toHaveLength(86)
  const mapped = checks.flatMap((row) => codes(row[5]))
  const others = ['Anomalies that are told elsewhere', 'Anomalies that make no sense for tables'].flatMap((heading) =>
    rows(heading).flatMap((row) => codes(row[1])),
  )
  expect([...new Set([...mapped, ...others])].sort()).toEqual([...TFDV].sort())
  expect(mapped.filter((code) => others.includes(code))).toEqual([])
})

test('what a check says to change is a key of the schema file', () => {
  const { properties } = dataSchemaSchema
  const column = Object.keys(properties.columns.additionalProperties.properties)
  const known = new Set([
    ...column,
    ...Object.keys(properties),
    ...Object.keys(properties.rows.properties),
    'check',
    'name',
  ])
  const named = checks.flatMap((row) =>
    [...(row[4] ?? '').matchAll(/`([a-z_]+)(?:[.:`])/g)].map(([, key]) => key ?? ''),
  )
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter((key) => !known.has(key))).toEqual([])
})

test('the example of the page is a schema', async () => {
  const { parseDataSchema } = await import('../../shared/schema/parse.ts')
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(() => parseDataSchema(example, 'docs')).not.toThrow()
  expect(() => parseDataSchema(example.replace(/^ {2}customer.*\n/m, ''), 'docs')).toThrow('customer')
})
