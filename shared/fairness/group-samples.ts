import { decide } from '../metrics/decisions.ts'
import type { Rows } from '../metrics/rows.ts'
import type { Share } from '../stats/proportion.ts'
import { samplerOf } from './by-task.ts'
import { meanSample, type Sample } from './sample.ts'
import type { Split } from './split-groups.ts'

/** One metric of every group, in the order of the groups. */
export type GroupSamples = {
  readonly metric: string
  readonly samples: readonly Sample[]
  /** Rows of every group, where the samples hold fewer because rows depend on each other. */
  readonly counted?: readonly number[]
}

type Table = readonly [tn: number, fp: number, fn: number, tp: number]

const SHARES: Readonly<Record<string, (table: Table) => Share>> = {
  selection_rate: ([tn, fp, fn, tp]) => ({ k: fp + tp, n: tn + fp + fn + tp }),
  true_positive_rate: ([, , fn, tp]) => ({ k: tp, n: fn + tp }),
  false_positive_rate: ([tn, fp]) => ({ k: fp, n: tn + fp }),
  precision: ([, fp, , tp]) => ({ k: tp, n: fp + tp }),
  accuracy: ([tn, fp, fn, tp]) => ({ k: tn + tp, n: tn + fp + fn + tp }),
}

/** A model's answers, prepared once for all attributes: the samples of the groups of a split. */
export function groupSampler(rows: Rows): (split: Split) => readonly GroupSamples[] {
  return samplerOf(rows, {
    binary: (own) => sampleBinary(decide(own), own.labels),
    multiclass: (own) => sampleAccuracy(decide(own), own.labels),
    regression: sampleErrors,
  })
}

function sampleBinary(decided: Int32Array, labels: ArrayLike<number>): (split: Split) => readonly GroupSamples[] {
  const cells = decided.map((to, row) => 2 * (labels[row] as number) + to)
  return (split) => {
    const tables = countCells(split, cells, 4) as readonly (readonly number[])[] as readonly Table[]
    return Object.entries(SHARES).map(([metric, share]) => {
      return { metric, samples: tables.map((table) => ({ kind: 'share', ...share(table) })) }
    })
  }
}

function sampleAccuracy(decided: Int32Array, labels: ArrayLike<number>): (split: Split) => readonly GroupSamples[] {
  const cells = decided.map((to, row) => Number(to === labels[row]))
  return (split) => {
    const samples = countCells(split, cells, 2).map(([wrong = 0, right = 0]): Sample => {
      return { kind: 'share', k: right, n: wrong + right }
    })
    return [{ metric: 'accuracy', samples }]
  }
}

function sampleErrors({ values, labels }: Rows & { kind: 'regression' }): (split: Split) => readonly GroupSamples[] {
  const errors = values.map((value, row) => value - (labels[row] as number))
  return (split) => {
    const own = collect(split, errors)
    return [
      { metric: 'mean_error', samples: own.map(meanSample) },
      { metric: 'mae', samples: own.map((group) => meanSample(group.map(Math.abs))) },
    ]
  }
}

/** The values of each group, in one pass over the rows however many groups there are. */
function collect({ names, of }: Split, values: Float64Array): Float64Array[] {
  const lists = names.map((): number[] => [])
  for (let row = 0; row < values.length; row++) lists[of[row] as number]?.push(values[row] as number)
  return lists.map((list) => Float64Array.from(list))
}

function countCells({ names, of }: Split, cells: Int32Array, size: number): number[][] {
  const counts = names.map(() => new Array<number>(size).fill(0))
  for (let row = 0; row < cells.length; row++) {
    const own = counts[of[row] as number] as number[]
    ;(own[cells[row] as number] as number)++
  }
  return counts
}
