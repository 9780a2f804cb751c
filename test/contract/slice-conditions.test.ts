import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import type { Dataset, TableEngine } from '../../shared/ports/table-engine.ts'
import { type CodedColumn, codeColumn } from '../../shared/slices/code-columns.ts'
import { type CellType, toSql } from '../../shared/slices/condition.ts'

const ROWS = 800
const workspace = mkdtempSync(join(tmpdir(), 'assay slices '))
let engine: TableEngine
let data: Dataset

/** A cell of every type, with missing ones, names that need quotes and values that hold some. */
function csv(): string {
  const prng = createPrng('cells')
  const gap = (text: string): string => (prng.below(8) === 0 ? '' : text)
  const words = ["it's", '"quoted"', 'plain', 'Ünïcode']
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const day = new Date(Date.UTC(2025, 0, 1 + prng.below(500))).toISOString()
    const moment = new Date(Date.UTC(2025, 0, 1) + prng.below(10_000_000) * 1000).toISOString().slice(0, 19)
    const word = `"${words[prng.below(4)]?.replaceAll('"', '""')}"`
    const cells = [
      String(prng.next() * 1e-3),
      String(prng.below(4)),
      day.slice(0, 10),
      moment,
      prng.below(2) === 0 ? 'true' : 'false',
      word,
    ]
    return [row, ...cells.map(gap)].join(',')
  })
  return ['id,Small Number,order,day,"the ""moment""",flag,word', ...lines].join('\n')
}

beforeAll(async () => {
  writeFileSync(join(workspace, 'a.csv'), csv())
  engine = await createTableEngine({ workspace, load: () => import('@duckdb/node-api') })
  data = await engine.open({ path: 'a.csv' }, 'data')
})
afterAll(async () => {
  await engine.close()
  rmSync(workspace, { recursive: true })
})

test('every condition of every column, as SQL, holds for exactly the rows that were counted', async () => {
  const table = await data.read(data.columns.map(({ name }) => name))
  const order = Int32Array.from({ length: ROWS }, (_, row) => row)
  const typeOf = (name: string): CellType => {
    const type = data.columns.find((column) => column.name === name)?.type
    if (type === undefined || type === 'other') throw new TypeError(name)
    return type
  }
  expect(new Set(data.columns.map(({ type }) => type))).toEqual(new Set(['numeric', 'text', 'boolean', 'date']))
  const coded = table.columns
    .filter(({ name }) => name !== 'id')
    .map((column) => codeColumn(column, { type: typeOf(column.name), order, leaf: 30 }))
  const columns = coded.filter((one): one is CodedColumn => typeof one !== 'string')
  expect(columns.length).toBe(6)
  const asked = columns.flatMap((column) => {
    const whole = Array.from({ length: column.size }, (_, code) => ({ from: code, to: code }))
    const ranges = column.isOrdered ? [...whole, { from: 1, to: column.values - 1 }] : whole
    return ranges.map((range) => ({ column, range, where: toSql([column.meaning(range)], typeOf) }))
  })
  const holds = await data.holds(asked.map(({ where }) => ({ where, name: where })))
  asked.forEach(({ column, range, where }, i) => {
    const counted = [...column.codes].map((code) => Number(code >= range.from && code <= range.to))
    expect([...(holds[i] ?? [])], where).toEqual(counted)
  })
})
