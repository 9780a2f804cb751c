import type { FairnessGroup, FairnessRate } from '../evidence/fairness.ts'
import type { Estimated } from '../stats/mover.ts'
import { shrinkMeans, shrinkShares } from '../stats/shrink.ts'
import { type Asked, MAIN_RATES, namedOf, triple } from './measure-split.ts'
import type { RateSamples } from './rates.ts'
import { estimateSample } from './sample.ts'

/**
 * The groups of crossed attributes with their rates beside the rates drawn towards those of all rows (empirical Bayes), the group whose
 * first rate lies furthest from that of all rows first.
 */
export function shrunkGroups(
  groups: readonly FairnessGroup[],
  rates: readonly RateSamples[],
  asked: Asked,
): FairnessGroup[] {
  const shown = rates.filter(({ metric }) => MAIN_RATES.includes(metric))
  const drawn = new Map(shown.map((rate) => [keyOf(rate), shrunkOf(rate, asked)]))
  const [first] = shown
  const middle = first === undefined ? 0 : estimateSample(first.overall, asked.level).value
  const distance = ({ rates: [own] }: FairnessGroup): number => Math.abs((own?.shrunk?.[0] ?? middle) - middle)
  return groups
    .map((group) => ({
      ...group,
      rates: group.rates.flatMap((rate): FairnessRate[] => {
        const found = drawn.get(keyOf(rate))
        if (found === undefined) return []
        const own = found.get(group.name)
        return [own === undefined ? rate : { ...rate, shrunk: triple(own) }]
      }),
    }))
    .toSorted((a, b) => distance(b) - distance(a))
}

function keyOf({ metric, class: of = '' }: { readonly metric: string; readonly class?: string }): string {
  return `${metric} ${of}`
}

function shrunkOf(rate: RateSamples, asked: Asked): ReadonlyMap<string, Estimated> {
  const named = namedOf(rate, asked)
  const shares = named.flatMap(({ own }) => (own.kind === 'share' ? [own] : []))
  const means = named.flatMap(({ own }) => (own.kind === 'mean' ? [own] : []))
  const all = shares.length > 0 ? shrinkShares(shares, asked.level) : shrinkMeans(means, asked.level)
  return new Map(named.flatMap(({ name }, i) => (all[i] === undefined ? [] : [[name, all[i]] as const])))
}
