import { cholesky, solveFactored } from './cholesky.ts'

export type LogisticFit = {
  readonly coefficients: Float64Array
  readonly logLikelihood: number
  /** Chance of a one per row. */
  readonly fitted: Float64Array
}

export type LogisticData = {
  /** One per coefficient, the intercept's ones included. */
  readonly columns: readonly Float64Array[]
  /** 0 or 1 per row. */
  readonly target: Uint8Array
  /** Added to the linear predictor of each row as it is. */
  readonly offset?: Float64Array
}

const MAX_STEPS = 50
const TOLERANCE = 1e-12

/**
 * Maximum likelihood by Newton's method with halved steps (McCullagh and Nelder, "Generalized Linear Models", 1989, section 4.4).
 * `undefined` when columns depend on each other or the rows are separated, so that no finite fit exists.
 */
export function fitLogistic(data: LogisticData): LogisticFit | undefined {
  let coefficients: Float64Array = new Float64Array(data.columns.length)
  let fit = evaluate(data, coefficients)
  for (let step = 0; step < MAX_STEPS; step++) {
    const { gradient, information } = derivatives(data, fit.fitted)
    const lower = cholesky(information, coefficients.length)
    if (lower === undefined) return undefined
    const direction = solveFactored(lower, gradient)
    const next = improve(data, { coefficients, logLikelihood: fit.logLikelihood, direction })
    const gain = next.logLikelihood - fit.logLikelihood
    coefficients = next.coefficients
    fit = next
    if (gain <= TOLERANCE * (1 + Math.abs(fit.logLikelihood))) return isSeparated(fit) ? undefined : next
  }
  return undefined
}

type Step = {
  readonly coefficients: Float64Array
  readonly logLikelihood: number
  readonly direction: Float64Array
}

function improve(data: LogisticData, { coefficients, logLikelihood, direction }: Step) {
  for (let scale = 1; scale > 1e-6; scale /= 2) {
    const moved = coefficients.map((value, i) => value + scale * (direction[i] as number))
    const fit = evaluate(data, moved)
    if (fit.logLikelihood >= logLikelihood) return { ...fit, coefficients: moved }
  }
  return { ...evaluate(data, coefficients), coefficients }
}

function evaluate({ columns, target, offset }: LogisticData, coefficients: Float64Array) {
  const fitted = new Float64Array(target.length)
  let logLikelihood = 0
  for (let row = 0; row < target.length; row++) {
    let linear = offset?.[row] ?? 0
    for (let i = 0; i < columns.length; i++) linear += (columns[i]?.[row] as number) * (coefficients[i] as number)
    fitted[row] = 1 / (1 + Math.exp(-linear))
    logLikelihood -= softplus(target[row] === 1 ? -linear : linear)
  }
  return { fitted, logLikelihood }
}

function derivatives({ columns, target }: LogisticData, fitted: Float64Array) {
  const size = columns.length
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  for (let row = 0; row < target.length; row++) {
    const p = fitted[row] as number
    for (let i = 0; i < size; i++) {
      const x = columns[i]?.[row] as number
      gradient[i] = (gradient[i] as number) + x * ((target[row] as number) - p)
      for (let j = 0; j <= i; j++)
        information[i * size + j] =
          (information[i * size + j] as number) + x * (columns[j]?.[row] as number) * p * (1 - p)
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) information[j * size + i] = information[i * size + j] as number
  return { gradient, information }
}

function isSeparated({ fitted, logLikelihood }: Pick<LogisticFit, 'fitted' | 'logLikelihood'>): boolean {
  return -logLikelihood < 1e-6 * fitted.length
}

/** ln(1 + e^x) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}
