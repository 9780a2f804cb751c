import { expect, test } from 'vitest'
import { readAddress } from '../../../shared/data/warehouse-address.ts'
import { isWarehouseName, namedWarehouse } from '../../../shared/data/warehouse-name.ts'
import { describeRelation } from '../../../shared/summary/sql/relation.ts'

const quoted = (part: string): string => `[${part}]`
const place = {
  name: 'reference',
  urlEnv: 'DB',
  engine: 'PostgreSQL',
  protocols: ['postgres:'],
  example: 'postgres://…',
}

test('a table of a warehouse is told from a path, and its address comes from the environment', () => {
  expect(namedWarehouse('postgres:public.loans')).toEqual({
    warehouse: 'postgres',
    urlEnv: 'ASSAY_POSTGRES_URL',
    table: 'public.loans',
  })
  expect(namedWarehouse('trino:lake.a.b')).toMatchObject({ warehouse: 'trino', urlEnv: 'ASSAY_TRINO_URL' })
  expect(namedWarehouse('data/postgres.csv')).toBeUndefined()
  expect(['trino:a', 's3://b/c.parquet', 'a.csv'].map(isWarehouseName)).toEqual([true, false, false])
})

test.for(['postgres://u:hunter2@h/d', 'postgresql://u:hunter2@h/d', 'jdbc:trino://u:hunter2@h'])(
  'an address on the command line is refused and not repeated: %s',
  (written) => {
    expect(isWarehouseName(written)).toBe(true)
    expect(() => namedWarehouse(written)).toThrow(/do not belong on a command line/)
    expect(() => namedWarehouse(written)).not.toThrow(/hunter2/)
  },
)

test('an address is read from its variable, and never shown', () => {
  expect(readAddress({ DB: 'postgres://u:p@h/d' }, place).username).toBe('u')
  expect(() => readAddress({}, place)).toThrow(/variable DB is not set[\s\S]*from a secret/)
  for (const wrong of ['hunter2', 'https://u:hunter2@h', '']) {
    expect(() => readAddress({ DB: wrong }, place)).toThrow(/DB/)
    expect(() => readAddress({ DB: wrong }, place)).not.toThrow(/hunter2/)
  }
})

test.for([
  ['loans', '[loans] AS q'],
  ['Public.Loans', '[Public].[Loans] AS q'],
  ['lake."a.b"."c""d"', '[lake].[a.b].[c"d] AS q'],
] as const)('the table %s stands behind FROM part by part', ([table, from]) => {
  expect(describeRelation({ warehouse: 'trino', urlEnv: 'T', table }, 'data', quoted).from).toBe(from)
})

test.for(['', '.', 'a..b', 'a.b.c.d', 'a"b'])('"%s" is no name of a table', (table) => {
  const source = { warehouse: 'postgres', urlEnv: 'P', table } as const
  expect(() => describeRelation(source, 'data', quoted)).toThrow(/no name of a table/)
})

test('a query stands in brackets that a comment does not swallow, without its last semicolon', () => {
  const source = { warehouse: 'postgres', urlEnv: 'P', sql: ' SELECT 1 -- one\n; ' } as const
  expect(describeRelation(source, 'data', quoted).from).toBe('(SELECT 1 -- one\n) AS q')
})

test('a table that is not there is answered with the nearest that is', () => {
  const { missing } = describeRelation({ warehouse: 'postgres', urlEnv: 'P', table: 'public.laons' }, 'data', quoted)
  expect(missing(['public.loans', 'public.people']).message).toMatch(/no table "public.laons"[\s\S]*write public.loans/)
  expect(missing(['other']).message).toMatch(/for example other/)
})
