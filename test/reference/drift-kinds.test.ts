import { expect, test } from 'vitest'
import { expectedMetrics } from '../../shared/drift/kinds/cbpe.ts'
import { testConcept } from '../../shared/drift/kinds/concept-shift.ts'
import { estimateLabelShift } from '../../shared/drift/kinds/label-shift.ts'
import { normalScores } from '../../shared/drift/kinds/normal-scores.ts'
import { correlationChange } from '../../shared/stats/correlation-change.ts'
import { fitIsotonic, isotonicAt } from '../../shared/stats/isotonic.ts'
import { kruskalWallis } from '../../shared/stats/kruskal-wallis.ts'
import { fitLogistic } from '../../shared/stats/logistic-regression.ts'
import { fitRidge } from '../../shared/stats/ridge-classifier.ts'
import { toSparseRows } from '../../shared/stats/sparse-rows.ts'
import { LOCATION, SPREAD, stratifiedRankTest } from '../../shared/stats/stratified-ranks.ts'
import { stratifiedShareTest } from '../../shared/stats/stratified-shares.ts'
import { toTiedPair } from '../../shared/stats/tied-pair.ts'
import { toCells } from '../../shared/summary/number-cells.ts'
import reference from './drift-kinds.json' with { type: 'json' }
import oracles from './validation-oracles.json' with { type: 'json' }

type Oracle = { fn: string; input: Record<string, number[]>; expected: Record<string, unknown> }

function oracleOf(fn: string): Oracle {
  return (oracles.cases as unknown as Oracle[]).find((oracle) => oracle.fn === fn) ?? expect.fail(fn)
}

function close(actual: number | undefined, expected: number | undefined, tolerance = 1e-9): void {
  expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(tolerance)
}

function floats(values: readonly number[] | undefined): Float64Array {
  return Float64Array.from(values ?? [])
}

test('isotonic curve as scikit-learn draws it', () => {
  const { input, expected } = oracleOf('isotonic')
  const curve = fitIsotonic(floats(input['x']), input['y'] ?? [])
  const values = expected['pred'] as number[]
  input['at']?.forEach((place, i) => {
    close(isotonicAt(curve, place), values[i])
  })
  const { x, y, weights, at, plain, weighted } = reference.isotonic
  const [one, other] = [fitIsotonic(floats(x), y), fitIsotonic(floats(x), y, weights)]
  at.forEach((place, i) => {
    close(isotonicAt(one, place), plain[i])
    close(isotonicAt(other, place), weighted[i])
  })
})

test('expected metrics of calibrated scores', () => {
  const { input, expected } = oracleOf('cbpe')
  const ascending = floats(input['calibrated'])
    .map((_, i) => (input['pred']?.[i] ?? 0) + (input['calibrated']?.[i] ?? 0))
    .sort()
  const chances = ascending.map((score) => (score >= 1 ? score - 1 : score))
  const [accuracy, precision, recall, f1] = expectedMetrics(ascending, chances, 1)
  close(accuracy, expected['accuracy'] as number)
  close(precision, expected['precision'] as number)
  close(recall, expected['recall'] as number)
  close(f1, expected['f1'] as number)
})

test('penalised logistic regression as scikit-learn fits it', () => {
  const { rows, y, fits } = reference.ridge
  const sparse = toSparseRows(
    rows.map((row) => row.flatMap((value, i) => (value === 0 ? [] : [[i, value] as const]))),
    4,
  )
  const all = Int32Array.from(y, (_, row) => row)
  for (const { penalty, weights } of fits) {
    const fitted = fitRidge(sparse, Uint8Array.from(y), all, { penalty, tolerance: 1e-10 })
    weights.forEach((weight, i) => {
      close(fitted[i], weight, 1e-6)
    })
  }
})

