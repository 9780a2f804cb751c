import { cellOf, type NumberCells } from './number-cells.ts'

/** Neighbouring cells joined; `values` are numbers inside each, `borders` part it from the next. */
export type JoinedCells = { readonly cells: NumberCells; readonly borders: Float64Array }

/** The exponent is left alone: a number is never rounded to less than its power of two. */
const MANTISSA_BITS = 52

/**
 * Joins neighbouring cells until each holds `least` rows. A cell that holds them alone stays alone where it can. No number of the result
 * is a value that fewer rows have: borders and the values that stand for a joined cell are the roundest binary numbers there are.
 * `undefined` when all cells together hold fewer rows.
 */
export function joinCells(cells: NumberCells, least: number): JoinedCells | undefined {
  const groups = withBorders(cells, group(cells, least), least)
  if (groups.length === 0 || (groups.length === 1 && (groups[0]?.rows ?? 0) < least)) return undefined
  return {
    cells: {
      shift: cells.shift,
      values: Float64Array.from(groups, (one) => one.value),
      counts: Float64Array.from(groups, (one) => one.rows),
    },
    borders: Float64Array.from(groups.slice(1), (one) => one.border),
  }
}

/** Does a number lie above a border? Borders are borders of cells, which are cut towards zero. */
export function isAbove(value: number, border: number): boolean {
  return border > 0 ? value >= border : value > border
}

/** Cells from index `from` up to and with `to`. */
type Span = { from: number; to: number; rows: number }
type Group = Span & { readonly border: number; readonly value: number }

function group({ counts }: NumberCells, least: number): Span[] {
  const spans: Span[] = []
  let open: Span | undefined
  for (const [i, count] of counts.entries()) {
    const before = spans.at(-1)
    if (open !== undefined && count >= least && before !== undefined && before.from < before.to) {
      // What is too few goes to the cells on its left, so that the frequent value on its right stays by itself.
      Object.assign(before, { to: open.to, rows: before.rows + open.rows })
      open = undefined
    }
    open = { from: open?.from ?? i, to: i, rows: (open?.rows ?? 0) + count }
    if (open.rows < least) continue
    spans.push(open)
    open = undefined
  }
  const last = spans.at(-1)
  if (open !== undefined && last !== undefined) Object.assign(last, { to: open.to, rows: last.rows + open.rows })
  else if (open !== undefined) spans.push(open)
  return spans
}

/** Gives each group its lower border and its value; groups that nothing but a rare value parts are joined. */
function withBorders(cells: NumberCells, spans: readonly Span[], least: number): Group[] {
  const parted: (Span & { border: number })[] = []
  for (const span of spans) {
    const before = parted.at(-1)
    const border = before === undefined ? Number.NEGATIVE_INFINITY : borderBetween(cells, before.to, span.from, least)
    if (border !== undefined) parted.push({ ...span, border })
    else if (before !== undefined) Object.assign(before, { to: span.to, rows: before.rows + span.rows })
  }
  return parted.map((span, i) => ({ ...span, value: insideOf(cells, span, parted[i + 1]?.border, least) }))
}

function borderBetween({ shift, values, counts }: NumberCells, low: number, high: number, least: number) {
  const [below, above] = [values[low] as number, values[high] as number]
  // A border of coarse cells is nobody's value; one that is a value itself must be that of enough rows.
  const mayBe = (i: number): boolean => shift > 0 || (counts[i] as number) >= least
  if (above > 0) return roundest(Math.max(below, 0), mayBe(high) ? above : previous(above))
  const mirrored = roundest(-above, mayBe(low) ? -below : previous(-below))
  return mirrored === undefined ? undefined : -mirrored
}

/** A number that stands for a group: its only value, or the roundest inside it. */
function insideOf(
  { shift, values, counts }: NumberCells,
  span: Group | (Span & { border: number }),
  upper: number | undefined,
  least: number,
): number {
  const [first, last] = [values[span.from] as number, values[span.to] as number]
  if (span.from === span.to && (shift > 0 || (counts[span.from] as number) >= least)) return first
  if (first < 0 && last > 0) return 0
  // Coarse cells are nobody's values, so that the outermost of a group may stand for it.
  const inward = (value: number): number => (shift > 0 ? value : previous(value))
  const inside = last > 0 ? roundest(Math.max(first, 0), inward(last)) : negated(roundest(-last, inward(-first)))
  if (inside !== undefined) return inside
  // Two numbers with none between them: the border on the side of zero is inside, and zero is where there is none.
  if (last > 0) return Number.isFinite(span.border) && span.border > 0 ? span.border : 0
  return upper !== undefined && upper < 0 ? upper : 0
}

/** The number above `low` and up to `high` (0 <= low) with the most zero bits at its end; `undefined` when there is none. */
function roundest(low: number, high: number): number | undefined {
  if (!(high > low)) return undefined
  for (let shift = MANTISSA_BITS; shift >= 0; shift--) {
    const round = cellOf(high, shift)
    if (round > low) return round
  }
  return undefined
}

function negated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value
}

/** The next number towards zero of a positive one. */
function previous(value: number): number {
  BITS.setFloat64(0, value)
  BITS.setBigUint64(0, BITS.getBigUint64(0) - 1n)
  return BITS.getFloat64(0)
}

const BITS = new DataView(new ArrayBuffer(8))
