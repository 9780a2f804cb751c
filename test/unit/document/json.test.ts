import { expect, test } from 'vitest'
import { parseStrictJson } from '../../../shared/document/json.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const parse = (text: string) => parseStrictJson(text, 'x.json', 'EVIDENCE_INVALID')

test('reads what JSON.parse reads', () => {
  const text = '{ "a": [1, -2.5e3, "x\\n\\u00e9", true, null, {}], "b": {"c": []} }'
  expect(parse(text).value).toEqual(JSON.parse(text))
})

test('knows where a value stood', () => {
  const document = parse('{\n  "a": {\n    "b": 7\n  }\n}')
  expect(document.locate('/a/b')).toEqual({ line: 3, column: 10 })
  expect(document.locateKey('/a', 'b')).toEqual({ line: 3, column: 5 })
})

test.each([
  ['{"a":1,"a":2}', 'duplicate'],
  ['{"a":1e999}', 'range'],
  ['{"__proto__":{}}', '__proto__'],
  ['[1,]', 'expected a value'],
  ['{"a":NaN}', 'not JSON'],
  ['{"a":01}', 'not JSON'],
  ['{"a":"\t"}', 'not JSON'],
  ['[1] 2', 'after the end'],
  ['{"a":1', 'expected'],
  ['"a', 'not JSON'],
  ['', 'too early'],
  ['['.repeat(100), 'nested'],
])('refuses %s', (text, word) => {
  expect(() => parse(text)).toThrow(UserError)
  expect(() => parse(text)).toThrow(word)
})
