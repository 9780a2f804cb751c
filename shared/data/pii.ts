import { isNationalId } from './national-id.ts'

/** Kinds of personal data that a column's name or content can look like. */
export const PERSONAL_KINDS = ['e-mail', 'phone', 'payment-card', 'iban', 'ip-address', 'national-id', 'name'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** What a column looks like, and whether its name or its content says so. */
export type PersonalFinding = { readonly kind: PersonalKind; readonly by: 'name' | 'content' }

const NAMES: Readonly<Record<PersonalKind, RegExp>> = {
  'e-mail': /(^|_)(e_?mail|mail)(_|$)/,
  phone: /(^|_)(phone|telephone|tel|mobile|fax|msisdn)(_|$)/,
  'payment-card': /(^|_)(credit_?card|card_?(number|no|num)|cc_?(number|num|no)|pan)(_|$)/,
  iban: /(^|_)iban(_|$)/,
  'ip-address': /(^|_)(ip|ip_?v?[46]|ip_?addr(ess)?|remote_addr)(_|$)/,
  'national-id':
    /(^|_)(ssn|social_security(_(no|num|number))?|national_id|passport(_(no|num|number))?|tax_id|nino|dni|nie|cpf|codice_fiscale|personnummer|hetu|nir)(_|$)/,
  name: /(^|_)(first|last|full|middle|maiden|given|family|patient|customer|client|person|contact|employee)_?names?$|(^|_)(surname|forename)s?$/,
}

/** What a value of the kind must look like at least: a column of a few codes is none, whatever its name is. */
const PLAUSIBLE: Readonly<Record<PersonalKind, RegExp>> = {
  'e-mail': /@/,
  phone: /(\d\D*){6}/,
  'payment-card': /(\d\D*){8}/,
  iban: /[a-z]{2}\d{2}.{8}/i,
  'ip-address': /[.:].*[.:]/,
  'national-id': /(\d\D*){5}/,
  name: /\p{L}{2}/u,
}
/** With so few different values, none of them plausible, a name is no proof. */
const FEW_CODES = 20

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/u
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Z0-9])/gi
const CARD = /(?<![\d.])[2-6]\d(?:[ -]?\d){11,17}(?![\d.])/g
const PHONE =
  /^(?=(?:\D*\d){8,15}\D*$)(?:\+[\d\s()./-]+|00\d{1,3}[\s/-][\d\s/-]+|\(?0\d{1,5}\)?[\s./-]\d[\d\s./-]{4,14}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})$/
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/
const IPV4 = /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.])/
const IPV6 = /^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^(?=.*::)(?!.*::.*::)(?=.*[0-9a-f])[0-9a-f:]{3,39}$/i

/** One in a hundred is enough where a match is hardly ever chance; digits alone fit a card by chance one time in ten. */
const LEAST_SHARE: Readonly<Record<PersonalKind, number>> = {
  'e-mail': 0.01,
  iban: 0.01,
  'ip-address': 0.01,
  phone: 0.3,
  'payment-card': 0.3,
  'national-id': 0.05,
  name: 1,
}

/** What a column looks like, judged by its name and by a sample of its different values as text. */
export function findPersonal(name: string, sample: readonly string[]): PersonalFinding | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
  const named = PERSONAL_KINDS.find((one) => NAMES[one].test(words))
  if (named !== undefined && !areCodes(named, sample)) return { kind: named, by: 'name' }
  const counts = new Map<PersonalKind, number>()
  for (const value of sample) {
    const kind = personalKindOf(value)
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const kind = PERSONAL_KINDS.find((one) => (counts.get(one) ?? 0) > LEAST_SHARE[one] * sample.length)
  return kind === undefined ? undefined : { kind, by: 'content' }
}

function areCodes(kind: PersonalKind, sample: readonly string[]): boolean {
  return sample.length > 1 && sample.length <= FEW_CODES && !sample.some((value) => PLAUSIBLE[kind].test(value))
}

/** What personal data a text holds, anywhere in it; a phone number only when it is all there is. */
export function personalKindOf(text: string): PersonalKind | undefined {
  if (EMAIL.test(text)) return 'e-mail'
  if ((text.match(IBAN) ?? []).some(isIban)) return 'iban'
  if ((text.match(CARD) ?? []).some(isCardNumber)) return 'payment-card'
  if (IPV4.test(text) || IPV6.test(text.trim())) return 'ip-address'
  if (isNationalId(text.trim())) return 'national-id'
  return PHONE.test(text.trim()) && !DATE.test(text.trim()) ? 'phone' : undefined
}

/** A value as every output may show it: personal data is replaced by what it is. */
export function masked(value: string, column: PersonalFinding | undefined): string {
  const kind = column?.kind ?? personalKindOf(value)
  return kind === undefined ? value : maskOf(kind)
}

/** What stands in the place of a value. */
export function maskOf(kind: PersonalKind): string {
  return `(${kind}, hidden)`
}

/** A text with every address, number and code in it that looks personal replaced by what it is: for messages that quote data. */
export function maskText(text: string): string {
  const hide = (kind: PersonalKind, isOne: (found: string) => boolean) => (found: string) =>
    isOne(found) ? maskOf(kind) : found
  return text
    .replace(new RegExp(EMAIL, 'gu'), maskOf('e-mail'))
    .replace(IBAN, hide('iban', isIban))
    .replace(CARD, hide('payment-card', isCardNumber))
    .replace(new RegExp(IPV4, 'g'), maskOf('ip-address'))
    .replace(/[\p{L}\d.+-]{9,20}/gu, hide('national-id', isNationalId))
    .replace(/\+\d[\d ()/-]{6,18}\d/g, maskOf('phone'))
}

/** Luhn's check digit (ISO/IEC 7812-1, annex B), over digits with blanks or hyphens between them. */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number).reverse()
  const sum = digits.reduce((total, digit, i) => {
    if (i % 2 === 0) return total + digit
    return total + (digit > 4 ? 2 * digit - 9 : 2 * digit)
  }, 0)
  return sum % 10 === 0 && new Set(digits).size > 1
}

/** Check digits of ISO 13616: letters are numbers from 10 on, the remainder by 97 is 1. */
function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '').toUpperCase()
  const moved = plain.slice(4) + plain.slice(0, 4)
  let remainder = 0
  for (const character of moved) {
    for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97
  }
  return remainder === 1
}
