import type { Table } from '../data/table.ts'
import type { Problem, UserErrorCode } from '../kernel/error.ts'
import type { Predictions, TaskSpec } from '../model/predictions.ts'
import type { RuntimeInfo } from './model-runtime.ts'
import type { EngineLocation } from './module-trainer.ts'

/** What a model in a process of its own is told: what to load, once, and then one question at a time. */
export type ModelJob =
  | { readonly kind: 'load'; readonly workspace: string; readonly path: string; readonly engines: EngineLocation }
  | { readonly kind: 'ask'; readonly table: Table; readonly task: TaskSpec }

/** What it answers, once to each of them. */
export type ModelAnswer =
  | { readonly kind: 'loaded'; readonly runtime: RuntimeInfo; readonly features: readonly string[] | undefined }
  | { readonly kind: 'answered'; readonly predictions: Predictions }
  /** The user's error that was thrown. */
  | { readonly kind: 'refused'; readonly code: UserErrorCode; readonly problems: readonly Problem[] }
  /** Anything else that was thrown: the runtime may be in any state. */
  | { readonly kind: 'threw'; readonly message: string }
