import { expect, test } from 'vitest'
import type { Column, Table } from '../../../shared/data/table.ts'
import { readOnnx } from '../../../shared/model/onnx-file.ts'
import { predictionsFromTable } from '../../../shared/model/predictions-table.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { digestOf, estimate, facts, modelFacts } from '../../fixtures/facts.ts'
import { external, inspectBytes, node, onnx, pickle } from '../../fixtures/planted-models.ts'

test('A9: a pickle that calls a shell is never loaded, and is an error of the file', () => {
  const evil = pickle(0x80, 4, 'cos\nsystem\n', '(', 'S', "'id'\n", 'tR', '.')
  expect(inspectBytes(evil).findings).toMatchObject([{ code: 'PICKLE_DANGEROUS_IMPORT', severity: 'error' }, {}])
})

test('A9: an ONNX file that fetches weights from elsewhere is seen', () => {
  expect(readOnnx(onnx([node('Gemm'), external('../../etc/shadow', 0, 16)]))?.hasExternalData).toBe(true)
})

const numeric = (name: string, ...values: number[]): Column => {
  return { kind: 'numeric', name, values: Float64Array.from(values) }
}
const table = (ids: number[], scores: number[]): Table => {
  return { rows: ids.length, columns: [numeric('id', ...ids), numeric('score', ...scores)] }
}

test.each([
  ['the hard rows left out', [1, 2], [0.1, 0.9], 'PREDICTION_MISMATCH'],
  ['the easy rows twice', [1, 2, 3, 3], [0.1, 0.9, 0.9, 0.9], 'PREDICTION_MISMATCH'],
  ['rows of one’s own', [1, 2, 3, 4], [0.1, 0.9, 0.9, 0.9], 'PREDICTION_MISMATCH'],
  ['no number for a hard row', [1, 2, 3], [0.1, 0.9, Number.NaN], 'PREDICTION_INVALID'],
])('A10: predictions with %s are refused', (_, ids, scores, code) => {
  const task = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 } as const
  expect(() => predictionsFromTable(table(ids, scores), ['1', '2', '3'], task, { file: 'p.csv', id: 'id' })).toThrow(
    expect.objectContaining({ code }),
  )
})

const judge = (rules: string, evidence: Parameters<typeof modelFacts>[0]) =>
  evaluatePolicy(
    parsePolicy(`version: 1\nmodels: {credit-risk: {rules: [${rules}]}}\n`, 'p.yml'),
    facts({ 'credit-risk': modelFacts(evidence) }),
    { path: 'p.yml', digest: digestOf('b') },
  )

test('A6: an interval that was made narrow by less confidence does not decide', () => {
  const narrow = estimate('roc_auc', 0.75, { interval: { low: 0.749, high: 0.751, level: 0.5, method: 'delong' } })
  const tree = judge('{id: auc, metric.threshold: {metric: roc_auc, min: 0.74, bound: low}}', { metrics: [narrow] })
  expect(tree).toMatchObject({ verdict: 'fail', rules: [{ message: expect.stringContaining('95 %') }] })
})

test('A6: another holdout, or another list of metrics, is not what the policy asked for', () => {
  const pinned = `{id: rows, holdout.pinned: {digest: "sha256:${'9'.repeat(64)}"}}`
  expect(judge(pinned, {}).verdict).toBe('fail')
  const asked = '{id: auc, metric.threshold: {metric: roc_auc, min: 0.1}}'
  expect(judge(asked, { metrics: [estimate('accuracy', 0.99)], comparison: [] }).verdict).toBe('fail')
})
