import type { DuckDBInstance } from '@duckdb/node-api'
import type { DataChecks } from '../../ports/data-checks.ts'
import { joinSides, type OpenedSide } from './both-sides.ts'
import { integrityChecks } from './integrity.ts'
import { leakageChecks } from './leakage.ts'

/** Aggregates over training data and holdout of one engine. */
export function createDataChecks(instance: DuckDBInstance, train: OpenedSide, holdout: OpenedSide): DataChecks {
  const both = joinSides(instance, train, holdout)
  return { ...integrityChecks(both), ...leakageChecks(both) }
}
