import { describe, expect, test } from 'vitest'
import { buildDriftStatement, buildTestStatement } from '../../../shared/evidence/build.ts'
import { isTestStatement, MAX_EVIDENCE_CHARACTERS, parseStatement } from '../../../shared/evidence/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { comparison, digestOf, estimate, predicate } from '../../fixtures/facts.ts'

function faultsOf(text: string): string[] {
  try {
    parseStatement(text, 'evidence.json')
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    expect(error.code).toBe('EVIDENCE_INVALID')
    return error.problems.map((problem) => `${problem.path ?? ''} ${problem.message}`)
  }
  return []
}
const good = JSON.stringify(buildTestStatement(predicate()))
const changed = (options: Parameters<typeof predicate>[0]): string =>
  JSON.stringify(buildTestStatement(predicate(options)))

test('what was built is read back, test and drift', () => {
  const statement = parseStatement(good, 'evidence.json')
  expect(isTestStatement(statement)).toBe(true)
  expect(statement).toEqual(buildTestStatement(predicate()))
  const side = { source: 'a.csv', rows: 10 }
  const drift = buildDriftStatement(
    {
      schemaVersion: 1,
      kind: 'drift',
      assay: '0.1.0',
      createdAt: '2026-11-21T11:40:00Z',
      source: {},
      reference: side,
      current: side,
      drifted: false,
      columns: [],
    },
    digestOf('d'),
  )
  const again = parseStatement(JSON.stringify(drift), 'drift.json')
  expect(isTestStatement(again)).toBe(false)
  expect(again.subject[0]).toEqual({ name: 'a.csv', digest: { sha256: 'd'.repeat(64) } })
})

describe('hostile text is refused', () => {
  test.each<[string, string]>([
    ['not JSON', 'AUC: 0.99'],
    ['duplicate key', good.replace('"schemaVersion":1', '"schemaVersion":1,"schemaVersion":1')],
    ['beyond the range', good.replace('"value":0.751', '"value":1e999')],
    ['not JSON', good.replace('"value":0.751', '"value":NaN')],
    ['expected number', good.replace('"value":0.751', '"value":"0.751"')],
    ['expected number', good.replace('"value":0.751', '"value":null')],
    ['unknown key', good.replace('"schemaVersion":1', '"schemaVersion":1,"pass":true')],
    ['__proto__', good.replace('"schemaVersion":1', '"schemaVersion":1,"__proto__":1')],
    ['deeper than', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['expected object', '[]'],
    ['at most', ' '.repeat(MAX_EVIDENCE_CHARACTERS + 1)],
  ])('%s', (words, text) => {
    expect(faultsOf(text).join('\n')).toContain(words)
  })
})

describe('evidence that contradicts itself is refused', () => {
  const twice = [estimate('roc_auc', 0.9), estimate('roc_auc', 0.1)]
  const inverted = { low: 0.9, high: 0.1, level: 0.95, method: 'bca' }
  test.each<[string, string]>([
    ['/predicate/metrics/1/name "roc_auc" appears twice', changed({ metrics: twice })],
    ['/predicate/comparison/1/metric', changed({ comparison: [comparison('a', 0, 1), comparison('a', 0, 1)] })],
    ['/predicate/metrics/0/interval', changed({ metrics: [estimate('a', 0.5, { interval: inverted })] })],
    ['/predicate/comparison/0/difference', changed({ comparison: [comparison('a', 0.1, 1, { candidate: 0.1 })] })],
    ['although no champion', changed({ champion: { state: 'none' } })],
    ['not the candidate', good.replace('c'.repeat(64), 'b'.repeat(64))],
    ['names another model', good.replace('"name":"credit-risk"', '"name":"other"')],
  ])('%s', (words, text) => {
    expect(faultsOf(text).join('\n')).toContain(words)
  })
})
