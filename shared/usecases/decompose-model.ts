import { type Cells, type DecomposeRequest, decomposeChange, effectsOf } from '../compare/decompose.ts'
import type { ModelConfig } from '../config/model-config.ts'
import type { Decomposition } from '../evidence/decomposition.ts'
import { UserError } from '../kernel/error.ts'
import type { Predictions } from '../model/predictions.ts'
import type { EarlierVersions } from '../ports/earlier-data.ts'
import type { Workbench } from '../ports/workbench.ts'
import { type CellPlan, planCells, readSides, type Sides } from './decomposition-sides.ts'
import type { Holdout } from './open-holdout.ts'
import { type ScorePorts, scoreModel } from './score-model.ts'
import { type TrainDeps, trainModel } from './train-model.ts'

export type DecomposeModelPorts = ScorePorts & {
  readonly earlier: EarlierVersions
  readonly workbench: Workbench
  /** What a training in this folder of the workspace needs. */
  readonly trainIn: (folder: string) => Promise<TrainDeps & { readonly close: () => Promise<void> }>
}

export type DecomposeModelInput = {
  readonly model: ModelConfig
  /** Path of the configuration. */
  readonly config: string
  readonly base: string
  /** Further trainings of all four, each with another seed. */
  readonly repeats: number
}

/** The candidate on the holdout, and how metrics are asked. */
export type DecomposedCandidate = {
  readonly holdout: Holdout
  readonly predictions: Predictions
  readonly asked: Omit<DecomposeRequest, 'cells'>
}

type Trained = { readonly seed: number; readonly cells: Cells<Predictions> }

/**
 * Trains what is missing of the four models (code and training data, each of base and head), scores them on the holdout of the head, and
 * splits the change. The candidate is head code on head data. Throws UserError CONFIG_INVALID when a side has nothing to train; a training
 * that fails, or data that cannot be had, leave the decomposition absent with the reason.
 */
export async function decomposeModel(
  ports: DecomposeModelPorts,
  input: DecomposeModelInput,
  candidate: DecomposedCandidate,
): Promise<Decomposition> {
  const base = await ports.earlier.parting(input.base)
  try {
    const sides = await readSides(ports, { ...input, base })
    if ('reason' in sides) return { state: 'absent', base, reason: sides.reason }
    const { asked, predictions } = candidate
    const trained: Trained[] = []
    for (let repeat = 0; repeat <= input.repeats; repeat++) {
      const known = repeat === 0 ? predictions : undefined
      trained.push(await trainCells(ports, { sides, repeat, repeats: input.repeats }, { ...candidate, known }))
    }
    const [first, ...others] = trained
    if (first === undefined) throw new UserError('INPUT_INVALID', { file: 'decompose', message: 'nothing was trained' })
    const repeats = others.map(({ seed, cells }) => ({ seed, effects: effectsOf({ ...asked, cells }) }))
    return {
      state: 'measured',
      base,
      seed: first.seed,
      dataChanged: sides.dataChanged,
      metrics: decomposeChange({ ...asked, cells: first.cells }),
      ...(repeats.length === 0 ? {} : { repeats }),
    }
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'CONFIG_INVALID') throw error
    const reason = `${error.problems[0]?.message ?? error.code}`.slice(0, 900)
    ports.log.warn(`the change could not be split between data and code: ${reason}`)
    return { state: 'absent', base, reason }
  } finally {
    await ports.earlier.close()
  }
}

/** The four models of one seed; where the data are the same, two of them are the same as the other two. */
async function trainCells(
  ports: DecomposeModelPorts,
  { sides, repeat, repeats }: { readonly sides: Sides; readonly repeat: number; readonly repeats: number },
  { holdout, known }: { readonly holdout: Holdout; readonly known: Predictions | undefined },
): Promise<Trained> {
  const plans = planCells(sides, { repeat, hasCandidate: known !== undefined })
  const made = new Map<string, Predictions>(known === undefined ? [] : [['head/head', known]])
  for (const [i, plan] of plans.entries()) {
    const round = repeats === 0 ? '' : `, round ${repeat + 1} of ${repeats + 1}`
    ports.log.info(
      `decomposition: training ${i + 1} of ${plans.length}${round}: ${plan.code} code on ${plan.data} data`,
    )
    made.set(`${plan.code}/${plan.data}`, await trainCell(ports, plan, holdout))
  }
  const of = (code: string, data: string): Predictions => {
    const found = made.get(`${code}/${data}`) ?? made.get(`${code}/head`)
    if (found === undefined) throw new TypeError(`no model of ${code} code on ${data} data`)
    return found
  }
  const cells = [of('base', 'base'), of('base', 'head'), of('head', 'base'), of('head', 'head')] as const
  return { seed: sides.seed + repeat, cells }
}

async function trainCell(ports: DecomposeModelPorts, plan: CellPlan, holdout: Holdout): Promise<Predictions> {
  const bench = await ports.workbench.lay(`${plan.code}-on-${plan.data}`, plan.source)
  try {
    await bench.place({ remove: [...plan.remove, plan.input.output], put: plan.put })
    const deps = await ports.trainIn(bench.folder)
    try {
      await trainModel(deps, plan.input)
    } finally {
      await deps.close()
    }
    const path = `${bench.folder}/${plan.input.output}`
    return (await scoreModel(ports, { kind: 'file', path }, holdout, holdout.inputs)).predictions
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const problems = error.problems.map((problem) => ({
      ...problem,
      message: `${plan.code} code on ${plan.data} data: ${problem.message}`,
    }))
    throw new UserError('TRAIN_FAILED', problems, { cause: error })
  } finally {
    await bench.remove()
  }
}
