import { type Contradiction, invertedInterval, isDifference, repeated } from './contradiction.ts'
import type { ExplainedCurve, ExplainedUnit, Explanation } from './explanation.ts'

const SUM_SLACK = 1e-6

type Around = {
  readonly explanation?: Explanation
  readonly holdout: { readonly rows: number }
  readonly champion: { readonly state: string }
}

/** Where an explanation cannot be one of this holdout, or its numbers contradict each other. */
export function explanationContradictions({ explanation, holdout, champion }: Around): Contradiction[] {
  if (explanation === undefined || explanation.state === 'absent') return []
  const path = '/predicate/explanation'
  const { units, rows, curves = [], flips = [] } = explanation
  const found = repeated(
    units.map((unit) => unit.name),
    `${path}/units`,
    'name',
  )
  if (rows > holdout.rows) found.push({ path: `${path}/rows`, message: 'more rows were sampled than the holdout has' })
  const isCompared = [...units, ...curves].some((one) => one.champion !== undefined) || flips.length > 0
  if (isCompared && champion.state !== 'compared') {
    found.push({ path, message: 'a champion is explained although none was compared' })
  }
  for (const key of ['candidate', 'champion'] as const) {
    const sum = units.reduce((all, unit) => all + (unit[key]?.share.value ?? 0), 0)
    if (sum > 1 + SUM_SLACK) found.push({ path: `${path}/units`, message: `the shares of the ${key} are more than 1` })
  }
  return [
    ...found,
    ...units.flatMap((unit, i) => unitContradictions(unit, `${path}/units/${i}`)),
    ...curves.flatMap((one, i) => curveContradictions(one, `${path}/curves/${i}`)),
  ]
}

function unitContradictions({ candidate, champion, change }: ExplainedUnit, path: string): Contradiction[] {
  const found: Contradiction[] = []
  for (const [key, one] of Object.entries({ candidate, champion })) {
    if (one === undefined) continue
    for (const part of ['importance', 'size', 'share'] as const) {
      found.push(...invertedInterval(one[part].interval, `${path}/${key}/${part}/interval`))
    }
    if (one.share.value < 0 || one.share.value > 1) {
      found.push({ path: `${path}/${key}/share/value`, message: 'a share is not between 0 and 1' })
    }
  }
  if (change === undefined) return found
  found.push(...invertedInterval(change.interval, `${path}/change/interval`))
  const [now, before] = [candidate?.importance.value ?? 0, champion?.importance.value ?? 0]
  if (!isDifference(now, before, change.value)) {
    found.push({ path: `${path}/change/value`, message: 'the change is not candidate minus champion' })
  }
  return found
}

function curveContradictions({ at, candidate, champion }: ExplainedCurve, path: string): Contradiction[] {
  return Object.entries({ candidate, champion }).flatMap(([key, one]) => {
    if (one === undefined) return []
    const lines = [one.mean, one.low, one.high, ...one.ice]
    if (lines.some((line) => line.length !== at.length)) {
      return [{ path: `${path}/${key}`, message: 'a curve has another number of places than its grid' }]
    }
    const isTurned = one.low.some((low, i) => low > (one.high[i] as number))
    return isTurned ? [{ path: `${path}/${key}`, message: 'the low end of a band is above its high end' }] : []
  })
}
