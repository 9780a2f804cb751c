import type { Column } from '../data/table.ts'

/** From this share of different values on, shares of categories mean nothing. */
const IDENTIFIER_SHARE = 0.9
const MIN_VALUES = 30
const ID_NAME = /(^|_)id$/i

/** Why a column cannot drift in a way that matters: an identifier or free text. `undefined` for all others. */
export function identifierReason(reference: Column, current: Column): string | undefined {
  if ([reference, current].every(isMostlyDifferentText))
    return 'nearly every value is different: an identifier or free text; name the column in `columns` to test it'
  if (ID_NAME.test(reference.name) && [reference, current].every(isDifferentIntegers))
    return 'it is called an id and every value is different; name the column in `columns` to test it'
  return undefined
}

/**
 * Two columns of one kind, where one side has no value at all and so could be given any type. `undefined` when both have values and
 * are of different kinds.
 */
export function withSameKind(
  reference: Column,
  current: Column,
): { readonly reference: Column; readonly current: Column } | undefined {
  if (isEmpty(current)) return { reference, current: emptyLike(reference, current) }
  if (isEmpty(reference)) return { reference: emptyLike(current, reference), current }
  return undefined
}

function isMostlyDifferentText(column: Column): boolean {
  if (column.kind !== 'text') return false
  const present = column.codes.reduce((count, code) => count + (code >= 0 ? 1 : 0), 0)
  return present >= MIN_VALUES && column.dictionary.length >= IDENTIFIER_SHARE * present
}

function isDifferentIntegers(column: Column): boolean {
  if (column.kind !== 'numeric' || !column.values.every(Number.isInteger)) return false
  return column.values.length >= MIN_VALUES && new Set(column.values).size === column.values.length
}

function isEmpty(column: Column): boolean {
  return column.kind === 'text' ? column.codes.every((code) => code < 0) : column.values.every(Number.isNaN)
}

function emptyLike(model: Column, column: Column): Column {
  const rows = column.kind === 'text' ? column.codes.length : column.values.length
  return model.kind === 'text'
    ? { kind: 'text', name: column.name, codes: new Int32Array(rows).fill(-1), dictionary: [] }
    : { kind: 'numeric', name: column.name, values: new Float64Array(rows).fill(Number.NaN) }
}
