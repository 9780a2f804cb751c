import { expect, test } from 'vitest'
import type { DriftPredicate } from '../../../shared/evidence/drift-predicate.ts'
import type { LabelledRow } from '../../../shared/monitor/labels.ts'
import type { Files } from '../../../shared/ports/files.ts'
import { keepDriftState } from '../../../shared/usecases/keep-drift-state.ts'
import { DAY, driftColumn, drifted, driftPredicate, START } from '../../fixtures/drift-evidence.ts'

const RULE = { loss: '0-1', baseline: 0.1, tolerance: 0, bound: 1 } as const
const PATH = 'drift-state.json'

/** A workspace in memory with one drift state, and a month of measurements to be taken in. */
function workspace() {
  const texts = new Map<string, string>()
  const files: Pick<Files, 'readText' | 'write' | 'sha256'> = {
    readText: async (path) => texts.get(path),
    write: async (path, content) => void texts.set(path, String(content)),
    sha256: (content) =>
      `sha256:${String(content).length}-${[...String(content)].reduce((h, c) => (h * 31 + c.charCodeAt(0)) % 1e9, 7)}` as never,
  }
  const ports = { files: files as Files, clock: { now: () => START + 100 * DAY } }
  return {
    texts,
    keep: (predicate: DriftPredicate) => keepDriftState(ports, { path: PATH, predicate }),
    keepLabels: (predicate: DriftPredicate, rows: readonly LabelledRow[]) =>
      keepDriftState(ports, { path: PATH, predicate, labels: { rows, rule: RULE } }),
  }
}

const on = (day: number, columns: Parameters<typeof driftPredicate>[0], source = {}): DriftPredicate =>
  driftPredicate(columns, {
    createdAt: new Date(START + day * DAY).toISOString(),
    current: { source: 'today.csv', rows: 300 + day },
    source,
  })
const LOUD = [drifted('income', 1e-9), driftColumn('age')]
const CLEAN = [driftColumn('income'), driftColumn('age')]

test('a file is begun, and follows an alert from its beginning to its end', async () => {
  const { keep, texts } = workspace()
  const phases: string[] = []
  for (const [day, columns] of [CLEAN, LOUD, LOUD, CLEAN, CLEAN].entries())
    phases.push((await keep(on(day, columns))).standing.phase)
  expect(phases).toEqual(['quiet', 'open', 'open', 'recovering', 'closed'])
  expect(texts.get(PATH)).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"kind": "drift-state"[\s\S]*\}\n$/)
})

test('the same run, or on a laptop the same two data sets, is taken in once', async () => {
  const { keep, texts } = workspace()
  await keep(on(1, LOUD, { runId: '7', runAttempt: '1' }))
  const once = texts.get(PATH)
  expect((await keep(on(1, LOUD, { runId: '7', runAttempt: '1' }))).actions).toEqual([])
  expect(texts.get(PATH)).toBe(once)
  await keep(on(2, CLEAN))
  const { standing } = await keep({ ...on(2, CLEAN), createdAt: new Date(START + 3 * DAY).toISOString() })
  expect(standing).toMatchObject({ phase: 'recovering', quietRun: 1 })
})

test('models do not disturb each other', async () => {
  const { keep, texts } = workspace()
  await keep(on(1, LOUD))
  await keep({ ...on(1, CLEAN), model: 'fraud' })
  expect((await keep(on(2, LOUD))).actions.map(({ kind }) => kind)).toEqual(['update'])
  expect(Object.keys(JSON.parse(texts.get(PATH) ?? '').models)).toEqual(['credit-risk', 'fraud'])
})

test('labels of several models are followed side by side, and judged together', async () => {
  const { keepLabels, texts } = workspace()
  const rows = Array.from({ length: 200 }, (_, at) => ({ at, prediction: 1, label: Number(at % 3 > 0) }))
  const fine = rows.map((row) => ({ ...row, label: 1 }))
  await keepLabels({ ...on(1, CLEAN), model: 'fraud' }, fine)
  const { labels } = await keepLabels(on(1, CLEAN), rows)
  expect(labels).toMatchObject({ added: 200, watched: 2, worse: ['credit-risk'], test: { count: 200 } })
  expect(labels?.test.alarmAt).toBeLessThan(100)
  expect((await keepLabels(on(2, CLEAN), rows)).labels).toMatchObject({ added: 0, test: { count: 200 } })
  expect(JSON.parse(texts.get(PATH) ?? '').models.fraud.labels.test.count).toBe(200)
})

test.each(['', '{"schemaVersion":1', '{"schemaVersion":3,"kind":"drift-state","models":{}}'])(
  'a broken file %s is an error, and stays as it is',
  async (text) => {
    const { keep, texts } = workspace()
    texts.set(PATH, text)
    await expect(keep(on(1, LOUD))).rejects.toMatchObject({ code: 'STATE_INVALID' })
    expect(texts.get(PATH)).toBe(text)
  },
)
