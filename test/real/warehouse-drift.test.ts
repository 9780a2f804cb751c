import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTableEngine, type DuckDbTables } from '../../shared/adapters/duckdb/table-engine.ts'
import { createPostgresSummarizer } from '../../shared/adapters/postgres/summarizer.ts'
import { createTrinoSummarizer } from '../../shared/adapters/trino/summarizer.ts'
import type { SummarySource } from '../../shared/data/source.ts'
import type { Summarizer } from '../../shared/ports/summaries.ts'
import { detectDrift } from '../../shared/usecases/detect-drift.ts'
import { blocksOf, ROOT } from '../e2e/markdown-blocks.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'
import { createDatabase } from '../fixtures/database.ts'
import { type FixtureColumn, warehouseTable } from '../fixtures/warehouse-table.ts'
import { describeReal } from './describe-real.ts'
import { loadPostgres, loadTrino, runTrino, writeParquet } from './warehouse-tables.ts'

const POSTGRES = process.env['ASSAY_TEST_DATABASE_URL']
const TRINO = process.env['ASSAY_TEST_TRINO_URL']
const ROWS = 4000
/** Trino writes names small, and the name of a column seeds its interval. */
const isPlain = ({ name }: FixtureColumn): boolean => name === name.toLowerCase()
const train = warehouseTable(ROWS, 'train').filter(isPlain)
const today = warehouseTable(ROWS, 'today').filter(isPlain).map(shifted)

function shifted(column: FixtureColumn): FixtureColumn {
  const cells = column.cells.map((cell, row) => {
    if (column.name === 'v') return (Number(cell) + 300).toFixed(2)
    if (column.name === 'city' && row % 3 === 0) return 'Oslo'
    return column.name === 'small' && row % 4 === 0 ? null : cell
  })
  return { ...column, cells }
}

/** Everything that the comparison says, but the sources' own names. */
async function drift(summaries: Summarizer, reference: SummarySource, current: SummarySource) {
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
  const { columns, skipped, drifted } = await detectDrift(
    { summaries, md5, log: createRecordedLog() },
    { reference, current, source: {}, assay: '0.0.0', createdAt: '2026-01-01T00:00:00Z' },
  )
  return { columns, skipped, drifted }
}

describeReal('drift', POSTGRES === undefined ? 'ASSAY_TEST_DATABASE_URL is not set' : undefined, () => {
  let database: Awaited<ReturnType<typeof createDatabase>>
  let folder: string
  let engine: DuckDbTables
  let ofFiles: Awaited<ReturnType<typeof drift>>

  beforeAll(async () => {
    database = await createDatabase(POSTGRES ?? '')
    folder = await mkdtemp(join(tmpdir(), 'assay-warehouse-'))
    engine = await createTableEngine({ workspace: folder, load: () => import('@duckdb/node-api') })
    for (const [name, columns] of [['loans_train', train] as const, ['loans_today', today] as const]) {
      await loadPostgres(database.url, name, columns)
      await writeParquet(join(folder, `${name}.parquet`), columns)
    }
    ofFiles = await drift(engine as Summarizer, { path: 'loans_train.parquet' }, { path: 'loans_today.parquet' })
  })
  afterAll(async () => {
    await engine.close()
    await rm(folder, { recursive: true })
    await database.drop()
  })

  test('of two files is found where it is', () => {
    const drifted = ofFiles.columns.filter((column) => column.drifted).map(({ name }) => name)
    expect(drifted).toEqual(['v', 'small', 'city'])
  })

  test('inside PostgreSQL is that of the files, to the last bit', async () => {
    const summarizer = createPostgresSummarizer({ URL: database.url })
    const table = (name: string) => ({ warehouse: 'postgres' as const, urlEnv: 'URL', table: name })
    expect(await drift(summarizer as Summarizer, table('loans_train'), table('public.loans_today'))).toEqual(ofFiles)
    await summarizer.close()
  })

  describeReal('and Trino', TRINO === undefined ? 'ASSAY_TEST_TRINO_URL is not set' : undefined, () => {
    const suffix = randomUUID().replaceAll('-', '')
    afterAll(async () => {
      for (const name of ['train', 'today']) await runTrino(TRINO ?? '', `DROP TABLE ${name}_${suffix}`)
    })

    test('inside Trino is that of the files, to the last bit', async () => {
      await loadTrino(TRINO ?? '', `train_${suffix}`, train)
      await loadTrino(TRINO ?? '', `today_${suffix}`, today)
      const summarizer = createTrinoSummarizer({ URL: TRINO ?? '' })
      const table = (name: string) => ({ warehouse: 'trino' as const, urlEnv: 'URL', table: `${name}_${suffix}` })
      expect(await drift(summarizer as Summarizer, table('train'), table('today'))).toEqual(ofFiles)
    })
  })

  test('the commands of docs/warehouses.md do what it says, with the rights it names', async () => {
    const blocks = blocksOf('docs/warehouses.md')
    const role = `assay_${randomUUID().slice(0, 8)}`
    const rights = (blocks.find(({ language }) => language === 'sql')?.text ?? '').replaceAll(/\bassay\b/g, role)
    const owner = new pg.Client({ connectionString: database.url })
    await owner.connect()
    await owner.query(rights)
    const url = new URL(database.url)
    url.username = role
    const commands = (blocks.find(({ language }) => language === 'sh')?.text ?? '').trim().split('\n')
    expect(commands).toHaveLength(3)
    await writeFile(
      join(folder, 'assay'),
      `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'actions/cli.ts')}' "$@"\n`,
    )
    await chmod(join(folder, 'assay'), 0o755)
    const env = { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, ASSAY_POSTGRES_URL: url.href }
    const codes: number[] = []
    // A profile of the file, to hold that of the table against.
    commands.push('assay profile --data loans_train.parquet --store file.profile.json')
    for (const command of commands) {
      const ran = await new Promise<{ code: number; output: string }>((resolve) => {
        execFile('bash', ['-c', `exec 2>&1\n${command}`], { cwd: folder, env }, (error, output) =>
          resolve({ code: error === null ? 0 : Number(error.code), output }),
        )
      })
      codes.push(ran.code)
      expect(ran.output).toContain('loans')
    }
    // Drift is exit code 1; a profile is written all the same.
    expect(codes).toEqual([1, 0, 1, 0])
    expect(await readFile(join(folder, 'loans.profile.json'))).toEqual(
      await readFile(join(folder, 'file.profile.json')),
    )
    await owner.query(`DROP OWNED BY ${role}`)
    await owner.query(`DROP ROLE ${role}`)
    await owner.end()
  })
})
