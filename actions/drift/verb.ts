import type { LabelsConfig } from '../../shared/config/model-config.ts'
import { configPlace } from '../../shared/config/place-error.ts'
import type { AskedKinds } from '../../shared/drift/kinds/asked.ts'
import { buildDriftStatement } from '../../shared/evidence/build.ts'
import type { DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import { EVIDENCE_ARTIFACT_PREFIX, EVIDENCE_FOLDER } from '../../shared/evidence/schema.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { withImportance } from '../../shared/monitor/importance.ts'
import { renderDriftPage } from '../../shared/report/html/drift-page.ts'
import { type DetectDriftInput, detectDrift } from '../../shared/usecases/detect-drift.ts'
import { type Followed, keepDriftState } from '../../shared/usecases/keep-drift-state.ts'
import { readLabelledRows } from '../../shared/usecases/read-labelled-rows.ts'
import { writeEvidence } from '../../shared/usecases/write-evidence.ts'
import { commonFolder } from '../kit/common-folder.ts'
import { chooseModel, loadConfig, withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import { proveEvidence } from '../kit/prove-evidence.ts'
import type { Services } from '../kit/services.ts'
import { namedSource } from '../kit/summaries.ts'
import { requireCommitted } from '../kit/trusted-checkout.ts'
import { createVerb } from '../kit/verb.ts'
import { driftHelp } from './help.ts'
import { type DriftInputs, readDriftInputs } from './inputs.ts'
import { presentDrift } from './present.ts'
import { referenceOf } from './reference.ts'
import { isAlarm, withStanding } from './standing.ts'
import { driftSubject } from './subject.ts'

export const driftVerb = createVerb({ name: 'drift', help: driftHelp, read: readDriftInputs, run: runDrift })

/** What is compared: the two sides, and the model they belong to. */
type Sides = Pick<
  DetectDriftInput,
  | 'reference'
  | 'current'
  | 'names'
  | 'columns'
  | 'exclude'
  | 'roles'
  | 'measures'
  | 'outcome'
  | 'model'
  | keyof AskedKinds
>

async function runDrift(services: Services, inputs: DriftInputs): Promise<Outcome> {
  const { subject, html } = inputs
  // A page that may not be written is an error before the work, not after it.
  if (html !== undefined) services.files.resolve(html)
  const { predicate, modelPath, labels } =
    subject.kind === 'files'
      ? { predicate: await compareFiles(services, inputs, subject), modelPath: undefined, labels: undefined }
      : await compareModel(services, inputs, subject)
  const name = predicate.model ?? 'data'
  // Two files on a laptop are a question, not evidence: the answer goes to the terminal only.
  const isKept = subject.kind === 'model' || services.context.runner
  const path = isKept ? await keep(services, predicate, modelPath) : undefined
  const artifact = await artifactOf(services, inputs, { name, path })
  if (html !== undefined) await services.files.write(html, renderDriftPage(predicate))
  const followed =
    inputs.state === undefined ? undefined : await followOverTime(services, inputs.state, predicate, labels)
  const isFound = followed === undefined ? predicate.drifted : isAlarm(followed)
  return {
    exitCode: isFound && inputs.failOnDrift ? 1 : 0,
    ...withStanding(presentDrift(predicate, { evidence: path, page: html }), predicate, followed),
    outputs: {
      drifted: String(predicate.drifted),
      columns: JSON.stringify(predicate.columns.filter(({ drifted }) => drifted).map((column) => column.name)),
      alert: followed?.standing.phase ?? '',
      severity: followed?.standing.severity ?? '',
      evidence: path ?? '',
    },
    ...artifact,
    ...(html === undefined ? {} : { report: { name: `assay-report-drift-${name}`, files: [html] } }),
  }
}

/** The evidence, with the proof beside it where this job vouches for it; nothing where none was kept. */
async function artifactOf(
  services: Services,
  { proof }: DriftInputs,
  { name, path }: { readonly name: string; readonly path: string | undefined },
): Promise<Pick<Outcome, 'artifact'>> {
  if (path === undefined) return {}
  const files = [path, ...(proof ? await proveEvidence(services, path) : [])]
  return { artifact: { name: `${EVIDENCE_ARTIFACT_PREFIX}-drift-${name}`, files } }
}

/** Writes the evidence; gives its path. */
async function keep(services: Services, predicate: DriftPredicate, modelPath: string | undefined): Promise<string> {
  const path = `${EVIDENCE_FOLDER}/${predicate.model ?? 'data'}.drift.json`
  const statement = buildDriftStatement(predicate, await driftSubject(services.files, predicate, modelPath))
  await writeEvidence(services.files, path, statement)
  return path
}

/** The bet on labels needs a memory too, so they are read only here. */
async function followOverTime(
  services: Services,
  path: string,
  predicate: DriftPredicate,
  config: LabelsConfig | undefined,
): Promise<Followed> {
  if (config === undefined) return await keepDriftState(services, { path, predicate })
  const rows = await readLabelledRows(
    await services.tables(),
    config,
    configPlace(predicate.model ?? '', 'drift.labels'),
  )
  return await keepDriftState(services, { path, predicate, labels: { rows, rule: config } })
}

type FilesSubject = Extract<DriftInputs['subject'], { kind: 'files' }>
type ModelSubject = Extract<DriftInputs['subject'], { kind: 'model' }>

async function compareFiles(services: Services, inputs: DriftInputs, subject: FilesSubject): Promise<DriftPredicate> {
  // On a laptop the two files may lie anywhere; on a runner everything stays in the workspace.
  const workspace = services.files.resolve('.')
  const folder = commonFolder(workspace, services.context.runner ? [] : [subject.reference, subject.current])
  return compare(services, inputs, folder.root, {
    reference: namedSource(folder.locate(subject.reference)),
    current: namedSource(folder.locate(subject.current)),
    names: { reference: subject.reference, current: subject.current },
  })
}

async function compareModel(
  services: Services,
  inputs: DriftInputs,
  subject: ModelSubject,
): Promise<{ predicate: DriftPredicate; modelPath: string; labels: LabelsConfig | undefined }> {
  const loaded = await loadConfig(services.files, subject.config)
  if (inputs.proof) await requireCommitted(services, [subject.config])
  const { name, target, drift, model, task, positive, test } = chooseModel(loaded, subject.model)
  if (drift === undefined) {
    throw new UserError('CONFIG_INVALID', {
      file: subject.config,
      ...loaded.config.locate(`/models/${name}`),
      message: `the model "${name}" has no \`drift:\`, so there is nothing to compare`,
      fix: 'add `drift: {current: <data>}`, or give `reference` and `current`',
    })
  }
  const names = {
    reference: configPlace(name, 'drift.reference'),
    current: subject.current ?? configPlace(name, 'drift.current'),
  }
  const current = subject.current === undefined ? drift.current : namedSource(subject.current)
  const meaning = { task, threshold: test.threshold, ...(positive === undefined ? {} : { positive }) }
  const reference = await referenceOf(services, { name, drift }, inputs.token)
  const sides = { ...drift, ...meaning, reference, current, names, outcome: target, model: name }
  const measured = await withPlaces(loaded, () => compare(services, inputs, undefined, sides))
  const predicate = { ...withImportance(measured, drift.importance ?? {}), config: loaded.origin }
  return { predicate, modelPath: model.path, labels: drift.labels }
}

async function compare(services: Services, inputs: DriftInputs, folder: string | undefined, sides: Sides) {
  const summaries = await services.summaries(folder, [
    sides.reference,
    sides.current,
    ...(sides.skew === undefined ? [] : [sides.skew.serving]),
  ])
  const columns = inputs.columns.length > 0 ? inputs.columns : sides.columns
  const measures = inputs.measures.length > 0 ? inputs.measures : sides.measures
  return detectDrift(
    { summaries, md5: services.md5, log: services.log },
    {
      ...sides,
      ...(columns === undefined ? {} : { columns }),
      ...(measures === undefined ? {} : { measures }),
      exclude: [...(sides.exclude ?? []), ...inputs.exclude],
      source: services.context.source,
      assay: services.version,
      createdAt: new Date(services.clock.now()).toISOString(),
    },
  )
}
