import { expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { parseDataSchema } from '../../../shared/schema/parse.ts'

const parse = (text: string) => parseDataSchema(text, 'x.schema.yml')
const faults = (text: string): readonly string[] => {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof UserError && error.code === 'SCHEMA_INVALID') {
      return error.problems.map(({ line, column, message, fix }) => `${line}:${column} ${message}. ${fix}`)
    }
    throw error
  }
  return []
}
const withAge = (rule: string): string => `version: 1\ncolumns:\n  age: ${rule}\n`

test('reads a schema and knows where each part stands', () => {
  const { document, environments, locate } = parse(withAge('{ type: integer, min: 0 }'))
  expect(document.columns['age']).toEqual({ type: 'integer', min: 0 })
  expect(environments).toEqual(['training', 'serving'])
  expect(locate('/columns/age/min')).toEqual({ line: 3, column: 30 })
})

test.for([
  ['an unknown key', '{ type: integer, minimum: 0 }', '3:25 unknown key "minimum"'],
  ['no type', '{ min: 0 }', '"type" is missing'],
  ['a wrong type', '{ type: integr }', 'did you mean "integer"?'],
  ['a limit of a text', '{ type: text, min: 3 }', '3:27 "min" means nothing for a column of type text'],
  ['a length of a number', '{ type: number, length: { max: 3 } }', '"length" means nothing'],
  ['a mean of a date', '{ type: date, mean: { max: 3 } }', '"mean" means nothing'],
  ['a text for a number', '{ type: number, min: "3" }', '"3" is no number'],
  ['a number for a date', '{ type: date, min: 2026 }', '2026 is no date'],
  ['limits the wrong way round', '{ type: number, min: 3, max: 2 }', '"max" is below "min"'],
  ['a range the wrong way round', '{ type: number, seen: [3, 2] }', 'exchange them'],
  ['a span the wrong way round', '{ type: number, mean: { min: 3, max: 2 } }', '"max" is below "min"'],
  ['a quantile beyond one', '{ type: number, quantiles: { "1.5": { min: 0 } } }', '"1.5" has the wrong form'],
  ['an environment that is none', '{ type: text, not_in: [live] }', 'there is no environment "live"'],
  ['a finding that is none', '{ type: text, severity: { COLUMN_NEWS: off } }', 'did you mean "COLUMN_NEW"?'],
  ['a severity that is none', '{ type: text, severity: { COLUMN_NEW: fatal } }', 'error, warn, off'],
  ['a share beyond one', '{ type: text, present: 1.5 }', '<= 1'],
  ['no values', '{ type: text, values: [] }', 'fewer than 1'],
] as const)('refuses %s with its place', ([, rule, words]) => {
  expect(faults(withAge(rule)).join('\n')).toContain(words)
})

test('refuses keys of no column and a ratio of nothing, both at once', () => {
  const text = `${withAge('{ type: text }')}rows: { ratio: { min: 0.5 } }\nkeys: [[ages]]\n`
  expect(faults(text)).toEqual([expect.stringContaining('4:16'), expect.stringContaining('did you mean "age"?')])
})
