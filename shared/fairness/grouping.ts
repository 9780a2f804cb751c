import type { Column, NumericColumn } from '../data/table.ts'
import type { Split } from './split-groups.ts'

/** Between the names of attributes that are crossed, and of their groups. */
export const CROSSED_WITH = ' & '

/** How the groups of one protected attribute are made, beyond its values or quartiles. */
export type Grouping = {
  readonly column: string
  /** The group that the others are held against. */
  readonly reference?: string
  /** Where a column of numbers is cut, in rising order; a number on a cut belongs to the group above it. */
  readonly cut?: readonly number[]
  /** Values that are one group, by the name of the group; other values stay groups of their own. */
  readonly merge?: { readonly [group: string]: readonly (string | number | boolean)[] }
}

/** The ranges between cut points that have rows: `below 25`, `25 to below 60`, `60 and above`. */
export function splitAtPoints({ values }: NumericColumn, points: readonly number[]): Pick<Split, 'of' | 'names'> {
  const places = Int32Array.from(values, (value) => {
    if (Number.isNaN(value)) return -1
    const place = points.findIndex((point) => value < point)
    return place === -1 ? points.length : place
  })
  const used = [...new Set(places)].filter((place) => place >= 0).toSorted((a, b) => a - b)
  const order = new Map(used.map((place, i) => [place, i]))
  return {
    of: places.map((place) => order.get(place) ?? used.length),
    names: used.map((place) => rangeName(points, place)),
  }
}

function rangeName(points: readonly number[], place: number): string {
  const [from, to] = [points[place - 1], points[place]]
  if (from === undefined) return `below ${to}`
  return to === undefined ? `${from} and above` : `${from} to below ${to}`
}

/** The column with the values of each group of `merge` replaced by the group's name. Numbers become the texts that people write for them. */
export function mergeValues(column: Column, merge: NonNullable<Grouping['merge']>): Column {
  const groupOf = new Map(
    Object.entries(merge).flatMap(([group, values]) => values.map((value) => [textOf(value), group])),
  )
  const { codes, dictionary } = column.kind === 'text' ? column : asTexts(column)
  const names = [...new Set(dictionary.map((value) => groupOf.get(value) ?? value))]
  const places = new Map(names.map((name, place) => [name, place]))
  const to = dictionary.map((value) => places.get(groupOf.get(value) ?? value) ?? -1)
  return {
    kind: 'text',
    name: column.name,
    dictionary: names,
    codes: codes.map((code) => (code < 0 ? -1 : (to[code] ?? -1))),
  }
}

/** The values of a column as `merge` names them. */
export function valuesOf(column: Column): readonly string[] {
  return column.kind === 'text' ? column.dictionary : asTexts(column).dictionary
}

/** Those of the named values that are not among the known ones. */
export function absentValues(known: readonly string[], named: readonly (string | number | boolean)[]): string[] {
  const all = new Set(known)
  return named.map(textOf).filter((value) => !all.has(value))
}

/** Booleans are kept as 1 and 0. */
function textOf(value: string | number | boolean): string {
  return String(typeof value === 'boolean' ? Number(value) : value)
}

function asTexts({ values }: NumericColumn): { readonly codes: Int32Array; readonly dictionary: readonly string[] } {
  const places = new Map<number, number>()
  const codes = Int32Array.from(values, (value) => {
    if (Number.isNaN(value)) return -1
    const place = places.get(value) ?? places.size
    places.set(value, place)
    return place
  })
  return { codes, dictionary: [...places.keys()].map(String) }
}

/** The rows of several attributes crossed: one group per combination that occurs, in the order of the attributes' own groups. */
export function crossSplits(splits: readonly Split[]): Pick<Split, 'of' | 'names'> {
  const [first] = splits
  if (first === undefined) return { of: new Int32Array(0), names: [] }
  const keys = new Float64Array(first.of.length)
  for (const { of: own, names } of splits) {
    for (let row = 0; row < keys.length; row++) keys[row] = (keys[row] as number) * names.length + (own[row] as number)
  }
  const places = new Map<number, number>()
  for (const key of keys) places.set(key, 0)
  const used = [...places.keys()].toSorted((a, b) => a - b)
  for (const [place, key] of used.entries()) places.set(key, place)
  const of = new Int32Array(keys.length)
  for (let row = 0; row < keys.length; row++) of[row] = places.get(keys[row] as number) as number
  return { of, names: used.map((key) => combination(key, splits)) }
}

function combination(key: number, splits: readonly Split[]): string {
  let rest = key
  const parts = splits.toReversed().map(({ names }) => {
    const own = names[rest % names.length] ?? ''
    rest = Math.floor(rest / names.length)
    return own
  })
  return parts.toReversed().join(CROSSED_WITH)
}
