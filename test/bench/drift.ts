import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { createConsoleLog } from '../../shared/adapters/system/log.ts'
import { md5 } from '../../shared/adapters/system/md5.ts'
import { detectDrift } from '../../shared/usecases/detect-drift.ts'
import type { Bench, Figure } from './figure.ts'

const REFERENCE_ROWS = 1_000_000
const CURRENT_ROWS = 100_000
const COLUMNS = [
  ...Array.from({ length: 10 }, (_, i) => `random() * ${i + 1} AS n${i}`),
  ...Array.from({ length: 4 }, (_, i) => `CAST(random() * ${10 ** (i + 1)} AS INTEGER) AS i${i}`),
  ...Array.from({ length: 5 }, (_, i) => `'c' || CAST(random() * ${4 ** (i + 1)} AS INTEGER) AS c${i}`),
  'random() < 0.3 AS b',
]

/** Parquet first: the peak of a process only ever grows, and CSV needs more. */
export const bench: Bench = {
  about: `drift of ${CURRENT_ROWS} rows against ${REFERENCE_ROWS}, 14 numeric and 6 categorical columns`,
  async run() {
    const workspace = mkdtempSync(join(tmpdir(), 'assay-bench-'))
    try {
      await generate(workspace)
      return [...(await measure(workspace, 'parquet')), ...(await measure(workspace, 'csv'))]
    } finally {
      rmSync(workspace, { recursive: true })
    }
  },
}

async function generate(workspace: string): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  await connection.run('SELECT setseed(0.5)')
  for (const [name, rows] of [['reference', REFERENCE_ROWS] as const, ['current', CURRENT_ROWS] as const]) {
    await connection.run(`CREATE TABLE ${name} AS SELECT ${COLUMNS.join(', ')} FROM range(${rows})`)
    for (const ending of ['parquet', 'csv'])
      await connection.run(`COPY ${name} TO '${join(workspace, `${name}.${ending}`)}'`)
  }
  connection.closeSync()
}

async function measure(workspace: string, ending: string): Promise<Figure[]> {
  const log = createConsoleLog({ stream: process.stderr })
  const tables = await createTableEngine({ workspace, load: () => import('@duckdb/node-api') })
  const started = performance.now()
  const { columns } = await detectDrift(
    { summaries: tables, md5, log },
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
  const note = `${columns.length} columns`
  return [
    { what: `${ending}: whole report`, value: seconds, unit: 's', note },
    { what: `${ending}: peak memory`, value: peak, unit: 'MB', note: 'of the process, with writing the test data' },
  ]
}
