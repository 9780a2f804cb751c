import { shareBand } from '../stats/share-band.ts'
import { toTiedPair } from '../stats/tied-pair.ts'
import { type TextCounts, textRows } from '../summary/text-counts.ts'
import { nearlyAllDifferent } from './column-character.ts'
import { BAND_METHOD, bandInterval } from './effect-interval.ts'
import type { Aspect } from './finding.ts'
import { testVocabulary } from './kinds/vocabulary.ts'
import { testNumbers } from './number-finding.ts'
import { MATERIAL, MIN_ROWS } from './rule.ts'
import { type Counts, testShares, totalVariation } from './share-test.ts'
import { percent } from './words.ts'

/**
 * Tests a text column of very many values: which buckets they fall on (unless nearly every text is another one), how long they are, of how
 * many words, and of which. Empty when a side has too few values.
 */
export function testText(reference: TextCounts, current: TextCounts, seed: string): Aspect[] {
  if (Math.min(textRows(reference), textRows(current)) < MIN_ROWS) return []
  return [
    ...(nearlyAllDifferent(reference) && nearlyAllDifferent(current)
      ? []
      : [testBuckets({ reference: reference.values, current: current.values }, seed)]),
    worded(testNumbers(toTiedPair(reference.lengths, current.lengths), seed, 'text-length'), 'the length of the texts'),
    worded(
      testNumbers(toTiedPair(reference.wordCounts, current.wordCounts), seed, 'word-count'),
      'the number of words',
    ),
    ...[testVocabulary(reference, current)].filter((aspect) => aspect !== undefined),
  ]
}

function worded(aspect: Aspect, subject: string): Aspect {
  return { ...aspect, words: `${subject} ${aspect.words}` }
}

function testBuckets(counts: Counts, seed: string): Aspect {
  const { name, ...result } = testShares(counts, seed)
  const raw = totalVariation(counts)
  const size = Math.max(0, raw - expectedByChance(counts))
  const band = shareBand(counts)
  const interval = bandInterval({ size: raw, band, most: 1, method: BAND_METHOD.shares })
  return {
    name: 'values',
    tests: [{ name: `value-buckets (${name})`, ...result, weight: 1 }],
    pValue: result.pValue,
    effect: { name: 'total-variation-beyond-chance', size, material: MATERIAL.shares, interval },
    words: `${percent(size)} of the rows changed value (limit ${percent(MATERIAL.shares)})`,
    spread: 0.5,
  }
}

/** Total variation that two samples of one law show on average: with thousands of buckets it is far from nothing. */
function expectedByChance({ reference, current }: Counts): number {
  const [n, m] = [sum(reference), sum(current)]
  const scale = (1 / n + 1 / m) * (2 / Math.PI)
  return reference.reduce((total, count, i) => {
    const share = (count + (current[i] ?? 0)) / (n + m)
    return total + Math.sqrt(scale * share * (1 - share)) / 2
  }, 0)
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0)
}
