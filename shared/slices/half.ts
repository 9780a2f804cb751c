import type { CodedColumn, CodeRange } from './code-columns.ts'

/** One condition or two: the rows whose code lies in the range of each of its columns. */
export type Shape = readonly { readonly column: number; readonly range: CodeRange }[]

/** The rows of one half in canonical order: codes per column, what counts against each row, its cluster where rows belong together, its weight where not all count alike. */
export type Half = {
  readonly rows: number
  readonly codes: readonly Uint8Array[]
  readonly losses: Float64Array
  readonly clusters?: Int32Array
  readonly weights?: Float64Array
}

/** The rows of one half, out of all rows in canonical order. */
export function takeHalf(
  columns: readonly CodedColumn[],
  all: {
    readonly losses: Float64Array
    readonly half: Uint8Array
    readonly clusters?: Int32Array | undefined
    readonly weights?: Float64Array | undefined
  },
  which: 0 | 1,
): Half {
  const { losses, half, clusters, weights } = all
  const places = new Int32Array(half.length)
  let rows = 0
  for (let place = 0; place < half.length; place++) if (half[place] === which) places[rows++] = place
  const into = <T extends Uint8Array | Float64Array | Int32Array>(from: T, to: T): T => {
    for (let row = 0; row < rows; row++) to[row] = from[places[row] as number] as number
    return to
  }
  return {
    rows,
    codes: columns.map(({ codes }) => into(codes, new Uint8Array(rows))),
    losses: into(losses, new Float64Array(rows)),
    ...(clusters === undefined ? {} : { clusters: into(clusters, new Int32Array(rows)) }),
    ...(weights === undefined ? {} : { weights: into(weights, new Float64Array(rows)) }),
  }
}

/** Which rows a shape holds: 1 or 0 each. */
export function holdsOf(shape: Shape, { rows, codes }: Pick<Half, 'rows' | 'codes'>): Uint8Array {
  const holds = new Uint8Array(rows).fill(1)
  for (const { column, range } of shape) {
    const own = codes[column] as Uint8Array
    for (let row = 0; row < rows; row++) {
      const code = own[row] as number
      if (code < range.from || code > range.to) holds[row] = 0
    }
  }
  return holds
}
