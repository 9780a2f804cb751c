import { describeDependence } from '../compare/describe-dependence.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { describeSource } from '../data/source.ts'
import type { Artifact } from '../evidence/artifact.ts'
import { buildTestStatement } from '../evidence/build.ts'
import type { DataChange } from '../evidence/data-change.ts'
import type { Decomposition } from '../evidence/decomposition.ts'
import type { MachineClass } from '../evidence/machine.ts'
import type { EvidenceSource } from '../evidence/parts.ts'
import { EVIDENCE_FOLDER, type TestStatement } from '../evidence/schema.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Digest } from '../kernel/digest.ts'
import { estimateMetrics } from '../metrics/estimate.ts'
import { describeCalibration } from '../metrics/measure-calibration.ts'
import type { Meter } from '../ports/meter.ts'
import type { MetricModules } from '../ports/metric-modules.ts'
import { beginSlices } from './begin-slices.ts'
import { compareChampion } from './compare-champion.ts'
import type { DecomposedCandidate } from './decompose-model.ts'
import { describeDecisions } from './describe-decisions.ts'
import { discoverWeakSlices } from './discover-slices.ts'
import { explainModel } from './explain-model.ts'
import { measureAffected } from './measure-affected.ts'
import { type MeasureIntegrityPorts, measureIntegrity } from './measure-integrity.ts'
import { measurePerformance } from './measure-performance.ts'
import { type MeasureRobustnessPorts, measureRobustness } from './measure-robustness.ts'
import { measureTask } from './measure-task.ts'
import { withUserMetrics } from './measure-user-metrics.ts'
import { openCheckedHoldout } from './open-checked-holdout.ts'
import type { Holdout } from './open-holdout.ts'
import type { ReferenceProfile } from './profile-training.ts'
import { type ScoreBothPorts, scoreBoth } from './score-both.ts'
import { type Scored, withIdentity } from './score-model.ts'
import { settleChampion, settleThreshold } from './settle-threshold.ts'
import { writeEvidence } from './write-evidence.ts'

export type TestModelPorts = ScoreBothPorts &
  Pick<MeasureIntegrityPorts, 'tables' | 'clock'> &
  Pick<MeasureRobustnessPorts, 'isolatedModels'> & { readonly meter: Meter; readonly metricModules: MetricModules }

export type TestModelInput = {
  readonly model: ModelConfig
  readonly config: { readonly path: string; readonly digest: Digest }
  readonly source: EvidenceSource
  readonly assayVersion: string
  readonly runRecord?: Digest
  readonly profile?: ReferenceProfile
  /** How the data differ from those of a pull request's base. */
  readonly data?: readonly DataChange[]
  /** What the model file says about itself. */
  readonly artifact?: Artifact
  /** Path of the model that made the predictions: the evidence is about it, and only its digest is taken. */
  readonly identity?: string
  /** Splits the change since the base between data and code. */
  readonly decompose?: (candidate: DecomposedCandidate) => Promise<Decomposition>
  /** The class of machine that measures. */
  readonly machine?: MachineClass
}

/**
 * Measures a model on its holdout and against the champion on the same rows, and writes evidence to `.assay/evidence/<model>.test.json`.
 * Throws UserError for anything wrong with the config, the data or the candidate; a champion that cannot be scored is recorded, not thrown.
 */
export async function testModel(
  ports: TestModelPorts,
  input: TestModelInput,
): Promise<{ statement: TestStatement; path: string }> {
  const { model } = input
  const path = `${EVIDENCE_FOLDER}/${model.name}.test.json`
  // When this test fails, nobody may judge by the numbers of an earlier one.
  await ports.files.remove(path)
  const { holdout, decided } = await settleThreshold(ports, model, await openCheckedHoldout(ports, model))
  const scored = await scoreBoth(ports, model, holdout)
  const candidate = await withIdentity(ports, scored.candidate, input.identity)
  const metrics = {
    task: holdout.task,
    labels: holdout.labels,
    metrics: model.test.metrics,
    level: model.test.level,
    seed: holdout.digest,
    dependence: holdout.dependence,
  }
  const { outcome, decided: before } = await settleChampion(ports, { model, holdout }, scored.outcome)
  const slices = beginSlices(ports, holdout, { ...metrics, candidate: candidate.predictions }, outcome)
  const measured = {
    task: model.task,
    holdout: describeHoldout(model, holdout),
    metrics: estimateMetrics({ ...metrics, predictions: candidate.predictions }),
    ...(input.machine && { machine: input.machine }),
  }
  const now = { ...measured, candidate }
  const asked = { asked: metrics, candidate: candidate.predictions, outcome, now }
  const { pair, ...compared } = await compareChampion(ports, asked)
  const built = { metrics: measured.metrics, ...compared }
  const both = { candidate: candidate.predictions, champion: pair?.champion }
  const predicate: TestPredicate = {
    schemaVersion: 1,
    kind: 'test',
    assay: input.assayVersion,
    model: model.name,
    createdAt: new Date(ports.clock.now()).toISOString(),
    source: input.source,
    config: input.config,
    candidate: {
      ...describe(candidate),
      ...(input.runRecord && { runRecord: input.runRecord }),
      ...(input.profile && { profile: input.profile }),
    },
    ...measured,
    ...(await withUserMetrics(ports, { model, holdout }, both, built)),
    ...(input.data === undefined || input.data.length === 0 ? {} : { data: [...input.data] }),
    ...(input.artifact && { artifact: input.artifact }),
    ...(input.decompose && {
      decomposition: await input.decompose({ holdout, predictions: candidate.predictions, asked: metrics }),
    }),
    ...describeDependence({ ...metrics, predictions: candidate.predictions }),
    ...describeDecisions(model, holdout.labels, { candidate: decided, champion: before }),
    ...describeCalibration({ ...metrics, predictions: candidate.predictions, champion: pair?.champion }),
    ...(await measureIntegrity(ports, model, holdout.dataset)),
    ...measureAffected(holdout, candidate.predictions, { ...metrics, pair }),
    ...discoverWeakSlices(model, holdout, {
      candidate: candidate.predictions,
      ...(pair && { champion: pair.champion }),
    }),
    ...measureTask(ports, { model, holdout }, both),
    ...(await explainModel(ports, { model, holdout, predictions: candidate.predictions, champion: outcome })),
    ...(await measurePerformance(ports, { model, holdout, candidate, champion: outcome })),
    ...(await measureRobustness(ports, { model, holdout, champion: outcome })),
    ...(await slices()),
  }
  const statement = buildTestStatement(predicate)
  await writeEvidence(ports.files, path, statement)
  return { statement, path }
}

function describeHoldout({ data, target }: ModelConfig, { digest, rows, classes }: Holdout): TestPredicate['holdout'] {
  return {
    digest,
    rows,
    source: describeSource(data.holdout),
    target,
    ...(data.id === undefined ? {} : { id: data.id }),
    ...(classes === undefined ? {} : { classes: classes.map((entry) => ({ ...entry })) }),
  }
}

function describe(scored: Scored): Pick<TestPredicate['candidate'], 'digest' | 'files' | 'runtime'> {
  return { digest: scored.digest, files: scored.files.map((file) => ({ ...file })), runtime: { ...scored.runtime } }
}
