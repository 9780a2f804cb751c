import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createStoredProfiles } from '../../shared/adapters/profile/stored-profiles.ts'
import { createConsoleLog } from '../../shared/adapters/system/log.ts'
import { md5 } from '../../shared/adapters/system/md5.ts'
import type { SummarySource } from '../../shared/data/source.ts'
import type { Summarizer } from '../../shared/ports/summaries.ts'
import { detectDrift } from '../../shared/usecases/detect-drift.ts'
import { makeProfile } from '../../shared/usecases/make-profile.ts'
import { profileData } from '../../shared/usecases/profile-data.ts'

/** One piece of work on tables in a process of its own: prints its seconds, those of the processors, those of parts, and the peak of memory as JSON. */
const [kind = '', workspace = '', one = '', other = ''] = process.argv.slice(2)
const log = createConsoleLog({ stream: process.stderr })
const parts: Record<string, number> = {}

const WORK: Readonly<Record<string, () => Promise<unknown>>> = {
  summarize: async () => {
    const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2048MB' })
    const connection = await instance.connect()
    for (const file of [one, other])
      if (file !== '') await connection.runAndReadAll(`SUMMARIZE SELECT * FROM '${join(workspace, file)}'`)
  },
  profile: () => withTables((tables) => profileData({ tables, log }, { data: { path: one }, name: 'data' })),
  parts: () => withTables(measureParts),
  drift: () => withTables((tables) => drift(tables, { path: one })),
  stored: () => withTables((tables) => drift(tables, { profile: one })),
  store: () =>
    withTables(async (tables) => {
      const files = createFiles(workspace)
      const deps = { summaries: summariesOf(tables), profiles: createStoredProfiles(files), files, md5, log }
      const { text } = await makeProfile(deps, { from: { source: { path: one } }, name: 'data' })
      writeFileSync(join(workspace, other), text)
    }),
}

const started = performance.now()
await WORK[kind]?.()
const seconds = (performance.now() - started) / 1000
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
process.stdout.write(JSON.stringify({ seconds, parts, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 }))

type Tables = Awaited<ReturnType<typeof createTableEngine>>

async function withTables(work: (tables: Tables) => Promise<unknown>): Promise<void> {
  const tables = await createTableEngine({ workspace, load: () => import('@duckdb/node-api') })
  await work(tables)
  await tables.close()
}

/** What each part of a profile costs when nothing else runs beside it. */
async function measureParts(tables: Tables): Promise<void> {
  const dataset = await tables.open({ path: one }, 'data')
  const inspection = tables.inspect(dataset)
  const named = (isWanted: (type: string) => boolean) =>
    dataset.columns.filter(({ type }) => isWanted(type)).map(({ name }) => name)
  const lap = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const from = performance.now()
    await work()
    parts[name] = (performance.now() - from) / 1000
  }
  await lap('numbers: cells, sorting, moments', () => inspection.gather(named((type) => type !== 'text')))
  await lap('texts: values and lengths', () => inspection.gather(named((type) => type === 'text')))
  await lap('duplicate rows', () => inspection.duplicateRows())
  await lap('correlations', () => inspection.correlations(named((type) => type === 'numeric')))
}

async function drift(tables: Tables, reference: SummarySource): Promise<void> {
  const input = { reference, current: { path: other }, source: {}, assay: 'bench', createdAt: '2026-01-01T00:00:00Z' }
  await detectDrift({ summaries: summariesOf(tables), md5, log }, input)
}

function summariesOf(tables: Tables): Summarizer {
  const stored = createStoredProfiles(createFiles(workspace))
  return {
    openSummary: async (source, name) => {
      if ('profile' in source) return stored.openSummary(source, name)
      if ('warehouse' in source) throw new Error('no benchmark reads a warehouse')
      return tables.openSummary(source, name)
    },
  }
}
