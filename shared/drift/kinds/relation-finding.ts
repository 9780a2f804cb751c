import type { DriftColumn, DriftPredicate } from '../../evidence/drift-predicate.ts'
import type { Separation } from '../../stats/two-sample-classifier.ts'
import type { Aspect, ColumnFinding } from '../finding.ts'
import { percent, points, short } from '../words.ts'
import type { ConceptShift } from './concept-shift.ts'
import { MATERIAL_CORRELATION, type PairFinding } from './correlation-finding.ts'
import { type DomainFinding, MATERIAL_AUC } from './domain-classifier.ts'
import { MATERIAL_SKEW } from './skew.ts'

/** Mean change of the chance of a positive outcome below which a changed meaning of scores is immaterial. */
export const MATERIAL_CHANCE = 0.02

/** Something asked of several columns together, judged in one family with the columns. */
export const RELATIONS = {
  domain: 'all columns together',
  correlations: 'correlations',
  concept: 'outcome given the score',
  prior: 'frequency of the outcome given the score',
  served: 'rows as they were served',
} as const

type Rows = { readonly reference: number; readonly current: number }

function toFinding(name: string, n: Rows, aspect: Aspect): ColumnFinding {
  return { name, type: 'relation', n, missing: { reference: 0, current: 0 }, aspects: [aspect] }
}

/** A classifier that tells the sides apart, as an aspect: its effect is the lower bound of the area under the curve. */
export function separationAspect(name: string, subject: string, separation: Separation): Aspect {
  const { auc, interval, pValue, standardError } = separation
  return {
    name,
    tests: [{ name: `${name} (DeLong)`, statistic: auc, pValue, weight: 1 }],
    pValue,
    effect: {
      name: 'auc-lower-bound',
      size: interval.low,
      material: MATERIAL_AUC,
      interval: { ...interval, level: 0.9, method: 'DeLong over 5 folds, doubled for their overlap' },
    },
    words: `${subject} with an area under the curve of ${short(auc)} ± ${short(standardError)} (0.5 is chance; matters when surely above ${MATERIAL_AUC})`,
    spread: 0.5,
  }
}

export function domainFinding(finding: DomainFinding, n: Rows): ColumnFinding {
  const first = finding.columns.slice(0, 3).map(({ name }) => `"${name.slice(0, 60)}"`)
  const by = first.length === 0 ? '' : `, most of all by ${first.join(', ')}`
  const subject = `a classifier tells the two sides apart${by},`
  return toFinding(RELATIONS.domain, n, separationAspect('domain-classifier', subject, finding))
}

/** The pair that changed most surely (Bonferroni over the pairs). `undefined` without any pair. */
export function correlationsFinding(pairs: readonly PairFinding[], n: Rows): ColumnFinding | undefined {
  const [first] = pairs.toSorted((a, b) => a.pValue - b.pValue)
  if (first === undefined) return undefined
  const size = Math.abs(first.current - first.reference)
  const pValue = Math.min(1, first.pValue * pairs.length)
  return toFinding(RELATIONS.correlations, n, {
    name: 'correlations',
    tests: [{ name: `Fisher z over ${pairs.length} pairs`, pValue, weight: 1 }],
    pValue,
    effect: { name: 'correlation-change', size, material: MATERIAL_CORRELATION },
    words: `the rank correlation of "${first.columns[0].slice(0, 60)}" and "${first.columns[1].slice(0, 60)}" went from ${short(first.reference)} to ${short(first.current)} (limit ${MATERIAL_CORRELATION})`,
    spread: 1,
  })
}

/** What a score means now: two questions, whether its shape changed and whether it moved as a whole. */
export function conceptFindings({ concept, prior }: ConceptShift, n: Rows): ColumnFinding[] {
  const aspect = (name: string, part: ConceptShift['concept'], df: number, words: string): Aspect => ({
    name,
    tests: [{ name: `likelihood ratio (${df} df)`, statistic: part.statistic, pValue: part.pValue, weight: 1 }],
    pValue: part.pValue,
    effect: { name: 'mean-chance-change', size: part.change, material: MATERIAL_CHANCE },
    words: `${words} by ${points(part.change)} on average (limit ${points(MATERIAL_CHANCE)})`,
    spread: 0.5,
  })
  return [
    toFinding(
      RELATIONS.concept,
      n,
      aspect('concept', concept, 2, 'the chance of a positive outcome at a given score changed its shape,'),
    ),
    toFinding(
      RELATIONS.prior,
      n,
      aspect('prior', prior, 1, 'positive outcomes became more or less frequent at every score alike,'),
    ),
  ]
}

/** Served rows that differ: counted, not tested, and so a fact like a column that is gone. `undefined` when they do not differ notably. */
export function servedRelation(skew: DriftPredicate['skew']): DriftColumn | undefined {
  const [worst] = skew?.columns ?? []
  if (skew?.drifted !== true || worst === undefined) return undefined
  return {
    name: RELATIONS.served,
    type: 'relation',
    drifted: true,
    verdict: 'drifted',
    tests: [],
    effect: { name: 'differing-cells', size: worst.share, material: MATERIAL_SKEW },
    n: { reference: skew.matched, current: skew.matched },
    message: `"${worst.name.slice(0, 60)}" was served otherwise in ${percent(worst.share)} of the rows (limit ${percent(MATERIAL_SKEW)})`,
  }
}
