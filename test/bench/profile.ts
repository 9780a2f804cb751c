import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { createConsoleLog } from '../../shared/adapters/system/log.ts'
import { profileData } from '../../shared/usecases/profile-data.ts'
import { type Bench, type Figure, median } from './figure.ts'

const ROWS = 1_000_000
const COLUMNS = [
  ...Array.from({ length: 10 }, (_, i) => `random() * ${i + 1} AS n${i}`),
  ...Array.from({ length: 4 }, (_, i) => `CAST(random() * ${10 ** (i + 1)} AS INTEGER) AS i${i}`),
  ...Array.from({ length: 4 }, (_, i) => `'c' || CAST(random() * ${8 ** (i + 1)} AS INTEGER) AS c${i}`),
  'random() < 0.3 AS b',
  "DATE '2020-01-01' + CAST(random() * 2000 AS INTEGER) AS d",
]
const ROUNDS = 3

/** Exact against estimated: `SUMMARIZE` has approximate distinct counts and quantiles, and no histogram, duplicates or correlations. */
export const bench: Bench = {
  about: `profile of ${ROWS} rows and ${COLUMNS.length} columns of Parquet, against DuckDB's own SUMMARIZE in turn`,
  async run() {
    const workspace = mkdtempSync(join(tmpdir(), 'assay-bench-'))
    try {
      const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
      await connection.run('SELECT setseed(0.5)')
      const path = join(workspace, 'data.parquet')
      await connection.run(`COPY (SELECT ${COLUMNS.join(', ')} FROM range(${ROWS})) TO '${path}'`)
      const times = { summarize: [] as number[], profile: [] as number[] }
      for (let round = 0; round < ROUNDS; round++) {
        times.summarize.push(await timed(() => connection.runAndReadAll(`SUMMARIZE SELECT * FROM '${path}'`)))
        times.profile.push(await timed(() => profile(workspace)))
      }
      connection.closeSync()
      return figuresOf(median(times.profile), median(times.summarize))
    } finally {
      rmSync(workspace, { recursive: true })
    }
  },
}

async function profile(workspace: string): Promise<void> {
  const tables = await createTableEngine({ workspace, load: () => import('@duckdb/node-api'), threads: 2 })
  await profileData(
    { tables, log: createConsoleLog({ stream: process.stderr }) },
    { data: { path: 'data.parquet' }, name: 'data' },
  )
  await tables.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function figuresOf(ours: number, theirs: number): Figure[] {
  const note = `median of ${ROUNDS}`
  return [
    { what: 'profile', value: ours, unit: 's', note },
    { what: 'SUMMARIZE', value: theirs, unit: 's', note },
    { what: 'profile / SUMMARIZE', value: ours / theirs, unit: '' },
    { what: 'peak memory', value: process.resourceUsage().maxRSS / 1024, unit: 'MB', note: 'both in one process' },
  ]
}
