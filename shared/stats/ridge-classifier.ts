import { softplus } from './logistic-regression.ts'
import { accumulate, linear, type SparseRows } from './sparse-rows.ts'

export type RidgeOptions = {
  /** Half of it times the squared weights (not the intercept) is added to the loss; above 0. */
  readonly penalty: number
  /** The gradient may be this share of its first length when the search ends. */
  readonly tolerance: number
}

const MAX_STEPS = 40
const MAX_INNER = 50

/**
 * Logistic regression with a squared penalty on some rows of a sparse table, by Newton's method whose steps conjugate gradients find
 * (Lin, Weng and Keerthi, JMLR 9, 2008). Returns `width` weights and the intercept last. The loss is convex: no start, no chance.
 */
export function fitRidge(
  rows: SparseRows,
  target: Uint8Array,
  chosen: Int32Array,
  { penalty, tolerance }: RidgeOptions,
): Float64Array {
  const problem = { rows, target, chosen, penalty }
  let weights = new Float64Array(rows.width + 1)
  let state = evaluate(problem, weights)
  const goal = tolerance * norm(state.gradient)
  for (let step = 0; step < MAX_STEPS && norm(state.gradient) > goal; step++) {
    const direction = newtonDirection(problem, state)
    const slope = dot(direction, state.gradient)
    let scale = 1
    let next = evaluate(problem, moved(weights, direction, scale))
    while (next.loss > state.loss + 1e-4 * scale * slope && scale > 1e-8) {
      scale /= 2
      next = evaluate(problem, moved(weights, direction, scale))
    }
    weights = moved(weights, direction, scale)
    state = next
  }
  return weights
}

type Problem = {
  readonly rows: SparseRows
  readonly target: Uint8Array
  readonly chosen: Int32Array
  readonly penalty: number
}

type State = { readonly loss: number; readonly gradient: Float64Array; readonly curvature: Float64Array }

function evaluate({ rows, target, chosen, penalty }: Problem, weights: Float64Array): State {
  const gradient = weights.map((weight, i) => (i < rows.width ? penalty * weight : 0))
  const curvature = new Float64Array(chosen.length)
  let loss = 0
  for (let i = 0; i < rows.width; i++) loss += (penalty / 2) * (weights[i] as number) ** 2
  for (let i = 0; i < chosen.length; i++) {
    const row = chosen[i] as number
    const score = linear(rows, row, weights)
    const p = 1 / (1 + Math.exp(-score))
    loss += softplus(target[row] === 1 ? -score : score)
    curvature[i] = p * (1 - p)
    accumulate(rows, row, p - (target[row] as number), gradient)
  }
  return { loss, gradient, curvature }
}

/** Solves H d = -g roughly; each product with H is one pass over the rows. */
function newtonDirection(problem: Problem, { gradient, curvature }: State): Float64Array {
  const direction = new Float64Array(gradient.length)
  const residual = gradient.map((value) => -value)
  let search = residual.slice()
  let squares = dot(residual, residual)
  const goal = squares * Math.min(0.01, squares)
  for (let i = 0; i < MAX_INNER && squares > goal; i++) {
    const product = timesHessian(problem, curvature, search)
    const step = squares / dot(search, product)
    add(direction, step, search)
    add(residual, -step, product)
    const next = dot(residual, residual)
    const ratio = next / squares
    search = search.map((value, k) => (residual[k] as number) + ratio * value)
    squares = next
  }
  return direction
}

function timesHessian({ rows, chosen, penalty }: Problem, curvature: Float64Array, vector: Float64Array): Float64Array {
  const product = vector.map((value, i) => (i < rows.width ? penalty * value : 0))
  for (let i = 0; i < chosen.length; i++) {
    const row = chosen[i] as number
    accumulate(rows, row, (curvature[i] as number) * linear(rows, row, vector), product)
  }
  return product
}

function moved(weights: Float64Array, direction: Float64Array, scale: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(weights, (weight, i) => weight + scale * (direction[i] as number))
}

function add(into: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + factor * (vector[i] as number)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector))
}
