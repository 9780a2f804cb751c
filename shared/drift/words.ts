/** A number with three digits, as people write it. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}

/** A share in percent, with three digits. */
export function percent(share: number): string {
  return `${short(100 * share)} %`
}

/** A change of a share. */
export function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`
}
