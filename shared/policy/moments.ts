const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z)?$/
const DAY_MS = 86_400_000

/**
 * Milliseconds since 1970 UTC of a day (`2026-12-20`) or a moment in UTC (`2026-12-20T18:00Z`); `undefined` for any other text and for
 * days that no calendar has. Day numbers after Howard Hinnant, "chrono-compatible low-level date algorithms".
 */
export function toMilliseconds(text: string): number | undefined {
  const parts = FORM.exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0))
  if (parts === undefined) return undefined
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  return dayNumber(year, month, day) * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
