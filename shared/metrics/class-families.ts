import { AGREEMENT, EXPECTED_COST, ORDERED_AGREEMENT } from './agreement.ts'
import { BINARY_DECISIONS } from './binary-decisions.ts'
import { CALIBRATION_ERRORS } from './calibration-errors.ts'
import { CLASS_AVERAGES } from './class-averages.ts'
import { DEVIANCES } from './deviances.ts'
import { D2_ABSOLUTE, MAX_ERROR, WITHIN_10_PERCENT } from './extremes.ts'
import type { Family } from './metric.ts'
import { MOMENTS } from './moments.ts'
import { RANKED } from './ranked.ts'
import { REGRESSION_LOSSES } from './regression-losses.ts'
import { BRIER_SKILL, D2_LOG_LOSS } from './skill.ts'
import { TOP_K_ACCURACIES } from './top-k.ts'

/** The larger part of the metrics of binary, multiclass and regression tasks. */
export const CLASS_FAMILIES: readonly Family[] = [
  BINARY_DECISIONS,
  RANKED,
  BRIER_SKILL,
  D2_LOG_LOSS,
  CLASS_AVERAGES,
  AGREEMENT,
  ORDERED_AGREEMENT,
  ...TOP_K_ACCURACIES,
  ...CALIBRATION_ERRORS,
  EXPECTED_COST,
  ...REGRESSION_LOSSES,
  ...DEVIANCES,
  MOMENTS,
  MAX_ERROR,
  WITHIN_10_PERCENT,
  D2_ABSOLUTE,
]
