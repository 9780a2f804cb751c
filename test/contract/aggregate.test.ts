import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import type { UserError } from '../../shared/kernel/error.ts'
import type { AggregateRequest, Dataset, TableEngine } from '../../shared/ports/table-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay aggregate '))
let engine: TableEngine
let data: Dataset

beforeAll(async () => {
  writeFileSync(join(folder, 'a.csv'), 'id,amount,score\n3,30,9\n1,10,9\n2,20,9\n')
  engine = await createTableEngine({ workspace: folder, load: () => import('@duckdb/node-api') })
  data = await engine.open({ path: 'a.csv' }, 'data.holdout')
})

afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

const request = (sql: string, draws: readonly Uint16Array[] = []): AggregateRequest => ({
  expressions: [{ sql, name: 'test.user_metrics.0.sql' }],
  columns: [
    { kind: 'numeric', name: 'score', values: Float64Array.of(0.1, 0.2, 0.3) },
    { kind: 'text', name: 'prediction', codes: Int32Array.of(0, 1, 0), dictionary: ['a', 'b'] },
  ],
  units: Int32Array.of(0, 1, 2),
  draws,
})
const values = async (sql: string, draws?: readonly Uint16Array[]) =>
  (await data.aggregate(request(sql, draws), { orderBy: 'id' }))[0]
const refusal = async (sql: string): Promise<string> =>
  values(sql).then(
    () => 'none',
    (error: UserError) => `${error.code}: ${error.message}`,
  )

describe('aggregate', () => {
  test('puts the columns beside the rows in their order, before columns of the same name', async () => {
    expect(await values('sum(amount * score)')).toEqual(Float64Array.of(14))
    expect(await values("count(*) FILTER (WHERE prediction = 'a' AND amount > 10)")).toEqual(Float64Array.of(1))
  })

  test('answers for each draw as if its units stood there so often', async () => {
    const draws = [Uint16Array.of(3, 0, 0), Uint16Array.of(0, 1, 2), Uint16Array.of(0, 0, 0)]
    expect(await values('median(amount)', draws)).toEqual(Float64Array.of(20, 10, 30, Number.NaN))
    expect(await values('count(DISTINCT amount)', draws)).toEqual(Float64Array.of(3, 1, 2, Number.NaN))
  })

  test('refuses what is no aggregate, reads a file, or names no column', async () => {
    expect(await refusal('amount')).toMatch(/CONFIG_INVALID.*GROUP BY/s)
    expect(await refusal("(SELECT count(*) FROM 'a.csv')")).toMatch(/CONFIG_INVALID.*subquery/)
    expect(await refusal('sum(amunt)')).toMatch(/COLUMN_MISSING.*did you mean "amount"/s)
    expect(await refusal('sum(amount * random())')).toMatch(/may not call random/)
    expect(await refusal('sum(amount), 1')).toMatch(/may not call row/)
    expect(await refusal("read_text('a.csv')")).toMatch(/may not call/)
    expect(await refusal('sum(amount) OVER ()')).toMatch(/may not hold a window/)
  })
})
