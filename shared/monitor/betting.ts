/**
 * A bet against "the mean loss of this stream is at most `limit`" (Waudby-Smith and Ramdas, J. R. Stat. Soc. B 86, 2024). Under that
 * hypothesis the wealth is a supermartingale, so it ever reaches 1 / alpha with a chance of at most alpha, however often one looks.
 */
export type EProcessState = {
  /** Chance of a false alarm over the whole stream, in (0, 1). */
  readonly alpha: number
  /** Largest mean loss that is still all right, in (0, 1): upper bound of the baseline plus a tolerance. */
  readonly limit: number
  /** Losses seen, their sum, and the sum of their squared distances from the running mean. */
  readonly count: number
  readonly sum: number
  readonly spread: number
  /** Natural logarithm of the wealth, which starts at 1, and the most it ever was. */
  readonly logWealth: number
  readonly peak: number
  /** Which loss, counted from 1, brought the wealth to 1 / alpha for the first time. */
  readonly alarmAt?: number
}

/** Bets at most this share of what would ruin: the wealth of one loss never falls below a half. */
const BOLDNESS = 0.5
/** Variance of losses in [0, 1] that is assumed before any is seen, as if from one loss. */
const FIRST_VARIANCE = 0.25

/** The state before the first loss. Throws RangeError for numbers out of range. */
export function startEProcess(limit: number, alpha: number): EProcessState {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), found ${alpha}`)
  if (!(limit > 0 && limit < 1)) throw new RangeError(`the limit must lie in (0, 1), found ${limit}`)
  return { alpha, limit, count: 0, sum: 0, spread: 0, logWealth: 0, peak: 0 }
}

/**
 * Takes losses in [0, 1] in the order of time. Batches may be cut anywhere: the result has the same bits as one batch. Throws
 * RangeError for a loss outside of [0, 1].
 */
export function advanceEProcess(state: EProcessState, losses: Iterable<number>): EProcessState {
  let { count, sum, spread, logWealth, peak, alarmAt } = state
  const alarm = -Math.log(state.alpha)
  for (const loss of losses) {
    if (!(loss >= 0 && loss <= 1)) throw new RangeError(`a loss must lie in [0, 1], found ${loss}`)
    logWealth += Math.log1p(bet({ limit: state.limit, count, sum, spread }) * (loss - state.limit))
    count++
    // The distance from the mean before this loss: what the next bet rests on is known before it is placed.
    const mean = (0.5 + sum) / count
    sum += loss
    spread += (loss - mean) ** 2
    if (logWealth > peak) peak = logWealth
    if (alarmAt === undefined && logWealth >= alarm) alarmAt = count
  }
  const { alpha, limit } = state
  return { alpha, limit, count, sum, spread, logWealth, peak, ...(alarmAt === undefined ? {} : { alarmAt }) }
}

/** The e value now: the wealth. May be handed to `rejectByEValues` at any time that does not look ahead. */
export function eValue({ logWealth }: EProcessState): number {
  return Math.exp(logWealth)
}

/** The share that would have grown the wealth fastest so far (approximate GRAPA), never negative: only a larger loss is bet on. */
function bet({ limit, count, sum, spread }: Pick<EProcessState, 'limit' | 'count' | 'sum' | 'spread'>): number {
  const excess = (0.5 + sum) / (count + 1) - limit
  if (count === 0 || excess <= 0) return 0
  const variance = (FIRST_VARIANCE + spread) / (count + 1)
  return Math.min(excess / (variance + excess ** 2), BOLDNESS / limit)
}
