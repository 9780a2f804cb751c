import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { parseDataSchema } from '../../shared/schema/parse.ts'
import { checkSchema } from '../../shared/usecases/check-schema.ts'
import { proposeSchemaFor } from '../../shared/usecases/propose-schema.ts'

const workspace = mkdtempSync(join(tmpdir(), 'assay-schema-property-'))
let engine: Awaited<ReturnType<typeof createTableEngine>>
let files = 0

beforeAll(async () => {
  engine = await createTableEngine({ workspace, load: () => import('@duckdb/node-api') })
})
afterAll(async () => {
  await engine.close()
  rmSync(workspace, { recursive: true })
})

const cell = fc.record({
  whole: fc.oneof(fc.constant(null), fc.integer({ min: -5, max: 5 })),
  number: fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
  kind: fc.oneof(
    fc.constant(null),
    fc.constantFrom('a', 'b', 'C c', '"q"', "it's", '- x', '#', ': y', 'null', '1', 'true'),
  ),
  word: fc.string({ unit: 'grapheme', maxLength: 8 }),
  day: fc.oneof(
    fc.constant(null),
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10)),
  ),
})
const rows = fc.array(cell, { minLength: 1, maxLength: 60 })

const open = (lines: readonly object[]) => {
  files += 1
  const path = `data-${files}.jsonl`
  writeFileSync(join(workspace, path), lines.map((line) => JSON.stringify(line)).join('\n'))
  return engine.open({ path }, 'the data')
}
const propose = async (lines: readonly object[], current?: string) =>
  proposeSchemaFor(
    { tables: engine },
    {
      dataset: await open(lines),
      source: 'x',
      file: 's.yml',
      options: {},
      now: 0,
      ...(current === undefined ? {} : { current }),
    },
  )

test('data fit the schema that is proposed from them, and proposing again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (lines) => {
      const first = await propose(lines)
      expect(first.findings).toEqual([])
      const second = await propose(lines, first.text)
      expect(second).toMatchObject({ text: first.text, diff: '' })
    }),
    { numRuns: 40, seed: 11 },
  )
})

test('an update fits the new data, and says the same for their rows in any order', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (before, after) => {
      const first = await propose(before)
      const updated = await propose(after, first.text)
      // A column that lost all of its values stays a warning: nobody but people can say whether it is given up.
      expect(updated.findings.filter(({ code }) => code !== 'COLUMN_EMPTY')).toEqual([])
      expect((await propose(after.toReversed(), first.text)).text).toBe(updated.text)
      const schema = parseDataSchema(first.text, 's.yml')
      const found = async (lines: readonly object[]) =>
        (
          await checkSchema({ tables: engine }, { dataset: await open(lines), schema, environment: 'training', now: 0 })
        ).map(({ examples: _, ...rest }) => rest)
      expect(await found(after.toReversed())).toEqual(await found(after))
    }),
    { numRuns: 25, seed: 12 },
  )
})
