import type { FormatName } from './document-schema.ts'

/**
 * Each format as a regular expression for the whole text that RE2 and JavaScript read alike: no look-around, no back reference. What a
 * pattern cannot say (a day that exists, JSON) the engine adds.
 */
export const FORMAT_PATTERNS: Readonly<Record<FormatName, string>> = {
  email: '^[^\\s@]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+$',
  uuid: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  url: '^[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#]+[^\\s]*$',
  ipv4: '^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$',
  ipv6: '^[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*$',
  date: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  'date-time':
    '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$',
  time: '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?$',
  hex: '^[0-9a-fA-F]+$',
  digits: '^[0-9]+$',
  json: '^\\s*[\\[{"0-9tfn-]',
}

/** Formats that are worth proposing: what matches them hardly does so by chance. */
const TELLING: readonly FormatName[] = ['uuid', 'email', 'url', 'ipv4', 'date', 'date-time']

/** The named format that all of some values have; `undefined` for none, or without values. */
export function formatOfAll(sample: readonly string[]): FormatName | undefined {
  if (sample.length === 0) return undefined
  return TELLING.find((name) => {
    const pattern = new RegExp(FORMAT_PATTERNS[name])
    return sample.every((value) => pattern.test(value))
  })
}
