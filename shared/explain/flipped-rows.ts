import { masked } from '../data/pii.ts'
import { type ExplainedFlip, MAX_EXPLAINED_FLIPS } from '../evidence/explanation.ts'
import { MAX_ID_CHARACTERS } from '../evidence/flips.ts'
import { decide } from '../metrics/decisions.ts'
import { toRowsInOrder } from '../metrics/rows.ts'
import type { PlainLabels, PlainPredictions, PlainSpec } from './rows.ts'
import type { Shapley } from './shapley.ts'

const SHOWN_UNITS = 3

export type FlippedRow = { readonly row: number; readonly direction: ExplainedFlip['direction'] }

/** The first rows that candidate and champion decide differently, one right and the other wrong: those that got worse come first. */
export function flippedRows(
  task: PlainSpec,
  labels: PlainLabels,
  { candidate, champion }: { readonly candidate: PlainPredictions; readonly champion: PlainPredictions },
): FlippedRow[] {
  if (task.kind === 'regression') return []
  const models = [candidate, champion].map((predictions, i) => ({
    name: i === 0 ? 'candidate' : 'champion',
    predictions,
  }))
  const [own, other] = toRowsInOrder({ task, labels, models })
  if (own === undefined || other === undefined) return []
  const [now, before] = [decide(own), decide(other)]
  const found = { 'right-to-wrong': [] as number[], 'wrong-to-right': [] as number[] }
  for (let row = 0; row < now.length; row++) {
    if (now[row] === before[row]) continue
    if (before[row] === own.labels[row]) found['right-to-wrong'].push(row)
    else if (now[row] === own.labels[row]) found['wrong-to-right'].push(row)
  }
  return (['right-to-wrong', 'wrong-to-right'] as const)
    .flatMap((direction) => found[direction].map((row) => ({ row, direction })))
    .slice(0, MAX_EXPLAINED_FLIPS)
}

/** Which units explain that two models answer a row differently: the largest differences of their Shapley values. */
export function explainFlip(
  { row, direction }: FlippedRow,
  i: number,
  { candidate, champion }: { readonly candidate: Shapley; readonly champion: Shapley },
  ids: readonly string[] | undefined,
): ExplainedFlip {
  const names = [...new Set([...candidate.units, ...champion.units].map(({ name }) => name))]
  const units = names
    .map((name) => ({ name, now: shapleyOf(candidate, name, i), before: shapleyOf(champion, name, i) }))
    .toSorted(
      (a, b) => Math.abs(b.now.phi - b.before.phi) - Math.abs(a.now.phi - a.before.phi) || (a.name < b.name ? -1 : 1),
    )
    .slice(0, SHOWN_UNITS)
  const [now, before] = [candidate.answer[i] as number, champion.answer[i] as number]
  const told = units.reduce((sum, unit) => sum + unit.now.phi - unit.before.phi, 0)
  const id = ids?.[row]
  return {
    ...(id === undefined ? {} : { id: shortened(masked(id, undefined)) }),
    direction,
    candidate: now,
    champion: before,
    units: units.map((unit) => ({
      name: unit.name,
      candidate: unit.now.phi,
      champion: unit.before.phi,
      error: Math.hypot(unit.now.error, unit.before.error),
    })),
    rest: now - before - told,
  }
}

/** The value of a unit; 0 in a model that does not read it. */
function shapleyOf({ units, phi, error }: Shapley, name: string, i: number): { phi: number; error: number } {
  const unit = units.findIndex((one) => one.name === name)
  if (unit === -1) return { phi: 0, error: 0 }
  const at = i * units.length + unit
  return { phi: phi[at] as number, error: error[at] as number }
}

function shortened(id: string): string {
  return id.length <= MAX_ID_CHARACTERS ? id : `${id.slice(0, MAX_ID_CHARACTERS - 1).toWellFormed()}…`
}
