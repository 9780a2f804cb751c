/**
 * Numbers that states give to persons, told by their form and their own check: Spain (DNI, NIE), Italy (codice fiscale), France (NIR),
 * Finland (HETU), Sweden (personnummer), Brazil (CPF with its punctuation), and the form alone of the United States (SSN with hyphens).
 */
export function isNationalId(text: string): boolean {
  return FORMS.some(([form, isValid]) => form.test(text) && isValid(text.toUpperCase()))
}

const FORMS: ReadonlyArray<readonly [RegExp, (text: string) => boolean]> = [
  [/^[XYZ]?\d{7,8}[A-HJ-NP-TV-Z]$/i, isSpanish],
  [/^[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]$/i, isItalian],
  [/^[12]\d{2}(0[1-9]|1[0-2])(\d{2}|2[AB])\d{8}$/i, isFrench],
  [/^\d{6}[+A-FU-Y-]\d{3}[0-9A-Y]$/i, isFinnish],
  [/^(\d{2})?\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])[+-]\d{4}$/, isSwedish],
  [/^\d{3}\.\d{3}\.\d{3}-\d{2}$/, isBrazilian],
  [/^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/, () => true],
]

/** The letter is the number's remainder by 23; X, Y and Z stand for 0, 1 and 2. */
function isSpanish(text: string): boolean {
  const digits = text.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return digits.length === 8 && 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23] === text.at(-1)
}

const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** The last letter is the sum of all others, those at odd places by a table of their own, by 26. */
function isItalian(text: string): boolean {
  const value = (character: string): number => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65)
  const sum = [...text.slice(0, 15)].reduce((total, character, i) => {
    const own = value(character)
    return total + (i % 2 === 0 ? (ODD[own] ?? 0) : own)
  }, 0)
  return String.fromCharCode(65 + (sum % 26)) === text.at(-1)
}

/** The key is 97 minus the number's remainder by 97; Corsica's 2A and 2B count as 19 and 18. */
function isFrench(text: string): boolean {
  const digits = text.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return 97 - (Number(digits) % 97) === Number(text.slice(13))
}

/** The check character is the nine digits' remainder by 31. */
function isFinnish(text: string): boolean {
  const digits = `${text.slice(0, 6)}${text.slice(7, 10)}`
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31] === text.at(-1)
}

/** Luhn over the last ten digits. */
function isSwedish(text: string): boolean {
  const digits = text.replace(/\D/g, '').slice(-10)
  const sum = [...digits].reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** Two check digits by 11, each over all digits before it. */
function isBrazilian(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number)
  if (new Set(digits).size === 1) return false
  return [9, 10].every((length) => {
    const sum = digits.slice(0, length).reduce((total, digit, i) => total + digit * (length + 1 - i), 0)
    return ((sum * 10) % 11) % 10 === digits[length]
  })
}
