/** A probability per row, whether it came true, and how much the row counts. */
export type Claims = {
  readonly probabilities: Float64Array
  readonly hits: Uint8Array
  readonly weights?: Float64Array
}

/** Probabilities are kept this far from 0 and 1 before the logit. */
export const LOGIT_CLIP = 1e-6

/** Intercept and slope of a line through logits, and how much each row moves them; `information` has their model-based variances. */
export type Recalibration = {
  readonly intercept: number
  readonly slope: number
  readonly variances: { readonly intercept: number; readonly slope: number }
  readonly influence: { readonly intercept: Float64Array; readonly slope: Float64Array }
}

/**
 * Logistic regression of the truth on the logit of the probability (D. R. Cox, Biometrika 45, 1958), by Newton's method: 0 and 1 for
 * probabilities that are right, a slope below 1 for too extreme ones. Undefined where the rows do not determine it: one truth only, one
 * probability only, or probabilities that separate the truths.
 */
export function recalibrate({ probabilities, hits, weights }: Claims): Recalibration | undefined {
  const logits = probabilities.map((value) => {
    const clipped = Math.min(1 - LOGIT_CLIP, Math.max(LOGIT_CLIP, value))
    return Math.log(clipped / (1 - clipped))
  })
  const weight = (row: number): number => (weights === undefined ? 1 : (weights[row] as number))
  let [a, b] = [0, 1]
  for (let step = 0; step < MOST_STEPS; step++) {
    const { g, h } = derivatives({ logits, hits, weight }, a, b)
    const inverse = invert(h)
    if (inverse === undefined) return undefined
    const [da, db] = [inverse[0] * g[0] + inverse[1] * g[1], inverse[1] * g[0] + inverse[2] * g[1]]
    a += da
    b += db
    if (!(Math.abs(a) < LIMIT && Math.abs(b) < LIMIT)) return undefined
    if (Math.abs(da) + Math.abs(db) < 1e-10) return describe({ logits, hits, weight }, a, b)
  }
  return undefined
}

const MOST_STEPS = 60
/** Beyond this the probabilities separate the truths and the line grows without end. */
const LIMIT = 1e3

type Fit = {
  readonly logits: Float64Array
  readonly hits: Uint8Array
  readonly weight: (row: number) => number
}
type Triple = readonly [number, number, number]

function derivatives({ logits, hits, weight }: Fit, a: number, b: number) {
  let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0]
  for (let row = 0; row < logits.length; row++) {
    const x = logits[row] as number
    const p = 1 / (1 + Math.exp(-(a + b * x)))
    const w = weight(row)
    const residual = w * ((hits[row] as number) - p)
    const curve = w * p * (1 - p)
    g0 += residual
    g1 += residual * x
    h00 += curve
    h01 += curve * x
    h11 += curve * x * x
  }
  return { g: [g0, g1] as const, h: [h00, h01, h11] as const }
}

function invert([h00, h01, h11]: Triple): Triple | undefined {
  const determinant = h00 * h11 - h01 * h01
  if (!(determinant > 1e-12 * h00 * h11)) return undefined
  return [h11 / determinant, -h01 / determinant, h00 / determinant]
}

function describe(fit: Fit, a: number, b: number): Recalibration | undefined {
  const inverse = invert(derivatives(fit, a, b).h)
  if (inverse === undefined) return undefined
  const [intercept, slope] = [new Float64Array(fit.logits.length), new Float64Array(fit.logits.length)]
  for (let row = 0; row < fit.logits.length; row++) {
    const x = fit.logits[row] as number
    const residual = fit.weight(row) * ((fit.hits[row] as number) - 1 / (1 + Math.exp(-(a + b * x))))
    intercept[row] = residual * (inverse[0] + inverse[1] * x)
    slope[row] = residual * (inverse[1] + inverse[2] * x)
  }
  return {
    intercept: a,
    slope: b,
    variances: { intercept: inverse[0], slope: inverse[2] },
    influence: { intercept, slope },
  }
}
