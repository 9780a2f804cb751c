import type { Asked, PlainLabels, PlainSpec } from './rows.ts'
import type { Unit } from './units.ts'

/** What the parts of an explanation share: the sampled rows, in an order of their own, and both models on them. */
export type Sampled = {
  readonly task: PlainSpec
  readonly labels: PlainLabels
  readonly units: readonly Unit[]
  readonly models: readonly { readonly side: Side; readonly model: Asked }[]
  readonly background: Int32Array
  readonly explained: Int32Array
  readonly count: (answers: number) => void
}
export type Side = 'candidate' | 'champion'
