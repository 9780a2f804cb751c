import { expect, test } from 'vitest'
import { check } from '../../../shared/document/validate.ts'
import { parseYaml } from '../../../shared/document/yaml.ts'

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string' },
    task: { enum: ['binary', 'regression'] },
    source: {
      anyOf: [
        { type: 'string' },
        { type: 'object', additionalProperties: false, required: ['sql'], properties: { sql: { type: 'string' } } },
      ],
    },
  },
}
const problems = (text: string) => check(parseYaml(text, 'x.yml', 'CONFIG_INVALID'), schema, '')

test('a document that fits has no problems', () => {
  expect(problems('name: a\ntask: binary\nsource: {sql: select 1}\n')).toEqual([])
})

test('every problem has a place and a fix', () => {
  const found = problems('nane: a\ntask: binray\n')
  expect(found.map(({ line, column, message, fix }) => ({ line, column, message, fix }))).toEqual([
    { line: 1, column: 1, message: 'the key "name" is missing', fix: 'add `name:`' },
    { line: 1, column: 1, message: 'unknown key "nane"', fix: 'did you mean "name"?' },
    { line: 2, column: 7, message: '"binray" is not one of binary, regression', fix: 'did you mean "binary"?' },
  ])
})

test('a choice reports only the branch that was meant', () => {
  expect(problems('name: a\nsource: {sq: 1}\n').map((p) => p.message)).toEqual([
    'the key "sql" is missing',
    'unknown key "sq"',
  ])
  expect(problems('name: a\nsource: 3\n').map((p) => p.message)).toEqual(['expected string or object, found 3'])
})
