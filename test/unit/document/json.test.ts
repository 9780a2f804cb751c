import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictJson } from '../../../shared/document/json.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const parse = (text: string) => parseStrictJson(text, 'x.json', 'EVIDENCE_INVALID')

test('reads what JSON.parse reads', () => {
  const text = '{ "a": [1, -2.5e3, "x\\n\\u00e9", true, null, {}], "b": {"c": []} }'
  expect(parse(text).value).toEqual(JSON.parse(text))
})

test('reads every document as JSON.parse does, and refuses what it refuses', () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', '0', '-', '.', 'e', '"', '\\', ',', ' ', '\u00a0', '\n', '{'))
    .map(([text, at, piece]) => text.slice(0, at % text.length) + piece + text.slice((at % text.length) + 1))
  const outcome = (read: () => unknown): unknown => {
    try {
      return { value: read() }
    } catch {
      return 'refused'
    }
  }
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken), (text) => {
      const [own, native] = [outcome(() => parse(text).value), outcome(() => JSON.parse(text))]
      // Duplicate keys and numbers beyond range are refused although JSON.parse takes them.
      if (own === 'refused' && native !== 'refused') expect(() => parse(text)).toThrow(/duplicate|range|__proto__/)
      else expect(own).toEqual(native)
    }),
    { numRuns: 2000, seed: 7 },
  )
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
