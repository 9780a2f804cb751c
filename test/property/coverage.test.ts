import { describe, expect, it } from 'vitest'
import { coverageOf, LEVEL, room, STUDIES } from '../fixtures/coverage-study.ts'
import { blockedShare, type GateStudy } from '../fixtures/gate-study.ts'

/** Few runs, the same every time; `npm run bench -- coverage` makes many. */
const RUNS = { closed: 600, bootstrap: 60 } as const

describe('95 % intervals hold the truth in 95 % of runs, within three standard errors of the simulation', () => {
  it.each(STUDIES.filter(({ isWarning }) => isWarning !== true))('$what', (study) => {
    const runs = RUNS[study.cost]
    const share = coverageOf(study, runs)
    expect(share).toBeGreaterThan(LEVEL - (study.known?.loss ?? 0) - room(runs))
    if (study.isWide !== true) expect(share).toBeLessThan(LEVEL + 0.01 + room(runs))
  })

  it.each(STUDIES.filter(({ isWarning }) => isWarning === true))('$what: far fewer', (study) => {
    expect(coverageOf(study, 60)).toBeLessThan(0.9)
  })
})

describe('the gate', () => {
  const equal: GateStudy = {
    rows: 2000,
    lost: 0.025,
    won: 0.025,
    metrics: ['accuracy'],
    margin: 0.001,
    undecided: 'warn',
    multiplicity: 'none',
  }

  it('blocks an equal model in at most 5 % of runs', () => {
    expect(blockedShare(equal, 300)).toBeLessThanOrEqual(0.05)
  })

  it('blocks an equal model no more often when four metrics are judged as one family', () => {
    const study: GateStudy = {
      ...equal,
      metrics: ['accuracy', 'roc_auc', 'recall', 'specificity'],
      multiplicity: 'holm',
    }
    expect(blockedShare(study, 150)).toBeLessThanOrEqual(0.05)
  })

  it('blocks a model 2 points worse at 2,000 rows and a margin of 1 point in at least 99 % of runs', () => {
    const study: GateStudy = { ...equal, lost: 0.035, won: 0.015, margin: 0.01, undecided: 'fail' }
    expect(blockedShare(study, 300)).toBeGreaterThanOrEqual(0.99)
  })
})
