import type { ExplainedCurve, ExplainedUnit } from '../evidence/explanation.ts'
import { type Curve, dependence, makeGrid } from './dependence.ts'
import { rounded } from './rounded.ts'
import type { Sampled } from './sampled.ts'

/** Rows that a curve is averaged over. */
const CURVE_ROWS = 200

type CurveRequest = Sampled & { readonly level: number; readonly seed: string }

/** Curves of the columns that matter most to the candidate, of the champion too where it reads them. */
export async function drawCurves(
  request: CurveRequest,
  units: readonly ExplainedUnit[],
  most: number,
): Promise<ExplainedCurve[]> {
  const columns = units
    .filter(({ candidate, columns: own }) => candidate !== undefined && own.length === 1)
    .toSorted((a, b) => (b.candidate?.importance.value ?? 0) - (a.candidate?.importance.value ?? 0))
    .flatMap(({ columns: own }) => own)
  const curves: ExplainedCurve[] = []
  for (const name of columns) {
    if (curves.length === most) break
    const curve = await drawCurve(request, name)
    if (curve !== undefined) curves.push(curve)
  }
  return curves
}

async function drawCurve(request: CurveRequest, name: string): Promise<ExplainedCurve | undefined> {
  const { models, labels, task, level, seed, count } = request
  const all = Int32Array.from({ length: labels.values.length }, (_, row) => row)
  const column = models[0]?.model.columns.find((one) => one.name === name)
  const grid = column === undefined ? undefined : makeGrid(column, all)
  if (grid === undefined) return undefined
  const classOf = task.kind === 'multiclass' ? mostFrequent(labels.values) : 0
  const asked = { rows: all.slice(0, CURVE_ROWS), classOf, level, onAnswers: count, seed: `${seed}:curve:${name}` }
  const drawn: { [side in Sampled['models'][number]['side']]?: ExplainedCurve['candidate'] } = {}
  for (const { side, model } of models) {
    if (!model.columns.some((one) => one.name === name)) continue
    drawn[side] = toEvidence(await dependence({ ...asked, model, column: name, grid }))
  }
  const { candidate, champion } = drawn
  if (candidate === undefined) return undefined
  const at = grid.kind === 'numbers' ? { at: [...grid.at] } : { at: [...grid.at] }
  return { column: name, ...at, candidate, ...(champion === undefined ? {} : { champion }) }
}

/** The class that is drawn where there are several: the most frequent one. */
function mostFrequent(labels: ArrayLike<number>): number {
  const counts = new Map<number, number>()
  for (let row = 0; row < labels.length; row++) {
    counts.set(labels[row] as number, (counts.get(labels[row] as number) ?? 0) + 1)
  }
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0
}

function toEvidence({ mean, low, high, ice }: Curve): ExplainedCurve['candidate'] {
  return {
    mean: mean.map(rounded),
    low: low.map(rounded),
    high: high.map(rounded),
    ice: ice.map((line) => line.map(rounded)),
  }
}
