/**
 * LORD++ (Ramdas, Yang, Wainwright and Jordan, NeurIPS 2017): levels for a stream of tests that never ends, such that at most the
 * share `alpha` of all rejections is false, in expectation, at every time. Every test costs wealth, every rejection earns some.
 */
export type LordState = {
  /** Most false rejections among all rejections, in (0, 1). */
  readonly alpha: number
  /** Wealth at the start, in (0, alpha). */
  readonly wealth: number
  /** Tests made so far. */
  readonly index: number
  /** Which tests rejected, counted from 1, ascending. */
  readonly rejections: readonly number[]
}

/** What one test came to: its number, the level it was held to, and whether `pValue <= level`. */
export type LordTest = { readonly index: number; readonly level: number; readonly isRejected: boolean }

/** Makes the shares of Javanmard and Montanari (Ann. Statist. 46, 2018, equation 31) stay below 1 in sum. */
const SCALE = 0.07720838

/** The state before the first test. `wealth` is alpha / 2 when not given. Throws RangeError for numbers out of range. */
export function startLord(alpha: number, wealth = alpha / 2): LordState {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), found ${alpha}`)
  if (!(wealth > 0 && wealth < alpha)) throw new RangeError(`the wealth must lie in (0, alpha), found ${wealth}`)
  return { alpha, wealth, index: 0, rejections: [] }
}

/** The level of the next test: a null hypothesis is rejected when its p value is at most this. */
export function nextLevel({ alpha, wealth, index, rejections }: LordState): number {
  const now = index + 1
  const earned = rejections.reduce(
    (sum, time, order) => sum + (order === 0 ? alpha - wealth : alpha) * share(now - time),
    0,
  )
  return share(now) * wealth + earned
}

/** Tests one p value in [0, 1]. Pure: the same p values in the same order give the same state. Throws RangeError for other numbers. */
export function advanceLord(state: LordState, pValue: number): LordTest & { readonly state: LordState } {
  if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`a p value must lie in [0, 1], found ${pValue}`)
  const level = nextLevel(state)
  const index = state.index + 1
  const isRejected = pValue <= level
  const rejections = isRejected ? [...state.rejections, index] : state.rejections
  return { index, level, isRejected, state: { ...state, index, rejections } }
}

/** Share of a wealth that is spent `lag` tests after it was earned; over all lags these add up to 0.98. */
function share(lag: number): number {
  return (SCALE * Math.log(Math.max(lag, 2))) / (lag * Math.exp(Math.sqrt(Math.log(lag))))
}
