import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import type { DataSource } from '../../shared/data/source.ts'
import { UserError } from '../../shared/kernel/error.ts'
import type { ColumnSummary } from '../../shared/summary/column-summary.ts'

/*
 * Data as they should not be. Each is refused with one message that names the source, what is wrong and what to do (drift, profile,
 * diff, schema and check all read through this door), or is read as what it is.
 */

const ROWS = Array.from({ length: 300 }, (_, i) => `${i},${(i * 0.37).toFixed(2)},${i % 2 ? 'a' : 'b'}`)
const CSV = `id,x,c\n${ROWS.join('\n')}\n`

describe('bad data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bad-data-'))
  let engine: Awaited<ReturnType<typeof createTableEngine>>
  const write = (name: string, bytes: string | Uint8Array): DataSource => {
    writeFileSync(join(folder, name), bytes)
    return { path: name }
  }
  const refusal = async (source: DataSource): Promise<string> => {
    try {
      const opened = await engine.openSummary(source, 'assay.yml drift.current')
      await opened.summarize(
        opened.columns.map(({ name }) => name),
        { cells: 64 },
      )
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const [problem] = error.problems
      expect(problem?.file).toBe('assay.yml drift.current')
      expect(problem?.fix).toBeTruthy()
      return `${error.code}: ${problem?.message} → ${problem?.fix}`
    }
    return 'read without a word'
  }
  const columns = async (source: DataSource): Promise<Record<string, ColumnSummary>> => {
    const opened = await engine.openSummary(source, 'data')
    const summaries = await opened.summarize(
      opened.columns.map(({ name }) => name),
      { cells: 64 },
    )
    return Object.fromEntries(summaries.map((column) => [column.name, column]))
  }

  beforeAll(async () => {
    engine = await createTableEngine({ workspace: folder, load: () => import('@duckdb/node-api') })
  })
  afterAll(async () => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('a file that says gzip and is none is told so', async () => {
    expect(await refusal(write('plain.csv.gz', CSV))).toMatch(/→ .*no gzip/)
  })

  it('tells the first row that has more or fewer fields than the header', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `${i},2,3`).join('\n')
    expect(await refusal(write('few.csv', `a,b,c\n${many}\n1,2\n`))).toMatch(/few\.csv:3002: .* 2 fields.* 3 →/)
    expect(await refusal(write('more.csv', `a;b;c\n1;2;3\n1;2;3;4\n`))).toMatch(/more\.csv:3: .* 4 fields.* 3 →/)
    expect(await refusal(write('quoted.csv', `a,"b, c"\n1,2\n1,"x",3\n`))).toMatch(/quoted\.csv:3: .* 3 fields.* 2 →/)
  })

  it('refuses a header that names two columns alike, or one not at all', async () => {
    expect(await refusal(write('twice.csv', 'a,b,a\n1,2,3\n'))).toMatch(/twice\.csv:1: fields 1 and 3 .* "a" →/)
    expect(await refusal(write('case.csv', 'a|b|A\n1|2|3\n'))).toMatch(
      /case\.csv:1: fields 1 and 3 .* "a", but for its case/,
    )
    expect(await refusal(write('blank.csv', 'a,,c\n1,2,3\n'))).toMatch(/blank\.csv:1: field 2 .* no name/)
    // An index that was written along, as pandas does.
    expect(Object.keys(await columns(write('index.csv', ',a,b\n0,1,2\n1,3,5\n')))).toHaveLength(3)
  })

  it('takes only true and false for truth, whatever other rows a split happens to hold', async () => {
    const kinds = async (name: string, text: string) => {
      const opened = await engine.openSummary(write(name, text), 'data')
      return Object.fromEntries(opened.columns.map((column) => [column.name, column.type]))
    }
    const rows = ['No,no,y,true', 'no,No,n,False', 'No,no,,'].join('\n')
    const expected = { a: 'text', b: 'text', c: 'text', d: 'boolean' }
    expect(await kinds('words.csv', `a,b,c,d\n${rows}\n`)).toEqual(expected)
    expect(await kinds('steady.csv', `a,b,c,d\n${rows}\nSteady,x,z,TRUE\n`)).toEqual(expected)
    expect(await kinds('mixed.csv', 'd,e\ntrue,1\nmaybe,2\n')).toEqual({ d: 'text', e: 'numeric' })
  })

  it('gives a column of numbers its type whichever comes first, also one without bounds', async () => {
    const values = ['inf', '1.5', '-Infinity', 'nan', '2', '']
    for (const [i, order] of [values, values.toReversed(), ['nan', ...values]].entries()) {
      const text = `x,y\n${order.map((value) => `${value},1`).join('\n')}\n`
      const opened = await engine.openSummary(write(`order${i}.csv`, text), 'data')
      expect(opened.columns.map(({ type }) => type)).toEqual(['numeric', 'numeric'])
    }
    const words = await engine.openSummary(write('inf-words.csv', 'x,y\ninf,1\nlow,2\n'), 'data')
    expect(words.columns[0]?.type).toBe('text')
  })

  it.each([
    [
      'a cut Parquet file',
      'cut.parquet',
      'PAR1 not a whole file',
      /DATA_UNREADABLE: .*(magic bytes|too small).* → .*damaged/,
    ],
    [
      'a row with too many fields',
      'ragged.csv',
      CSV.replace('\n7,', '\n7,9,'),
      /DATA_UNREADABLE: .* → .*as many fields/,
    ],
    [
      'a row with too few fields',
      'short.csv',
      CSV.replace('\n8,', '\n8\n9,'),
      /DATA_UNREADABLE: .* → .*as many fields/,
    ],
    [
      'bytes that are not UTF-8',
      'latin.csv',
      Buffer.from(CSV.replace('\n9,3.33,a', '\n9,3.33,caf\u00e9'), 'latin1'),
      /utf-8.* → .*UTF-8/,
    ],
    [
      'UTF-16',
      'utf16.csv',
      Buffer.from(`\ufeff${CSV}`, 'utf16le'),
      /DATA_UNREADABLE: .*(utf-?8|utf-?16|unicode).* → /i,
    ],
    ['no byte at all', 'empty.csv', '', /DATA_(EMPTY|UNREADABLE): .* → /],
    ['a header without rows', 'header.csv', 'id,x,c\n', /DATA_EMPTY: .*no rows/],
    ['half a JSON object', 'half.jsonl', '{"id":1}\n{"id":', /DATA_UNREADABLE: .*JSON.* → .*JSON object per line/],
    ['an ending that is not data', 'notes.docx', 'x', /DATA_UNREADABLE: .*ending.* → .*parquet/],
    [
      'more columns than a table has',
      'wide.csv',
      `${Array.from({ length: 10_001 }, (_, i) => `c${i}`)}\n${Array(10_001).fill(1)}\n`,
      /10001 columns; at most 10000/,
    ],
    ['a line of 8 MB', 'long.csv', `id,s\n1,${'x'.repeat(8_000_000)}\n`, /DATA_UNREADABLE: .*(line|maximum).* → /i],
  ] as const)(
    '%s is refused',
    async (_, name, bytes, words) => {
      expect(await refusal(write(name, bytes))).toMatch(words)
    },
    60_000,
  )

  it('files of one pattern with different columns are refused', async () => {
    write('part-1.csv', CSV)
    write('part-2.csv', CSV.replace('id,x,c', 'id,y,c'))
    expect(await refusal({ path: 'part-*.csv' })).toMatch(/DATA_UNREADABLE: .* → .*same columns/)
  })

  it.each([
    ['a path outside', { path: '../other.csv' }, /outside the workspace/],
    ['an absolute path outside', { path: '/etc/hostname.csv' }, /outside the workspace/],
    ['a link that leads outside', { path: 'link.csv' }, /outside the workspace/],
    ['an address that nobody named', { path: 'https://127.0.0.1:9/x.csv' }, /not in the workspace/],
    [
      'a query that reads the disk',
      { sql: "SELECT * FROM read_text('/etc/hostname')" },
      /only files of the workspace|named|disabled/,
    ],
    ['a query that reads another folder', { sql: "SELECT * FROM '../other.csv'" }, /outside the workspace/],
    ['a query that writes', { sql: "COPY (SELECT 1) TO 'x.csv'" }, /SELECT/],
    ['a query that makes a table', { sql: 'CREATE TABLE t AS SELECT 1' }, /SELECT/],
    ['a query that attaches a database', { sql: "ATTACH 'x.db'" }, /SELECT/],
    ['a query that loads an extension', { sql: 'INSTALL httpfs' }, /SELECT/],
    ['a query that changes settings', { sql: 'SET enable_external_access = true' }, /SELECT/],
    ['two statements', { sql: "SELECT 1; COPY (SELECT 1) TO 'x.csv'" }, /statement|SELECT/],
  ] as const)('%s is refused', async (_, source, words) => {
    if ('path' in source && source.path === 'link.csv') symlinkSync('/etc/hostname', join(folder, 'link.csv'))
    const found = await refusal(source)
    expect(found).toMatch(words)
    expect(found).toMatch(/^DATA_UNREADABLE/)
  })

  it('a file that was handed over is read by exactly its own path, and nothing else beside it', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'assay-handed-over-'))
    const [own, other] = ['own.csv', 'other.csv'].map((name) => join(elsewhere, name))
    for (const path of [own, other]) writeFileSync(path ?? '', CSV)
    const opened = await createTableEngine({
      workspace: folder,
      load: () => import('@duckdb/node-api'),
      handedOver: own,
    })
    try {
      expect((await opened.open({ path: own ?? '' }, 'predictions')).rows).toBe(300)
      for (const path of [other ?? '', join(elsewhere, '*.csv'), `${elsewhere}/./own.csv`])
        await expect(opened.open({ path }, 'data.holdout')).rejects.toThrow(/outside the workspace/)
    } finally {
      await opened.close()
      rmSync(elsewhere, { recursive: true })
    }
  })

  it('reads a byte order mark, another delimiter and Windows line ends as what they are', async () => {
    const expected = await columns(write('plain.csv', CSV))
    expect(await columns(write('bom.csv', `\ufeff${CSV}`))).toEqual(expected)
    expect(await columns(write('semicolon.csv', CSV.replaceAll(',', ';')))).toEqual(expected)
    expect(await columns(write('windows.csv', CSV.replaceAll('\n', '\r\n')))).toEqual(expected)
  })

  it('counts NaN as missing and infinity apart', async () => {
    const { x } = await columns(write('odd.csv', 'id,x\n1,nan\n2,inf\n3,-inf\n4,1.5\n5,\n'))
    expect(x).toMatchObject({ rows: 5, missing: 2, values: { kind: 'number', infinite: 2 } })
  })

  it('reads moments with time zones as moments, and leaves nested types aside', async () => {
    const zoned = await columns(write('zones.csv', 'id,t\n1,2026-03-29T01:30:00+01:00\n2,2026-03-29T00:30:00+00:00\n'))
    expect(zoned['t']?.values).toMatchObject({
      kind: 'date',
      cells: { values: Float64Array.of(Date.UTC(2026, 2, 29, 0, 30)) },
    })
    const nested = await columns(
      write('nested.jsonl', '{"id":1,"s":{"a":1},"l":[1,2]}\n{"id":2,"s":{"a":2},"l":null}\n'),
    )
    expect(nested['s']?.values).toEqual({ kind: 'other', present: 2 })
    expect(nested['l']).toMatchObject({ missing: 1, values: { kind: 'other', present: 1 } })
  })
})
