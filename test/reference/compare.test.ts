import { describe, expect, it } from 'vitest'
import { blockLength } from '../../shared/stats/block-length.ts'
import { groupedAucCovariance } from '../../shared/stats/cluster-variance.ts'
import { aucParts } from '../../shared/stats/delong.ts'
import { mcnemarExact } from '../../shared/stats/mcnemar.ts'
import { moverRatio } from '../../shared/stats/mover.ts'
import { holm } from '../../shared/stats/multiplicity.ts'
import { mcnemarTest } from '../../shared/stats/paired-shares.ts'
import { newcombeInterval, wilsonInterval } from '../../shared/stats/proportion.ts'
import { toClusters } from '../../shared/stats/units.ts'
import { benchmarkSeries } from '../fixtures/series.ts'
import reference from './compare.json' with { type: 'json' }

/** Closed forms agree with statsmodels, and with the definition pair by pair, to this size. */
const TOLERANCE = 1e-10

describe('against statsmodels', () => {
  it.each(reference.independent)('Newcombe: $a against $b', ({ a, b, newcombe }) => {
    const { low, high } = newcombeInterval(a, b, 0.95)
    expect(Math.abs(low - (newcombe[0] as number))).toBeLessThan(TOLERANCE)
    expect(Math.abs(high - (newcombe[1] as number))).toBeLessThan(TOLERANCE)
  })

  it.each(reference.independent.filter(({ b }) => b.k > 0))('ratio: $a over $b is near Koopman’s', (example) => {
    const { a, b, koopman } = example
    const share = ({ k, n }: { k: number; n: number }) => ({ value: k / n, ...wilsonInterval(k, n, 0.95) })
    const { low, high } = moverRatio(share(a), share(b))
    // Two methods for one thing: MOVER follows the score interval within a tenth of its width.
    const width = Math.log((koopman[1] as number) / (koopman[0] as number))
    expect(Math.abs(Math.log(low / (koopman[0] as number)))).toBeLessThan(width / 10)
    expect(Math.abs(Math.log(high / (koopman[1] as number)))).toBeLessThan(width / 10)
  })

  it.each(reference.discordant)('McNemar exact: $b and $c', ({ b, c, exact }) => {
    expect(Math.abs(mcnemarExact({ b, c }) - exact)).toBeLessThan(TOLERANCE)
    const { name, pValue } = mcnemarTest({ b, c })
    expect(name).toBe(b + c < 10 ? 'McNemar exact' : 'McNemar mid-p')
    expect(pValue).toBeLessThanOrEqual(exact + TOLERANCE)
  })

  it('Holm', () => {
    const adjusted = holm(reference.holm.p)
    adjusted.forEach((value, i) => {
      expect(Math.abs(value - (reference.holm.adjusted[i] as number))).toBeLessThan(TOLERANCE)
    })
  })
})

describe('AUC of grouped rows (Obuchowski) against the definition', () => {
  const { group, label, first, second, variances, difference, aucs } = reference.auc
  const groups = toClusters({ by: 'group', of: Int32Array.from(group) })
  const positive = Uint8Array.from(label)
  const [a, b] = [aucParts(positive, Float64Array.from(first)), aucParts(positive, Float64Array.from(second))]

  it('gives the variance of each', () => {
    expect(Math.abs(a.auc - (aucs[0] as number))).toBeLessThan(TOLERANCE)
    expect(Math.abs(groupedAucCovariance(positive, groups, a, a) - (variances[0] as number))).toBeLessThan(TOLERANCE)
    expect(Math.abs(groupedAucCovariance(positive, groups, b, b) - (variances[1] as number))).toBeLessThan(TOLERANCE)
  })

  it('gives the variance of their difference', () => {
    const of = (x: typeof a, y: typeof a): number => groupedAucCovariance(positive, groups, x, y)
    expect(Math.abs(of(a, a) + of(b, b) - 2 * of(a, b) - difference)).toBeLessThan(TOLERANCE)
  })
})

describe('length of blocks', () => {
  /** arch takes other divisors for its covariances, and we round up: within 2, or three tenths. */
  it.each(reference.blocks)('$kind series of $n: as arch has it', ({ kind, n, seed, circular }) => {
    const own = blockLength(benchmarkSeries(kind, n, seed))
    expect(Math.abs(own - circular)).toBeLessThan(Math.max(2, 0.3 * circular) + 1e-9)
  })
})
