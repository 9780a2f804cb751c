import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Bench, type Figure, median } from './figure.ts'
import { inWorkspace, type PartResult, runPart } from './run-table-part.ts'
import { writeTable } from './table-data.ts'

const ROWS = 10_000_000
const ROUNDS = 2
const MAX_RATIO = 1.2
const CURRENT_ROWS = 1_000_000
const MAX_STORED_SECONDS = 3
const WIDE = { rows: 100_000, columns: 300 }
const MAX_WIDE_SECONDS = 30

/** The full rule on every column: tests, effects with intervals, thresholds, multiplicity. */
export const bench: Bench = {
  about: `drift of ${ROWS} rows against ${ROWS}, of ${CURRENT_ROWS} against a stored profile, and of ${WIDE.columns} columns; at most 2.1 GB of files`,
  run: () =>
    inWorkspace(async (workspace) => {
      const write = (name: string, rows: number, columns: number, seed: number) =>
        writeTable(join(workspace, name), { rows, columns, seed })
      const remove = (...names: string[]): void => {
        for (const name of names) rmSync(join(workspace, name))
      }
      await write('reference.parquet', ROWS, 20, 1)
      await write('current.parquet', ROWS, 20, 2)
      const large = await compareLarge(workspace)
      await runPart('store', workspace, 'reference.parquet', 'reference.profile.json')
      remove('reference.parquet', 'current.parquet')
      await write('million.parquet', CURRENT_ROWS, 20, 3)
      const stored = await runPart('stored', workspace, 'reference.profile.json', 'million.parquet')
      await write('wide-1.parquet', WIDE.rows, WIDE.columns, 1)
      await write('wide-2.parquet', WIDE.rows, WIDE.columns, 2)
      const wide = await runPart('drift', workspace, 'wide-1.parquet', 'wide-2.parquet')
      await toCsv(workspace, 'million')
      const csv = await runPart('stored', workspace, 'reference.profile.json', 'million.csv')
      return [
        ...large,
        ...figures(`${CURRENT_ROWS} rows against a stored profile`, stored, MAX_STORED_SECONDS),
        ...figures(`${WIDE.columns} columns, ${WIDE.rows} rows each`, wide, MAX_WIDE_SECONDS),
        ...figures(`${CURRENT_ROWS} rows of CSV against a stored profile`, csv),
      ]
    }),
}

async function compareLarge(workspace: string): Promise<Figure[]> {
  const files = ['reference.parquet', 'current.parquet']
  const theirs: PartResult[] = []
  const ours: PartResult[] = []
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await runPart('summarize', workspace, ...files))
    ours.push(await runPart('drift', workspace, ...files))
  }
  const seconds = (results: readonly PartResult[]): number => median(results.map((result) => result.seconds))
  const note = `mean of ${ROUNDS}`
  return [
    { what: `${ROWS} rows against ${ROWS}`, value: seconds(ours), unit: 's', note },
    { what: 'SUMMARIZE of both', value: seconds(theirs), unit: 's', note },
    { what: 'drift against SUMMARIZE', value: seconds(ours) / seconds(theirs), unit: '×', limit: MAX_RATIO },
    { what: 'peak memory', value: Math.max(...ours.map(({ peak }) => peak)), unit: 'MB' },
  ]
}

function figures(what: string, { seconds, peak }: PartResult, limit?: number): Figure[] {
  return [
    { what, value: seconds, unit: 's', note: `peak ${peak.toFixed(0)} MB`, ...(limit === undefined ? {} : { limit }) },
  ]
}

async function toCsv(workspace: string, name: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const path = join(workspace, name)
  await connection.run(`COPY (SELECT * FROM '${path}.parquet') TO '${path}.csv'`)
  connection.closeSync()
  instance.closeSync()
}
