import { expect, test } from 'vitest'
import { md5 } from '../../../shared/adapters/system/md5.ts'
import { type Column, cellText, type Table } from '../../../shared/data/table.ts'
import { compileSchema } from '../../../shared/document/compile-schema.ts'
import type { AskedKinds } from '../../../shared/drift/kinds/asked.ts'
import { driftPredicateSchema } from '../../../shared/evidence/drift-predicate.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import type { Summarizer } from '../../../shared/ports/summaries.ts'
import type { ColumnType } from '../../../shared/ports/table-engine.ts'
import { driftHeadline, renderDriftReport } from '../../../shared/report/drift-markdown.ts'
import { driftStory } from '../../../shared/report/drift-story.ts'
import { detectDrift } from '../../../shared/usecases/detect-drift.ts'
import { createFakeTables } from '../../fakes/table-engine.ts'
import { normalDraws, numbers, words } from '../../fixtures/columns.ts'

const HOUR = 3_600_000
const silent = { info: () => {}, warn: () => {}, debug: () => {}, progress: () => {} }
const TYPES = { at: 'date' } as const satisfies Record<string, ColumnType>

type Options = AskedKinds & { readonly outcome?: string; readonly columns?: readonly string[] }

function tableOf(...columns: Column[]): Table {
  const [first] = columns
  return { rows: first?.kind === 'text' ? first.codes.length : (first?.values.length ?? 0), columns }
}

async function drift(tables: Record<string, Table>, options: Options, change = (all: Summarizer): Summarizer => all) {
  const predicate = await detectDrift(
    { summaries: change(createFakeTables(tables, TYPES) as Summarizer), md5, log: silent },
    {
      reference: { path: 'reference' },
      current: { path: 'current' },
      source: {},
      assay: '1.0.0',
      createdAt: '2026-01-01T00:00:00Z',
      ...options,
    },
  )
  expect(compileSchema(driftPredicateSchema)(predicate)).toBe(true)
  return predicate
}

/** Rows with a score that is the true chance of the outcome; where `flip`, a third of the outcomes above one half are turned around. */
function scored(rows: number, seed: string, { flip = false, labelled = true } = {}): Table {
  const prng = createPrng(seed)
  const score = numbers(rows, () => prng.next(), 'score')
  const outcome = words(
    rows,
    (row) => {
      const chance = score.values[row] ?? 0
      const isBad = prng.next() < chance
      return isBad !== (flip && chance > 0.5 && prng.next() < 0.35) ? 'bad' : 'good'
    },
    'outcome',
  )
  return tableOf(score, ...(labelled ? [outcome] : []))
}

const BINARY = { prediction: 'score', outcome: 'outcome', task: 'binary', positive: 'bad', threshold: 0.5 } as const

test('a score that means something else now is concept drift, although no input moved', async () => {
  const tables = { reference: scored(1500, 'a'), current: scored(1000, 'b', { flip: true }) }
  const predicate = await drift(tables, BINARY)
  expect(predicate.columns.find(({ role }) => role === 'prediction')).toMatchObject({ name: 'score', drifted: false })
  expect(predicate).toMatchObject({ drifted: true, shift: { kind: 'concept' } })
  expect(predicate.relations?.map(({ name, drifted }) => [name, drifted])[0]).toEqual(['outcome given the score', true])
  const report = renderDriftReport(predicate)
  expect(driftHeadline(predicate)).toContain('Drift')
  expect(report).toContain('concept drift')
})

test('without labels the performance is estimated, with its interval and its assumption', async () => {
  const tables = { reference: scored(1500, 'a'), current: scored(1000, 'b', { labelled: false }) }
  const predicate = await drift(tables, BINARY)
  const accuracy = predicate.performance?.estimates.find(({ metric }) => metric === 'accuracy')
  // The true accuracy of these scores is 3/4.
  expect(accuracy?.low).toBeLessThan(0.75)
  expect(accuracy?.high).toBeGreaterThan(0.75)
  expect(predicate.shift?.classes?.map(({ name }) => name)).toEqual(['not bad', 'bad'])
  expect(predicate.unanswered).toEqual([{ kind: 'concept drift', reason: expect.stringContaining('no outcomes yet') }])
  expect(renderDriftReport(predicate)).toMatch(/accuracy 0\.\d{3} → .*assumes that a score still means/)
})