test('logistic regression with an offset, and the tests of the score, as statsmodels has them', () => {
  const { scores, y, coefficients, logLikelihood, conceptP, priorP } = reference.offset
  const offset = floats(scores).map((score) => Math.log(score / (1 - score)))
  const mean = offset.reduce((sum, value) => sum + value, 0) / offset.length
  const sd = Math.sqrt(offset.reduce((sum, value) => sum + (value - mean) ** 2, 0) / offset.length)
  const line = offset.map((value) => (value - mean) / sd)
  const columns = [line.map(() => 1), line, line.map((value) => value * value)]
  const fit = fitLogistic({ columns, target: Uint8Array.from(y), offset }) ?? expect.fail('no fit')
  coefficients.forEach((value, i) => {
    close(fit.coefficients[i], value, 1e-7)
  })
  close(fit.logLikelihood, logLikelihood, 1e-8)
  const shift = testConcept({ scores: floats(scores), labels: Uint8Array.from(y) })
  close(shift?.concept.pValue, conceptP, 1e-7)
  close(shift?.prior.pValue, priorP, 1e-7)
})

test('concept shift against a labelled reference', () => {
  const { n, scores, y, conceptP, priorP } = reference.concept
  const labels = Uint8Array.from(y)
  const all = floats(scores)
  const shift = testConcept(
    { scores: all.subarray(n), labels: labels.subarray(n) },
    { scores: all.subarray(0, n), labels: labels.subarray(0, n) },
  )
  close(shift?.concept.pValue, conceptP, 1e-7)
  close(shift?.prior.pValue, priorP, 1e-7)
})

test('stratified rank tests by the definition of their permutation law; one stratum is Wilcoxon', () => {
  const cells = (values: number[] | undefined) => toCells(floats(values), Number.POSITIVE_INFINITY)
  const strata = reference.ranks.strata.map(([x, y]) => toTiedPair(cells(x), cells(y)))
  const location = stratifiedRankTest(strata, LOCATION)
  close(location.z, reference.ranks.location.z)
  close(location.pValue, reference.ranks.location.p)
  close(stratifiedRankTest(strata, SPREAD).z, reference.ranks.spread.z)
  close(stratifiedRankTest(strata.slice(0, 1), LOCATION).pValue, reference.ranks.wilcoxonP)
})

test('stratified shares: Cochran, Mantel and Haenszel', () => {
  const toStrata = (tables: readonly (readonly (readonly number[])[])[]) =>
    tables.map(([before = [], now = []]) => ({ reference: before, current: now }))
  const narrow = stratifiedShareTest(toStrata(reference.shares.tables))
  close(narrow.statistic, reference.shares.statistic)
  close(narrow.pValue, reference.shares.p)
  const wide = stratifiedShareTest(toStrata(reference.shares.wide))
  close(wide.statistic, reference.shares.wideStatistic)
  close(wide.pValue, reference.shares.wideP)
})

test('Kruskal and Wallis, Fisher z and normal scores', () => {
  const { groups, statistic, p } = reference.kruskal
  const result = kruskalWallis(groups)
  close(result.statistic, statistic)
  close(result.pValue, p)
  const { a, b, x, scores } = reference.correlations
  const change = correlationChange({ r: a[0] ?? 0, n: a[1] ?? 0 }, { r: b[0] ?? 0, n: b[1] ?? 0 })
  close(change.z, reference.correlations.z)
  close(change.pValue, reference.correlations.p)
  normalScores(floats(x)).forEach((score, i) => {
    close(score, scores[i])
  })
})

test('label shift: shares as NumPy solves them, errors as the bootstrap finds them', () => {
  const { joint, current, shares, bootstrapErrors } = reference.labelShift
  const rows = joint.flatMap((line, predicted) =>
    line.flatMap((count, label) => Array.from({ length: count }, () => [predicted, label] as const)),
  )
  const shift = estimateLabelShift({
    classes: 3,
    reference: {
      predicted: Int32Array.from(rows, ([predicted]) => predicted),
      labels: Int32Array.from(rows, ([, label]) => label),
    },
    current: { predicted: Int32Array.from(current.flatMap((count, k) => Array.from({ length: count }, () => k))) },
  })
  shares.forEach((share, k) => {
    close(shift?.estimated[k], share)
    close(shift?.standardErrors[k], bootstrapErrors[k], 0.03 * (bootstrapErrors[k] ?? 0))
  })
})
