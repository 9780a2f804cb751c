import type { Column, Table } from './table.ts'

/**
 * Canonical bytes of one column: the same for equal content, whatever file format it came from and however its dictionary was built.
 * Numbers are little-endian doubles (every missing value the same NaN); text is its dictionary in order of first use, then the codes.
 */
export function columnBytes(column: Column): Uint8Array {
  const header = new TextEncoder().encode(`${column.kind}\u0000${column.name}\u0000`)
  const body = column.kind === 'numeric' ? numberBytes(column.values) : textBytes(column.codes, column.dictionary)
  const bytes = new Uint8Array(header.length + body.length)
  bytes.set(header)
  bytes.set(body, header.length)
  return bytes
}

/** Canonical list of a table's columns by name, so that their order in the file does not matter. */
export function columnsByName(table: Table): readonly Column[] {
  return table.columns.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

function numberBytes(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8))
  values.forEach((value, row) => {
    view.setFloat64(row * 8, Number.isNaN(value) ? Number.NaN : value === 0 ? 0 : value, true)
  })
  return new Uint8Array(view.buffer)
}

function textBytes(codes: Int32Array, dictionary: readonly string[]): Uint8Array {
  const order = new Map<number, number>()
  const renumbered = new DataView(new ArrayBuffer(codes.length * 4))
  codes.forEach((code, row) => {
    if (code >= 0 && !order.has(code)) order.set(code, order.size)
    renumbered.setInt32(row * 4, code < 0 ? -1 : (order.get(code) ?? -1), true)
  })
  const words = new TextEncoder().encode(
    `${JSON.stringify([...order.keys()].map((code) => dictionary[code] ?? ''))}\u0000`,
  )
  const bytes = new Uint8Array(words.length + renumbered.byteLength)
  bytes.set(words)
  bytes.set(new Uint8Array(renumbered.buffer), words.length)
  return bytes
}
