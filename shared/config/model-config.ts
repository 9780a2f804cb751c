import type { DataSource, SummarySource } from '../data/source.ts'
import type { Position } from '../document/located.ts'
import type { AskedKinds } from '../drift/kinds/asked.ts'
import type { MeasureName } from '../drift/measures.ts'
import type { CheckLimits } from '../integrity/limits.ts'
import type { Json } from '../kernel/canonical-json.ts'
import type { TaskKind } from '../model/task-kinds.ts'
import type { LabelRule } from '../monitor/labels.ts'
import type { DiscoverLimits } from '../slices/find-slices.ts'
import type { ExplainSettings } from './explain-settings.ts'
import type { FairnessConfig } from './fairness-settings.ts'
import type { Costs, ThresholdChoice } from './metric-settings.ts'
import type { BudgetSettings, RobustnessSettings } from './robustness-settings.ts'
import type { UserMetric } from './user-metrics.ts'

/** How a model is made. */
export type TrainConfig = {
  readonly spec:
    | { readonly kind: 'run'; readonly run: string | readonly string[] }
    | { readonly kind: 'module'; readonly module: string }
  readonly params: { readonly [name: string]: Json }
  readonly seed: number
  readonly timeoutMinutes: number
}

/** Where predictions stand beside the labels that have arrived, and what loss is still all right. */
export type LabelsConfig = {
  readonly source: DataSource
  readonly prediction: string
  readonly label: string
  readonly time: string
} & Omit<LabelRule, 'reference'>

/** One model of `assay.yml`, defaults filled in. */
export type ModelConfig = {
  readonly name: string
  readonly task: TaskKind
  /** Column of the truth; for a multilabel task the columns of the labels, joined to one text. */
  readonly target: string
  /** Columns of the truth of a multilabel task, in the order of the model's answers. */
  readonly labels?: readonly string[]
  /** The class a binary score is the probability of, as text. */
  readonly positive?: string
  /** All classes of a multiclass task in their order, as text, also those that the holdout lacks. */
  readonly classes?: readonly string[]
  readonly data: {
    readonly train?: DataSource
    readonly holdout: DataSource
    readonly id?: string
    /** The file that says what the data must look like. */
    readonly schema?: string
    /** Column of whom or what a row is about; all rows of one belong on one side. */
    readonly group?: string
    /** Column of when a row happened; the holdout starts after the training data ends. */
    readonly time?: string
    /** Column that says to which query a row of a ranking belongs. */
    readonly query?: string
    /** Column that tells the series of a forecast apart. */
    readonly series?: string
    /** Column of how many steps ahead a row of a forecast is. */
    readonly horizon?: string
    /** Column of how much a row counts. */
    readonly weight?: string
    readonly exclude: readonly string[]
    /** Names of the protected attributes; how their groups are made stands in `fairness`. */
    readonly protected: readonly string[]
  }
  readonly train?: TrainConfig
  readonly model:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'predictions'; readonly path: string }
  readonly test: {
    readonly metrics: readonly string[]
    readonly level: number
    /** Score from which a binary model says "positive"; where one is to be chosen, the default until it is. */
    readonly threshold: number
    /** How the threshold is chosen on the training data. */
    readonly choose?: ThresholdChoice
    readonly costs?: Costs
    /** Metrics of one's own, as SQL aggregates. */
    readonly userMetrics?: readonly UserMetric[]
    /** The classes from lowest to highest. */
    readonly classOrder?: readonly string[]
    /** Steps of a season: the naive forecast that MASE and RMSSE divide by repeats the value so many steps back. */
    readonly seasonality?: number
    /** Levels of the quantiles that a forecast gives beside its value, growing. */
    readonly quantiles?: readonly number[]
    readonly slices?: readonly { readonly name: string; readonly where: string }[]
    /** Whether training data and holdout are checked for leaks and damage. */
    readonly checks: boolean
    /** How weak slices are searched for. */
    readonly discover: DiscoverLimits
    /** What the model relies on is measured, with these settings. */
    readonly explain?: ExplainSettings
    /** Perturbations, edge cases and attacks are measured, with these settings. */
    readonly robustness?: RobustnessSettings
    /** File of written cases. */
    readonly cases?: string
    /** Latency, throughput and memory are measured, with these settings. */
    readonly budget?: BudgetSettings
  }
  readonly check: CheckLimits
  /** Absent where nothing was said about groups beyond the names of their columns. */
  readonly fairness?: FairnessConfig
  readonly drift?: {
    readonly reference: SummarySource
    /** No reference was named, so it is the training data: where that is not at hand, the profile that was registered stands for it. */
    readonly isTrainingData: boolean
    readonly current: SummarySource
    readonly columns?: readonly string[]
    readonly measures?: readonly MeasureName[]
    /** How much columns matter to the model, by name. */
    readonly importance?: { readonly [column: string]: number }
    readonly labels?: LabelsConfig
    readonly exclude: readonly string[]
    /** Columns that `data:` gives another part than that of a feature, with the words of which. */
    readonly roles?: { readonly [column: string]: string }
  } & Pick<AskedKinds, 'prediction' | 'season' | 'dates' | 'multivariate' | 'skew'>
}

/** The whole of `assay.yml`. */
export type Config = {
  readonly file: string
  readonly models: readonly ModelConfig[]
  /** Where a JSON pointer stood in the file. */
  readonly locate: (pointer: string) => Position
}

/** The columns that hold the truth: one, or the labels of a multilabel task. */
export function targetColumns({ target, labels }: Pick<ModelConfig, 'target' | 'labels'>): readonly string[] {
  return labels ?? [target]
}
