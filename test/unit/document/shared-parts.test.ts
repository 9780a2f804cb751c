import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { compileSchema, SCHEMA_OPTIONS } from '../../../shared/document/compile-schema.ts'
import { parseStrictJson } from '../../../shared/document/json.ts'
import { partNamed, shareParts } from '../../../shared/document/shared-parts.ts'
import { check } from '../../../shared/document/validate.ts'
import { testStatementSchema } from '../../../shared/evidence/schema.ts'

const bounds = {
  type: 'object',
  additionalProperties: false,
  required: ['low', 'high', 'method'],
  properties: {
    low: { type: 'number' },
    high: { type: 'number' },
    method: { enum: ['Wilson', 'DeLong', 'bootstrap'] },
  },
} as const
const schema = {
  type: 'object',
  properties: {
    own: bounds,
    other: { oneOf: [{ type: 'string' }, { type: 'object', required: ['bounds'], properties: { bounds } }] },
    list: { type: 'array', items: bounds },
  },
} as const

test('what stands more than once is taken out once, and found again by its name', () => {
  const { schemas, parts } = shareParts([schema])
  expect(parts.size).toBe(1)
  const [[name, part] = []] = parts
  expect(part).toEqual(bounds)
  expect(partNamed(schema, name ?? '')).toBe(bounds)
  expect(schemas[0]).toMatchObject({ properties: { own: { $ref: name }, list: { items: { $ref: name } } } })
})

test('a problem inside a shared part is told at its place, with the nearest right word', () => {
  const text =
    '{"own": {"low": 1, "highh": 2, "method": "Wilsn"}, "other": {"bounds": {"low": "0", "high": 1, "method": "DeLong"}}}'
  const problems = check(parseStrictJson(text, 'a.json', 'EVIDENCE_INVALID'), schema, '')
  expect(problems.map(({ path, message, fix }) => [path, message, fix ?? ''])).toEqual([
    ['/own', expect.stringContaining('"high" is missing'), expect.any(String)],
    ['/own/highh', 'unknown key "highh"', 'did you mean "high"?'],
    ['/own/method', expect.stringContaining('"Wilsn" is not one of'), 'did you mean "Wilson"?'],
    ['/other/bounds/low', expect.stringContaining('expected number'), expect.any(String)],
  ])
})

test('sharing parts of the schema of evidence makes it smaller and answers the same', () => {
  const { schemas, parts } = shareParts([testStatementSchema])
  const size = JSON.stringify([schemas, [...parts]]).length
  expect(size).toBeLessThan(0.8 * JSON.stringify(testStatementSchema).length)
  const whole = new Ajv(SCHEMA_OPTIONS).compile(testStatementSchema)
  const shared = compileSchema(testStatementSchema)
  for (const document of [{}, { predicate: { metrics: [{ name: 'a', interval: { low: 1 } }], groups: [{}] } }]) {
    expect(shared(document)).toBe(whole(document))
    const places = (errors: typeof whole.errors): string[] =>
      (errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).sort()
    expect(places(shared.errors)).toEqual(places(whole.errors))
  }
})
