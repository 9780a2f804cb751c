import { AGREEMENT, EXPECTED_COST, ORDERED_AGREEMENT } from './agreement.ts'
import { BINARY_DECISIONS } from './binary-decisions.ts'
import { CALIBRATION_ERRORS } from './calibration-errors.ts'
import { CLASS_AVERAGES } from './class-averages.ts'
import { tableFamily } from './confusion.ts'
import { DECISIONS } from './decisions.ts'
import { DEVIANCES } from './deviances.ts'
import { D2_ABSOLUTE, MAX_ERROR, WITHIN_10_PERCENT } from './extremes.ts'
import type { Family } from './metric.ts'
import { MOMENTS } from './moments.ts'
import { KS, TOP_OF_LIST } from './ranked.ts'
import { REGRESSION_LOSSES } from './regression-losses.ts'
import { BRIER_SKILL, D2_LOG_LOSS } from './skill.ts'
import { TOP_K_ACCURACIES } from './top-k.ts'

/** Everything that follows from the confusion table. */
export const CONFUSION: Family = tableFamily([
  DECISIONS,
  BINARY_DECISIONS,
  CLASS_AVERAGES,
  AGREEMENT,
  ORDERED_AGREEMENT,
  EXPECTED_COST,
])

/** The larger part of the metrics of binary, multiclass and regression tasks. */
export const CLASS_FAMILIES: readonly Family[] = [
  KS,
  TOP_OF_LIST,
  BRIER_SKILL,
  D2_LOG_LOSS,
  ...TOP_K_ACCURACIES,
  ...CALIBRATION_ERRORS,
  ...REGRESSION_LOSSES,
  ...DEVIANCES,
  MOMENTS,
  MAX_ERROR,
  WITHIN_10_PERCENT,
  D2_ABSOLUTE,
]
