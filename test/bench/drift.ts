import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { createConsoleLog } from '../../shared/adapters/system/log.ts'
import { detectDrift } from '../../shared/usecases/detect-drift.ts'

/** Time and memory of a drift report: 1,000,000 reference rows against 100,000 current ones, 14 numeric and 6 categorical columns. */
const REFERENCE_ROWS = 1_000_000
const CURRENT_ROWS = 100_000
const COLUMNS = [
  ...Array.from({ length: 10 }, (_, i) => `random() * ${i + 1} AS n${i}`),
  ...Array.from({ length: 4 }, (_, i) => `CAST(random() * ${10 ** (i + 1)} AS INTEGER) AS i${i}`),
  ...Array.from({ length: 5 }, (_, i) => `'c' || CAST(random() * ${4 ** (i + 1)} AS INTEGER) AS c${i}`),
  'random() < 0.3 AS b',
]

const workspace = mkdtempSync(join(tmpdir(), 'assay-bench-'))
try {
  await generate()
  for (const ending of ['parquet', 'csv']) await measure(ending)
} finally {
  rmSync(workspace, { recursive: true })
}

async function generate(): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  await connection.run('SELECT setseed(0.5)')
  for (const [name, rows] of [['reference', REFERENCE_ROWS] as const, ['current', CURRENT_ROWS] as const]) {
    await connection.run(`CREATE TABLE ${name} AS SELECT ${COLUMNS.join(', ')} FROM range(${rows})`)
    for (const ending of ['parquet', 'csv'])
      await connection.run(`COPY ${name} TO '${join(workspace, `${name}.${ending}`)}'`)
  }
  connection.closeSync()
}

async function measure(ending: string): Promise<void> {
  const log = createConsoleLog({ stream: process.stderr })
  const tables = await createTableEngine({ workspace, load: () => import('@duckdb/node-api') })
  const started = performance.now()
  const { columns } = await detectDrift(
    { tables, log },
    {
      reference: { path: `reference.${ending}` },
      current: { path: `current.${ending}` },
      source: {},
      assay: 'bench',
      createdAt: '2026-01-01T00:00:00Z',
    },
  )
  const seconds = (performance.now() - started) / 1000
  await tables.close()
  const peak = process.resourceUsage().maxRSS / 1024
  const drifted = columns.filter((column) => column.drifted).length
  process.stdout.write(
    `${ending}: ${columns.length} columns, ${drifted} drifted, ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB so far\n`,
  )
}
