import type { DataChange } from '../evidence/data-change.ts'
import { count, plural } from '../policy/numbers.ts'
import { movedWords } from './data-diff.ts'
import type { DataReport } from './model.ts'
import { picturePair } from './picture.ts'

const PART = { train: 'Training data', holdout: 'Holdout', reference: 'Drift reference' } as const

/** What a reviewer reads of the data of a model; nothing for data that did not change. */
export function dataReports(changes: readonly DataChange[]): DataReport[] {
  return changes.filter(({ state }) => state !== 'same').map(toReport)
}

function toReport(change: DataChange): DataReport {
  const { part, base, state, reason = '', worst = [], moved = 0 } = change
  const since = `since ${base.slice(0, 7)}`
  const line =
    state === 'unknown'
      ? `${PART[part]}: not compared with ${base.slice(0, 7)}: ${reason}.`
      : `${PART[part]} changed ${since}: ${rowWords(change)}; ${columnWords(change)}.`
  return {
    title: `${PART[part]} ${since}`,
    line,
    items: itemsOf(change),
    columns: worst.map((column) => ({
      name: column.name,
      moved: movedWords(column),
      ...picturePair(column),
      reading: column.message ?? '',
    })),
    more: moved - worst.length,
  }
}

function rowWords({ rows, before, after }: DataChange): string {
  if (rows === undefined) return `${plural(before?.rows ?? 0, 'row')} before, ${count(after?.rows ?? 0)} now`
  const changed = rows.changed === undefined ? [] : [`${count(rows.changed)} changed`]
  return [
    `${count(rows.added)} rows added`,
    `${count(rows.removed)} removed`,
    ...changed,
    `${count(rows.unchanged)} unchanged`,
  ].join(', ')
}

function columnWords({ columns, compared = 0, moved = 0 }: DataChange): string {
  const changed = columns === undefined ? 0 : columns.added.length + columns.removed.length + columns.retyped.length
  const schema = changed === 0 ? [] : [`${plural(changed, 'column')} added, removed or retyped`]
  const words = moved === 0 ? 'no distribution moved' : `${plural(moved, 'distribution')} moved`
  return [...schema, `${words} (of ${count(compared)})`].join(', ')
}

function itemsOf({ configured, files = [], columns, cells = [] }: DataChange): string[] {
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ')
  return [
    ...(configured === undefined ? [] : [`read from ${configured.from} before, from ${configured.to} now`]),
    ...(files.length === 0 ? [] : [`files that differ: ${files.join(', ')}`]),
    ...(columns?.added.length ? [`columns added: ${names(columns.added)}`] : []),
    ...(columns?.removed.length ? [`columns removed: ${names(columns.removed)}`] : []),
    ...(columns?.retyped ?? []).map(({ name, from, to }) => `${name} was ${from}, is ${to}`),
    ...(cells.length === 0
      ? []
      : [`cells that changed: ${cells.map(({ name, rows }) => `${name} in ${plural(rows, 'row')}`).join(', ')}`]),
  ]
}
