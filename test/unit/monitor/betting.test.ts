import { describe, expect, test } from 'vitest'
import { advanceEProcess, eValue, startEProcess } from '../../../shared/monitor/betting.ts'
import { rejectByEValues } from '../../../shared/monitor/e-values.ts'
import { followLabels, type LabelRule, lossOf } from '../../../shared/monitor/labels.ts'

const losses = Array.from({ length: 300 }, (_, i) => Number((i * 7919) % 100 < 17))

describe('the bet', () => {
  test('batches cut anywhere give the same bits as one batch', () => {
    const whole = advanceEProcess(startEProcess(0.1, 0.05), losses)
    for (const cut of [0, 1, 17, 150, 299]) {
      const first = advanceEProcess(startEProcess(0.1, 0.05), losses.slice(0, cut))
      expect(advanceEProcess(JSON.parse(JSON.stringify(first)), losses.slice(cut))).toEqual(whole)
    }
  })

  test('the wealth is the product of the bets, each made before its loss was known', () => {
    let wealth = 1
    losses.slice(0, 40).forEach((loss, i) => {
      const seen = losses.slice(0, i)
      const mean = (k: number): number => (0.5 + seen.slice(0, k).reduce((a, b) => a + b, 0)) / (k + 1)
      const variance = (0.25 + seen.reduce((sum, one, k) => sum + (one - mean(k)) ** 2, 0)) / (i + 1)
      const excess = mean(i) - 0.1
      const bet = i === 0 ? 0 : Math.min(Math.max(excess / (variance + excess ** 2), 0), 0.5 / 0.1)
      wealth *= 1 + bet * (loss - 0.1)
    })
    expect(eValue(advanceEProcess(startEProcess(0.1, 0.05), losses.slice(0, 40)))).toBeCloseTo(wealth, 10)
  })

  test('an alarm stays, and says with which loss it came', () => {
    const bad = advanceEProcess(startEProcess(0.1, 0.05), Array(30).fill(1))
    expect(bad.alarmAt).toBeLessThan(15)
    const after = advanceEProcess(bad, Array(1000).fill(0))
    expect(after.alarmAt).toBe(bad.alarmAt)
    expect(after.peak).toBe(bad.peak)
  })

  test('a loss beyond its bounds and a limit that nothing can break are refused', () => {
    expect(() => advanceEProcess(startEProcess(0.1, 0.05), [1.5])).toThrow(RangeError)
    expect(() => startEProcess(1, 0.05)).toThrow(RangeError)
  })
})

describe('e-BH', () => {
  test('rejects the largest number that is large enough', () => {
    // 4 hypotheses at 5 %: one needs 80, two need 40 each, three 26.7, four 20.
    expect(rejectByEValues([1, 41, 45, 0], 0.05)).toEqual([1, 2])
    expect(rejectByEValues([1, 41, 39, 0], 0.05)).toEqual([])
    expect(rejectByEValues([21, 20, 20, 25], 0.05)).toEqual([0, 1, 2, 3])
    expect(rejectByEValues([], 0.05)).toEqual([])
  })
  test('what is no e value is refused', () => {
    expect(() => rejectByEValues([Number.NaN], 0.05)).toThrow(RangeError)
  })
})

describe('labels', () => {
  const rule: LabelRule = { loss: '0-1', baseline: 0.08, tolerance: 0.02, bound: 1, reference: 'train.csv' }
  const rows = losses.map((loss, at) => ({ at: at * 1000, prediction: loss === 1 ? 'bad' : 'good', label: 'good' }))

  test('rows that were seen before are not counted again, and a growing file is fine', () => {
    const first = followLabels(undefined, rows.slice(0, 120), rule)
    const { added, ...second } = followLabels(first, rows, rule)
    expect(added).toBe(180)
    expect(followLabels(second, rows, rule)).toEqual({ ...second, added: 0 })
    expect(second.test).toEqual(followLabels(undefined, rows.toReversed(), rule).test)
  })

  test('another reference begins a new bet, and no label counts twice', () => {
    const first = followLabels(undefined, rows.slice(0, 120), rule)
    const second = followLabels(first, rows, { ...rule, reference: 'new.csv' })
    expect(second).toMatchObject({ reference: 'new.csv', added: 180, test: { count: 180 } })
  })

  test('another limit begins a new bet', () => {
    const first = followLabels(undefined, rows.slice(0, 120), rule)
    const second = followLabels(first, rows, { ...rule, tolerance: 0.05 })
    expect(second.test.count).toBe(180)
    expect(second.test.limit).toBeCloseTo(0.13, 12)
  })

  test('losses of numbers are shares of the largest one that counts', () => {
    const row = { at: 0, prediction: 12, label: 10 }
    expect(lossOf(row, { ...rule, loss: 'absolute', bound: 8 })).toBe(0.25)
    expect(lossOf(row, { ...rule, loss: 'squared', bound: 4 })).toBe(0.25)
    expect(lossOf(row, { ...rule, loss: 'squared', bound: 1 })).toBe(1)
    expect(lossOf({ at: 0, prediction: true, label: 'true' }, rule)).toBe(0)
    expect(() => lossOf({ at: 0, prediction: 'a', label: 1 }, { ...rule, loss: 'absolute' })).toThrow(RangeError)
  })
})
