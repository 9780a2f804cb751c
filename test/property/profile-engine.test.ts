import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createStoredProfiles } from '../../shared/adapters/profile/stored-profiles.ts'
import { md5 } from '../../shared/adapters/system/md5.ts'
import type { DataSource, SummarySource } from '../../shared/data/source.ts'
import { makeProfile } from '../../shared/usecases/make-profile.ts'

const workspace = mkdtempSync(join(tmpdir(), 'assay-profiles-'))
const quiet = (): void => {}
const log = { info: quiet, warn: quiet, debug: quiet, progress: quiet }
const load = () => import('@duckdb/node-api')
let tables: Awaited<ReturnType<typeof createTableEngine>>

beforeAll(async () => {
  tables = await createTableEngine({ workspace, load, threads: 2 })
})
afterAll(async () => {
  await tables.close()
  rmSync(workspace, { recursive: true })
})

type Row = { readonly x: number | null; readonly text: string | null; readonly day: number | null }
const row: fc.Arbitrary<Row> = fc.record({
  x: fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }))),
  text: fc.option(fc.constantFrom('a', 'b', 'ü ü', 'long text with words')),
  day: fc.option(fc.integer({ min: 0, max: 27 })),
})

/** JSON lines with one type a column: what is guessed of a part never differs from what is guessed of the whole. */
function write(name: string, rows: readonly Row[]): void {
  const lines = rows.map(({ x, text, day }) => {
    const date = day === null ? null : `2026-10-${String(day + 1).padStart(2, '0')}`
    return JSON.stringify({ x, text, day: date })
  })
  writeFileSync(join(workspace, name), `${lines.join('\n')}\n`)
}

async function stored(
  from: { readonly source: { readonly path: string } } | { readonly parts: readonly string[] },
): Promise<string> {
  const files = createFiles(workspace)
  const summaries = {
    openSummary: (source: SummarySource, name: string) => tables.openSummary(source as DataSource, name),
  }
  const deps = { summaries, profiles: createStoredProfiles(files), files, md5, log }
  return (await makeProfile(deps, { from, name: 'data' })).text
}

test('what DuckDB sums up of random shards merges to the bytes of the whole', async () => {
  const shards = fc.array(fc.array(row, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(shards, fc.constantFrom(1, 90), async (drawn, times) => {
      // Often enough for more than 2,048 different numbers, so that cells must coarsen.
      const parts = drawn.map((part) =>
        Array.from({ length: times }, (_, i) =>
          part.map((one) => ({ ...one, x: one.x === null ? null : one.x / (i + 1) })),
        ).flat(),
      )
      write('whole.jsonl', parts.flat().toReversed())
      const names: string[] = []
      for (const [i, part] of parts.entries()) {
        write(`${i}.jsonl`, part)
        writeFileSync(join(workspace, `${i}.profile.json`), await stored({ source: { path: `${i}.jsonl` } }))
        names.push(`${i}.profile.json`)
      }
      expect(await stored({ parts: names.toReversed() })).toBe(await stored({ source: { path: 'whole.jsonl' } }))
    }),
    { numRuns: 12 },
  )
})

test('texts of more than 10,000 values too, counted by bucket in one part and by name in another', async () => {
  const texts = Array.from({ length: 16_000 }, (_, i) => ({ x: i, text: `text ${i * 7} of ${i % 13}`, day: null }))
  write('many.jsonl', texts)
  write('most.jsonl', texts.slice(0, 12_000))
  write('rest.jsonl', texts.slice(12_000))
  for (const name of ['most', 'rest']) {
    writeFileSync(join(workspace, `${name}.profile.json`), await stored({ source: { path: `${name}.jsonl` } }))
  }
  const whole = await stored({ source: { path: 'many.jsonl' } })
  expect(await stored({ parts: ['rest.profile.json', 'most.profile.json'] })).toBe(whole)
  expect(whole).toContain('"kind":"text"')
})
