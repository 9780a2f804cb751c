import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff } from '../../shared/document/line-diff.ts'

test('a difference of lines takes one text to the other', () => {
  const text = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after, { before: 'x', after: 'y' })
        .split('\n')
        .slice(2)
        .filter((line) => !line.startsWith('@@'))
      const side = (sign: string): string[] =>
        lines.filter((line) => line[0] === ' ' || line[0] === sign).map((line) => line.slice(1))
      if (before === after) return lines.length === 0
      const [old, fresh] = [before, after].map((one) => (one === '' ? [] : one.split('\n')))
      expect([side('-'), side('+')]).toEqual([old, fresh])
      return true
    }),
    { seed: 13 },
  )
})
