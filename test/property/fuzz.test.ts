import markdown from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { parseStatement } from '../../shared/evidence/parse.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { parsePolicy } from '../../shared/policy/parse.ts'
import { code, inline, prose } from '../../shared/report/escape.ts'
import { chance } from '../fixtures/adversary/random.ts'
import { mutateText } from '../fixtures/fuzz/mutate.ts'
import { fuzz } from '../fixtures/fuzz/run-fuzz.ts'
import { TARGETS } from '../fixtures/fuzz/targets.ts'

const INPUTS = 150
const SEED = 20_261_121
/** Far above what any input needs, far below what would stall the App; other tests run at the same time. */
const LIMIT_MS = 5000

describe('whatever strangers write is read or refused, in time', () => {
  test.each(TARGETS.map((target) => [target.name, target] as const))('%s', (_, target) => {
    const { crashes, slowest, slow } = fuzz(target, INPUTS, SEED)
    expect(crashes).toEqual([])
    expect(slowest, slow).toBeLessThan(LIMIT_MS)
  })
})

describe('A22: documents that are all faults', () => {
  const keys = (count: number, form: (i: number) => string, between: string): string =>
    Array.from({ length: count }, (_, i) => form(i)).join(between)
  const refused = (read: () => unknown): number => {
    const start = performance.now()
    expect(read).toThrow(UserError)
    return performance.now() - start
  }

  test('A22: keys that nobody knows cost no more for being many', () => {
    const yaml = keys(10_000, (i) => `k${i}: 1`, '\n')
    expect(refused(() => parsePolicy(yaml, 'p.yml'))).toBeLessThan(LIMIT_MS)
    const json = `{${keys(20_000, (i) => `"k${i}":1`, ',')}}`
    expect(refused(() => parseStatement(json, 'e.json'))).toBeLessThan(LIMIT_MS)
  })
})

test('A21: text from outside stays text in its cell, whatever it is, as a renderer of GitHub Markdown sees it', () => {
  const one = chance(SEED)
  const render = markdown({ html: true, linkify: true })
  // GitHub links no bare domains, and addresses of plain letters only.
  render.linkify.set({ fuzzyEmail: false, fuzzyLink: false }).add('//', null)
  const seeds = [
    '[a](https://x.y) | <b>@dana</b> `c` ![d](e)',
    '<!-- assay:report --> #12 www.x.y',
    '**a** _b_ ~~c~~ a@b.cd',
  ]
  for (let i = 0; i < 600; i++) {
    const text = mutateText(one, one.pick(seeds))
    for (const safe of [inline(text), prose(text), code(text)]) {
      const html = render.render(`| a | b |\n| --- | --- |\n| ${safe} | x |\n`)
      expect(safe, text).not.toMatch(/@[A-Za-z0-9]|\bwww\.[a-z]|:\/\//i)
      expect(html.match(/<td>/g), text).toHaveLength(2)
      expect(html.replaceAll(/<\/?(table|thead|tbody|tr|th|td|code)>/g, ''), text).not.toMatch(/<[a-z!/]|@[A-Za-z0-9]/)
    }
  }
})
