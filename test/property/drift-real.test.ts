import { expect, test } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import { judgeReport } from '../fixtures/drift-study.ts'
import { readReal, splitByLot, templateTexts } from '../fixtures/real-splits.ts'

/** 7 % plus two standard errors of the simulation. */
const mostAlarms = (reports: number): number => 0.07 + 2 * Math.sqrt((0.07 * 0.93) / reports)

test.for([
  ['hospital-readmission-5k.parquet', { reference: 1500, current: 400 }, 40],
  ['hospital-readmission-5k.parquet', { reference: 4000, current: 900 }, 15],
  ['adult-train.parquet', { reference: 1500, current: 400 }, 60],
] as const)(
  '%s dealt to two sides by lot alarms in at most 7 %% of the reports, at %o',
  async ([file, size, reports]) => {
    const population = await readReal(file)
    const prng = createPrng(`split ${file} ${size.reference}`)
    let alarms = 0
    for (let i = 0; i < reports; i++) {
      const judged = judgeReport(splitByLot(population, prng, size))
      expect(judged.length).toBeGreaterThan(10)
      if (judged.some(({ drifted }) => drifted)) alarms += 1
    }
    expect(alarms / reports).toBeLessThanOrEqual(mostAlarms(reports))
  },
)

test('texts of the same templates alarm in at most 7 % of the reports', () => {
  const REPORTS = 30
  const prng = createPrng('templates')
  let alarms = 0
  for (let i = 0; i < REPORTS; i++) {
    const pairs = splitByLot(templateTexts(prng, 1300), prng, { reference: 1000, current: 300 })
    if (judgeReport(pairs).some(({ drifted }) => drifted)) alarms += 1
  }
  expect(alarms / REPORTS).toBeLessThanOrEqual(mostAlarms(REPORTS))
})
