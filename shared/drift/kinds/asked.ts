import type { DataSource } from '../../data/source.ts'
import type { TaskKind } from '../../model/task-kinds.ts'
import type { Season } from './season.ts'

/** What is asked beyond single columns; all of it needs rows, so a stored profile or a table of a database cannot answer it. */
export type AskedKinds = {
  /** Column with the model's answers: a score of the positive class, a class, or a number. */
  readonly prediction?: string
  readonly task?: TaskKind
  /** The class a score is the probability of, as text. */
  readonly positive?: string
  /** Score from which the model says "positive". */
  readonly threshold?: number
  /** Is the reference what the model was trained on? Its scores are too sure there. */
  readonly isTrainingData?: boolean
  /** Column of times; without `by` each column's own season is looked for. */
  readonly season?: { readonly time: string; readonly by?: Season }
  /** Are weekdays and hours of the columns of dates compared? */
  readonly dates?: boolean
  /** Are all columns compared together? */
  readonly multivariate?: boolean
  /** The same rows as the model was served them. */
  readonly skew?: { readonly serving: DataSource; readonly id: string }
}

/** Something that was asked and could not be answered, with the reason. */
export type Unanswered = { readonly kind: string; readonly reason: string }
