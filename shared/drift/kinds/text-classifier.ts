import type { TextColumn } from '../../data/table.ts'
import { type SparseRows, toSparseRows } from '../../stats/sparse-rows.ts'
import { crossFit, type Separation, testSeparation } from '../../stats/two-sample-classifier.ts'
import { wordsOf } from '../../summary/text-counts.ts'

/** Texts a side that the classifier learns from. */
export const TEXT_SAMPLE = 3000
const WIDTH = 4096
const MAX_WORDS = 200
const PENALTY = 1

/**
 * Can a classifier tell the texts of both sides apart by their words and pairs of neighbouring words? They are hashed onto 4,096
 * features (Weinberger et al., ICML 2009), each text with length 1.
 */
export function classifyTexts(reference: TextColumn, current: TextColumn, seed: string): Separation {
  const texts = [...presentTexts(reference), ...presentTexts(current)]
  const n = presentTexts(reference).length
  const target = Uint8Array.from(texts, (_, row) => Number(row >= n))
  const rows = toHashedRows(texts)
  return testSeparation(rows, target, crossFit(rows, target, { penalty: PENALTY, seed }))
}

export function presentTexts({ codes, dictionary }: TextColumn): string[] {
  return Array.from(codes).flatMap((code) => dictionary[code] ?? [])
}

/** Words in small letters and pairs of neighbours, each once per text. */
function toHashedRows(texts: readonly string[]): SparseRows {
  const rows = texts.map((text) => {
    const words = wordsOf(text.toLowerCase()).slice(0, MAX_WORDS)
    const grams = [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]
    const places = [...new Set(grams.map(hash))].toSorted((a, b) => a - b)
    return places.map((place) => [place, 1 / Math.sqrt(places.length)] as const)
  })
  return toSparseRows(rows, WIDTH)
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return ((value >>> 16) ^ value) & (WIDTH - 1)
}
