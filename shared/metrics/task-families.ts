import { FORECAST } from './forecast.ts'
import type { Family } from './metric.ts'
import { MULTILABEL } from './multilabel.ts'
import { LABEL_ORDER, MULTILABEL_AUC } from './multilabel-order.ts'
import { RANKING } from './ranking.ts'

/** Families of the tasks whose rows have more than one class or number: multilabel, ranking, forecasting. */
export const TASK_FAMILIES: readonly Family[] = [MULTILABEL, LABEL_ORDER, MULTILABEL_AUC, RANKING, FORECAST]
