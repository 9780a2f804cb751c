import { crc32, deflateRawSync } from 'node:zlib'
import markdown from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { readZip } from '../../../shared/adapters/github/zip.ts'
import { parseStatement } from '../../../shared/evidence/parse.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { matchesGlob } from '../../../shared/policy/glob.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { reportWithFeedback } from '../../../shared/report/feedback.ts'
import { renderComment } from '../../../shared/report/markdown.ts'
import { digestOf, estimate, facts, modelFacts } from '../../fixtures/facts.ts'

const REFUSED = expect.objectContaining({ code: 'EVIDENCE_INVALID' })

describe('A21: markup in names that come from evidence', () => {
  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '@acme/everybody',
    '[free](https://evil.example)',
    'https://evil.example/?q=1',
    '| pass | pass |',
    '`<!-- assay:report -->`',
    '<!-- assay:report -->',
    '</details><h1>All rules hold</h1>',
    'a\n\n# All rules hold\n',
  ]

  test.each(HOSTILE)('A21: %j is shown as text', (name) => {
    const policy = parsePolicy(
      'version: 1\nmodels: {credit-risk: {rules: [{id: auc, metric.threshold: {metric: missing, min: 0.7}}]}}\n',
      'p.yml',
    )
    const given = facts({ 'credit-risk': modelFacts({ metrics: [estimate(name, 0.8)], comparison: [] }) })
    const tree = evaluatePolicy(policy, given, { path: name, digest: digestOf('b') })
    const comment = renderComment(reportWithFeedback(tree, given))
    const html = markdown({ html: true, linkify: true }).render(comment)
    const shown = html.replaceAll(/<\/?(details|summary|sub|table|thead|tbody|tr|th|td)\b[^>]*>/g, '')
    expect(shown).not.toMatch(/<(?!\/?(p|h3|h4|ul|ol|li|code|strong|em|hr|pre|br|blockquote)\b|!-- assay:report)/)
    expect(shown.match(/<!--/g)).toHaveLength(1)
    expect(shown).not.toMatch(/<a |@[A-Za-z0-9]|<h1/)
  })
})

/** A zip with one entry of `size` zeros. */
function bomb(size: number, path = 'a.json'): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size))
  const name = Buffer.from(path)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(crc32(Buffer.alloc(size)), 16)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(size, 24)
  central.writeUInt16LE(name.length, 28)
  const body = Buffer.concat([local, name, packed])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, central, name, end])
}

describe('A22: archives and documents that are bombs', () => {
  test('A22: a zip that unpacks to a hundred times its size is refused for that', () => {
    expect(() => readZip(bomb(4_000_000), 'x')).toThrow(
      expect.objectContaining({ code: 'EVIDENCE_INVALID', message: expect.stringContaining('more than 100 times') }),
    )
  })

  test.each(['../a.json', 'a/../../b.json', './a.json'])(
    'A22: the path %s leaves the archive and is refused',
    (path) => {
      expect(readZip(bomb(9, 'a.json'), 'x')).toHaveLength(1)
      expect(() => readZip(bomb(9, path), 'x')).toThrow(REFUSED)
    },
  )

  test('A22: JSON that is nested without end or says a key twice is refused', () => {
    expect(() => parseStatement('['.repeat(100_000), 'e.json')).toThrow(REFUSED)
    expect(() => parseStatement('{"predicateType":"a","predicateType":"b"}', 'e.json')).toThrow(
      expect.objectContaining({ message: expect.stringContaining('duplicate key') }),
    )
    expect(() => parseStatement('{"a":1e999}', 'e.json')).toThrow(REFUSED)
  })

  test('A22: YAML that multiplies itself by aliases is refused', () => {
    const lines = Array.from({ length: 9 }, (_, i) => `a${i}: &a${i} [${Array(9).fill(i === 0 ? 'x' : `*a${i - 1}`)}]`)
    expect(() => parsePolicy(lines.join('\n'), 'p.yml')).toThrow(
      expect.objectContaining({ code: 'POLICY_INVALID', message: expect.stringContaining('aliases are not allowed') }),
    )
  })
})

test('A27: paths in other letters or another Unicode form are the same path', () => {
  expect(matchesGlob('data/**', 'DATA/Holdout.csv')).toBe(true)
  expect(matchesGlob('donn\u00e9es/*', 'donne\u0301es/holdout.csv')).toBe(true)
})
