import type { ModelConfig } from '../config/model-config.ts'
import { parseConfig } from '../config/parse.ts'
import { configPlace } from '../config/place-error.ts'
import type { DataSource } from '../data/source.ts'
import { UserError } from '../kernel/error.ts'
import type { EarlierVersions } from '../ports/earlier-data.ts'
import type { TableEngine } from '../ports/table-engine.ts'
import type { Placed } from '../ports/workbench.ts'
import { toTrainInput } from './train-input.ts'
import type { TrainInput } from './train-model.ts'

/** Copies of earlier data lie below such a folder, at the paths that they had. */
const EARLIER = /^\.assay\/earlier\/[^/]+\//

type Side = { readonly input: TrainInput; readonly train: DataSource; readonly files: readonly Placed[] }

/** Base and head of a change: how each is trained, and on which files. */
export type Sides = {
  readonly base: Side
  readonly head: Side
  readonly commit: string
  readonly dataChanged: boolean
  readonly seed: number
}

/** One training: whose code, on whose data, and what has to lie where. */
export type CellPlan = {
  readonly code: 'base' | 'head'
  readonly data: 'base' | 'head'
  readonly source: { readonly commit: string } | 'working tree'
  readonly remove: readonly string[]
  readonly put: readonly Placed[]
  readonly input: TrainInput
}

type Ports = { readonly earlier: EarlierVersions; readonly tables: TableEngine }
type Input = { readonly model: ModelConfig; readonly config: string; readonly base: string }

/** Reads both sides. Throws UserError CONFIG_INVALID when one of them has no training or no training data; data that cannot be had are a reason. */
export async function readSides(ports: Ports, input: Input): Promise<Sides | { readonly reason: string }> {
  const { model, config, base } = input
  const text = await ports.earlier.text(base, config)
  const before =
    text === undefined ? undefined : parseConfig(text, config).models.find(({ name }) => name === model.name)
  if (before === undefined)
    return { reason: `the base has no model ${model.name}, so there is nothing to compare with` }
  const head = { input: toTrainInput(model, config), train: trainOf(model, config) }
  const at = `${config} at ${base.slice(0, 12)}`
  const old = { input: toTrainInput(before, at), train: trainOf(before, at) }
  const earlier = await ports.earlier.data(base, old.train)
  if (earlier.state === 'unknown') return { reason: `the training data of the base cannot be had: ${earlier.reason}` }
  const restored = earlier.state === 'other' ? earlier.source : old.train
  const place = configPlace(model.name, 'data.train')
  return {
    base: { ...old, files: await filesOf(ports, restored, `${place} at ${base.slice(0, 12)}`) },
    head: { ...head, files: await filesOf(ports, head.train, place) },
    commit: base,
    dataChanged: earlier.state === 'other' || JSON.stringify(old.train) !== JSON.stringify(head.train),
    seed: head.input.seed,
  }
}

/** The trainings that are needed, all with the seed of the head. The same data on both sides need only one data set. */
export function planCells(
  sides: Sides,
  { repeat, hasCandidate }: { readonly repeat: number; readonly hasCandidate: boolean },
): readonly CellPlan[] {
  const parts = sides.dataChanged ? (['base', 'head'] as const) : (['head'] as const)
  const all = parts.flatMap((data) => (['base', 'head'] as const).map((code) => ({ code, data })))
  const wanted = all.filter(({ code, data }) => !hasCandidate || code === 'base' || data === 'base')
  return wanted.map(({ code, data }): CellPlan => {
    const { input } = sides[code]
    return {
      code,
      data,
      source: code === 'base' ? { commit: sides.commit } : 'working tree',
      remove: [...sides.base.files, ...sides.head.files].map(({ to }) => to),
      put: sides[data].files,
      input: { ...input, train: sides[data].train, seed: sides.seed + repeat },
    }
  })
}

function trainOf({ name, data }: ModelConfig, file: string): DataSource {
  if (data.train !== undefined) return data.train
  throw new UserError('CONFIG_INVALID', {
    file,
    path: `/models/${name}/data`,
    message: `the model "${name}" names no training data, so nothing tells data from code`,
    fix: 'add `data.train`, or leave out --decompose',
  })
}

async function filesOf({ tables }: Ports, source: DataSource, name: string): Promise<readonly Placed[]> {
  const { files } = await tables.open(source, name)
  return files.map((from) => ({ from, to: from.replace(EARLIER, '') }))
}