test('an estimate that rests on the training data says so', async () => {
  const tables = { reference: scored(400, 'a'), current: scored(200, 'b', { labelled: false }) }
  const { performance } = await drift(tables, { ...BINARY, isTrainingData: true })
  expect(performance?.assumption).toContain('drift.reference')
})

test('a positive class that is no outcome is said, not guessed', async () => {
  const tables = { reference: scored(200, 'a'), current: scored(200, 'b') }
  const { unanswered, performance } = await drift(tables, { ...BINARY, positive: 'yes' })
  expect(performance).toBeUndefined()
  expect(unanswered?.[0]?.reason).toContain('"yes"')
})

/** A day has a warm half; `hours` from midnight on. */
function weather(rows: number, hours: number, seed: string, shift = 0): Table {
  const draw = normalDraws(createPrng(seed))
  const at = numbers(rows, (row) => Math.floor((row / rows) * hours) * HOUR, 'at')
  return tableOf(
    at,
    numbers(rows, (row) => (((at.values[row] ?? 0) / HOUR) % 24 < 12 ? 0 : 3) + draw() + shift, 'temp'),
  )
}

test('what the season explains is no drift; with a season asked for, or one column of times, or none', async () => {
  const tables = { reference: weather(1200, 240, 'a'), current: weather(300, 8, 'b') }
  expect((await drift(tables, { columns: ['temp'] })).drifted).toBe(false)
  expect((await drift(tables, { season: { time: 'at', by: 'hour-of-day' } })).drifted).toBe(false)
  const withoutTimes = {
    reference: tableOf(...tables.reference.columns.slice(1)),
    current: tableOf(...tables.current.columns.slice(1)),
  }
  expect((await drift(withoutTimes, {})).drifted).toBe(true)
  const warmer = await drift({ ...tables, current: weather(300, 8, 'b', 1) }, { season: { time: 'at' } })
  expect(warmer.columns.find(({ name }) => name === 'temp')).toMatchObject({ drifted: true })
  expect(warmer.columns.find(({ name }) => name === 'temp')?.message).toContain('within the same hour-of-day')
})

test('a relation that turned around is found with all columns together, and named in the headline', async () => {
  const side = (sign: number, seed: string): Table => {
    const draw = normalDraws(createPrng(seed))
    const a = numbers(500, draw, 'a')
    return tableOf(
      a,
      numbers(500, (row) => sign * (a.values[row] ?? 0) + draw(), 'b'),
    )
  }
  const predicate = await drift({ reference: side(1, 'a'), current: side(-1, 'b') }, { multivariate: true })
  expect(predicate.columns.some(({ drifted }) => drifted)).toBe(false)
  expect(predicate.relations?.map(({ name, drifted }) => [name, drifted])).toEqual([
    ['all columns together', true],
    ['correlations', true],
  ])
  expect(predicate.multivariate?.correlations[0]?.columns).toEqual(['a', 'b'])
  expect(driftStory(predicate).join()).not.toContain('no drift')
  const still = await drift({ reference: side(1, 'a'), current: side(1, 'b') }, { multivariate: true })
  expect(driftStory(still).join()).toMatch(/All columns together: no drift: .*area under the ROC curve 0\.5/)
  expect(driftHeadline(predicate)).toContain('all columns together')
})

