import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { createWorkspace, runCli } from '../action/run-bundle.ts'
import { normalDraws } from '../fixtures/columns.ts'

type Report = {
  readonly drifted: boolean
  readonly columns: readonly { readonly name: string; readonly type: string; readonly drifted: boolean }[]
  readonly shift?: { readonly kind: string }
  readonly performance?: { readonly estimates: readonly object[] }
  readonly skew?: { readonly matched: number; readonly columns: readonly { readonly name: string }[] }
}

type Change = { readonly topic?: string; readonly flip?: boolean; readonly hours: number; readonly from: number }

/** Orders with a daily season, a sentence, a score that is the true chance of the outcome. */
function orders(rows: number, seed: string, { topic = 'invoice', flip = false, hours, from }: Change): string {
  const prng = createPrng(seed)
  const draw = normalDraws(prng)
  const lines = Array.from({ length: rows }, (_, row) => {
    const time = new Date(Date.UTC(2026, 0, 1) + Math.floor((from + (hours * row) / rows) * 60) * 60_000)
    const word = (): string => `w${prng.below(200)}`
    const note = Array.from({ length: 6 }, () => (prng.next() < 0.06 ? topic : word())).join(' ')
    const score = prng.next()
    const isBad = prng.next() < score !== (flip && score > 0.5 && prng.next() < 0.35)
    const temperature = draw() + (time.getUTCHours() < 12 ? 0 : 4)
    return [
      `o${from}-${row}`,
      time.toISOString().slice(0, 19).replace('T', ' '),
      temperature.toFixed(3),
      note,
      score.toFixed(6),
      isBad ? 'bad' : 'good',
    ].join(',')
  })
  return `${['order,at,temperature,note,score,outcome', ...lines].join('\n')}\n`
}

const config = (drift: string): string => `version: 1
models:
  orders:
    task: binary
    target: outcome
    positive: bad
    data: { train: train.csv, holdout: train.csv, id: order }
    model: { predictions: train.csv }
    drift: { ${drift} }
`
const TRAIN = orders(2000, 'train', { hours: 28 * 24, from: 0 })

async function measure(current: string, drift: string, more: Readonly<Record<string, string>> = {}) {
  const workspace = createWorkspace()
  const files = {
    'train.csv': TRAIN,
    'current.csv': current,
    'assay.yml': config(`current: current.csv, ${drift}`),
    ...more,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text)
  const { code, stdout, stderr } = await runCli('source', workspace, 'drift', '--json')
  return {
    code,
    stdout,
    stderr,
    report: (): Report => {
      const document = parseStrictJson(stdout, 'stdout', 'INPUT_INVALID')
      return validate<Report>(document, cliSchemas['drift'], 'INPUT_INVALID')
    },
  }
}

const drifted = ({ columns }: Report): string[] => columns.filter((column) => column.drifted).map(({ name }) => name)

test('a night against four weeks alarms only where the season is not known', async () => {
  const night = orders(500, 'night', { hours: 8, from: 28 * 24 })
  const known = await measure(night, 'exclude: [order]')
  expect(known.code, known.stderr).toBe(0)
  expect(drifted(known.report())).toEqual([])
  const blind = (text: string): string => text.replaceAll(/^([^,]*),[^,]*,/gm, '$1,')
  const naive = await measure(blind(night), 'exclude: [order]', { 'train.csv': blind(TRAIN) })
  expect(naive.code).toBe(1)
  expect(drifted(naive.report())).toEqual(['temperature'])
})

test('new words, and a score that means something else, with what it costs', async () => {
  const weeks = { hours: 14 * 24, from: 28 * 24 }
  const text = await measure(orders(1000, 'text', { ...weeks, topic: 'refund' }), 'exclude: [order]')
  expect(drifted(text.report())).toEqual(['note'])
  const concept = await measure(orders(1000, 'concept', { ...weeks, flip: true }), 'prediction: score, dates: true')
  expect(concept.report()).toMatchObject({ drifted: true, shift: { kind: 'concept' } })
  expect(concept.report().performance?.estimates).toHaveLength(5)
  expect(concept.report().columns.find(({ name }) => name === 'at')).toMatchObject({ type: 'date', drifted: false })
})

test('rows that were served otherwise', async () => {
  const served = TRAIN.replaceAll(/^(o0-\d*0,[^,]*),[^,]*/gm, '$1,0')
  const weeks = orders(500, 'weeks', { hours: 14 * 24, from: 28 * 24 })
  const { code, report } = await measure(weeks, 'skew: { serving: served.csv, id: order }', { 'served.csv': served })
  expect(code).toBe(1)
  expect(report().skew).toMatchObject({ matched: 2000, columns: [{ name: 'temperature' }] })
})

test.for([
  ['prediction: scor', 'COLUMN_MISSING', 'did you mean "score"'],
  ['season: { time: note }', 'CONFIG_INVALID', 'dates or times'],
  ['season: { time: at, by: fortnight }', 'CONFIG_INVALID', 'fortnight'],
  ['skew: { serving: current.csv, id: note2 }', 'COLUMN_MISSING', 'note2'],
] as const)('%s is refused with %s', async ([drift, code, says]) => {
  const result = await measure(orders(100, 'bad', { hours: 24, from: 0 }), drift)
  expect(result.code).toBe(2)
  expect(result.stdout + result.stderr).toContain(code)
  expect(result.stdout + result.stderr).toContain(says)
})
