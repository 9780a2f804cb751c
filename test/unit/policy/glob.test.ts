import { describe, expect, test } from 'vitest'
import { globProblem, matchesGlob } from '../../../shared/policy/glob.ts'

describe('what a glob covers', () => {
  test.each([
    ['train.ts', 'train.ts'],
    ['data/**', 'data/train.parquet'],
    ['data/**', 'data/2026/11/train.parquet'],
    ['data/**', 'data'],
    ['**/*.py', 'a.py'],
    ['**/*.py', 'src/deep/a.py'],
    ['src/**/model.py', 'src/model.py'],
    ['src/**/model.py', 'src/a/b/model.py'],
    ['**/a/**/b', 'x/a/y/a/z/b'],
    ['data/*.csv', 'data/a.csv'],
    ['a*b*c', 'aXbXbXc'],
    ['model-?.onnx', 'model-1.onnx'],
    ['Data/**', 'data/x'],
    ['caf\u00e9/**', 'cafe\u0301/x'],
  ])('%s covers %s', (pattern, path) => {
    expect(matchesGlob(pattern, path)).toBe(true)
  })

  test.each([
    ['train.ts', 'src/train.ts'],
    ['data/**', 'database/x'],
    ['data/*.csv', 'data/deep/a.csv'],
    ['*.py', 'src/a.py'],
    ['model-?.onnx', 'model-.onnx'],
    ['model-?.onnx', 'model-12.onnx'],
    ['?', '/'],
    ['a*b', 'ab/b'],
    ['**/a/**/b', 'x/b/a'],
  ])('%s does not cover %s', (pattern, path) => {
    expect(matchesGlob(pattern, path)).toBe(false)
  })

  test('a pattern made to stall a matcher does not', () => {
    const path = `${'a/'.repeat(500)}${'a'.repeat(500)}`
    expect(matchesGlob(`${'**/a/'.repeat(50)}${'a*'.repeat(100)}b`, path)).toBe(false)
  })
})

test.each(['[ab]', '{a,b}', '!a', 'a\\b', '/a', './a', 'a/', 'a//b', 'a/../b', 'a**', '**b/c'])(
  '%s is refused',
  (glob) => {
    expect(globProblem(glob)).toBeDefined()
  },
)

test.each(['a', '**', '**/*.py', 'data/**', 'a b/c-d_?.csv'])('%s is accepted', (glob) => {
  expect(globProblem(glob)).toBeUndefined()
})
