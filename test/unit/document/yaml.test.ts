import { expect, test } from 'vitest'
import { parseYaml } from '../../../shared/document/yaml.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const refusal = (text: string): UserError => {
  try {
    parseYaml(text, 'x.yml', 'CONFIG_INVALID')
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error(`accepted: ${text}`)
}

test('a value and its key know where they stood', () => {
  const document = parseYaml('a: 1\nb:\n  - c: 2\n', 'x.yml', 'CONFIG_INVALID')
  expect(document.value).toEqual({ a: 1, b: [{ c: 2 }] })
  expect(document.locate('/b/0/c')).toEqual({ line: 3, column: 8 })
  expect(document.locateKey('/b/0', 'c')).toEqual({ line: 3, column: 5 })
  expect(document.locate('/b/0/nowhere')).toEqual({ line: 3, column: 5 })
})

test.each([
  ['a: 1\na: 2\n', 2, 'unique'],
  ['a: &x 1\nb: 2\n', 1, 'anchors'],
  ['a: .nan\n', 1, 'finite'],
  ['a: -.inf\n', 1, 'finite'],
  ['a: !secret 1\n', 1, 'tag'],
  ['1: a\n', 1, 'key must be text'],
  ['a: 1\n---\nb: 2\n', 2, 'second document'],
  ['a: [1, 2\n', 2, ''],
  ['', 1, 'empty'],
])('refuses %j at line %i', (text, line, word) => {
  const [problem] = refusal(text).problems
  expect(problem?.line).toBe(line)
  expect(problem?.message.toLowerCase()).toContain(word)
})

test('every problem is reported at once', () => {
  expect(refusal('a: .nan\nb: .inf\nc: &x 1\n').problems).toHaveLength(3)
})

test('a byte order mark does not matter', () => {
  expect(parseYaml('\uFEFFa: 1\n', 'x.yml', 'CONFIG_INVALID').value).toEqual({ a: 1 })
})
