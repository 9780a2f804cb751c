import { expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { fromTfdv } from '../../../shared/schema/from-tfdv.ts'
import { parseDataSchema } from '../../../shared/schema/parse.ts'

const SCHEMA = `# exported
feature {
  name: "age"  type: INT
  int_domain { min: 0 max: 120 }
  presence { min_fraction: 1.0 min_count: 1 }
  value_count { min: 1 max: 1 }
}
feature { name: "kind" type: BYTES domain: "kinds" presence { min_count: 1 } distribution_constraints { min_domain_mass: 0.9 } }
feature: < name: 'score' type: FLOAT float_domain: { max: 1.5 min: -inf disallow_nan: true }, unique_constraints { min: 2 } >
feature { name: "flag" type: INT bool_domain { } not_in_environment: "SERVING" lifecycle_stage: DEPRECATED }
string_domain { name: "kinds" value: "a" value: "b \\"c\\"" "d" value: ["e", "\\303x"] }
default_environment: "TRAINING"
dataset_constraints { min_examples_count: 10 }
`

test('what a foreign schema says of tables is a schema of ours', () => {
  const text = fromTfdv(SCHEMA, 'schema.pbtxt')
  expect(text).toContain('# left out: value_count\n  age:')
  expect(parseDataSchema(text, 's.yml').document).toEqual({
    version: 1,
    environments: ['TRAINING', 'SERVING'],
    rows: { min: 10 },
    columns: {
      age: { type: 'integer', present: 1, min: 0, max: 120 },
      kind: { type: 'text', values: ['a', 'b "c"d', 'e', '\u00c3x'], mostly: 0.9 },
      score: { type: 'number', required: false, max: 1.5, distinct: { min: 2 }, severity: { VALUE_NAN: 'error' } },
      flag: { type: 'boolean', required: false, stage: 'deprecated', not_in: ['SERVING'] },
    },
  })
})

test.for([
  ['feature { name: "x"', 'ends too early'],
  ['feature { : 3 }', 'expected a field'],
  ['feature { name: } }', 'expected a value'],
  ['feature { name: "x }', 'means nothing here'],
  ['feature { type: INT }', 'no name'],
  ['default_environment: "A"', 'no feature'],
  ['a { '.repeat(50), 'deeper'],
] as const)('refuses %s', ([text, words]) => {
  expect(() => fromTfdv(text, 'x.pbtxt')).toThrow(UserError)
  expect(() => fromTfdv(text, 'x.pbtxt')).toThrow(words)
})
