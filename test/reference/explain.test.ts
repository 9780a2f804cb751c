import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../shared/adapters/runtime/model-runtime.ts'
import type { NumericColumn } from '../../shared/data/table.ts'
import { dependence } from '../../shared/explain/dependence.ts'
import { permuteUnits } from '../../shared/explain/permute-units.ts'
import type { Asked, PlainLabels, PlainSpec } from '../../shared/explain/rows.ts'
import { shapleyValues } from '../../shared/explain/shapley.ts'
import { METRICS } from '../../shared/metrics/catalog.ts'
import type { LoadedModel } from '../../shared/ports/model-runtime.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'
import { realEngines } from '../fixtures/models/fixture-models.ts'
import reference from './explain.json' with { type: 'json' }

const FOLDER = new URL('../fixtures/explain', import.meta.url).pathname
/** Our deals per column; the reference made 300. */
const REPEATS = 30
/** Both numbers are means over random deals; further apart than this many standard errors they are different things. */
const STANDARD_ERRORS = 4.5

type Importances = Readonly<Record<string, { mean: number[]; sd: number[]; repeats: number }>>

describe.each(reference.cases)('the model $name', (oracle) => {
  const task: PlainSpec =
    oracle.kind === 'binary' ? { kind: 'binary', positive: '1', negative: '0', threshold: 0.5 } : { kind: 'regression' }
  const labels: PlainLabels =
    oracle.kind === 'binary'
      ? { kind: 'binary', values: Uint8Array.from(oracle.y) }
      : { kind: 'regression', values: Float64Array.from(oracle.y) }
  const columns = oracle.columns.map((name, i): NumericColumn => {
    return { kind: 'numeric', name, values: Float64Array.from(oracle.x[i] ?? []) }
  })
  const units = oracle.columns.map((name) => ({ name, columns: [name], sharedWith: [] }))
  const onAnswers = (): void => undefined
  let loaded: LoadedModel
  let model: Asked

  beforeAll(async () => {
    const log = createRecordedLog()
    const runtime = createModelRuntime({ files: createFiles(FOLDER), engines: realEngines(), log })
    loaded = await runtime.load(`${oracle.name}.onnx`)
    model = {
      columns,
      ask: (asked) => loaded.predict({ rows: (asked[0] as NumericColumn).values.length, columns: asked }, task),
    }
  }, 240_000)
  afterAll(() => loaded.dispose())

  test.each(Object.keys(oracle.importance))('permutation importance by %s as scikit-learn has it', async (name) => {
    const metric = METRICS.get(name) ?? expect.fail(name)
    const found = await permuteUnits({ model, task, labels, units, metric, repeats: REPEATS, seed: 's', onAnswers })
    const { mean, sd, repeats } = (oracle.importance as unknown as Importances)[name] ?? expect.fail(name)
    for (const [i, column] of oracle.columns.entries()) {
      const own = found.of.get(column)?.value ?? Number.NaN
      const error = (sd[i] ?? 0) * Math.sqrt(1 / REPEATS + 1 / repeats)
      expect(Math.abs(own - (mean[i] ?? 0))).toBeLessThanOrEqual(STANDARD_ERRORS * error + 1e-6)
    }
  })

  test('partial dependence and single curves as scikit-learn has them', async () => {
    const { column, grid, average, individual } = oracle.dependence
    const rows = Int32Array.from({ length: labels.values.length }, (_, row) => row)
    const asked = { model, column, grid: { kind: 'numbers', at: grid } as const, classOf: 0, level: 0.95, seed: 's' }
    const curve = await dependence({ ...asked, rows, onAnswers })
    for (const [i, value] of average.entries()) {
      expect(curve.mean[i]).toBeCloseTo(value, 5)
      expect(curve.low[i]).toBeLessThan(value)
      expect(curve.high[i]).toBeGreaterThan(value)
    }
    // The median of one row's curves is its curve.
    const [line = []] = individual
    const single = await dependence({ ...asked, rows: Int32Array.of(0), onAnswers })
    for (const [i, value] of line.entries()) expect(single.ice[2]?.[i]).toBeCloseTo(value - (line[0] ?? 0), 5)
  })

  test('Shapley values as shap has them, exact or within the stated error', async () => {
    const { rows, background, base, values } = oracle.shapley
    const asked = { model, units, background: Int32Array.from(background), seed: 's', onAnswers }
    const found = await shapleyValues({ ...asked, rows: Int32Array.from(rows), rounds: 40 })
    const width = oracle.columns.length
    expect(found.method).toBe(width <= 8 ? 'exact' : 'sampled')
    expect(found.residual).toBeLessThan(1e-5)
    for (const [row, own] of values.entries()) {
      expect(found.base[row]).toBeCloseTo(base, 5)
      for (const [i, value] of own.entries()) {
        const at = row * width + i
        const room = STANDARD_ERRORS * (found.error[at] ?? 0) + 1e-5
        expect(Math.abs((found.phi[at] ?? Number.NaN) - value)).toBeLessThanOrEqual(room)
      }
    }
  })
})
