import type { DriftColumn, DriftPredicate } from '../evidence/drift-predicate.ts'
import { harmOf } from './harm.ts'
import { type Severity, severityOf, strengthOf } from './severity.ts'

/** What is kept of one drift report: enough to go through the course of an alert again. */
export type Measurement = {
  /** The run that measured, and which try of it. A later try takes the place of an earlier one. */
  readonly id: string
  readonly attempt: number
  /** Digest of the evidence. */
  readonly digest: string
  /** When it was measured, milliseconds since 1970 UTC. */
  readonly at: number
  /** What the data were compared with. */
  readonly reference: string
  /** p value of "no column has drifted"; absent when there was not enough data for any test. */
  readonly pValue?: number
  /** Names of drifted columns and of columns that could not be judged: those with the largest effect, at most 20 of each. */
  readonly drifted: readonly string[]
  readonly undecided: readonly string[]
  /** Names of everything that was looked at; absent where that is more than 200. */
  readonly compared?: readonly string[]
  /** How many columns have drifted, out of how many. */
  readonly count: number
  readonly columns: number
  /** The largest effect in units of what matters: 1 is just enough. */
  readonly strength: number
  /** Present when a column has drifted. */
  readonly severity?: Severity
}

/** Drift evidence with where it comes from: the run (any name will do on a laptop), the try, the digest of the evidence, and its time. */
export type MonitoredEvidence = {
  readonly predicate: DriftPredicate
  readonly id: string
  readonly attempt: number
  readonly digest: string
  /** `createdAt` of the evidence, milliseconds since 1970 UTC. */
  readonly at: number
}

/** Most columns that a measurement remembers by name. */
export const MAX_NAMES = 20
/** Most columns of which a measurement remembers that they were looked at. */
export const MAX_COMPARED = 200

/** The part of a report that an alert rests on. A time after `now` (milliseconds since 1970 UTC) counts as `now`. */
export function toMeasurement({ predicate, id, attempt, digest, at }: MonitoredEvidence, now: number): Measurement {
  const columns = judgedIn(predicate)
  const drifted = columns.filter((column) => column.drifted)
  const undecided = columns.filter((column) => !column.drifted && column.verdict === 'not-enough-data')
  const pValue = globalPValue(columns)
  return {
    id,
    attempt,
    digest,
    at: Math.min(at, now),
    reference: referenceOf(predicate),
    ...(pValue === undefined ? {} : { pValue }),
    drifted: strongest(drifted),
    undecided: strongest(undecided),
    ...(columns.length > MAX_COMPARED ? {} : { compared: columns.map(({ name }) => name).toSorted() }),
    count: drifted.length,
    columns: columns.length,
    strength: columns.reduce((most, column) => Math.max(most, strengthOf(column)), 0),
    ...(drifted.length === 0 ? {} : { severity: severityOf(columns, harmOf(predicate)) }),
  }
}

/** Everything that was judged in one family: columns, and relations between them. */
export function judgedIn({ columns, relations = [] }: DriftPredicate): readonly DriftColumn[] {
  return [...columns, ...relations]
}

/** What the data were compared with: the digest of the reference, or its description where it has none. */
export function referenceOf({ reference }: DriftPredicate): string {
  return reference.digest ?? `${reference.source} (${reference.rows} rows)`
}

/**
 * p value of "no column has drifted" (Simes, Biometrika 73, 1986): the smallest Benjamini-Hochberg adjusted p value, of effects that
 * are large enough to matter only, which can but make it larger. A drifted column without a test is a fact: 0. `undefined` when
 * nothing was tested and nothing is a fact.
 */
export function globalPValue(columns: readonly DriftColumn[]): number | undefined {
  if (columns.some((column) => column.drifted && column.adjustedPValue === undefined)) return 0
  const tested = columns.filter((column) => column.adjustedPValue !== undefined)
  if (tested.length === 0) return undefined
  return tested.flatMap(materialPValues).reduce((smallest, pValue) => Math.min(smallest, pValue), 1)
}

/** Of a column of which more than one thing was asked, each counts with the effect that it is about. */
function materialPValues(column: DriftColumn): readonly number[] {
  const { adjustedPValue = 1, verdict, effect } = column
  const asked = column.aspects ?? [{ adjustedPValue, verdict, effect }]
  const material = asked.filter((one) => one.verdict === 'drifted' || strengthOf(one) >= 1)
  return material.map((one) => one.adjustedPValue)
}

/** Largest effect first, ties by name: the same names for the same report, however its columns are ordered. */
function strongest(columns: readonly DriftColumn[]): readonly string[] {
  return columns
    .toSorted((a, b) => strengthOf(b) - strengthOf(a) || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_NAMES)
    .map(({ name }) => name)
}
