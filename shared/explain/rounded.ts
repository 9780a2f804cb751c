/** Six significant digits: more than a picture shows, and a third of the text. Rounding keeps the order of two numbers. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6))
}
