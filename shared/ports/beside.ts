import type { SlicesRequest } from '../compare/measure-slices.ts'
import type { Table } from '../data/table.ts'
import type { Slice } from '../evidence/slices.ts'
import type { FaultCode, Problem, UserErrorCode } from '../kernel/error.ts'
import type { Predictions, TaskSpec } from '../model/predictions.ts'
import type { Log } from './log.ts'
import type { ModelRuntime, RuntimeInfo } from './model-runtime.ts'

/** A second thread for work that need not wait for the first: the same answers, byte for byte, and the same errors. */
export interface Beside {
  /** Models that are loaded and asked there. */
  readonly models: ModelRuntime
  /** `measureEachSlice` there: p values are not adjusted yet. */
  measureEachSlice(request: SlicesRequest): Promise<Slice[]>
}

/** What the thread is told; models are known by the number they got when they were loaded. */
export type BesideJob =
  | { readonly kind: 'load'; readonly path: string }
  | { readonly kind: 'ask'; readonly model: number; readonly table: Table; readonly task: TaskSpec }
  | { readonly kind: 'dispose'; readonly model: number }
  | { readonly kind: 'slices'; readonly request: SlicesRequest }

/** What it answers, once to each job. */
export type BesideAnswer =
  | {
      readonly kind: 'loaded'
      readonly model: number
      readonly runtime: RuntimeInfo
      readonly features: readonly string[] | undefined
    }
  | { readonly kind: 'answered'; readonly predictions: Predictions; readonly runtime: RuntimeInfo }
  | { readonly kind: 'disposed' }
  | { readonly kind: 'sliced'; readonly slices: Slice[] }
  | { readonly kind: 'refused'; readonly code: UserErrorCode; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly code: FaultCode; readonly message: string; readonly fix: string | undefined }

/** What it says in between, and to which job an answer belongs. */
export type BesideMessage =
  | { readonly kind: 'answer'; readonly job: number; readonly answer: BesideAnswer }
  | { readonly kind: 'said'; readonly level: Exclude<keyof Log, 'progress'>; readonly message: string }
  | { readonly kind: 'progress'; readonly words: Parameters<Log['progress']> }
