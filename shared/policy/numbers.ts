/** Numbers as people read them. Every function is a pure, locale-free formatting of one value. */

const MINUS = '\u2212'

/** Up to `digits` significant digits, plain notation where that is readable, a real minus sign. */
export function significant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return 'not a number'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e9 || size < 1e-5) return sign(value) + size.toExponential(digits - 1).replace('e-', `e${MINUS}`)
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)))
  return sign(value) + grouped(size.toFixed(Math.min(decimals, 12)))
}

/** A fixed number of decimals, a real minus sign. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return 'not a number'
  const text = Math.abs(value).toFixed(decimals)
  return (Number(text) === 0 ? '' : sign(value)) + grouped(text)
}

/** A count with thousands separated: 12,345. */
export function count(value: number): string {
  return Number.isFinite(value) ? sign(value) + grouped(Math.abs(value).toFixed(0)) : 'not a number'
}

/** A p value with two digits; one too small to be told from 0 is not 0. */
export function pText(value: number): string {
  return value < SMALLEST_P ? `< ${significant(SMALLEST_P, 1)}` : significant(value, 2)
}

const SMALLEST_P = 1e-300

/** A count that is only an estimate: rounded up to two significant digits. */
export function about(value: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return count(Math.ceil(value / unit) * unit)
}

/** Puts a plus before what is not negative, for differences. */
export function signed(text: string): string {
  return text.startsWith(MINUS) || /^[0.]+$/.test(text) ? text : `+${text}`
}

/** `1 row`, `2 rows`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

function sign(value: number): string {
  return value < 0 ? MINUS : ''
}

function grouped(text: string): string {
  const [whole = '', rest] = text.split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? spaced : `${spaced}.${rest}`
}
