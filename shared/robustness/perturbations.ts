import type { Column } from '../data/table.ts'
import type { Prng } from '../kernel/prng.ts'
import type { ColumnFacts } from './column-facts.ts'
import { addNoise, DATE_SHIFT_DAYS, mapNumbers, outlier, roundDigits, shiftDays, UNITS } from './perturb-numbers.ts'
import { mapTexts, otherAccents, otherCase, otherPunctuation, spaced, UNSEEN, withTypos } from './perturb-text.ts'
import type { PerturbationKind } from './perturbation-kinds.ts'

/** One change to one column, or to all columns that it can be done to. `size` is in words: `10 % of sd`, `x1000`. */
export type Perturbation = {
  readonly kind: PerturbationKind
  readonly size?: string
  /** Absent: all columns at once. */
  readonly column?: string
  /** The changed column; `undefined` where it cannot be done to this one. */
  readonly apply: (facts: ColumnFacts, prng: Prng) => Column | undefined
}

type Change = {
  readonly kind: PerturbationKind
  readonly size?: string
  /** Also on all columns at once. */
  readonly together?: true
  readonly onlyTogether?: true
  readonly change: (facts: ColumnFacts, prng: Prng) => Column | undefined
}

const NOISE_SIZES = [0.01, 0.05, 0.1]
const MISSING_SHARES = [0.05, 0.1]
const DIGITS = [3, 2]

const CHANGES: readonly Change[] = [
  ...NOISE_SIZES.map(
    (size): Change => ({
      kind: 'noise',
      size: `${percent(size)} of sd`,
      together: true,
      ...(size === 0.1 ? {} : { onlyTogether: true }),
      change: noise(size),
    }),
  ),
  ...DIGITS.map(
    (digits): Change => ({
      kind: 'rounding',
      size: `${digits} digits`,
      together: true,
      ...(digits === 2 ? {} : { onlyTogether: true }),
      change: onNumbers((value) => roundDigits(value, digits)),
    }),
  ),
  ...MISSING_SHARES.map(
    (share): Change => ({
      kind: 'missing_cells',
      size: percent(share),
      together: true,
      onlyTogether: true,
      change: ({ column }, prng) => withMissing(column, share, prng),
    }),
  ),
  { kind: 'casing', together: true, change: onTexts(() => otherCase) },
  { kind: 'whitespace', together: true, change: onTexts(() => spaced) },
  { kind: 'punctuation', together: true, change: onTexts(() => otherPunctuation) },
  { kind: 'accents', together: true, change: onTexts(() => otherAccents) },
  ...[1, 2].map(
    (count): Change => ({
      kind: 'typos',
      size: String(count),
      change: onTexts((prng) => (text) => withTypos(text, count, prng)),
    }),
  ),
  {
    kind: 'date_shift',
    size: `${DATE_SHIFT_DAYS} days`,
    together: true,
    change: ({ column, character }) =>
      character === 'date' && column.kind === 'numeric'
        ? mapNumbers(column, (value) => shiftDays(value, DATE_SHIFT_DAYS))
        : undefined,
  },
  { kind: 'unseen_category', change: onTexts(() => () => UNSEEN) },
  {
    kind: 'frequent_category',
    change: ({ column, frequent }) =>
      column.kind === 'text' && frequent !== undefined ? mapTexts(column, () => frequent) : undefined,
  },
  { kind: 'missing_column', change: ({ column }, prng) => withMissing(column, 1, prng) },
  ...UNITS.map(
    ({ name, factor }): Change => ({
      kind: 'unit',
      size: name,
      change: onNumbers((value) => value * factor),
    }),
  ),
  { kind: 'sign', change: onNumbers((value) => -value) },
  ...(['low', 'high'] as const).map((end): Change => ({ kind: 'outlier', size: end, change: toOutlier(end) })),
  {
    kind: 'flipped',
    change: ({ column, character }) =>
      character === 'yes-no' && column.kind === 'numeric' ? mapNumbers(column, (value) => 1 - value) : undefined,
  },
]

/** Every perturbation that fits the columns, in a fixed order: per column, and where it makes sense on all columns at once. */
export function planPerturbations(columns: readonly ColumnFacts[]): Perturbation[] {
  return CHANGES.flatMap(({ kind, size, together, onlyTogether, change }) => {
    const named: Pick<Perturbation, 'kind' | 'size'> = { kind, ...(size === undefined ? {} : { size }) }
    const fitting = columns.filter((facts) => fits(change, facts))
    const isShared = together && fitting.length > (onlyTogether ? 0 : 1)
    const shared = isShared ? [{ ...named, apply: change }] : []
    if (onlyTogether) return shared
    return [...shared, ...fitting.map(({ column: { name } }) => ({ ...named, column: name, apply: change }))]
  })
}

const NOTHING: Prng = { next: () => 0, below: () => 0 }

function fits(change: Change['change'], { column, ...facts }: ColumnFacts): boolean {
  const none: Column =
    column.kind === 'numeric'
      ? { ...column, values: new Float64Array(0) }
      : { ...column, codes: new Int32Array(0), dictionary: [] }
  return change({ ...facts, column: none }, NOTHING) !== undefined
}

/** Numbers that measure or count something: no dates, no yes and no, and not always the same. */
function isMeasure({ character, numbers }: ColumnFacts): boolean {
  return (character === 'number' || character === 'whole') && (numbers?.sd ?? 0) > 0
}

function noise(size: number): Change['change'] {
  return (facts, prng) => {
    const { column } = facts
    return column.kind === 'numeric' && isMeasure(facts) ? addNoise(column, facts, size, prng) : undefined
  }
}

function onNumbers(change: (value: number) => number): Change['change'] {
  return (facts) => {
    const { column } = facts
    return column.kind === 'numeric' && isMeasure(facts) ? mapNumbers(column, change) : undefined
  }
}

function toOutlier(end: 'low' | 'high'): Change['change'] {
  return (facts) => {
    const { column, numbers } = facts
    if (column.kind !== 'numeric' || numbers === undefined || !isMeasure(facts)) return undefined
    return mapNumbers(column, () => outlier(numbers, end))
  }
}

function onTexts(change: (prng: Prng) => (text: string) => string): Change['change'] {
  return ({ column }, prng) => (column.kind === 'text' ? mapTexts(column, change(prng)) : undefined)
}

/** Takes away the share of the cells by lot; a share of 0 takes none. Draws once per row. */
export function withMissing(column: Column, share: number, prng: Prng): Column {
  const isGone = (): boolean => prng.next() < share
  if (column.kind === 'numeric') {
    return { ...column, values: column.values.map((value) => (isGone() ? Number.NaN : value)) }
  }
  return { ...column, codes: column.codes.map((code) => (isGone() ? -1 : code)) }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
