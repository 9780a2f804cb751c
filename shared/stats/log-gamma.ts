const HALF_LOG_2PI = 0.9189385332046728
/** Bernoulli numbers B(2k) / (2k (2k - 1)) of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]

/** Natural logarithm of the gamma function for x > 0, by Stirling's series after raising x to at least 10. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let lift = 1
  let raised = x
  while (raised < 10) lift *= raised++
  const inverse = 1 / (raised * raised)
  let series = 0
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverse + (STIRLING[k] as number)
  return (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_2PI + series / raised - Math.log(lift)
}
