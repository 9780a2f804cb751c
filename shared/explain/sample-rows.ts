import type { Column } from '../data/table.ts'

/**
 * Up to `size` rows, drawn by a hash of what is in them, in the order of the hash: the same rows in another order give the same sample
 * in the same order. Rows that are alike are told apart by counting them, so each is drawn by itself.
 */
export function sampleRows(columns: readonly Column[], size: number, seed: string): Int32Array {
  const rows = lengthOf(columns[0])
  const hashes = new Float64Array(rows)
  const [high, low] = [hashRows(columns, rows, `${seed}:a`), hashRows(columns, rows, `${seed}:b`)]
  const seen = new Map<number, number>()
  for (let row = 0; row < rows; row++) {
    const content = (high[row] as number) * 2 ** 21 + ((low[row] as number) >>> 11)
    const times = seen.get(content) ?? 0
    seen.set(content, times + 1)
    hashes[row] = times === 0 ? content : finish((high[row] as number) ^ Math.imul(times, 0x9e3779b1)) * 2 ** 21 + times
  }
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  order.sort((i, j) => (hashes[i] as number) - (hashes[j] as number))
  return order.slice(0, size)
}

function lengthOf(column: Column | undefined): number {
  if (column === undefined) return 0
  return column.kind === 'numeric' ? column.values.length : column.codes.length
}

/** MurmurHash3 (Appleby, public domain) over the cells of each row, the columns in the order of their names. */
function hashRows(columns: readonly Column[], rows: number, seed: string): Uint32Array {
  const hashes = new Uint32Array(rows).fill(hashText(seed))
  const byName = columns.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const column of byName) {
    if (column.kind === 'text') {
      const texts = Uint32Array.from(column.dictionary, hashText)
      for (let row = 0; row < rows; row++) {
        const code = column.codes[row] as number
        hashes[row] = mix(hashes[row] as number, code < 0 ? 1 : (texts[code] as number))
      }
    } else {
      const { values } = column
      const words = new Uint32Array(values.buffer, values.byteOffset, 2 * rows)
      for (let row = 0; row < rows; row++) {
        hashes[row] = mix(mix(hashes[row] as number, words[2 * row] as number), words[2 * row + 1] as number)
      }
    }
  }
  return hashes.map(finish)
}

function hashText(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i))
  return finish(hash)
}

function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51)
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
  const h = hash ^ k
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0
}

function finish(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
