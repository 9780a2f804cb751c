import { pickDependence } from '../compare/dependence.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import type { Column } from '../data/table.ts'
import type { Robustness } from '../evidence/robustness.ts'
import { UserError } from '../kernel/error.ts'
import type { Files } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import type { ModelRuntime } from '../ports/model-runtime.ts'
import { attackModel, rowsToAttack } from '../robustness/adversarial.ts'
import { type ColumnFacts, columnFacts } from '../robustness/column-facts.ts'
import { tryEdgeCases } from '../robustness/edge-cases.ts'
import { fuzzModel } from '../robustness/fuzz.ts'
import { measurePerturbations } from '../robustness/measure-perturbations.ts'
import { drawRows, takeLabels, takeRows } from '../robustness/sample.ts'
import { measureStability } from '../robustness/stability.ts'
import { columnsFor, type Sample, type Subject } from '../robustness/stress-sample.ts'
import type { Holdout } from './open-holdout.ts'
import { openProbe, type Probe } from './open-probe.ts'
import { runWrittenCases } from './run-written-cases.ts'
import type { ChampionOutcome } from './score-champion.ts'

export type MeasureRobustnessPorts = {
  /** Models in processes of their own. */
  readonly isolatedModels: ModelRuntime
  readonly files: Files
  readonly log: Log
}

export type MeasureRobustnessInput = {
  readonly model: ModelConfig
  readonly holdout: Holdout
  readonly champion: ChampionOutcome
}

/**
 * What happens to the answers when rows are not quite what they were, and the cases that people wrote; where `test.robustness` and `test.cases`
 * ask for it. Such rows may end a runtime or keep it busy for ever, so the models answer in processes of their own, and that one was lost is a
 * finding. Throws UserError for an unknown column or a wrong file of cases, and what a probe throws.
 */
export async function measureRobustness(
  ports: MeasureRobustnessPorts,
  { model, holdout, champion }: MeasureRobustnessInput,
): Promise<{ robustness?: Robustness }> {
  const { robustness: settings, cases } = model.test
  if ((settings ?? cases) === undefined || model.model.kind !== 'file') return {}
  const models = { models: ports.isolatedModels }
  const candidate = await openProbe(models, model.model.path, holdout)
  const other =
    champion.state === 'scored' ? await openProbe(models, champion.path, holdout, holdout.inputs) : undefined
  try {
    const facts = factsOf(holdout, [candidate, ...(other === undefined ? [] : [other])])
    const written =
      cases === undefined
        ? {}
        : { cases: await runWrittenCases(ports, { model, holdout, probe: candidate, facts, cases }) }
    if (settings === undefined) return { robustness: written }
    requireColumns(model, settings.immutable, [...facts.keys()])
    const { sample, rows } = takeSample(model, holdout, facts, settings.rows)
    const own = await toSubject(candidate, sample)
    const subjects = { candidate: own, ...(other && { champion: await toSubject(other, sample) }) }
    ports.log.progress(`perturbing ${model.name}`, 0, rows, 'rows')
    const perturbations = await measurePerturbations(sample, subjects)
    const stability = await measureStability({ ...own, columns: columnsFor(own.names, sample), rows }, sample.seed)
    ports.log.progress(`searching for flips of ${model.name}`, 0, settings.adversarial.rows, 'rows')
    const adversarial = await attackBoth(model, sample, Object.values(subjects))
    const ownFacts = own.names.flatMap((name) => sample.columns.get(name) ?? [])
    const edgeCases = settings.edgeCases ? { edgeCases: await tryEdgeCases(own.ask, ownFacts) } : {}
    const fuzz = settings.fuzz === 0 ? {} : { fuzz: await fuzzModel(own.ask, ownFacts, settings.fuzz, sample.seed) }
    return { robustness: { perturbations, stability, ...edgeCases, ...adversarial, ...fuzz, ...written } }
  } finally {
    await candidate.close()
    await other?.close()
  }
}

/** The columns that either model reads, by name. */
function factsOf({ dataset }: Holdout, probes: readonly Probe[]): ReadonlyMap<string, ColumnFacts> {
  const types = new Map(dataset.columns.map(({ name, type }) => [name, type]))
  const columns = new Map(probes.flatMap((probe) => probe.columns).map((column) => [column.name, column]))
  return new Map([...columns].map(([name, column]) => [name, columnFacts(column, types.get(name))]))
}

function takeSample(model: ModelConfig, holdout: Holdout, facts: ReadonlyMap<string, ColumnFacts>, most: number) {
  const drawn = drawRows(holdout.table, most, holdout.digest)
  const taken = ([name, one]: readonly [string, ColumnFacts]) =>
    [name, { ...one, column: takeRows(one.column, drawn) }] as const
  const sample: Sample = {
    rows: drawn.length,
    columns: new Map([...facts].map(taken)),
    labels: takeLabels(holdout.labels, drawn, holdout.rows),
    task: holdout.task,
    metric: model.test.metrics[0] ?? '',
    level: model.test.level,
    seed: holdout.digest,
    dependence: holdout.dependence && pickDependence(holdout.dependence, drawn),
  }
  return { sample, rows: drawn.length }
}

async function toSubject(probe: Probe, sample: Sample): Promise<Subject> {
  const ask = (columns: readonly Column[]) => probe.predict(columns)
  const names = probe.columns.map(({ name }) => name)
  return { ask, names, base: await ask(columnsFor(names, sample)) }
}

/** Both models from the same rows, which both decide right. */
async function attackBoth({ test, data }: ModelConfig, sample: Sample, subjects: readonly Subject[]) {
  const { rows: count = 0, queries = 0 } = test.robustness?.adversarial ?? {}
  const bases = subjects.map(({ base }) => base)
  const rows = count === 0 ? [] : rowsToAttack(bases, sample.labels, sample, count)
  const immutable = [...(test.robustness?.immutable ?? []), ...data.protected]
  const attack = ({ ask, names, base }: Subject) => {
    const facts = names.flatMap((name) => sample.columns.get(name) ?? [])
    return attackModel({ ...sample, ask, facts, base, rows, immutable, queries })
  }
  const [own, other] = subjects
  const candidate = own && (await attack(own))
  if (candidate === undefined) return {}
  const champion = other && (await attack(other))
  return { adversarial: { candidate, ...(champion === undefined ? {} : { champion }) } }
}

function requireColumns({ name }: ModelConfig, asked: readonly string[], known: readonly string[]): void {
  const missing = asked.filter((column) => !known.includes(column))
  if (missing.length === 0) return
  const file = configPlace(name, 'test.robustness.immutable')
  const fix = `the models read: ${known.slice(0, 50).join(', ')}`
  throw new UserError(
    'COLUMN_MISSING',
    missing.map((column) => ({ file, message: `no model reads a column "${column}"`, fix })),
  )
}
