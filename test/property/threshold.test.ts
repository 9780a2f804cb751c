import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../shared/config/parse.ts'
import type { Column, Table } from '../../shared/data/table.ts'
import { chooseThreshold } from '../../shared/metrics/choose-threshold.ts'
import type { LoadedModel } from '../../shared/ports/model-runtime.ts'
import { openHoldout } from '../../shared/usecases/open-holdout.ts'
import { settleChampion, settleThreshold } from '../../shared/usecases/settle-threshold.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'
import { createFakeTables } from '../fakes/table-engine.ts'

const scored = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 20 })), { minLength: 2, maxLength: 40 })
  .map((rows) => [[0, 6] as const, [1, 14] as const, ...rows])

const cost = (
  labels: Uint8Array,
  scores: Float64Array,
  threshold: number,
  [tn, fp, fn, tp]: readonly number[],
): number =>
  labels.reduce((sum, label, row) => {
    const positive = (scores[row] as number) >= threshold
    return sum + ((label === 1 ? (positive ? tp : fn) : positive ? fp : tn) ?? 0) / labels.length
  }, 0)

describe('chooseThreshold', () => {
  it('finds what no other threshold beats', () => {
    fc.assert(
      fc.property(scored, fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 4, maxLength: 4 }), (rows, costs) => {
        const labels = Uint8Array.from(rows, ([label]) => label)
        const scores = Float64Array.from(rows, ([, score]) => score / 20)
        const found = chooseThreshold('min_cost', { labels, scores, costs })
        const own = cost(labels, scores, found?.value ?? Number.NaN, costs)
        expect(-(found?.reached ?? 0)).toBeCloseTo(own, 12)
        for (let k = 0; k <= 41; k++) expect(own).toBeLessThanOrEqual(cost(labels, scores, k / 40, costs) + 1e-12)
      }),
    )
  })

  it('keeps what is asked of recall with the fewest alarms, and of precision with the most finds', () => {
    const labels = Uint8Array.of(1, 0, 1, 1, 0, 0)
    const scores = Float64Array.of(0.9, 0.8, 0.7, 0.4, 0.3, 0.1)
    expect(chooseThreshold({ recall_at_least: 0.6 }, { labels, scores })).toEqual({
      value: expect.closeTo(0.55),
      reached: 2 / 3,
    })
    expect(chooseThreshold({ precision_at_least: 0.7 }, { labels, scores })).toEqual({
      value: expect.closeTo(0.35),
      reached: 0.75,
    })
    expect(
      chooseThreshold({ precision_at_least: 1 }, { labels: Uint8Array.of(0, 1), scores: Float64Array.of(0.9, 0.1) }),
    ).toBeUndefined()
    expect(chooseThreshold('max_youden', { labels, scores })?.value).toBeCloseTo(0.35)
  })
})

const CONFIG = `version: 1
models:
  risk:
    task: binary
    target: y
    positive: 1
    data: {train: train.csv, holdout: holdout.csv}
    model: m.onnx
    test: {threshold: {choose: max_f1}}
`

function table(rows: readonly (readonly [number, number])[]): Table {
  const column = (name: string, k: 0 | 1): Column => ({
    kind: 'numeric',
    name,
    values: Float64Array.from(rows, (row) => row[k]),
  })
  return { rows: rows.length, columns: [column('y', 0), column('x', 1)] }
}

/** A model whose score is its only feature, in twentieths. */
const model: LoadedModel = {
  runtime: { name: 'fake', version: '1', backend: 'cpu' },
  features: ['x'],
  predict: async ({ columns: [x] }) => ({
    kind: 'binary',
    scores: x?.kind === 'numeric' ? x.values.map((value) => value / 20) : new Float64Array(0),
  }),
  dispose: async () => {},
}

function ports(train: Table, holdout: Table) {
  const files = {
    sha256: (bytes: string | Uint8Array) => `sha256:${String(bytes).length.toString(16).padStart(64, '0')}`,
  }
  return {
    files: files as unknown as Parameters<typeof openHoldout>[0]['files'],
    tables: createFakeTables({ 'train.csv': train, 'holdout.csv': holdout }),
    models: { load: async () => model },
    log: createRecordedLog(),
  }
}

describe('settleThreshold', () => {
  it('chooses the same, whatever the labels of the holdout are', async () => {
    await fc.assert(
      fc.asyncProperty(
        scored,
        scored,
        fc.array(fc.integer(), { minLength: 50, maxLength: 50 }),
        async (train, rows, keys) => {
          const shuffled = rows.map((_, row) => row).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
          const other = rows.map(([, x], row) => [rows[shuffled[row] ?? 0]?.[0] ?? 0, x] as const)
          const [config] = parseConfig(CONFIG, 'assay.yml').models
          if (config === undefined) throw new Error('no model')
          const settle = async (holdout: Table) => {
            const given = ports(table(train), holdout)
            return (await settleThreshold(given, config, await openHoldout(given, config))).decided
          }
          const decided = await settle(table(rows))
          expect(decided).toMatchObject({ from: 'training data', chosen: { goal: 'max_f1', rows: train.length } })
          expect(await settle(table(other))).toEqual(decided)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('gives the champion the threshold it was registered with, else one chosen in the same way', async () => {
    const rows = [
      [0, 3],
      [1, 9],
      [0, 12],
      [1, 18],
    ] as const
    const given = ports(table(rows), table(rows))
    const [config] = parseConfig(CONFIG, 'assay.yml').models
    if (config === undefined) throw new Error('no model')
    const { holdout, decided } = await settleThreshold(given, config, await openHoldout(given, config))
    const champion = (registered: object | undefined) => {
      const predictions = { kind: 'binary', scores: new Float64Array(4) } as const
      const scoredHere = { predictions, runtime: model.runtime, files: [], digest: 'sha256:0' } as const
      const readEvidence = async () => registered as never
      return {
        state: 'scored',
        version: '1.0.0',
        digest: 'sha256:0',
        path: 'c.onnx',
        scored: scoredHere,
        readEvidence,
      } as never
    }
    const settled = async (registered: object | undefined) =>
      (await settleChampion(given, { model: config, holdout }, champion(registered))).decided
    expect(await settled({ decisions: { candidate: { threshold: 0.31, from: 'configuration' } } })).toEqual({
      threshold: 0.31,
      from: 'registration',
    })
    expect(await settled(undefined)).toEqual(decided)
  })
})
