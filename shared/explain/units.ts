import type { Column } from '../data/table.ts'

/** Columns that carry nearly the same order of the rows are changed together: alone, each would look as if the model did not need it. */
export const TOGETHER = 0.95
/** From here on it is told that a column shares its information with another. */
export const SHARED = 0.8
/** Most units of one model; more need `features` or `groups`. */
export const MAX_UNITS = 60
/** The columns that `features` leaves out, as one. */
export const REST = '(other columns)'

const MAX_SHARED = 3
const NAMED = 3

/** Columns that are changed and explained as one thing. */
export type Unit = {
  readonly name: string
  readonly columns: readonly string[]
  /** Other units whose rows stand in a similar order, strongest first, with the rank correlation. */
  readonly sharedWith: readonly { readonly name: string; readonly rho: number }[]
}

export type Grouping = {
  /** Families of columns by a name of their own. */
  readonly groups: Readonly<Record<string, readonly string[]>>
  /** Only these columns or groups by themselves, all others as one; every column when absent. */
  readonly features?: readonly string[]
}

/**
 * What is changed together: the families that the configuration names, columns with a rank correlation above `TOGETHER`, and every other
 * column alone. In the order of the columns' names.
 */
export function makeUnits(columns: readonly Column[], { groups, features }: Grouping): Unit[] {
  const names = columns.map(({ name }) => name).toSorted()
  const own = new Map(columns.map((column) => [column.name, standardRanks(column)]))
  const rho = (a: string, b: string): number => correlation(own.get(a), own.get(b))
  const families = Object.entries(groups)
    .map(([name, wanted]) => ({ name, columns: names.filter((column) => wanted.includes(column)) }))
    .filter((family) => family.columns.length > 0)
  const alone = names.filter((name) => !families.some((family) => family.columns.includes(name)))
  const merged = [...families, ...mergeAlike(alone, rho)]
  const units = features === undefined ? merged : withRest(merged, features)
  return units
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((unit) => ({ ...unit, sharedWith: sharedWith(unit, units, rho) }))
}

type Plain = Omit<Unit, 'sharedWith'>
type Rho = (a: string, b: string) => number

/** Columns that hang together by pairs above `TOGETHER`. */
function mergeAlike(names: readonly string[], rho: Rho): Plain[] {
  const left = new Set(names)
  const units: Plain[] = []
  for (const name of names) {
    if (!left.delete(name)) continue
    const columns = [name]
    for (const member of columns) {
      for (const other of left) if (Math.abs(rho(member, other)) > TOGETHER) columns.push(other)
      for (const found of columns) left.delete(found)
    }
    units.push({ name: nameOf(columns), columns })
  }
  return units
}

function nameOf(columns: readonly string[]): string {
  const more = columns.length > NAMED ? ` + ${columns.length - NAMED} more` : ''
  return `${columns.slice(0, NAMED).join(' + ')}${more}`
}

function withRest(units: readonly Plain[], features: readonly string[]): Plain[] {
  const isAsked = ({ name, columns }: Plain): boolean =>
    features.includes(name) || columns.some((column) => features.includes(column))
  const rest = units.filter((unit) => !isAsked(unit)).flatMap(({ columns }) => columns)
  return [...units.filter(isAsked), ...(rest.length === 0 ? [] : [{ name: REST, columns: rest }])]
}

function sharedWith(unit: Plain, units: readonly Plain[], rho: Rho): Unit['sharedWith'] {
  if (unit.name === REST) return []
  return units
    .filter((other) => other !== unit && other.name !== REST)
    .map(({ name, columns }) => ({ name, rho: strongest(unit.columns, columns, rho) }))
    .filter((pair) => Math.abs(pair.rho) > SHARED)
    .toSorted((a, b) => Math.abs(b.rho) - Math.abs(a.rho) || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_SHARED)
}

function strongest(a: readonly string[], b: readonly string[], rho: Rho): number {
  let best = 0
  for (const one of a) {
    for (const other of b) {
      const found = rho(one, other)
      if (Math.abs(found) > Math.abs(best)) best = found
    }
  }
  return best
}

/** Rank correlation (Spearman) of two columns whose ranks have length 1; 0 where one has no order. */
function correlation(a: Float64Array | undefined, b: Float64Array | undefined): number {
  if (a === undefined || b === undefined) return 0
  let sum = 0
  for (let row = 0; row < a.length; row++) sum += (a[row] as number) * (b[row] as number)
  return Math.max(-1, Math.min(1, sum))
}

/** Mid-ranks around 0 and of length 1, missing cells in the middle; `undefined` for texts of more than two values and for constants. */
export function standardRanks(column: Column): Float64Array | undefined {
  if (column.kind === 'text' && new Set(column.codes).size > 2) return undefined
  const values = column.kind === 'numeric' ? column.values : Float64Array.from(column.codes)
  const ranks = centredRanks(values)
  const length = Math.sqrt(ranks.reduce((sum, rank) => sum + rank * rank, 0))
  return length > 0 ? ranks.map((rank) => rank / length) : undefined
}

/** Mid-ranks minus their mean; NaN gets 0. */
function centredRanks(values: Float64Array): Float64Array {
  const known = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]))
  known.sort((i, j) => (values[i] as number) - (values[j] as number))
  const ranks = new Float64Array(values.length)
  const middle = (known.length - 1) / 2
  for (let start = 0; start < known.length; ) {
    let end = start + 1
    while (end < known.length && values[known[end] as number] === values[known[start] as number]) end++
    for (let i = start; i < end; i++) ranks[known[i] as number] = (start + end - 1) / 2 - middle
    start = end
  }
  return ranks
}
