import type { ExplainedUnit, MeasuredExplanation } from '../../evidence/explanation.ts'
import { limitValue } from '../metric-words.ts'
import { count, fixed } from '../numbers.ts'
import type { Finding } from '../rule.ts'

/** The unit of this name, or the one that holds the column. */
export function unitOf({ units }: MeasuredExplanation, name: string): ExplainedUnit | undefined {
  return units.find((unit) => unit.name === name) ?? units.find(({ columns }) => columns.includes(name))
}

type Side = 'candidate' | 'champion'

/** Units by importance in one model, the most important first; those that the model does not read come last. */
function order(units: readonly ExplainedUnit[], side: Side): readonly ExplainedUnit[] {
  const weight = (unit: ExplainedUnit): number => unit[side]?.importance.value ?? Number.NEGATIVE_INFINITY
  return units.toSorted((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1))
}

/** Share of the `k` most important units that both models have in common, and the others. */
function overlapOf(units: readonly ExplainedUnit[], k: number) {
  const top = (side: Side): string[] =>
    order(units, side)
      .filter((unit) => unit[side] !== undefined)
      .slice(0, k)
      .map(({ name }) => name)
  const [now, before] = [top('candidate'), top('champion')]
  const came = now.filter((name) => !before.includes(name))
  const gone = before.filter((name) => !now.includes(name))
  const size = Math.max(now.length, before.length, 1)
  return { overlap: (now.length - came.length) / size, came, gone }
}

/** Ranks (from 1) of the units whose importance differs between the models beyond chance: among the others ranks are noise. */
function ranksOf(units: readonly ExplainedUnit[]) {
  const [now, before] = [order(units, 'candidate'), order(units, 'champion')]
  return units
    .filter(({ change }) => change !== undefined && (change.interval.low > 0 || change.interval.high < 0))
    .map((unit) => ({ name: unit.name, now: now.indexOf(unit) + 1, before: before.indexOf(unit) + 1 }))
}

/** How many of the `k` most important columns must be the same, as a share. */
export type Stable = { readonly k: number; readonly min_overlap: number }

/** The most important columns against those of the champion. */
export function judgeOverlap(
  { units }: MeasuredExplanation,
  { k, min_overlap: limit }: Stable,
  version: string,
): Finding {
  const { overlap, gone, came } = overlapOf(units, k)
  const numbers = { observed: overlap, limit }
  const shown = `${percent(overlap)} of the ${k} most important columns are those of champion ${version}`
  if (overlap >= limit) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  const moved = [came.length > 0 ? `new: ${came.join(', ')}` : '', gone.length > 0 ? `gone: ${gone.join(', ')}` : '']
  return {
    verdict: 'fail',
    message: `${shown} (${moved.filter((text) => text !== '').join('; ')}); the policy asks for ${percent(limit)}.`,
    headline: `relies on other columns than champion ${version}`,
    fix: 'Look at the section on what the model relies on, and find out why the columns changed.',
    ...numbers,
  }
}

/** The column that moved by most ranks, among those whose change is beyond chance. */
export function judgeRanks({ units }: MeasuredExplanation, limit: number, version: string): Finding {
  const moves = ranksOf(units).toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
  const [first] = moves
  if (first === undefined) {
    return {
      verdict: 'pass',
      message: `No importance differs from champion ${version} beyond chance.`,
      observed: 0,
      limit,
    }
  }
  const moved = Math.abs(first.now - first.before)
  const shown = `${first.name} moved from rank ${first.before} to ${first.now} against champion ${version}`
  if (moved <= limit) return { verdict: 'pass', message: `${shown}.`, observed: moved, limit }
  return {
    verdict: 'fail',
    message: `${shown}; the policy accepts ${count(limit)} ranks.`,
    headline: `uses ${first.name} otherwise than champion ${version} (rank ${first.before} to ${first.now})`,
    fix: `Find out why the model relies on ${first.name} ${first.now < first.before ? 'more' : 'less'} than before.`,
    observed: moved,
    limit,
  }
}

/** A share as people read it: `5 %`, `12.3 %`. */
export function percent(share: number): string {
  const text = 100 * share
  return `${Number.isInteger(text) ? limitValue(text) : fixed(text, 1)} %`
}
