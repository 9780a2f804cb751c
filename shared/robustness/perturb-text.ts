import type { TextColumn } from '../data/table.ts'
import type { Prng } from '../kernel/prng.ts'

/** A text that no data set has, in the place of a category that was not there before. */
export const UNSEEN = 'assay-unseen-category'

/** A text column with every present text replaced; missing ones stay missing. `change` is asked once per row, in row order. */
export function mapTexts(column: TextColumn, change: (text: string) => string): TextColumn {
  const places = new Map<string, number>()
  const codes = column.codes.map((code) => {
    const text = column.dictionary[code]
    if (text === undefined) return -1
    const changed = change(text)
    const place = places.get(changed) ?? places.size
    places.set(changed, place)
    return place
  })
  return { kind: 'text', name: column.name, codes, dictionary: [...places.keys()] }
}

/** `count` typing mistakes: two letters swapped, one dropped, one doubled or one replaced, at random places. */
export function withTypos(text: string, count: number, prng: Prng): string {
  let letters = [...text]
  for (let i = 0; i < count && letters.length > 0; i++) letters = withTypo(letters, prng)
  return letters.join('')
}

function withTypo(letters: readonly string[], prng: Prng): string[] {
  const at = prng.below(letters.length)
  const [letter = '', next] = letters.slice(at, at + 2)
  switch (prng.below(4)) {
    case 0:
      return next === undefined ? letters.toSpliced(at, 1, letter, letter) : letters.toSpliced(at, 2, next, letter)
    case 1:
      return letters.length === 1 ? [letter, letter] : letters.toSpliced(at, 1)
    case 2:
      return letters.toSpliced(at, 0, letter)
    default:
      return letters.toSpliced(at, 1, String.fromCharCode(97 + prng.below(26)))
  }
}

/** Upper case, or lower case where it is upper case already. */
export function otherCase(text: string): string {
  const upper = text.toUpperCase()
  return upper === text ? text.toLowerCase() : upper
}

/** A space before and after, and every space twice. */
export function spaced(text: string): string {
  return ` ${text.replaceAll(' ', '  ')} `
}

/** Without punctuation, or with a full stop where there is none. */
export function otherPunctuation(text: string): string {
  const without = text.replace(/[\p{P}\p{S}]/gu, '')
  return without === text ? `${text}.` : without
}

const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ', c: 'ç' }

/** Without accents, or with one on its first letter that can have one. */
export function otherAccents(text: string): string {
  const without = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  return without === text.normalize('NFC') ? text.replace(/[aeiounc]/, (letter) => ACCENTED[letter] ?? letter) : without
}
