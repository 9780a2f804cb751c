import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import type { UserError } from '../../shared/kernel/error.ts'
import type { Dataset, TableEngine } from '../../shared/ports/table-engine.ts'

const workspace = mkdtempSync(join(tmpdir(), 'assay conditions '))
const NAME = 'models.m.test.slices.0.where'
let engine: TableEngine
let data: Dataset

beforeAll(async () => {
  writeFileSync(
    join(workspace, 'a.csv'),
    'id,age,"the city",day\n3,40,Ulm,2024-03-01\n1,19,Bonn,2024-01-01\n2,,Kiel,2024-02-01\n',
  )
  writeFileSync(join(workspace, 'secret.csv'), 'x\n1\n')
  engine = await createTableEngine({ workspace, load: () => import('@duckdb/node-api') })
  data = await engine.open({ path: 'a.csv' }, 'data')
})
afterAll(async () => {
  await engine.close()
  rmSync(workspace, { recursive: true })
})

describe('a condition holds row by row, in the order asked', () => {
  test.each([
    ['age < 30', [1, 0, 0]],
    ['age IS NULL OR age >= 40', [0, 1, 1]],
    ['NOT (age BETWEEN 18 AND 25)', [0, 0, 1]],
    [`"the city" IN ('Ulm', 'Kiel')`, [0, 1, 1]],
    [`lower("the city") LIKE 'b%' -- a comment`, [1, 0, 0]],
    [`day >= DATE '2024-02-01' AND abs(age - 41) < 2`, [0, 0, 1]],
    ['CASE WHEN age > 18 THEN true ELSE false END', [1, 0, 1]],
  ])('%s', async (where, expected) => {
    const [holds] = await data.holds([{ where, name: NAME }], { orderBy: 'id' })
    expect([...(holds ?? [])]).toEqual(expected)
  })

  test('file order without an id, several at once', async () => {
    const found = await data.holds([
      { where: 'age = 40', name: NAME },
      { where: 'id = 2', name: NAME },
    ])
    expect(found.map((holds) => [...holds])).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ])
  })
})

describe('what is not one condition over the columns is refused, and nothing is read', () => {
  test.each([
    [`EXISTS (SELECT 1 FROM 'secret.csv')`, 'CONFIG_INVALID', 'subquery'],
    [`age = ANY (SELECT x FROM 'secret.csv')`, 'CONFIG_INVALID', 'subquery'],
    [`1 = 1) FROM read_csv('secret.csv') WHERE (true`, 'CONFIG_INVALID', 'not one condition'],
    ['true), (false', 'CONFIG_INVALID', 'not one condition'],
    ['true) ORDER BY (1', 'CONFIG_INVALID', 'not one condition'],
    ['true) UNION SELECT (false', 'CONFIG_INVALID', 'not one condition'],
    ['true) LIMIT (1', 'CONFIG_INVALID', 'not one condition'],
    ['true) QUALIFY (true', 'CONFIG_INVALID', 'not one condition'],
    ['true); SELECT (true', 'CONFIG_INVALID', 'not one condition'],
    ['true); DROP TABLE x; SELECT (true', 'CONFIG_INVALID', 'does not parse'],
    [`contains(read_text('secret.csv'), 'x')`, 'CONFIG_INVALID', 'read_text'],
    [`getenv('HOME') = 'x'`, 'CONFIG_INVALID', 'getenv'],
    ['random() < 0.5', 'CONFIG_INVALID', 'random'],
    ['now() > day', 'CONFIG_INVALID', 'now'],
    ['main.abs(age) > 1', 'CONFIG_INVALID', 'abs'],
    ['count(*) > 1', 'CONFIG_INVALID', 'count'],
    ['row_number() OVER () > 1', 'CONFIG_INVALID', 'window'],
    ['age > ?', 'CONFIG_INVALID', 'parameter'],
    ['COLUMNS(*) > 1', 'CONFIG_INVALID', 'star'],
    ['age >', 'CONFIG_INVALID', 'does not parse'],
    ['age + 1', 'CONFIG_INVALID', 'not true or false'],
    ['agee > 1', 'COLUMN_MISSING', 'agee'],
    ['rowid > 1', 'COLUMN_MISSING', 'rowid'],
    ['a.age > 1', 'COLUMN_MISSING', 'a.age'],
    [`CAST("the city" AS INTEGER) > 1`, 'DATA_UNREADABLE', 'convert string'],
  ])('%s', async (where, code, words) => {
    const error = await data.holds([{ where, name: NAME }]).then(
      () => expect.fail('accepted'),
      (reason: UserError) => reason,
    )
    expect(error).toMatchObject({ code, problems: [{ file: NAME }] })
    expect(error.message).toContain(words)
  })
})
