import { expect, test } from 'vitest'
import type { ColumnFacts } from '../../../shared/schema/measure.ts'
import { parseDataSchema } from '../../../shared/schema/parse.ts'
import { proposeUpdate } from '../../../shared/schema/propose.ts'

const SCHEMA = `# ours
version: 1
rows: { reference:   10 }   # as it was
columns:
  # how old
  age: { type: integer, seen: [17, 90], max: 120 } # a person wrote max
  kind:
    type: text
    values:
      - a
      - c # the usual one
  old: { type: text, stage: deprecated }
  gone: { type: number, mean: { max: 3 } }


rules:
  - check: age > 0
`
const facts = (name: string, more: Partial<ColumnFacts>): ColumnFacts => ({
  name,
  type: 'numeric',
  rows: 10,
  present: 10,
  nan: 0,
  infinite: 0,
  sample: [],
  isUnique: false,
  ...more,
})
const age = facts('age', { numbers: { min: 20, max: 80, isWhole: true } })
const kind = facts('kind', { type: 'text', values: [{ value: 'a', count: 10 }] })
const gone = facts('gone', { numbers: { min: 1, max: 2, isWhole: true } })
const update = (text: string, ...found: ColumnFacts[]) =>
  proposeUpdate({ ...parseDataSchema(text, 's.yml'), text }, found)

test('data that fit change not one byte', () => {
  expect(update(SCHEMA, age, kind, gone)).toEqual({ text: SCHEMA, diff: '' })
})

test('a wider range, a new value, a new and a missing column are four small changes; all else stays as it was written', () => {
  const wider = facts('age', { numbers: { min: 18, max: 200, isWhole: true } })
  const more = facts('kind', { type: 'text', values: ['a', 'b', 'c'].map((value) => ({ value, count: 3 })) })
  const { text, diff } = update(SCHEMA, wider, more, facts('new', { type: 'boolean' }))
  const changed = diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line))
  expect(changed).toEqual([
    '-  age: { type: integer, seen: [17, 90], max: 120 } # a person wrote max',
    '+  age: { type: integer, seen: [ 17, 200 ], max: 120 } # a person wrote max',
    '+      - b',
    '-  gone: { type: number, mean: { max: 3 } }',
    '+  gone: { type: number, mean: { max: 3 }, required: false }',
    '+  new:',
    '+    type: boolean',
  ])
  for (const comment of ['# ours', '# as it was', '# how old', '# the usual one']) expect(text).toContain(comment)
})

test('a changed type takes with it what was learnt from the old values', () => {
  const { text } = update(SCHEMA, facts('age', { type: 'text', values: undefined as never }), kind, gone)
  expect(parseDataSchema(text.replace(', max: 120', ''), 's.yml').document.columns['age']).toEqual({ type: 'text' })
})

test('a column that lost its values, its order of ids and its whole numbers is relaxed', () => {
  const text =
    'version: 1\ncolumns:\n  a: { type: text, present: 0.999 }\n  b: { type: integer, unique: true, present: 0.999 }\n'
  const { document } = parseDataSchema(
    update(
      text,
      facts('a', { type: 'text', present: 0 }),
      facts('b', { rows: 1000, present: 990, numbers: { min: 0, max: 1, isWhole: false } }),
    ).text,
    's.yml',
  )
  expect(document.columns).toEqual({ a: { type: 'text' }, b: { type: 'number', present: 0.96 } })
})
