import type { Table } from '../data/table.ts'
import type { Predictions, TaskSpec } from '../model/predictions.ts'

/** What ran the model; recorded in the evidence because low bits differ between backends. */
export type RuntimeInfo = { readonly name: string; readonly version: string; readonly backend: string }

/** One loaded model. `predict` is pure in the table: the same rows give the same answers. */
export interface LoadedModel {
  readonly runtime: RuntimeInfo
  /** Feature columns the model needs, in order, when the file says so (named inputs or our encoding); else `undefined`. */
  readonly features: readonly string[] | undefined
  /** One prediction per row of `table`, in its order. Throws UserError MODEL_MISMATCH or PREDICTION_INVALID. */
  predict(table: Table, task: TaskSpec): Promise<Predictions>
  dispose(): Promise<void>
}

/** Loads ONNX files and TF.js layers or graph models by their content. */
export interface ModelRuntime {
  /** `path` is a file or folder in the workspace. Throws UserError MODEL_UNREADABLE, Fault RUNTIME_UNAVAILABLE. */
  load(path: string): Promise<LoadedModel>
}
