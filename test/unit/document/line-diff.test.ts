import { expect, test } from 'vitest'
import { editYaml, writeYaml } from '../../../shared/document/edit-yaml.ts'
import { lineDiff } from '../../../shared/document/line-diff.ts'

const names = { before: 'a', after: 'b' }
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${i + 1}`)
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`

test('equal texts have no difference', () => {
  expect(lineDiff('a\n', 'a\n', names)).toBe('')
})

test('a change has three lines around it, and distant changes are two hunks', () => {
  const before = numbered(20)
  const after = before.with(4, 'five').toSpliced(17, 1)
  expect(lineDiff(text(before), text(after), names).split('\n')).toEqual([
    '--- a',
    '+++ b',
    '@@ -2,7 +2,7 @@',
    ...[' line 2', ' line 3', ' line 4', '-line 5', '+five', ' line 6', ' line 7', ' line 8'],
    '@@ -15,6 +15,5 @@',
    ...[' line 15', ' line 16', ' line 17', '-line 18', ' line 19', ' line 20'],
  ])
})

test('a new text is all additions', () => {
  expect(lineDiff('', 'x\ny\n', names)).toBe('--- a\n+++ b\n@@ -0,0 +1,2 @@\n+x\n+y')
})

test('edits leave every other byte alone, and take out, set and add', () => {
  const before = '# head\na:   {x:  1}   # one\nb: [1, 2]\nc: 3\n'
  expect(editYaml(before, [])).toBe(before)
  const edits = [
    { pointer: '/c' },
    { pointer: '/b', value: [1, 3] },
    { pointer: '/d/e', value: 'on: off', remark: 'why' },
  ]
  expect(editYaml(before, edits)).toBe('# head\na:   {x:  1}   # one\nb: [1, 3]\nd:\n  # why\n  e: "on: off"\n')
})

test('a long list stands one item a line, with its remark', () => {
  const values = Array.from({ length: 30 }, (_, i) => `value ${i}`)
  const written = writeYaml({ columns: { x: { values } } }, [{ pointer: '/columns/x', remark: 'many' }], ' head')
  expect(written).toContain('# head\n')
  expect(written).toContain('  # many\n  x:\n    values:\n      - value 0\n      - value 1\n')
})
