import { expect, test } from 'vitest'
import { md5 } from '../../shared/adapters/system/md5.ts'
import type { TextColumn } from '../../shared/data/table.ts'
import { estimatePerformance } from '../../shared/drift/kinds/cbpe.ts'
import { type Labelled, testConcept } from '../../shared/drift/kinds/concept-shift.ts'
import { compareCorrelations } from '../../shared/drift/kinds/correlation-finding.ts'
import { testDates } from '../../shared/drift/kinds/date-finding.ts'
import { classifyDomain } from '../../shared/drift/kinds/domain-classifier.ts'
import { estimateLabelShift } from '../../shared/drift/kinds/label-shift.ts'
import { scoreCells } from '../../shared/drift/kinds/score-cells.ts'
import { testSeasonalCategories, testSeasonalNumbers } from '../../shared/drift/kinds/seasonal-finding.ts'
import { classifyTexts } from '../../shared/drift/kinds/text-classifier.ts'
import { testVocabulary } from '../../shared/drift/kinds/vocabulary.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { andersonDarling } from '../../shared/stats/anderson-darling.ts'
import { toTiedPair } from '../../shared/stats/tied-pair.ts'
import { toCells } from '../../shared/summary/number-cells.ts'
import { toTextCounts } from '../../shared/summary/text-counts.ts'
import { normalDraws, numbers, words } from '../fixtures/columns.ts'

const HOUR = 3_600_000

/** Share of rounds in which a test at 5 % alarms. */
function alarms(rounds: number, pValue: (round: number) => number): number {
  let hits = 0
  for (let round = 0; round < rounds; round++) if (pValue(round) < 0.05) hits += 1
  return hits / rounds
}

/** True levels from 3 to 7 % pass 98 times in 100; cautious tests may lie below. */
function expectLevel(rounds: number, level: number, least = 0.03): void {
  const slack = (share: number): number => 2 * Math.sqrt((share * (1 - share)) / rounds)
  expect(level).toBeLessThanOrEqual(0.07 + slack(0.07))
  expect(level).toBeGreaterThanOrEqual(Math.max(0, least - slack(least)))
}

const LEVEL_OF_SCORES = { mean: 1.5, prior: 0.3 }
const chance = (x: number): number => {
  const { mean, prior } = LEVEL_OF_SCORES
  return 1 / (1 + Math.exp(-(Math.log(prior / (1 - prior)) + mean * x - (mean * mean) / 2)))
}

type World = 'none' | 'label' | 'covariate' | 'concept'

/** Scores are the true chances of the world without a change. */
function world(kind: World, rows: number, prng: ReturnType<typeof createPrng>): Labelled {
  const draw = normalDraws(prng)
  const scores = new Float64Array(rows)
  const labels = Uint8Array.from(scores, (_, row) => {
    const prior = kind === 'label' ? 0.5 : LEVEL_OF_SCORES.prior
    let label = Number(prng.next() < prior)
    const x = kind === 'covariate' ? 0.9 + 1.1 * draw() : draw() + label * LEVEL_OF_SCORES.mean
    const score = chance(x)
    if (kind === 'covariate') label = Number(prng.next() < score)
    scores[row] = score
    return kind === 'concept' && score > 0.6 && prng.next() < 0.2 ? 1 - label : label
  })
  return { scores, labels }
}

test('the table of worlds: what a score means, and how often the outcome comes, are told apart', () => {
  const ROUNDS = 120
  const prng = createPrng('worlds')
  const rates = (kind: World) => {
    const shifts = Array.from({ length: ROUNDS }, () => testConcept(world(kind, 1000, prng)))
    const rate = (part: 'concept' | 'prior'): number => alarms(ROUNDS, (i) => shifts[i]?.[part].pValue ?? 1)
    return { concept: rate('concept'), prior: rate('prior') }
  }
  const none = rates('none')
  expectLevel(ROUNDS, none.concept)
  expectLevel(ROUNDS, none.prior)
  const label = rates('label')
  expectLevel(ROUNDS, label.concept)
  expect(label.prior).toBeGreaterThan(0.99)
  const covariate = rates('covariate')
  expectLevel(ROUNDS, covariate.concept)
  expectLevel(ROUNDS, covariate.prior)
  expect(rates('concept').concept).toBeGreaterThan(0.85)
})

