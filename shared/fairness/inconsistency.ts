import type { Column } from '../data/table.ts'
import type { FairnessIndex } from '../evidence/fairness.ts'
import { triple } from './measure-split.ts'
import { estimateSample, meanSample } from './sample.ts'

const NEIGHBOURS = 5
/** Rows among which neighbours are looked for, and rows whose neighbours are. */
const POOL = 1500
const ASKED = 300

/**
 * Mean distance between a row's decision and the mean decision of its five nearest rows: 1 minus the consistency of R. Zemel et al.
 * (ICML 2013), the row itself not counting as its neighbour. Numbers are in units of their standard deviation, texts are equal or not.
 * Many rows are sampled by a hash of their values, so that their order does not matter. Absent for fewer rows than neighbours.
 */
export function inconsistency(
  features: readonly Column[],
  decided: Int32Array,
  seed: string,
  level: number,
): FairnessIndex[] {
  if (features.length === 0) return []
  const pool = sampleRows(features, decided.length, seed)
  if (pool.length <= NEIGHBOURS + 1) return []
  const coordinates = features.map((column) => coordinatesOf(column, pool))
  const asked = Math.min(pool.length, ASKED)
  const gaps = new Float64Array(asked)
  for (let place = 0; place < asked; place++) {
    let sum = 0
    for (const other of nearest(place, coordinates, pool.length)) sum += decided[pool[other] as number] as number
    gaps[place] = Math.abs((decided[pool[place] as number] as number) - sum / NEIGHBOURS)
  }
  const { value, low, high } = estimateSample(meanSample(gaps), level)
  return [{ measure: 'inconsistency', value: triple({ value, low: Math.max(0, low), high: Math.min(1, high) }) }]
}

/** The rows with the smallest hashes, in the order of the hashes. */
function sampleRows(features: readonly Column[], rows: number, seed: string): number[] {
  const hashes = new Float64Array(rows)
  const start = hashText(seed)
  for (let row = 0; row < rows; row++) hashes[row] = start
  for (const column of features) addHashes(column, hashes)
  const limit = rows <= POOL ? Number.POSITIVE_INFINITY : (hashes.toSorted()[POOL - 1] as number)
  const chosen: number[] = []
  for (let row = 0; row < rows; row++) if ((hashes[row] as number) <= limit) chosen.push(row)
  return chosen.toSorted((a, b) => (hashes[a] as number) - (hashes[b] as number)).slice(0, POOL)
}

function addHashes(column: Column, hashes: Float64Array): void {
  if (column.kind === 'text') {
    const codes = column.dictionary.map(hashText)
    for (let row = 0; row < hashes.length; row++) {
      hashes[row] = mix(hashes[row] as number, codes[column.codes[row] as number] ?? 0)
    }
    return
  }
  const bits = new Float64Array(1)
  const words = new Int32Array(bits.buffer)
  for (let row = 0; row < hashes.length; row++) {
    const value = column.values[row] as number
    bits[0] = Number.isNaN(value) ? 0.1 : value
    hashes[row] = mix(mix(hashes[row] as number, words[0] as number), words[1] as number)
  }
}

function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** A step of murmur3. */
function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51)
  k = (k << 15) | (k >>> 17)
  let h = hash ^ Math.imul(k, 0x1b873593)
  h = (h << 13) | (h >>> 19)
  return (Math.imul(h, 5) + 0xe6546b64) >>> 0
}

type Coordinates = { readonly values: Float64Array; readonly isText: boolean }

function coordinatesOf(column: Column, pool: readonly number[]): Coordinates {
  if (column.kind === 'text') {
    return { isText: true, values: Float64Array.from(pool, (row) => column.codes[row] as number) }
  }
  const values = Float64Array.from(pool, (row) => column.values[row] as number)
  const present = values.filter((value) => !Number.isNaN(value))
  const sample = present.length < 2 ? undefined : meanSample(present)
  const spread = sample?.kind === 'mean' ? Math.sqrt(sample.variance) : 0
  return { isText: false, values: spread > 0 ? values.map((value) => value / spread) : values }
}

/** Places of the nearest others; the first of several that are equally far. */
function nearest(place: number, coordinates: readonly Coordinates[], size: number): number[] {
  const distances = new Float64Array(size)
  for (const { values, isText } of coordinates) {
    const own = values[place] as number
    for (let other = 0; other < size; other++) {
      distances[other] = (distances[other] as number) + squared(own, values[other] as number, isText)
    }
  }
  distances[place] = Number.POSITIVE_INFINITY
  const found: number[] = []
  for (let round = 0; round < NEIGHBOURS; round++) {
    let best = 0
    for (let other = 1; other < size; other++) {
      if ((distances[other] as number) < (distances[best] as number)) best = other
    }
    found.push(best)
    distances[best] = Number.POSITIVE_INFINITY
  }
  return found
}

/** A value that is missing on one side is as far as another text. */
function squared(a: number, b: number, isText: boolean): number {
  if (isText) return a === b ? 0 : 1
  const distance = a - b
  if (!Number.isNaN(distance)) return distance * distance
  return Number.isNaN(a) && Number.isNaN(b) ? 0 : 1
}
