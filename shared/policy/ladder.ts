import type { Estimate } from '../evidence/parts.ts'
import type { Digest } from '../kernel/digest.ts'
import { normalQuantile } from '../stats/normal.ts'

/** A value that was shown as the best so far. */
export type Shown = {
  readonly metric: string
  readonly rung: number
  readonly candidate: Digest
  readonly value: number
}

/** What may be shown of one metric. `isBest`: this candidate set it. `added`: shown now for the first time. */
export type Step = {
  readonly metric: string
  readonly value: number
  readonly step: number
  readonly isBest: boolean
  readonly added?: Shown
}

/**
 * One step of the Ladder (Blum and Hardt, "The Ladder: A Reliable Leaderboard for Machine Learning Competitions", ICML 2015): a value is
 * shown only when it is better than everything shown before by more than `step`, rounded to whole steps; else the best so far is shown
 * again. So what can be learned grows with the number of real improvements and not with the number of tries. `shown`: rungs of this
 * metric in order.
 */
export function climb(
  { name, value, direction }: Pick<Estimate, 'name' | 'value' | 'direction'>,
  { step, candidate, shown }: { readonly step: number; readonly candidate: Digest; readonly shown: readonly Shown[] },
): Step {
  const own = shown.find((rung) => rung.candidate === candidate)
  if (own !== undefined) return { metric: name, value: own.value, step, isBest: true }
  const best = shown.at(-1)
  const sign = direction === 'higher' ? 1 : -1
  const rounded = toSteps(value, step)
  const isBetter = best === undefined || (sign * (value - best.value) > step && sign * (rounded - best.value) > 0)
  if (!isBetter) return { metric: name, value: best.value, step, isBest: false }
  const added = { metric: name, rung: shown.length, candidate, value: rounded }
  return { metric: name, value: rounded, step, isBest: true, added }
}

/** The value in whole steps. */
export function toSteps(value: number, step: number): number {
  // Without the detour 0.75 in steps of 0.005 would be 0.7500000000000001.
  return Number((Math.round(value / step) * step).toPrecision(12))
}

/**
 * The smallest difference that is shown: what the policy says, else one standard error of the estimate, raised to 1, 2 or 5 times a power
 * of ten so that it does not tell anything itself.
 */
export function stepOf({ interval }: Pick<Estimate, 'interval'>, asked?: number): number {
  if (asked !== undefined) return asked
  const error = (interval.high - interval.low) / (2 * normalQuantile(0.5 + interval.level / 2))
  if (!(error > 0) || !Number.isFinite(error)) return 0.01
  const power = 10 ** Math.floor(Math.log10(error))
  const nice = [1, 2, 5, 10].find((one) => one * power >= error * (1 - 1e-9)) ?? 10
  return Number((nice * power).toPrecision(3))
}
