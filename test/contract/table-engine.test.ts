import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { cellText, columnOf, type Table } from '../../shared/data/table.ts'
import type { Fault, UserError } from '../../shared/kernel/error.ts'
import type { DataSource, TableEngine } from '../../shared/ports/table-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay tables '))
const workspace = join(folder, 'ws')
const load = () => import('@duckdb/node-api')
let engine: TableEngine

const put = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), content)
}

beforeAll(async () => {
  put('data/a.csv', 'id,x,s\n1,2.5,a\n2,,b\n3,4,\n')
  put('outside.csv', '')
  writeFileSync(join(folder, 'secret.csv'), 'id\n1\n')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (SELECT i::INTEGER AS i, i::DECIMAL(10, 2) / 4 AS money, i % 2 = 0 AS even, DATE '2024-01-01' + i::INTEGER AS day,
    TIMESTAMP '2024-01-01 12:00:00' AS noon, CASE WHEN i > 0 THEN 'w' || i % 3 END AS word, [i] AS list, i::UTINYINT AS tiny
    FROM range(5000) r(i) WHERE i < 250) TO '${join(workspace, 'data/t.parquet')}'`)
  connection.closeSync()
  instance.closeSync()
  engine = await createTableEngine({ workspace, load })
})

afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

const read = async (source: DataSource, names?: readonly string[], orderBy?: string): Promise<Table> => {
  const data = await engine.open(source, 'assay.yml data.holdout')
  const all = data.columns.filter((column) => column.type !== 'other').map((column) => column.name)
  return data.read(names ?? all, orderBy === undefined ? {} : { orderBy })
}
const values = (table: Table, name: string): unknown[] => {
  const column = columnOf(table, name)
  if (column === undefined) return []
  return Array.from({ length: table.rows }, (_, row) => cellText(column, row))
}
const refusal = async (source: DataSource): Promise<UserError> => {
  const error: unknown = await engine.open(source, 'assay.yml data.holdout').then(
    (data) => data.rows,
    (reason: unknown) => reason,
  )
  return error as UserError
}

describe('reading', () => {
  test('CSV: numbers, missing values and text in file order', async () => {
    const table = await read({ path: 'data/a.csv' })
    expect(values(table, 'id')).toEqual(['1', '2', '3'])
    expect(values(table, 'x')).toEqual(['2.5', undefined, '4'])
    expect(values(table, 's')).toEqual(['a', 'b', undefined])
  })

  test('Parquet: every type becomes numbers, dates in milliseconds, or text', async () => {
    const data = await engine.open({ path: 'data/t.parquet' }, 'reference')
    expect(Object.fromEntries(data.columns.map((column) => [column.name, column.type]))).toEqual({
      i: 'numeric',
      money: 'numeric',
      even: 'boolean',
      day: 'date',
      noon: 'date',
      word: 'text',
      list: 'other',
      tiny: 'numeric',
    })
    expect(data.rows).toBe(250)
    const table = await data.read(['word', 'day', 'even', 'money', 'noon'])
    expect(table.columns.map((column) => column.name)).toEqual(['word', 'day', 'even', 'money', 'noon'])
    expect(values(table, 'day')[1]).toBe(String(Date.UTC(2024, 0, 2)))
    expect(values(table, 'noon')[0]).toBe(String(Date.UTC(2024, 0, 1, 12)))
    expect(values(table, 'even').slice(0, 2)).toEqual(['1', '0'])
    expect(values(table, 'money')[1]).toBe('0.25')
    expect(values(table, 'word').slice(0, 3)).toEqual([undefined, 'w1', 'w2'])
    await expect(data.read(['list'])).rejects.toThrow(/list.*no test can use/)
  })

  test('JSON lines, and a byte order mark in CSV', async () => {
    put('l.jsonl', '{"a": 1, "b": "x"}\n{"a": null, "b": "y"}\n')
    put('bom.csv', '\ufeffid;x\n1;2\n')
    expect(values(await read({ path: 'l.jsonl' }), 'a')).toEqual(['1', undefined])
    expect(values(await read({ path: 'bom.csv' }), 'id')).toEqual(['1'])
  })

  test('a text value in the last row makes a text column, in whatever file it stands', async () => {
    put('late.csv', `id,x\n${Array.from({ length: 30_000 }, (_, i) => `${i},${i}`).join('\n')}\n9,foo\n`)
    put('parts/1.csv', 'id,x\n1,2\n')
    put('parts/2.csv', 'id,x\n2,?\n')
    expect(values(await read({ path: 'late.csv' }), 'x').at(-1)).toBe('foo')
    const parts = await engine.open({ path: 'parts/*.csv' }, 'reference')
    expect(parts.files).toEqual(['parts/1.csv', 'parts/2.csv'])
    expect(values(await parts.read(['x']), 'x')).toEqual(['2', '?'])
  })

  test('a header of words over rows of words is still a header', async () => {
    put('words.csv', 'name,city\nanna,rome\nbob,bonn\n')
    expect(values(await read({ path: 'words.csv' }), 'city')).toEqual(['rome', 'bonn'])
  })

  test('orders by a column, ties in file order', async () => {
    put('order.csv', 'id,x\n3,a\n1,b\n3,c\n2,d\n')
    expect(values(await read({ path: 'order.csv' }, ['x'], 'id'), 'x')).toEqual(['b', 'd', 'a', 'c'])
    expect(values(await read({ path: 'data/t.parquet' }, ['i'], 'even'), 'i').slice(0, 2)).toEqual(['1', '3'])
  })

  test('links that stay in the workspace are followed', async () => {
    symlinkSync(join(workspace, 'data/a.csv'), join(workspace, 'linked.csv'))
    expect((await read({ path: 'linked.csv' })).rows).toBe(3)
  })
})

describe('queries', () => {
  test('name files relative to the workspace, wherever the process stands', async () => {
    const table = await read({
      sql: "SELECT a.x, t.word FROM 'data/a.csv' a JOIN read_parquet(['data/t.parquet']) t ON a.id = t.i ORDER BY a.id;",
    })
    expect(values(table, 'word')).toEqual(['w1', 'w2', 'w0'])
  })

  test('keep every digit of their constants', async () => {
    const sql = `SELECT CAST(9007199254740993 AS VARCHAR) AS a, CAST(170141183460469231731687303715884105727 AS VARCHAR) AS b,
      CAST(12345678901234567890.125 AS VARCHAR) AS c, CAST(18446744073709551615::UBIGINT AS VARCHAR) AS d, 1e300 AS e, 1.5e-7 AS f,
      '#9007199254740993 "x\\' AS g, -9223372036854775807 = -9223372036854775806 AS h`
    const { columns } = await (await engine.open({ sql }, 'query')).read('abcdefgh'.split(''))
    expect(columns.map((column) => cellText(column, 0))).toEqual([
      '9007199254740993',
      '170141183460469231731687303715884105727',
      '12345678901234567890.125',
      '18446744073709551615',
      '1e+300',
      '1.5e-7',
      '#9007199254740993 "x\\',
      '0',
    ])
  })

  test('answer the same on every read', async () => {
    const data = await engine.open({ sql: "SELECT random() AS r FROM 'data/t.parquet'" }, 'current')
    expect(await data.read(['r'])).toEqual(await data.read(['r']))
  })

  test.for([
    "COPY (SELECT 1) TO 'out.csv'",
    "ATTACH 'x.db'",
    'PRAGMA version',
    'SET threads = 1',
    'CREATE TABLE t AS SELECT 1',
    'SELECT 1; SELECT 2',
    "SELECT 1; COPY (SELECT 1) TO 'out.csv'",
    'INSTALL httpfs',
    'selec',
    '',
    "SELECT * FROM read_csv('../secret.csv')",
    "SELECT * FROM '../secret.csv'",
    "SELECT * FROM read_text('/proc/self/environ')",
    "SELECT * FROM 'https://example.com/x.parquet'",
    'SELECT * FROM nothing',
  ])('refuses %s', async (sql) => {
    const error = await refusal({ sql })
    expect(error).toMatchObject({ code: 'DATA_UNREADABLE', problems: [{ file: 'assay.yml data.holdout' }] })
    expect(error.problems[0]?.fix).toBeDefined()
    expect(readdirSync(workspace)).not.toContain('out.csv')
  })
})

describe('refusals', () => {
  const cases: ReadonlyArray<readonly [string, () => unknown, string, RegExp]> = [
    ['missing.csv', () => {}, 'DATA_UNREADABLE', /does not exist/],
    ['none/*.csv', () => {}, 'DATA_UNREADABLE', /no file matches/],
    ['empty.csv', () => put('empty.csv', ''), 'DATA_EMPTY', /no rows/],
    ['header.csv', () => put('header.csv', 'id,x\n'), 'DATA_EMPTY', /no rows/],
    ['../secret.csv', () => {}, 'DATA_UNREADABLE', /outside/],
    [
      'evil.csv',
      () => symlinkSync(join(folder, 'secret.csv'), join(workspace, 'evil.csv')),
      'DATA_UNREADABLE',
      /outside/,
    ],
    ['data', () => {}, 'DATA_UNREADABLE', /folder.*\n.*data\/\*/],
    ['.', () => {}, 'DATA_UNREADABLE', /"\." is a folder.*\n.*example \*/],
    ['model.pkl', () => put('model.pkl', 'x'), 'DATA_UNREADABLE', /ending/],
    [
      'junk.parquet',
      () =>
        put(
          'junk.parquet',
          Uint8Array.from({ length: 99 }, (_, i) => i),
        ),
      'DATA_UNREADABLE',
      /lfs/,
    ],
    [
      'junk.csv',
      () =>
        put(
          'junk.csv',
          Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
        ),
      'DATA_UNREADABLE',
      /junk/,
    ],
    [
      'ragged.csv',
      () => put('ragged.csv', 'id,x,s\n1,2,3\n1,2\n4,5,c\n'),
      'DATA_UNREADABLE',
      /ragged\.csv:3: this row has 2 fields.*\n.*header/,
    ],
    ['note.csv', () => put('note.csv', '# a note\nid,x\n1,2\n2,3\n'), 'DATA_UNREADABLE', /one column/],
    ['mixed.*', () => [put('mixed.csv', 'id\n1\n'), put('mixed.jsonl', '{}')], 'DATA_UNREADABLE', /mixes/],
    ['bad.jsonl', () => put('bad.jsonl', '{"a":1}\n{"a":\n'), 'DATA_UNREADABLE', /line 3/],
    [
      'schema/*.csv',
      () => [put('schema/1.csv', 'id,x\n1,2\n'), put('schema/2.csv', 'id,y\n1,2\n')],
      'DATA_UNREADABLE',
      /"x" is missing/,
    ],
  ]
  test.for(cases)('%s', async ([path, arrange, code, words]) => {
    arrange()
    const error = await refusal({ path })
    expect(error).toMatchObject({ code })
    expect(error.message).toMatch(words)
    expect(error.message).not.toContain(folder)
  })

  test('a truncated Parquet file', async () => {
    put('short.parquet', new Uint8Array(0))
    put('short.parquet', await import('node:fs').then((fs) => fs.readFileSync(join(workspace, 'data/t.parquet'))))
    truncateSync(join(workspace, 'short.parquet'), 900)
    expect(await refusal({ path: 'short.parquet' })).toMatchObject({ code: 'DATA_UNREADABLE' })
  })

  test('a column that is not there, with the nearest name', async () => {
    const data = await engine.open({ path: 'data/t.parquet' }, 'holdout')
    await expect(data.read(['i', 'wort', 'zzz'])).rejects.toMatchObject({
      code: 'COLUMN_MISSING',
      problems: [{ fix: 'did you mean "word"?' }, { message: expect.stringContaining('"zzz"') }],
    })
    await expect(data.read(['i'], { orderBy: 'I' })).rejects.toMatchObject({ code: 'COLUMN_MISSING' })
  })

  test('a package that does not load', async () => {
    const absent = createTableEngine({ workspace, load: () => Promise.reject(new Error('no binary')) })
    await expect(absent).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' } satisfies Partial<Fault>)
  })
})

test('a workspace whose path looks like a pattern still reads single files, and says why patterns fail', async () => {
  const odd = join(folder, 'ws [1]')
  mkdirSync(odd)
  writeFileSync(join(odd, 'a.csv'), 'id\n1\n')
  const tables = await createTableEngine({ workspace: odd, load })
  expect((await tables.open({ path: 'a.csv' }, 'x')).rows).toBe(1)
  await expect(tables.open({ path: '*.csv' }, 'x')).rejects.toThrow(/single file/)
  await tables.close()
})

test('spills above its memory limit and removes what it spilled', async () => {
  vi.stubEnv('TMPDIR', folder)
  const small = await createTableEngine({ workspace, load, memoryLimitMb: 64 })
  const data = await small.open(
    { sql: 'SELECT i, random() AS a, random() AS b, random() AS c FROM range(4000000) r(i)' },
    'big',
  )
  const table = await data.read(['i'])
  await small.close()
  expect(table.rows).toBe(4_000_000)
  expect(values({ ...table, rows: 2 }, 'i')).toEqual(['0', '1'])
  expect(readdirSync(folder).filter((name) => name.startsWith('assay-duckdb-'))).toEqual([])
})
