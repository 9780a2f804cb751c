import type { Column, NumericColumn, TextColumn } from '../../data/table.ts'
import type { SparseRows } from '../../stats/sparse-rows.ts'
import { correlation, normalScores } from './normal-scores.ts'

/** One column of both sides, the reference's rows first. */
export type JoinedColumn = Column

export type Features = {
  readonly rows: SparseRows
  /** Columns (as numbered in the input) that each feature comes from: one, or two for a product. */
  readonly owners: readonly (readonly number[])[]
}

const MAX_CATEGORIES = 30
const RAREST_CATEGORY = 0.005
const MAX_PAIRS = 60
const PAIR_ROWS = 2000

type Feature = { readonly owners: readonly number[]; readonly at: (row: number) => number }

/**
 * What a linear classifier needs to see more than the mean of each column: numbers as normal scores with their squares, products of the
 * most correlated pairs (chosen without knowing which side a row is from), frequent categories, and what is missing.
 */
export function toFeatures(columns: readonly JoinedColumn[], rows: number): Features {
  const scores = columns.map((column) => (column.kind === 'numeric' ? normalScores(column.values) : undefined))
  const features = [
    ...columns.flatMap((column, owner) => {
      const own = scores[owner]
      return column.kind === 'numeric' && own !== undefined
        ? numberFeatures(column, own, owner)
        : column.kind === 'text'
          ? categoryFeatures(column, owner)
          : []
    }),
    ...pairFeatures(scores),
  ]
  return { rows: fill(features, rows), owners: features.map(({ owners }) => owners) }
}

/** Counts first: rows as lists of pairs would take ten times the memory. */
function fill(features: readonly Feature[], rows: number): SparseRows {
  const starts = new Int32Array(rows + 1)
  const values = features.map(({ at }) => Float64Array.from({ length: rows }, (_, row) => at(row)))
  for (let row = 0; row < rows; row++) {
    let held = 0
    for (const own of values) if (own[row] !== 0) held += 1
    starts[row + 1] = (starts[row] as number) + held
  }
  const into = { columns: new Int32Array(starts[rows] as number), values: new Float64Array(starts[rows] as number) }
  const next = starts.slice(0, rows)
  values.forEach((own, feature) => {
    for (let row = 0; row < rows; row++) {
      if (own[row] === 0) continue
      const place = next[row] as number
      into.columns[place] = feature
      into.values[place] = own[row] as number
      next[row] = place + 1
    }
  })
  return { width: features.length, starts, ...into }
}

/** The two halves of one table: a column of the reference followed by the same of the current side. */
export function joinColumns(reference: Column, current: Column): JoinedColumn | undefined {
  if (reference.kind === 'numeric' && current.kind === 'numeric')
    return { ...reference, values: concat(reference, current) }
  if (reference.kind !== 'text' || current.kind !== 'text') return undefined
  const index = new Map(reference.dictionary.map((name, code) => [name, code]))
  for (const name of current.dictionary) if (!index.has(name)) index.set(name, index.size)
  const recoded = Int32Array.from(current.dictionary, (name) => index.get(name) ?? -1)
  const codes = new Int32Array(reference.codes.length + current.codes.length)
  codes.set(reference.codes)
  codes.set(
    current.codes.map((code) => recoded[code] ?? -1),
    reference.codes.length,
  )
  return { kind: 'text', name: reference.name, codes, dictionary: [...index.keys()] }
}

function concat(reference: NumericColumn, current: NumericColumn): Float64Array {
  const values = new Float64Array(reference.values.length + current.values.length)
  values.set(reference.values)
  values.set(current.values, reference.values.length)
  return values
}

function numberFeatures({ values }: NumericColumn, scores: Float64Array, owner: number): Feature[] {
  const score = (row: number): number => scores[row] || 0
  const features: Feature[] = [
    { owners: [owner], at: score },
    { owners: [owner], at: (row) => (Number.isNaN(scores[row]) ? 0 : ((scores[row] as number) ** 2 - 1) / Math.SQRT2) },
  ]
  if (!values.every(Number.isFinite))
    features.push({ owners: [owner], at: (row) => Number(!Number.isFinite(values[row])) })
  return features
}

function categoryFeatures({ codes, dictionary }: TextColumn, owner: number): Feature[] {
  const counts = new Float64Array(dictionary.length)
  let missing = 0
  for (const code of codes) {
    if (code < 0) missing += 1
    else counts[code] = (counts[code] as number) + 1
  }
  const shown = Array.from(counts, (_, code) => code)
    .filter((code) => (counts[code] as number) >= RAREST_CATEGORY * codes.length)
    .toSorted(
      (a, b) =>
        (counts[b] as number) - (counts[a] as number) || ((dictionary[a] ?? '') < (dictionary[b] ?? '') ? -1 : 1),
    )
    .slice(0, MAX_CATEGORIES)
  const known = new Set(shown)
  const features: Feature[] = shown.map((code) => ({ owners: [owner], at: (row) => Number(codes[row] === code) }))
  features.push({
    owners: [owner],
    at: (row) => Number((codes[row] as number) >= 0 && !known.has(codes[row] as number)),
  })
  if (missing > 0) features.push({ owners: [owner], at: (row) => Number((codes[row] as number) < 0) })
  return features
}

function pairFeatures(scores: readonly (Float64Array | undefined)[]): Feature[] {
  const step = Math.max(1, Math.floor((scores.find((each) => each !== undefined)?.length ?? 0) / PAIR_ROWS))
  const thin = scores.map((each) => each?.filter((_, row) => row % step === 0))
  const pairs: { readonly one: number; readonly other: number; readonly r: number }[] = []
  for (let one = 0; one < thin.length; one++)
    for (let other = one + 1; other < thin.length; other++) {
      const [a, b] = [thin[one], thin[other]]
      if (a !== undefined && b !== undefined) pairs.push({ one, other, r: Math.abs(correlation(a, b).r) })
    }
  return pairs
    .toSorted((a, b) => b.r - a.r || a.one - b.one || a.other - b.other)
    .slice(0, MAX_PAIRS)
    .map(({ one, other }) => ({
      owners: [one, other],
      at: (row) => ((scores[one] as Float64Array)[row] || 0) * ((scores[other] as Float64Array)[row] || 0),
    }))
}
