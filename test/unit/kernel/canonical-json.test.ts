import { expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/kernel/canonical-json.ts'

test('the example of RFC 8785 section 3.2.2 comes out in its canonical form', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('key order does not matter, absent members vanish, non-numbers are refused', () => {
  expect(canonicalJson({ b: 1, a: undefined, A: [{ d: 1, c: 2 }] })).toBe('{"A":[{"c":2,"d":1}],"b":1}')
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError)
})