test('against a labelled reference, whose own error counts, no change stays no change', () => {
  const prng = createPrng('two samples')
  const both = Array.from({ length: 150 }, () => testConcept(world('label', 600, prng), world('none', 800, prng)))
  expectLevel(
    150,
    alarms(150, (i) => both[i]?.concept.pValue ?? 1),
  )
  expect(alarms(150, (i) => both[i]?.prior.pValue ?? 1)).toBeGreaterThan(0.95)
})

test('label shift: the share is found, its error is honest, and a change of the inputs does not fit', () => {
  const ROUNDS = 150
  const prng = createPrng('bbse')
  const shift = (kind: World) => {
    const [before, now] = [world('none', 1500, prng), world(kind, 1500, prng)]
    const decide = ({ scores }: Labelled) => Int32Array.from(scores, (score) => Number(score >= 0.5))
    const cells = scoreCells(before.scores, 0.5)
    return estimateLabelShift({
      classes: 2,
      cellCount: cells.count,
      reference: { predicted: decide(before), labels: Int32Array.from(before.labels), cells: cells.of(before.scores) },
      current: { predicted: decide(now), cells: cells.of(now.scores) },
    })
  }
  const found = Array.from({ length: ROUNDS }, () => shift('label'))
  const wide = found.map((each) => Math.abs((each?.estimated[1] ?? 0) - 0.5) / (each?.standardErrors[1] ?? 0))
  expectLevel(ROUNDS, wide.filter((z) => z > 1.96).length / ROUNDS)
  expectLevel(
    ROUNDS,
    alarms(ROUNDS, (i) => found[i]?.fit?.pValue ?? 1),
  )
  const other = Array.from({ length: 30 }, () => shift('covariate'))
  expect(alarms(30, (i) => other[i]?.fit?.pValue ?? 1)).toBeGreaterThan(0.6)
})

test('performance without labels: the interval holds what the labels say later, also when the inputs shift', () => {
  const ROUNDS = 60
  const prng = createPrng('cbpe')
  const held = [0, 0, 0, 0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const [before, now] = [world('none', 1500, prng), world('covariate', 600, prng)]
    const options = { threshold: 0.5, level: 0.95, seed: `${round}` }
    const estimates = estimatePerformance({ reference: before, current: now, ...options })
    const later = estimatePerformance({ reference: now, current: now, ...options })
    estimates.forEach(({ low, high }, i) => {
      const truth = later[i]?.reference ?? Number.NaN
      if (low <= truth && truth <= high) held[i] = (held[i] ?? 0) + 1
    })
  }
  // 90 % would still be a sound interval for a calibration learned from so few rows; two standard errors of the simulation below.
  for (const count of held) expect(count / ROUNDS).toBeGreaterThan(0.9 - 2 * Math.sqrt(0.09 / ROUNDS))
})

test('a window of eight hours against two weeks: naive alarms, the same hours do not', () => {
  const ROUNDS = 200
  const prng = createPrng('season')
  const draw = normalDraws(prng)
  const side = (rows: number, from: number, hours: number, shift = 0) => {
    const times = Float64Array.from({ length: rows }, () => Math.floor((from + hours * prng.next()) * HOUR))
    const phase = (row: number): number => (2 * Math.PI * ((times[row] ?? 0) / HOUR)) / 24
    return { times, column: numbers(rows, (row) => 2 * Math.sin(phase(row)) + draw() + shift, 'x') }
  }
  const pairs = Array.from({ length: ROUNDS }, () => [side(1000, 0, 336), side(200, 336, 8)] as const)
  const naive = alarms(ROUNDS, (i) => {
    const [one, other] = (pairs[i] ?? []).map(({ column }) => toCells(column.values, Number.POSITIVE_INFINITY))
    return one === undefined || other === undefined ? 1 : andersonDarling(toTiedPair(one, other)).pValue
  })
  expect(naive).toBeGreaterThan(0.95)
  expectLevel(
    ROUNDS,
    alarms(ROUNDS, (i) => {
      const [one, other] = pairs[i] ?? []
      return one === undefined || other === undefined ? 1 : testSeasonalNumbers(one, other, 'hour-of-day').pValue
    }),
  )
  const names = ({ times, column }: ReturnType<typeof side>) => ({
    times,
    column: words(
      column.values.length,
      (row) => `c${Math.max(-2, Math.min(2, Math.round(column.values[row] ?? 0)))}`,
      'x',
    ),
  })
  expectLevel(
    ROUNDS,
    alarms(ROUNDS, (i) => {
      const [one, other] = pairs[i] ?? []
      return one === undefined || other === undefined
        ? 1
        : testSeasonalCategories(names(one), names(other), 'hour-of-day').pValue
    }),
  )
  const shifted = (): number => testSeasonalNumbers(side(1000, 0, 336), side(200, 336, 8, 0.4), 'hour-of-day').pValue
  expect(alarms(40, shifted)).toBeGreaterThan(0.85)
})

