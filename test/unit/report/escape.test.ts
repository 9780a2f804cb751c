import { describe, expect, test } from 'vitest'
import { code, inline, plain, prose } from '../../../shared/report/escape.ts'

const J = '\u2060'

describe('text from outside', () => {
  test.each([
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['<!-- assay:report -->', '&lt;!-- assay:report --&gt;'],
    ['&lt;', '&amp;lt;'],
    ['@dana and acme/x@1', `@${J}dana and acme/x@${J}1`],
    ['#12, GH-12', `#${J}12, GH-${J}12`],
    ['[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
    ['https://x.y www.x.y', `https:${J}//x.y www${J}.x.y`],
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['`x` *y* _z_ ~~w~~ $m$', '\\`x\\` \\*y\\* \\_z\\_ \\~\\~w\\~\\~ \\$m\\$'],
    ['roc_auc', 'roc_auc'],
    ['a\nb\r\n\tc', 'a b c'],
    ['a\u202Eb\u200Bc\u0007d\uFEFF', 'abcd'],
    ['\uD800x', '\uFFFDx'],
    ['# head', '\\# head'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['---', '\\---'],
    ['0.75', '0.75'],
    ['+2.0 points', '+2.0 points'],
  ])('%j', (given, safe) => {
    expect(inline(given)).toBe(safe)
  })

  test('is cut between characters, before escaping', () => {
    expect(inline('😀😀😀😀', 3)).toBe('😀😀…')
    expect(inline('<<<<', 3)).toBe('&lt;&lt;…')
    expect(inline('a'.repeat(10_000)).length).toBeLessThan(300)
  })

  test('accents do not pile up', () => {
    expect(inline(`z${'\u0336'.repeat(50)}`).length).toBeLessThan(5)
  })
})

test('names in code type only when plain', () => {
  expect(code('auc-floor')).toBe('`auc-floor`')
  expect(code('a`b|c')).toBe('a\\`b\\|c')
})

test('commands in prose stay in code type, other backticks do not', () => {
  expect(prose('run `assay test` now')).toBe('run `assay test` now')
  expect(prose('run `@dana` now')).toBe(`run \\\`@${J}dana\\\` now`)
})

test('plain text keeps its signs, on one line', () => {
  expect(plain('a <b>\n@c', 100)).toBe('a <b> @c')
})
