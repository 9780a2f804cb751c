import { type Contradiction, invertedInterval, repeated } from './contradiction.ts'
import { type AttributeGroups, MIN_GROUP_ROWS } from './groups.ts'
import type { TestPredicate } from './test-predicate.ts'

/** Where the groups of an attribute do not add up to the holdout, or a gap is not the one between them. */
export function groupContradictions({ groups = [], holdout }: TestPredicate): Contradiction[] {
  const names = groups.map(({ attribute }) => attribute)
  return [
    ...repeated(names, '/predicate/groups', 'attribute'),
    ...groups.flatMap((attribute, i) => attributeContradictions(attribute, `/predicate/groups/${i}`, holdout.rows)),
  ]
}

function attributeContradictions(attribute: AttributeGroups, path: string, holdoutRows: number): Contradiction[] {
  const { groups, gaps, omitted } = attribute
  const found: Contradiction[] = []
  const rows = groups.reduce((sum, { n }) => sum + n, omitted?.rows ?? 0)
  if (rows !== holdoutRows) found.push({ path: `${path}/groups`, message: 'the groups do not add up to the holdout' })
  groups.forEach(({ n, metrics = [] }, i) => {
    const own = `${path}/groups/${i}/metrics`
    if (n < MIN_GROUP_ROWS && metrics.length > 0) {
      found.push({ path: own, message: `a group of fewer than ${MIN_GROUP_ROWS} rows is not measured` })
    }
    found.push(...metrics.flatMap(({ interval }, k) => invertedInterval(interval, `${own}/${k}/interval`)))
    found.push(
      ...repeated(
        metrics.map(({ name }) => name),
        own,
        'name',
      ),
    )
  })
  found.push(
    ...repeated(
      gaps.map(({ metric }) => metric),
      `${path}/gaps`,
      'metric',
    ),
  )
  gaps.forEach((gap, i) => {
    const own = `${path}/gaps/${i}`
    found.push(...invertedInterval(gap.interval, `${own}/interval`))
    if (gap.ratio !== undefined) found.push(...invertedInterval(gap.ratio.interval, `${own}/ratio/interval`))
    const values = groups.flatMap(({ metrics = [] }) => metrics.filter(({ name }) => name === gap.metric))
    if (
      !isGap(
        gap.value,
        values.map(({ value }) => value),
      )
    ) {
      found.push({ path: `${own}/value`, message: 'the gap is not the one between the highest and the lowest group' })
    }
  })
  return found
}

function isGap(value: number, values: readonly number[]): boolean {
  const [high, low] = [Math.max(...values), Math.min(...values)]
  const scale = Math.max(1, Math.abs(high), Math.abs(low))
  return values.length >= 2 && Math.abs(high - low - value) <= 1e-6 * scale
}
