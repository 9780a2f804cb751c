/** A place in a picture: a tenth of a unit is finer than anyone sees, and keeps the text short. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
