import { mergeCells, type NumberCells } from '../number-cells.ts'
import { numberAt, orderOf } from './order.ts'

/** Finite numbers of one column: as SQL, how many there are, and their exact range. */
export type NumberTask = {
  readonly finite: string
  readonly rows: number
  readonly min: number
  readonly max: number
}

/** Numbers that share all but the lowest `shift` bits, and the smallest and largest of them by their order. */
export type Cell = { readonly low: bigint; readonly high: bigint; readonly rows: number }
/** One column of one statement, and by how many bits its numbers are grouped. */
export type Step = { readonly task: NumberTask; readonly shift: number }

export type CellSearch = {
  /** Has the engine group several columns; answers the cells of each, in any order. */
  readonly group: (steps: readonly Step[]) => Promise<readonly (readonly Cell[])[]>
  readonly limit: number
  /** Thrown when an answer does not count the rows that the first one counted. */
  readonly changed: () => Error
  readonly onSettled?: () => void
}

/** Rows that one answer may have at most, and columns of one statement: engines compile each of them. */
const ROWS_PER_ANSWER = 400_000
const COLUMNS_PER_STATEMENT = 40
/** 2^63 is no 64-bit integer any more. */
const MAX_STEP_SHIFT = 62

type Search = { readonly task: NumberTask; readonly shift: number; readonly cells: readonly Cell[] }

/**
 * The very cells that `toCells` makes of the numbers, found inside the engine. Each round groups every column that is not settled by the
 * finest cells of which it can have no more than about twice `limit`, in one scan: two or three rounds for most data, and neither the
 * engine nor the answer holds more than that many cells of a column.
 */
export async function findCells(search: CellSearch, tasks: readonly NumberTask[]): Promise<NumberCells[]> {
  const found = new Map<NumberTask, NumberCells>()
  let open = settle(tasks.map(begin))
  while (open.length > 0) {
    const finer: Search[] = []
    for (const batch of toBatches(open, search.limit)) finer.push(...(await refine(search, batch)))
    open = settle(finer)
  }
  return tasks.map((task) => found.get(task) as NumberCells)

  function settle(searches: readonly Search[]): Search[] {
    return searches.filter((one) => {
      const cells = finish(one, search.limit)
      if (cells === undefined) return true
      found.set(one.task, cells)
      search.onSettled?.()
      return false
    })
  }
}

/** All numbers in one cell: what the range tells without a query. */
function begin(task: NumberTask): Search {
  const cell = { low: orderOf(task.min), high: orderOf(task.max), rows: task.rows }
  return { task, shift: MAX_STEP_SHIFT + 1, cells: task.rows === 0 ? [] : [cell] }
}

/** The cells of the column, once it is known that none finer fit. */
function finish({ shift, cells }: Search, limit: number): NumberCells | undefined {
  if (cells.every(({ low, high }) => low === high)) return toNumberCells(cells, 0, limit)
  if (shift > MAX_STEP_SHIFT) return undefined
  return atLeast(cells, shift - 1) > limit ? toNumberCells(cells, shift, limit) : undefined
}

function toNumberCells(cells: readonly Cell[], shift: number, limit: number): NumberCells {
  const step = 1n << BigInt(shift)
  const values = Float64Array.from(cells, ({ low }) => numberAt(shift === 0 ? low : (low / step) * step))
  const counts = Float64Array.from(cells, ({ rows }) => rows)
  return mergeCells({ shift, values, counts }, NO_CELLS, limit)
}

/** Cells that there are at least with a smaller shift: the ends of a cell lie in one or in two. */
function atLeast(cells: readonly Cell[], shift: number): number {
  const step = 1n << BigInt(shift)
  return cells.reduce((sum, { low, high }) => sum + (low === high || low / step === high / step ? 1 : 2), 0)
}

/** Cells that there are at most with a smaller shift. */
function atMost(cells: readonly Cell[], shift: number): number {
  const step = 1n << BigInt(shift)
  return cells.reduce(
    (sum, { low, high, rows }) => sum + (low === high ? 1 : Math.min(rows, Number(high / step - low / step) + 1)),
    0,
  )
}

/** The smallest shift that surely gives no more than twice the limit: a cell parts in two at the next, that of zero in three. */
function nextShift({ shift, cells }: Search, limit: number): number {
  let [low, high] = [0, Math.min(shift - 1, MAX_STEP_SHIFT)]
  while (low < high) {
    const middle = (low + high) >> 1
    if (atMost(cells, middle) <= 2 * limit + 1) high = middle
    else low = middle + 1
  }
  return low
}

function toBatches(open: readonly Search[], limit: number): Step[][] {
  const batches: Step[][] = []
  let room = 0
  for (const search of open) {
    const shift = nextShift(search, limit)
    const rows = atMost(search.cells, shift)
    if (batches.length === 0 || rows > room || batches.at(-1)?.length === COLUMNS_PER_STATEMENT) {
      batches.push([])
      room = ROWS_PER_ANSWER
    }
    batches.at(-1)?.push({ task: search.task, shift })
    room -= rows
  }
  return batches
}

async function refine({ group, changed }: CellSearch, steps: readonly Step[]): Promise<Search[]> {
  const found = await group(steps)
  return steps.map(({ task, shift }, i) => {
    const cells = (found[i] ?? []).toSorted((a, b) => (a.low < b.low ? -1 : 1))
    if (cells.reduce((sum, cell) => sum + cell.rows, 0) !== task.rows) throw changed()
    return { task, shift, cells }
  })
}

const NO_CELLS: NumberCells = { shift: 0, values: new Float64Array(), counts: new Float64Array() }
