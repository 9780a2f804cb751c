import { mergeCells, type NumberCells } from './number-cells.ts'
import { sortNumbers } from './sort-numbers.ts'

/** Counts of finite numbers on cells that are at least as fine as those of everything counted so far. */
export type CellCounter = {
  /** The most cells that the result may have. */
  readonly limit: number
  shift: number
  /** The cell of each slot and its rows, in turn, so that one line of the cache holds both; a slot without rows is free. */
  slots: Float64Array
  /** The same memory as words of 32 bits. */
  words: Int32Array
  /** Slots with rows, and how many there may be before the table must grow or the cells coarsen. */
  filled: number
  room: number
  missing: number
  infinite: number
  /** The finite numbers lie between these; the other way round while there is none. */
  min: number
  max: number
}

const FIRST_SLOTS = 64
/** How much larger the next table is. */
const GROWTH = 8
const FULL = 0.75

/** An empty counter. */
export function createCellCounter(limit: number): CellCounter {
  const nothing = { missing: 0, infinite: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }
  return { limit, shift: 0, ...emptyTable(FIRST_SLOTS), ...nothing }
}

/** Counts numbers, whatever their order; NaN is missing. */
export function countCells(counter: CellCounter, numbers: Float64Array): void {
  widenRange(counter, numbers)
  const source = new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2)
  let counted = countUntilFull(counter, source, 0)
  while (counted < numbers.length) {
    makeRoom(counter)
    counted = countUntilFull(counter, source, counted)
  }
}

/** Comparisons with NaN are false, so what is missing changes nothing. */
function widenRange(counter: CellCounter, numbers: Float64Array): void {
  let { min, max } = counter
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number
    if (number < min && number !== Number.NEGATIVE_INFINITY) min = number
    if (number > max && number !== Number.POSITIVE_INFINITY) max = number
  }
  counter.min = min
  counter.max = max
}

/** The very cells that `toCells` makes of everything that was counted. */
export function countedCells(counter: CellCounter): NumberCells {
  const values = ascending(counter)
  const pair = new Int32Array(2)
  const number = new Float64Array(pair.buffer)
  const counts = values.map((value) => {
    number[0] = value
    return counter.slots[2 * slotOf(counter, pair[HIGH] as number, pair[LOW] as number) + 1] as number
  })
  return mergeCells({ shift: counter.shift, values, counts }, NOTHING, counter.limit)
}

/** Counts from number `start` on until a new cell finds no room; answers how far it came. */
function countUntilFull(counter: CellCounter, source: Int32Array, start: number): number {
  const { words, slots, room } = counter
  const { high: highMask, low: lowMask } = masksOf(counter.shift)
  const mask = (slots.length >> 1) - 1
  const end = source.length >> 1
  let { filled } = counter
  let i = start
  for (; i < end; i++) {
    let high = source[2 * i + HIGH] as number
    let low = source[2 * i + LOW] as number
    if ((high & EXPONENT) === EXPONENT) {
      countNotFinite(counter, high, low)
      continue
    }
    high &= highMask
    low &= lowMask
    if (high === SIGN && low === 0) high = 0
    let slot = hashOf(high, low) & mask
    while (slots[2 * slot + 1] !== 0 && (words[4 * slot + HIGH] !== high || words[4 * slot + LOW] !== low))
      slot = (slot + 1) & mask
    if (slots[2 * slot + 1] === 0) {
      if (filled === room) break
      filled += 1
      words[4 * slot + HIGH] = high
      words[4 * slot + LOW] = low
    }
    slots[2 * slot + 1] = (slots[2 * slot + 1] as number) + 1
  }
  counter.filled = filled
  return i
}

function countNotFinite(counter: CellCounter, high: number, low: number): void {
  if ((high & FRACTION) === 0 && low === 0) counter.infinite += 1
  else counter.missing += 1
}

/** A table twice as large while that holds no more than needed, else coarser cells: those of a part are never coarser than of the whole. */
function makeRoom(counter: CellCounter): void {
  const { words, slots, limit } = counter
  const size = slots.length / 2
  const isSmall = size < 2 * limit
  const shift = isSmall ? counter.shift : coarserShift(counter)
  Object.assign(counter, emptyTable(isSmall ? Math.min(GROWTH * size, powerAbove(2 * limit)) : size), { shift })
  const { high: highMask, low: lowMask } = masksOf(shift)
  for (let from = 0; from < slots.length; from += 2) {
    const rows = slots[from + 1] as number
    if (rows === 0) continue
    const low = (words[2 * from + LOW] as number) & lowMask
    const masked = (words[2 * from + HIGH] as number) & highMask
    const high = masked === SIGN && low === 0 ? 0 : masked
    const slot = slotOf(counter, high, low)
    if (counter.slots[2 * slot + 1] === 0) counter.filled += 1
    counter.words[4 * slot + HIGH] = high
    counter.words[4 * slot + LOW] = low
    counter.slots[2 * slot + 1] = (counter.slots[2 * slot + 1] as number) + rows
  }
}

function powerAbove(size: number): number {
  return 2 ** Math.ceil(Math.log2(size))
}

function coarserShift(counter: CellCounter): number {
  const values = ascending(counter)
  return mergeCells({ shift: counter.shift, values, counts: new Float64Array(values.length) }, NOTHING, counter.limit)
    .shift
}

function ascending({ slots, filled }: CellCounter): Float64Array {
  const values = new Float64Array(filled)
  for (let from = 0, i = 0; from < slots.length; from += 2) {
    if (slots[from + 1] !== 0) values[i++] = slots[from] as number
  }
  sortNumbers(values, new Float64Array(filled))
  return values
}

/** The slot of a cell, or the free one where it belongs. */
function slotOf({ words, slots }: CellCounter, high: number, low: number): number {
  const mask = (slots.length >> 1) - 1
  let slot = hashOf(high, low) & mask
  while (slots[2 * slot + 1] !== 0 && (words[4 * slot + HIGH] !== high || words[4 * slot + LOW] !== low))
    slot = (slot + 1) & mask
  return slot
}

function hashOf(high: number, low: number): number {
  const mixed = Math.imul(high ^ (high >>> 15) ^ Math.imul(low, 0x9e37_79b1), 0x85eb_ca6b)
  return mixed ^ (mixed >>> 15)
}

function masksOf(shift: number): { readonly high: number; readonly low: number } {
  return { high: shift <= 32 ? -1 : -1 << (shift - 32), low: shift >= 32 ? 0 : -1 << shift }
}

function emptyTable(size: number): Pick<CellCounter, 'slots' | 'words' | 'filled' | 'room'> {
  const slots = new Float64Array(2 * size)
  return { slots, words: new Int32Array(slots.buffer), filled: 0, room: size * FULL }
}

const NOTHING: NumberCells = { shift: 0, values: new Float64Array(), counts: new Float64Array() }
const EXPONENT = 0x7ff0_0000
const FRACTION = 0x000f_ffff
const SIGN = -0x8000_0000
/** Which word of a double holds its sign. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0
const LOW = 1 - HIGH