test('texts about something new are found by their words', async () => {
  const texts = (rows: number, seed: string, topic: string): Table => {
    const prng = createPrng(seed)
    const word = (): string => `w${prng.below(300)}`
    const draw = (): string => `${word()} ${word()} ${prng.next() < 0.4 ? topic : word()} ${word()} ${word()}`
    return tableOf(words(rows, draw, 'note'))
  }
  const clean = await drift({ reference: texts(400, 'a', 'late'), current: texts(300, 'b', 'late') }, {})
  expect(clean.columns[0]).toMatchObject({ type: 'text', drifted: false })
  const moved = await drift({ reference: texts(400, 'a', 'late'), current: texts(300, 'b', 'paid') }, {})
  const found = moved.columns[0]?.aspects?.filter(({ verdict }) => verdict === 'drifted').map(({ name }) => name)
  expect(found).toEqual(['vocabulary', 'text-classifier'])
})

test('cells that were served otherwise are shown with an example', async () => {
  const side = (edit: (row: number) => number, seed: string): Table =>
    tableOf(
      words(200, (row) => `r${row}`, 'id'),
      numbers(200, edit, 'age'),
      numbers(200, normalDraws(createPrng(seed)), 'x'),
    )
  const tables = {
    reference: side((row) => row, 'a'),
    current: side((row) => row, 'b'),
    serving: side((row) => (row % 10 === 0 ? row + 0.5 : row), 'a'),
  }
  const predicate = await drift(tables, { skew: { serving: { path: 'serving' }, id: 'id' } })
  expect(predicate.skew).toMatchObject({ matched: 200, drifted: true, columns: [{ name: 'age', share: 0.1 }] })
  expect(predicate.drifted).toBe(true)
  expect(cellText(tables.serving.columns[1] as Column, 0)).toBe(predicate.skew?.columns[0]?.example?.serving)
})

test('a source without rows answers what its summaries can, and says what needs rows', async () => {
  const summariesOnly = (all: Summarizer): Summarizer => ({
    openSummary: async (source, name) => {
      const { rows, columns, summarize } = await all.openSummary(source, name)
      return { rows, columns, summarize }
    },
  })
  const tables = { reference: scored(200, 'a'), current: scored(200, 'b') }
  const predicate = await drift(tables, { ...BINARY, multivariate: true }, summariesOnly)
  expect(predicate.columns).toHaveLength(2)
  expect(predicate.unanswered?.map(({ kind }) => kind)).toEqual(['multivariate', 'performance and shift'])
  expect(predicate.unanswered?.[0]?.reason).toContain('needs rows')
})

test.for([
  [{ prediction: 'scor' }, 'COLUMN_MISSING', 'did you mean "score"'],
  [{ season: { time: 'score' } }, 'CONFIG_INVALID', 'dates'],
  [{ season: { time: 'when' } }, 'COLUMN_MISSING', 'when'],
  [{ skew: { serving: { path: 'reference' }, id: 'key' } }, 'COLUMN_MISSING', 'key'],
  [{ skew: { serving: { path: 'reference' }, id: 'outcome' } }, 'ID_INVALID', 'repeat'],
] as const)('%j is refused: %s', async ([asked, code, says]) => {
  const tables = { reference: scored(100, 'a'), current: scored(100, 'b') }
  const failure = drift(tables, asked)
  await expect(failure).rejects.toMatchObject({ code })
  await expect(failure).rejects.toThrow(says)
})

test('texts of very many rows are compared by their summaries only, and that is said', async () => {
  const prng = createPrng('many')
  const many = words(300, () => `w${prng.below(50)} w${prng.below(50)} w${prng.below(50)} ${prng.next()}`, 'note')
  const asMany = (all: Summarizer): Summarizer => ({
    openSummary: async (source, name) => ({ ...(await all.openSummary(source, name)), rows: 200_001 }),
  })
  const { columns, unanswered } = await drift({ reference: tableOf(many), current: tableOf(many) }, {}, asMany)
  expect(columns[0]?.aspects?.map(({ name }) => name)).not.toContain('text-classifier')
  expect(unanswered).toEqual([{ kind: 'classifier of texts', reason: expect.stringContaining('200000') }])
})
