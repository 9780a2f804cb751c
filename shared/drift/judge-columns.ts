import type { DriftColumn } from '../evidence/drift-predicate.ts'
import { benjaminiHochberg } from '../stats/multiplicity.ts'
import { describeColumn } from './describe-column.ts'
import type { Aspect, ColumnFinding, Effect, SchemaFinding } from './finding.ts'
import { detectableChange, rowsToShow } from './needed-rows.ts'
import { FALSE_DISCOVERY_RATE, MATERIAL, MIN_ROWS } from './rule.ts'

type Verdict = DriftColumn['verdict']
/** An aspect after correction over the report. */
type JudgedAspect = { readonly aspect: Aspect; readonly adjusted: number; readonly verdict: Verdict }

/**
 * Corrects the tests of all columns and aspects together (Benjamini-Hochberg), then asks of what is significant whether it is material.
 * A column has drifted only when one of its aspects, such as its values or what is missing, is both.
 */
export function judgeColumns(findings: readonly (ColumnFinding | SchemaFinding)[]): DriftColumn[] {
  const family = findings.flatMap((finding) =>
    'schema' in finding ? [] : finding.aspects.map((aspect) => aspect.pValue),
  )
  const adjusted = benjaminiHochberg(family)
  const rejected = adjusted.filter((p) => p <= FALSE_DISCOVERY_RATE).length
  const limit = (FALSE_DISCOVERY_RATE * rejected) / Math.max(1, family.length)
  let next = 0
  return findings.map((finding) => {
    if ('schema' in finding) return toSchemaColumn(finding)
    const judged = finding.aspects.map((aspect) => judgeAspect(aspect, adjusted[next++] ?? 1, limit))
    return toColumn(finding, judged, family.length)
  })
}

/** `limit` is the largest p value that the correction calls significant. */
function judgeAspect(given: Aspect, adjusted: number, limit: number): JudgedAspect {
  // A far outlier beside a significant shift proves nothing about outliers: what is rare anyway must be significant itself.
  const proven = given.alsoMaterial?.filter(({ pValue }) => pValue <= limit) ?? []
  const aspect = { ...given, alsoMaterial: proven }
  const material = aspect.effect.size >= aspect.effect.material
  const significant = adjusted <= FALSE_DISCOVERY_RATE
  if (!significant) return { aspect, adjusted, verdict: material ? 'not-enough-data' : 'stable' }
  return { aspect, adjusted, verdict: material || proven.length > 0 ? 'drifted' : 'immaterial' }
}

function toColumn(finding: ColumnFinding, judged: readonly JudgedAspect[], family: number): DriftColumn {
  const verdict = judgeColumn(finding, judged)
  const lead = (judged.find((each) => each.verdict === verdict) ?? judged[0])?.aspect
  const { unseen } = finding.aspects.find((aspect) => aspect.unseen !== undefined) ?? {}
  const rowsNeeded = verdict === 'not-enough-data' ? rowsToShow(finding, lead ?? untested(finding), family) : undefined
  return {
    name: finding.name,
    type: finding.type,
    drifted: verdict === 'drifted',
    verdict,
    tests: finding.aspects.flatMap((aspect) => aspect.tests),
    ...pValuesOf(judged),
    effect: (lead ?? untested(finding)).effect,
    ...(lead === undefined ? {} : { detectable: detectableChange(finding, lead, family) }),
    ...(judged.length > 1 ? { aspects: judged.map(toEvidence) } : {}),
    n: finding.n,
    missing: finding.missing,
    ...(finding.histogram === undefined ? {} : { histogram: finding.histogram }),
    ...(unseen === undefined ? {} : { unseen: { ...unseen, categories: [...unseen.categories] } }),
    ...(finding.measures === undefined ? {} : { measures: [...finding.measures] }),
    message: withNote(describeColumn(finding, { verdict, lead, rowsNeeded }), finding.note),
    ...(rowsNeeded === undefined ? {} : { rowsNeeded }),
  }
}

function withNote(message: string, note: string | undefined): string {
  return note === undefined ? message : `${message}; ${note}`
}

function judgeColumn({ n }: ColumnFinding, judged: readonly JudgedAspect[]): Verdict {
  const some = (verdict: Verdict): boolean => judged.some((each) => each.verdict === verdict)
  if (some('drifted')) return 'drifted'
  if (Math.min(n.reference, n.current) < MIN_ROWS) return 'not-enough-data'
  if (some('immaterial')) return 'immaterial'
  return some('not-enough-data') ? 'not-enough-data' : 'stable'
}

function pValuesOf(judged: readonly JudgedAspect[]): Pick<DriftColumn, 'pValue' | 'adjustedPValue'> {
  if (judged.length === 0) return {}
  return {
    pValue: Math.min(...judged.map(({ aspect }) => aspect.pValue)),
    adjustedPValue: Math.min(...judged.map(({ adjusted }) => adjusted)),
  }
}

function toEvidence({ aspect, adjusted, verdict }: JudgedAspect): NonNullable<DriftColumn['aspects']>[number] {
  const { name, pValue, effect, words } = aspect
  return { name, pValue, adjustedPValue: adjusted, verdict, effect, message: words }
}

/** The effect of a column that could not be tested. */
function untested({ type }: ColumnFinding): { readonly effect: Effect; readonly spread: number } {
  return type === 'numeric'
    ? { effect: { name: 'wasserstein-1/sd', size: 0, material: MATERIAL.distance }, spread: 1 }
    : { effect: { name: 'total-variation', size: 0, material: MATERIAL.shares }, spread: 0.5 }
}

function toSchemaColumn({ name, type, n, schema }: SchemaFinding): DriftColumn {
  return {
    name,
    type,
    drifted: true,
    verdict: 'drifted',
    tests: [],
    effect: { name: 'schema', size: 1, material: 1 },
    n,
    message: schema,
  }
}