test('a classifier on all columns, and correlations, keep their level', () => {
  const prng = createPrng('together')
  const draw = normalDraws(prng)
  const side = (rows: number) => {
    const a = numbers(rows, draw, 'a')
    return [
      a,
      numbers(rows, (row) => Math.exp(0.5 * (a.values[row] ?? 0) + draw()), 'b'),
      words(rows, () => `k${Math.floor(6 * prng.next() ** 1.5)}`, 'c'),
      numbers(rows, () => (prng.next() < 0.1 ? Number.NaN : draw()), 'd'),
    ]
  }
  expectLevel(
    200,
    alarms(200, (round) => classifyDomain(side(300), side(150), `${round}`)?.pValue ?? 1),
    0.015,
  )
  const smallest = (): number => 3 * Math.min(...compareCorrelations(side(300), side(150)).map(({ pValue }) => pValue))
  expectLevel(300, alarms(300, smallest), 0.01)
})

test('texts: classifier and vocabulary keep their level, and see new topics', () => {
  const prng = createPrng('texts')
  const texts = (rows: number, power: number): TextColumn =>
    words(rows, () =>
      Array.from({ length: 4 + prng.below(12) }, () => `w${Math.floor(800 * prng.next() ** power)}`).join(' '),
    )
  const counts = ({ codes, dictionary }: TextColumn) => {
    const rows = new Float64Array(dictionary.length)
    for (const code of codes) rows[code] = (rows[code] ?? 0) + 1
    return toTextCounts({ names: dictionary, counts: rows }, md5, Number.POSITIVE_INFINITY)
  }
  const classifier = (round: number): number => classifyTexts(texts(150, 2), texts(80, 2), `${round}`).pValue
  expectLevel(120, alarms(120, classifier), 0.015)
  const vocabulary = (power: number): number =>
    testVocabulary(counts(texts(150, 2)), counts(texts(80, power)))?.pValue ?? 1
  expectLevel(
    120,
    alarms(120, () => vocabulary(2)),
    0,
  )
  // Numbers and names in a frame: every word is in all texts or in hardly any.
  const framed = (rows: number): TextColumn =>
    words(rows, () => `invoice ${prng.below(1e6)} of user${prng.below(1e5)}@example.org paid`)
  expectLevel(
    60,
    alarms(60, () => testVocabulary(counts(framed(300)), counts(framed(150)))?.pValue ?? 1),
    0,
  )
  expect(alarms(15, () => vocabulary(1))).toBeGreaterThan(0.8)
  expect(alarms(15, (round) => classifyTexts(texts(300, 2), texts(200, 1.3), `${round}`).pValue)).toBeGreaterThan(0.8)
})

test('weekdays and hours of dates keep their level', () => {
  const prng = createPrng('dates')
  const dates = (rows: number, from: number, days: number) =>
    toCells(
      Float64Array.from({ length: rows }, () => Math.floor((from + days * prng.next()) * 24 * HOUR)),
      16_384,
    )
  expectLevel(
    200,
    alarms(200, (round) => testDates(dates(800, 0, 28), dates(300, 28, 21), `${round}`)?.pValue ?? 1),
  )
})
