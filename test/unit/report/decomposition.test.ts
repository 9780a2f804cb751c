import { describe, expect, test } from 'vitest'
import type { DecomposedMetric, Decomposition } from '../../../shared/evidence/decomposition.ts'
import { decompositionLine, decompositionTable } from '../../../shared/report/decomposition.ts'
import { decompositionSection } from '../../../shared/report/html/decomposition-section.ts'

/** A decomposition of ROC AUC into what data and code did, with intervals of two points to both sides. */
function split(
  data: number,
  code: number,
  options: Partial<Extract<Decomposition, { state: 'measured' }>> = {},
): Decomposition {
  const part = (value: number) => {
    return { value, interval: { low: value - 0.02, high: value + 0.02, level: 0.95, method: 'paired DeLong' } }
  }
  const metric: DecomposedMetric = {
    name: 'roc_auc',
    direction: 'higher',
    cells: {
      baseCodeBaseData: 0.8,
      baseCodeHeadData: 0.8 + data,
      headCodeBaseData: 0.8 + code,
      headCodeHeadData: 0.8 + data + code,
    },
    total: part(data + code),
    data: { ...part(data), onBase: data, onHead: data },
    code: { ...part(code), onBase: code, onHead: code },
    interaction: part(0),
  }
  return { state: 'measured', base: 'abcdef0123456789', seed: 7, dataChanged: true, metrics: [metric], ...options }
}

describe('what a decomposition says', () => {
  test.each([
    [-0.08, -0.01, 'most of the loss comes from the data'],
    [-0.01, -0.08, 'most of the loss comes from the code'],
    [0.05, 0.05, 'data and code share the gain'],
    [0, 0.05, 'all of the gain comes from the code'],
    [-0.08, 0.05, 'the data cost 8.0 points, the code won 5.0 points'],
    [-0.01, 0.005, 'neither data nor code changed it beyond the noise'],
  ])('data %d, code %d: %s', (data, code, words) => {
    expect(decompositionLine(split(data, code))).toContain(words)
  })

  test('a metric of which less is better loses when it rises', () => {
    const found = split(0.08, 0.01)
    if (found.state === 'absent') expect.fail()
    const [metric] = found.metrics
    const lower: Decomposition = {
      ...found,
      metrics: metric ? [{ ...metric, name: 'log_loss', direction: 'lower' }] : [],
    }
    expect(decompositionLine(lower)).toContain('most of the loss comes from the data')
  })

  test('the same data, other seeds and a reason are told', () => {
    expect(decompositionLine(split(0, 0.05, { dataChanged: false }))).toContain('The training data are the same.')
    const repeats = [{ seed: 8, effects: [{ name: 'roc_auc', total: 0, data: -0.07, code: 0.01, interaction: 0 }] }]
    expect(decompositionTable(split(-0.08, 0.02, { repeats }))?.note).toMatch(
      /Over 2 seeds, ROC AUC: data −8\.0 to −7\.0, code \+1\.0 to \+2\.0 points/,
    )
    const absent: Decomposition = { state: 'absent', base: 'abcdef0123', reason: 'the <training> failed' }
    expect(decompositionLine(absent)).toBe(
      'Data or code: not told apart against abcdef0, because the <training> failed.',
    )
    expect(decompositionTable(absent)).toBeUndefined()
    expect(decompositionSection(absent)).toContain('&lt;training&gt;')
  })

  test('the page shows the four models and draws the parts; the same input gives the same bytes', () => {
    const page = decompositionSection(split(-0.08, 0.02))
    expect(page).toMatch(/<svg viewBox="0 0 480 88" role="img"/)
    expect(page).toContain('<td>0.720</td>')
    expect(decompositionSection(split(-0.08, 0.02))).toBe(page)
    expect(decompositionSection(undefined)).toBe('')
  })
})
