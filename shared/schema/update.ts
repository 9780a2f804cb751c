import { type DataColumn, isActive, isTypeKept } from './check-structure.ts'
import { type ColumnRule, DEFAULT_ENVIRONMENTS } from './document-schema.ts'
import { type InferOptions, inferColumns, leastPresent, type ProposedColumn, typeOf } from './infer.ts'
import { isBelow } from './judge-rows.ts'
import type { ColumnFacts, Scalar } from './measure.ts'
import { columnEntries, columnPointer, type DataSchema } from './parse.ts'

/** One change of the document; a pointer whose `value` is `undefined` is taken out. A remark is a comment before a new part. */
export type Edit = { readonly pointer: string; readonly value?: unknown; readonly remark?: string | undefined }

/**
 * The fewest changes after which what the schema took from the reference is true of the reference again: new columns, wider `seen`, more
 * `values`, lower `present`. What people wrote (`min`, `pattern`, `rules` and so on) is left alone, whether the data fit it or not.
 */
export function updateSchema(schema: DataSchema, facts: readonly ColumnFacts[], options: InferOptions = {}): Edit[] {
  const byName = new Map(facts.map((one) => [one.name, one]))
  const known = new Map(columnEntries(schema.document))
  const changed = [...known].flatMap(([name, rule]) => {
    if (!isActive(rule, DEFAULT_ENVIRONMENTS[0])) return []
    const found = byName.get(name)
    if (found === undefined) return rule.required === false ? [] : [edit(name, 'required', false)]
    return updateColumn(rule, found)
  })
  const added = inferColumns(
    facts.filter(({ name }) => !known.has(name)),
    options,
  )
  return [...updateRows(schema, facts), ...changed, ...added.map(addColumn)]
}

function updateRows({ document }: DataSchema, [first]: readonly ColumnFacts[]): Edit[] {
  const reference = document.rows?.reference
  if (reference === undefined || first === undefined || reference === first.rows) return []
  return [{ pointer: '/rows/reference', value: first.rows }]
}

function addColumn({ name, rule, remark }: ProposedColumn): Edit {
  return { pointer: columnPointer(name), value: rule, remark }
}

function edit(name: string, key: string, value?: unknown): Edit {
  return { pointer: columnPointer(name, key), value }
}

function updateColumn(rule: ColumnRule, facts: ColumnFacts): Edit[] {
  const { name } = facts
  if (facts.present === 0) return emptyColumn(rule, name)
  const column: DataColumn = { name, type: facts.type, databaseType: '' }
  const isSame = isTypeKept(rule.type, column)
  const isWidened = isSame && rule.type === 'integer' && facts.numbers?.isWhole === false
  return [
    ...(isSame && !isWidened ? [] : [edit(name, 'type', isWidened ? 'number' : typeOf(facts))]),
    ...updatePresent(rule, facts),
    ...(rule.unique === true && !facts.isUnique && facts.present > 1 ? [edit(name, 'unique')] : []),
    ...(isSame ? [...updateValues(rule, facts), ...updateSeen(rule, facts)] : dropTyped(rule, name)),
  ]
}

function emptyColumn(rule: ColumnRule, name: string): Edit[] {
  return rule.present === undefined || rule.present === 0 ? [] : [edit(name, 'present')]
}

function updatePresent(rule: ColumnRule, facts: ColumnFacts): Edit[] {
  if (rule.present === undefined || !isBelow(facts.present, facts.rows, rule.present)) return []
  return [edit(facts.name, 'present', leastPresent(facts))]
}

/** New values where the old ones stay in their order; a column of too many values is no closed list any more. */
function updateValues({ values, when, mostly }: ColumnRule, facts: ColumnFacts): Edit[] {
  if (values === undefined || when !== undefined || mostly !== undefined || facts.type !== 'text') return []
  if (facts.values === undefined) return [edit(facts.name, 'values')]
  const known = new Set<Scalar>(values.map(String))
  const fresh = facts.values.map(({ value }) => value).filter((value) => !known.has(value))
  return fresh.length === 0 ? [] : [edit(facts.name, 'values', inserted(values, fresh))]
}

/** Adds in the order of code units where the list has that order, else at its end: the fewest lines change. */
function inserted(values: readonly Scalar[], fresh: readonly string[]): Scalar[] {
  const isSorted = values.every((value, i) => i === 0 || String(values[i - 1]) <= String(value))
  const all = [...values, ...fresh]
  return isSorted ? all.sort((a, b) => (String(a) < String(b) ? -1 : 1)) : all
}

function updateSeen({ seen }: ColumnRule, { name, numbers }: ColumnFacts): Edit[] {
  const [low, high] = seen ?? []
  if (typeof low !== 'number' || typeof high !== 'number' || numbers === undefined) return []
  const wide = [Math.min(low, numbers.min), Math.max(high, numbers.max)]
  return wide[0] === low && wide[1] === high ? [] : [edit(name, 'seen', wide)]
}

/** What the schema took from values of the old type. */
function dropTyped(rule: ColumnRule, name: string): Edit[] {
  return (['seen', 'values', 'format'] as const).filter((key) => rule[key] !== undefined).map((key) => edit(name, key))
}
