import type { ExplainedUnit, MeasuredExplanation, UnitSide } from '../evidence/explanation.ts'
import { MAX_SWARM } from '../evidence/explanation.ts'
import type { Metric } from '../metrics/metric.ts'
import { type Importance, type Importances, importanceInterval } from './permute-units.ts'
import type { PlainSpec } from './rows.ts'
import type { Shapley } from './shapley.ts'
import type { Attributions } from './summarize-shapley.ts'
import { standardRanks, type Unit } from './units.ts'

/** What was measured of one model. */
export type MeasuredSide = {
  readonly side: 'candidate' | 'champion'
  readonly importances: Importances
  readonly shapley: Shapley
  readonly values: Attributions
}

type About = {
  readonly level: number
  readonly metric: Metric
  readonly task: PlainSpec
  readonly rows: number
  readonly units: readonly Unit[]
}

type Told = Omit<
  MeasuredExplanation,
  'repeats' | 'background' | 'explained' | 'answers' | 'curves' | 'flips' | 'unread'
>

/** Both models beside each other, unit by unit, in the order of the candidate's importance. */
export function assemble({ level, metric, task, rows, units }: About, sides: readonly MeasuredSide[]): Told {
  const candidate = sides.find(({ side }) => side === 'candidate')
  const champion = sides.find(({ side }) => side === 'champion')
  if (candidate === undefined) throw new TypeError('no candidate was measured')
  const told = units
    .map((unit) => toUnit(unit, candidate, champion, level))
    .toSorted((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1))
  const rankCorrelation = rankCorrelationOf(told)
  return {
    state: 'measured',
    metric: metric.name,
    output: outputOf(task),
    rows,
    base: {
      candidate: candidate.importances.base,
      ...(champion === undefined ? {} : { champion: champion.importances.base }),
    },
    units: told,
    ...(rankCorrelation === undefined ? {} : { rankCorrelation }),
    shapley: { candidate: effortOf(candidate), ...(champion === undefined ? {} : { champion: effortOf(champion) }) },
    swarm: swarmOf(told, candidate.values),
  }
}

function weight({ candidate }: ExplainedUnit): number {
  return candidate?.importance.value ?? Number.NEGATIVE_INFINITY
}

function toUnit(unit: Unit, candidate: MeasuredSide, champion: MeasuredSide | undefined, level: number): ExplainedUnit {
  const { name, columns, sharedWith } = unit
  const [now, before] = [sideOf(candidate, name, level), champion && sideOf(champion, name, level)]
  const change = champion && changeOf(candidate.importances.of.get(name), champion.importances.of.get(name))
  return {
    name: name.slice(0, 500),
    columns: [...columns],
    ...(sharedWith.length === 0 ? {} : { sharedWith: sharedWith.map((one) => ({ ...one })) }),
    ...(now === undefined ? {} : { candidate: now }),
    ...(before === undefined ? {} : { champion: before }),
    ...(change === undefined ? {} : { change: { value: change.value, interval: importanceInterval(change, level) } }),
  }
}

/** A model that does not read a unit does not need it: its importance is 0. The deals are the same, so their noise cancels. */
function changeOf(now: Importance | undefined, before: Importance | undefined): Importance | undefined {
  if (now === undefined && before === undefined) return undefined
  const size = (now ?? before)?.effects.length ?? 0
  const effects = Float64Array.from({ length: size }, (_, i) => (now?.effects[i] ?? 0) - (before?.effects[i] ?? 0))
  return { value: (now?.value ?? 0) - (before?.value ?? 0), effects }
}

function sideOf({ importances, values }: MeasuredSide, name: string, level: number): UnitSide | undefined {
  const [importance, attribution] = [importances.of.get(name), values.of.get(name)]
  if (importance === undefined || attribution === undefined) return undefined
  const { size, share, direction } = attribution
  return {
    importance: { value: importance.value, interval: importanceInterval(importance, level) },
    size: { value: size.value, interval: { ...size.interval } },
    share: { value: share.value, interval: { ...share.interval } },
    ...(direction === undefined ? {} : { direction }),
  }
}

function effortOf({ shapley, values }: MeasuredSide): NonNullable<MeasuredExplanation['shapley']>['candidate'] {
  const { method, residual, phi } = shapley
  return {
    method,
    residual,
    largestError: values.largestError,
    unconverged: values.unconverged,
    values: phi.length,
  }
}

function swarmOf(
  units: readonly ExplainedUnit[],
  { of, range }: Attributions,
): NonNullable<MeasuredExplanation['swarm']> {
  const shown = units
    .filter(({ candidate }) => candidate !== undefined)
    .toSorted((a, b) => (b.candidate?.size.value ?? 0) - (a.candidate?.size.value ?? 0))
    .slice(0, MAX_SWARM)
  return {
    low: range[0],
    high: range[1],
    units: shown.map(({ name }) => ({ name, bins: (of.get(name)?.swarm ?? []).map((bins) => [...bins]) })),
  }
}

/** Spearman over the units that both models read. */
function rankCorrelationOf(units: readonly ExplainedUnit[]): number | undefined {
  const both = units.filter(({ candidate, champion }) => candidate !== undefined && champion !== undefined)
  const ranks = (['candidate', 'champion'] as const).map((side) => {
    const values = Float64Array.from(both, (unit) => unit[side]?.importance.value ?? 0)
    return standardRanks({ kind: 'numeric', name: side, values })
  })
  const [own, other] = ranks
  if (own === undefined || other === undefined || both.length < 3) return undefined
  const sum = own.reduce((all, rank, i) => all + rank * (other[i] as number), 0)
  return Math.max(-1, Math.min(1, sum))
}

function outputOf(task: PlainSpec): string {
  switch (task.kind) {
    case 'binary':
      return `probability of "${task.positive}"`.slice(0, 1000)
    case 'multiclass':
      return 'probability of the decided class'
    case 'regression':
      return 'predicted value'
    default:
      return task satisfies never
  }
}
