import type { DriftColumn } from '../evidence/drift-predicate.ts'
import { benjaminiHochberg } from '../stats/multiplicity.ts'
import { normalQuantile } from '../stats/normal.ts'
import { POWER } from '../stats/power.ts'
import { describeColumn } from './describe-column.ts'
import type { Adjusted, ColumnFinding, MissingFinding, SchemaFinding, ValuesFinding } from './finding.ts'
import { FALSE_DISCOVERY_RATE, MATERIAL, MIN_ROWS } from './rule.ts'

/**
 * Corrects the tests of all columns together (Benjamini-Hochberg), then asks of what is significant whether it is material. A column
 * has drifted only when one of its two tests, of its values or of what is missing, is both.
 */
export function judgeColumns(findings: readonly (ColumnFinding | SchemaFinding)[]): DriftColumn[] {
  const family = findings.flatMap((finding) => ('schema' in finding ? [] : pValuesOf(finding)))
  const adjusted = benjaminiHochberg(family)
  let next = 0
  return findings.map((finding) => {
    if ('schema' in finding) return toSchemaColumn(finding)
    const values = finding.values === undefined ? undefined : adjusted[next++]
    const missing = finding.missing.test === undefined ? undefined : adjusted[next++]
    return toColumn(finding, { values, missing }, family.length)
  })
}

function pValuesOf({ values, missing }: ColumnFinding): number[] {
  return [
    ...(values === undefined ? [] : [values.pValue]),
    ...(missing.test === undefined ? [] : [missing.test.pValue]),
  ]
}

function toColumn(finding: ColumnFinding, adjusted: Adjusted, family: number): DriftColumn {
  const { values, missing } = finding
  const verdict = judge(finding, adjusted)
  const byMissing = isSignificant(adjusted.missing) && isMissingMaterial(missing) && !valuesDrifted(values, adjusted)
  const detectable = detectableChange(finding, family)
  const rowsNeeded = verdict === 'not-enough-data' ? rowsToShow(finding, family) : undefined
  const pValues = pValuesOf(finding)
  const smallest = Math.min(adjusted.values ?? 1, adjusted.missing ?? 1)
  return {
    name: finding.name,
    type: finding.type,
    drifted: verdict === 'drifted',
    verdict,
    tests: [...(values?.tests ?? []), ...(missing.test === undefined ? [] : [missing.test])],
    ...(pValues.length > 0 ? { pValue: Math.min(...pValues), adjustedPValue: smallest } : {}),
    effect: effectOf(finding, byMissing),
    ...(detectable === undefined ? {} : { detectable }),
    n: finding.n,
    missing: { reference: missing.reference, current: missing.current },
    ...(finding.histogram === undefined ? {} : { histogram: finding.histogram }),
    ...(values?.unseen === undefined
      ? {}
      : { unseen: { ...values.unseen, categories: [...values.unseen.categories] } }),
    message: describeColumn(finding, { verdict, adjusted, byMissing, rowsNeeded }),
    ...(rowsNeeded === undefined ? {} : { rowsNeeded }),
  }
}

function judge({ values, missing, n }: ColumnFinding, adjusted: Adjusted): DriftColumn['verdict'] {
  const missingSignificant = isSignificant(adjusted.missing)
  if (valuesDrifted(values, adjusted) || (missingSignificant && isMissingMaterial(missing))) return 'drifted'
  if (Math.min(n.reference, n.current) < MIN_ROWS) return 'not-enough-data'
  if (isSignificant(adjusted.values) || missingSignificant) return 'immaterial'
  const unproven = (values !== undefined && isMaterial(values)) || isMissingMaterial(missing)
  return unproven ? 'not-enough-data' : 'stable'
}

function valuesDrifted(values: ValuesFinding | undefined, adjusted: Adjusted): boolean {
  return (
    values !== undefined && isSignificant(adjusted.values) && (isMaterial(values) || values.alsoMaterial !== undefined)
  )
}

function isSignificant(adjusted: number | undefined): boolean {
  return adjusted !== undefined && adjusted <= FALSE_DISCOVERY_RATE
}

function isMaterial({ effect }: ValuesFinding): boolean {
  return effect.size >= effect.material
}

function isMissingMaterial({ change }: MissingFinding): boolean {
  return Math.abs(change) >= MATERIAL.missing
}

function effectOf({ values, missing, type }: ColumnFinding, byMissing: boolean): DriftColumn['effect'] {
  if (values !== undefined && !byMissing) return values.effect
  if (values === undefined && missing.test === undefined) {
    return type === 'numeric'
      ? { name: 'wasserstein-1/sd', size: 0, material: MATERIAL.distance }
      : { name: 'total-variation', size: 0, material: MATERIAL.shares }
  }
  return { name: 'missing-share', size: Math.abs(missing.change), material: MATERIAL.missing }
}

/**
 * The z values that a change must bridge to be shown with 80 % power when `family` tests are corrected together: about 2.8 for one
 * test, 4 for thirty.
 */
function bridge(family: number): number {
  return normalQuantile(1 - FALSE_DISCOVERY_RATE / (2 * Math.max(1, family))) + normalQuantile(POWER)
}

/** Standard deviation of the unit in which the effect is measured: 1 for numbers, that of an even share for categories. */
function unitSpread(finding: ColumnFinding): number {
  return finding.type === 'numeric' ? 1 : 0.5
}

/** Smallest shift (standard deviations) or change of a share that these rows would show with 80 % power. */
function detectableChange(finding: ColumnFinding, family: number): number | undefined {
  const { reference, current } = finding.n
  if (finding.values === undefined) return undefined
  return bridge(family) * unitSpread(finding) * Math.sqrt(1 / reference + 1 / current)
}

/** Current rows that would show a change of the size seen (of the material size, if nothing could be measured). */
function rowsToShow(finding: ColumnFinding, family: number): number {
  const { effect } = finding.values ?? { effect: effectOf(finding, false) }
  const variance = ((bridge(family) * unitSpread(finding)) / Math.max(effect.size, effect.material)) ** 2
  const room = 1 / variance - 1 / finding.n.reference
  // A reference that is too small itself cannot be made up for: then that many rows are needed on both sides.
  const needed = Math.ceil(room * variance > 0.1 ? 1 / room : 2 * variance)
  // The formula is that of a shift in a normal column; where these rows already were enough for that, double them.
  return Math.max(MIN_ROWS, needed > finding.n.current ? needed : 2 * finding.n.current)
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
