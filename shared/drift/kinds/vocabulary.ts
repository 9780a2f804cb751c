import { betaCdf } from '../../stats/beta.ts'
import { chiSquaredHomogeneity } from '../../stats/chi-squared.ts'
import { fisherExact } from '../../stats/fisher.ts'
import { type TextCounts, textRows } from '../../summary/text-counts.ts'
import type { Aspect } from '../finding.ts'
import { MATERIAL, MIN_ROWS } from '../rule.ts'
import { percent, points } from '../words.ts'

/** Below this expected count a bucket is tested exactly. */
const MIN_EXPECTED = 5
/** Rows below which a bucket, on both sides together, could not differ whatever it held. */
const MIN_BUCKET = 8

/**
 * Tests which words the texts hold, by the buckets of words: the one that changed most (Bonferroni over the buckets, valid although words
 * come together), and words that no text of the reference holds. With more than a few thousand different words every bucket is in use,
 * and only a text classifier sees new ones. `undefined` when a side has too few texts.
 */
export function testVocabulary(reference: TextCounts, current: TextCounts): Aspect | undefined {
  const [n, m] = [textRows(reference), textRows(current)]
  if (Math.min(n, m) < MIN_ROWS) return undefined
  const changed = mostChanged(reference.words, current.words, { n, m })
  const unseen = testUnseenWords(reference.words, current.words, m)
  const tests = [
    { name: 'word-buckets', statistic: changed.change, pValue: changed.pValue, weight: 0.8 },
    { name: 'unseen-words', statistic: unseen.occurrences, pValue: unseen.pValue, weight: 0.2 },
  ]
  const moved = Math.abs(changed.change)
  const [byGroup, byUnseen] = [changed.pValue / 0.8, unseen.pValue / 0.2]
  // The effect is that of the test that decides: what the other one sees may be chance.
  const isUnseen = byUnseen < byGroup || (byUnseen === byGroup && unseen.excess > moved)
  const words = isUnseen
    ? `${percent(unseen.share)} of the words are not in the reference, ${percent(unseen.excess)} more than rare words explain (limit ${percent(MATERIAL.shares)})`
    : `a group of words changed its share of the texts by ${points(moved)} (limit ${points(MATERIAL.shares)})`
  return {
    name: 'vocabulary',
    tests,
    pValue: Math.min(1, byGroup, byUnseen),
    effect: { name: 'word-share', size: isUnseen ? unseen.excess : moved, material: MATERIAL.shares },
    words,
    spread: 0.5,
  }
}

type Rows = { readonly n: number; readonly m: number }

/** The bucket with the smallest p value, its p times the buckets that could have differed, and by how much its share changed. */
function mostChanged(reference: Float64Array, current: Float64Array, { n, m }: Rows) {
  let [tested, smallest, change] = [0, 1, 0]
  for (let bucket = 0; bucket < reference.length; bucket++) {
    const [a, b] = [reference[bucket] as number, current[bucket] as number]
    if (a + b < MIN_BUCKET || n + m - a - b < MIN_BUCKET) continue
    tested += 1
    const pValue = bucketPValue([a, n - a], [b, m - b])
    if (pValue < smallest) [smallest, change] = [pValue, b / m - a / n]
  }
  // Where words are all rare, or in every text, no bucket could differ, and nothing was tested.
  return { pValue: tested === 0 ? 1 : Math.min(1, smallest * tested), change }
}

function bucketPValue(a: readonly [number, number], b: readonly [number, number]): number {
  const rarest = Math.min(a[0] + b[0], a[1] + b[1])
  const thin = Math.min(a[0] + a[1], b[0] + b[1]) / (a[0] + a[1] + b[0] + b[1])
  if (rarest * thin < MIN_EXPECTED) return fisherExact(a[0], a[1], b[0], b[1])
  return chiSquaredHomogeneity(a, b).pValue
}

/**
 * As for categories (Good and Turing), over occurrences of words; a text brings all its words at once, so occurrences count in units of a
 * whole text. `excess` is the share beyond what words that the reference holds once let expect.
 */
function testUnseenWords(reference: Float64Array, current: Float64Array, m: number) {
  let [known, all, once, unseen] = [0, 0, 0, 0]
  reference.forEach((count, bucket) => {
    const now = current[bucket] as number
    known += count
    all += now
    if (count === 1) once += 1
    if (count === 0) unseen += now
  })
  const cluster = Math.max(1, all / m)
  const chance = Math.min(1, (once + 1) / (known + 1))
  const [hits, trials] = [unseen / cluster, all / cluster]
  const pValue = hits === 0 || chance >= 1 ? 1 : betaCdf(chance, hits, Math.max(1e-9, trials - hits) + 1)
  const share = all === 0 ? 0 : unseen / all
  return { occurrences: unseen, share, excess: Math.max(0, share - chance), pValue }
}
