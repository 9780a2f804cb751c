/** Walks two ascending samples together: every distinct value once, with how often each sample holds it. */
export function eachTie(
  x: Float64Array,
  y: Float64Array,
  visit: (value: number, inX: number, inY: number) => void,
): void {
  let i = 0
  let j = 0
  while (i < x.length || j < y.length) {
    const value = Math.min(x[i] ?? Number.POSITIVE_INFINITY, y[j] ?? Number.POSITIVE_INFINITY)
    const startX = i
    const startY = j
    while (i < x.length && x[i] === value) i++
    while (j < y.length && y[j] === value) j++
    visit(value, i - startX, j - startY)
  }
}
