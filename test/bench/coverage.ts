import { coverageOf, LEVEL, STUDIES, type Study } from '../fixtures/coverage-study.ts'
import { blockedShare, type GateStudy } from '../fixtures/gate-study.ts'
import type { Bench, Figure } from './figure.ts'

/** ASSAY_RUNS multiplies the numbers of simulated data sets. */
const RUNS = { closed: 5000, bootstrap: 1000, gate: 2000 } as const
const FAMILY = ['accuracy', 'roc_auc', 'recall', 'specificity']
const EQUAL: GateStudy = {
  rows: 2000,
  lost: 0.025,
  won: 0.025,
  metrics: ['accuracy'],
  margin: 0.001,
  undecided: 'warn',
  multiplicity: 'none',
}
const WORSE: GateStudy = { ...EQUAL, lost: 0.035, won: 0.015, margin: 0.01 }

/** How often 95 % intervals miss the truth, and how often the gate is wrong. */
export const bench: Bench = {
  about: '95 % intervals that miss the truth, and pull requests that the gate judges wrongly',
  async run() {
    const scale = Number(process.env['ASSAY_RUNS'] ?? 1)
    return [...STUDIES.map((study) => missed(study, scale)), ...gates(Math.max(1, Math.round(RUNS.gate * scale)))]
  },
}

function missed(study: Study, scale: number): Figure {
  const runs = Math.max(1, Math.round(RUNS[study.cost] * scale))
  const loss = study.known?.loss ?? 0
  const most = 1 - LEVEL + loss
  const limit = 100 * (most + 3 * Math.sqrt((most * (1 - most)) / runs))
  const note = study.known === undefined ? '' : `; up to ${Math.round(1000 * most) / 10} % known: ${study.known.why}`
  return {
    what: study.what,
    value: 100 * (1 - coverageOf(study, runs)),
    unit: '%',
    ...(study.isWarning === true ? {} : { limit }),
    note: `${runs} data sets${study.isWarning === true ? '; what it would cost not to know' : note}`,
  }
}

function gates(runs: number): Figure[] {
  const note = `${runs} pull requests, 2,000 rows`
  const figure = (what: string, study: GateStudy, limit?: number): Figure => {
    const value = 100 * blockedShare(study, runs)
    return { what, value, unit: '%', ...(limit === undefined ? {} : { limit }), note }
  }
  const four = { ...EQUAL, metrics: FAMILY }
  const let2 = figure('2 points worse, margin 1 point: let pass', { ...WORSE, undecided: 'fail' })
  return [
    figure('equal model blocked, one metric, undecided warns', EQUAL, 5),
    figure('equal model blocked, four metrics each alone', four),
    figure('equal model blocked, four metrics as one family (Holm)', { ...four, multiplicity: 'holm' }, 5),
    { ...let2, value: 100 - let2.value, limit: 1 },
    figure('2 points worse, margin 1 point, undecided warns: blocked', WORSE),
  ]
}
