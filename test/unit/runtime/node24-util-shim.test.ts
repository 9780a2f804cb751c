import { expect, test } from 'vitest'
import { restoreLegacyUtil } from '../../../shared/adapters/runtime/node24-util-shim.ts'

test('the two functions come back with their old meaning', () => {
  const util: Parameters<typeof restoreLegacyUtil>[0] = {}
  restoreLegacyUtil(util)
  expect([undefined, null, 0, '', false].map((value) => util?.isNullOrUndefined?.(value))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect([[], {}, 'a'].map((value) => util?.isArray?.(value))).toEqual([true, false, false])
})

test('what is there stays', () => {
  const isArray = () => true
  const util = { isArray }
  restoreLegacyUtil(util)
  expect(util.isArray).toBe(isArray)
})

test('the module object that packages require is the one that is changed', async () => {
  restoreLegacyUtil()
  const { default: util } = await import('node:util')
  expect((util as { isNullOrUndefined?: (value: unknown) => boolean }).isNullOrUndefined?.(null)).toBe(true)
})
