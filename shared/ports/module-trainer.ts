import type { Table } from '../data/table.ts'
import type { Json } from '../kernel/canonical-json.ts'
import type { Labels } from '../model/predictions.ts'
import type { RuntimeInfo } from './model-runtime.ts'
import type { ProcessOutcome } from './process.ts'

/** One training by a user's module. Paths are relative to the workspace. */
type ModuleJob = {
  readonly module: string
  /** Folder that will hold model.json, weights.bin and encoding.json. */
  readonly output: string
  /** Feature columns only, rows in the order of `labels`. */
  readonly table: Table
  readonly labels: Labels
  /** Binary: negative, positive; multiclass: in label order; empty for regression. */
  readonly classes: readonly string[]
  readonly params: { readonly [name: string]: Json | undefined }
  readonly seed: number
  readonly timeoutMs: number
}

/** `runtime` is absent when the module failed. */
export type ModuleOutcome = ProcessOutcome & { readonly runtime: RuntimeInfo | undefined }

export interface ModuleTrainer {
  /**
   * Trains in a process of its own, without our secrets. The same job on the same backend gives the same bytes.
   * Throws Fault ENGINE_UNAVAILABLE when TF.js cannot be had; what the user's code does wrong is in the outcome.
   */
  train(job: ModuleJob): Promise<ModuleOutcome>
}

/** Where the child finds TF.js: the options of the engine loader but its log. */
export type EngineLocation = {
  readonly resolveFrom: string
  readonly enginesDir: string
  readonly cacheDir: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** What the parent sends to the child, once; paths are absolute. */
export type ChildJob = Omit<ModuleJob, 'timeoutMs'> & { readonly engines: EngineLocation }

/** What the child answers, once: the model is saved, or we (not the user's code) could not do our part. */
export type ChildAnswer =
  | { readonly kind: 'saved'; readonly runtime: RuntimeInfo }
  | { readonly kind: 'fault'; readonly message: string; readonly fix: string | undefined }
