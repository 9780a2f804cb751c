import { describe, expect, test } from 'vitest'
import type { ExplainedUnit, MeasuredExplanation } from '../../../shared/evidence/explanation.ts'
import { explanationContradictions } from '../../../shared/evidence/explanation-consistency.ts'
import { explanationSection } from '../../../shared/report/html/explanation-section.ts'
import { explainedLoans } from '../../fixtures/explanation.ts'

const explanation = await explainedLoans()
const COMPARED = { holdout: { rows: 1000 }, champion: { state: 'compared' } }
const faults = (found: MeasuredExplanation, around = COMPARED): string =>
  explanationContradictions({ explanation: found, ...around })
    .map(({ path, message }) => `${path} ${message}`)
    .join('\n')
const withFirst = (change: (unit: ExplainedUnit) => ExplainedUnit): MeasuredExplanation => ({
  ...explanation,
  units: explanation.units.map((unit, i) => (i === 0 ? change(unit) : unit)),
})

test('what was measured agrees with itself', () => {
  expect(faults(explanation)).toBe('')
  expect(explanationContradictions({ explanation: { state: 'absent', reason: 'x' }, ...COMPARED })).toEqual([])
})

describe('an explanation that contradicts itself is refused', () => {
  const turned = { value: 1, interval: { low: 2, high: 1, level: 0.95, method: 'x' } }
  const [unit] = explanation.units
  const [curve] = explanation.curves ?? []
  if (unit?.candidate === undefined || curve === undefined) throw new TypeError('the fixture has no unit')
  const { candidate } = unit
  test.each<[string, MeasuredExplanation, RegExp]>([
    ['a unit twice', { ...explanation, units: [unit, unit] }, /units\/1\/name.*twice/],
    ['more rows than the holdout', { ...explanation, rows: 1001 }, /rows more rows/],
    [
      'an interval the wrong way',
      withFirst((one) => ({ ...one, candidate: { ...candidate, size: turned } })),
      /size\/interval/,
    ],
    [
      'shares above 1',
      withFirst((one) => ({ ...one, candidate: { ...candidate, share: { ...turned, value: 1.2 } } })),
      /shares of the candidate/,
    ],
    ['a change that is none', withFirst((one) => ({ ...one, change: turned })), /change\/value/],
    [
      'a curve of another length',
      { ...explanation, curves: [{ ...curve, at: [1, 2, 3] }] },
      /curves\/0.*number of places/,
    ],
  ])('%s', (_, found, fault) => {
    expect(faults(found)).toMatch(fault)
  })

  test('a champion that was not compared', () => {
    expect(faults(explanation, { ...COMPARED, champion: { state: 'none' } })).toMatch(/none was compared/)
  })
})

test('the page shows hostile names as text', () => {
  const nasty = '"><script>alert(1)</script>'
  const flips = explanation.flips?.map((flip) => ({ ...flip, id: nasty })) ?? []
  const text = explanationSection({ ...withFirst((one) => ({ ...one, name: nasty })), flips, output: nasty })
  expect(text).not.toContain('<script')
  expect(text).toContain('&lt;script&gt;')
  expect(explanationSection(undefined)).toBe('')
  expect(explanationSection({ state: 'absent', reason: '<b>' })).toContain('&lt;b&gt;')
})
