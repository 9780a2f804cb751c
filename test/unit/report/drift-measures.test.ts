import { expect, test } from 'vitest'
import type { DriftColumn } from '../../../shared/evidence/drift-predicate.ts'
import { foldedMeasures, measureText } from '../../../shared/report/drift-measures.ts'
import { effectInterval } from '../../../shared/report/effect-words.ts'

const column = (name: string, measures: DriftColumn['measures']): DriftColumn => ({
  name,
  type: 'numeric',
  drifted: false,
  verdict: 'stable',
  tests: [],
  effect: {
    name: 'wasserstein-1/sd',
    size: 0.312,
    material: 0.1,
    interval: { low: 0.2, high: 0.42, level: 0.95, method: 'band' },
  },
  n: { reference: 100, current: 100 },
  ...(measures === undefined ? {} : { measures }),
})

test('an effect is shown with its interval', () => {
  expect(effectInterval(column('x', undefined))).toBe('0.31 sd (0.20 sd to 0.42 sd)')
})

test('distances get a column each, with p or with what chance alone makes', () => {
  const ks = { name: 'ks', value: 0.1234, unit: 'gap', pValue: 0.042 }
  const psi = { name: 'psi', value: 0.0567, unit: 'nats', chance: 0.051 }
  expect(measureText(column('x', [ks]), 'ks')).toBe('0.123 (p 0.042)')
  expect(measureText(column('x', [{ ...ks, pValue: 0 }]), 'ks')).toBe('0.123 (p < 1e−300)')
  expect(measureText(column('x', [ks]), 'psi')).toBe('')
  const text = foldedMeasures([column('x', [ks, psi]), column('a|b', [psi]), column('none', undefined)])
  expect(text).toContain('| column | ks | psi |')
  expect(text).toContain('0.0567 (chance alone: up to 0.051)')
  expect(text).not.toContain('none')
  expect(text).toContain('decide nothing')
  expect(foldedMeasures([column('x', undefined)])).toBe('')
})

test('of very many columns thirty are shown and the others counted', () => {
  const many = Array.from({ length: 41 }, (_, i) => column(`c${i}`, [{ name: 'psi', value: 0, unit: 'nats' }]))
  expect(foldedMeasures(many)).toContain('and 11 more columns')
})
