import { type ModelConfig, targetColumns } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { describeSource } from '../data/source.ts'
import { type Integrity, MAX_FINDINGS } from '../evidence/integrity.ts'
import { type Finding, sortFindings } from '../integrity/finding.ts'
import type { CheckLimits } from '../integrity/limits.ts'
import { plainTask } from '../model/task-kinds.ts'
import type { DataChecker } from '../ports/data-checks.ts'
import type { Log } from '../ports/log.ts'
import type { Dataset, TableEngine } from '../ports/table-engine.ts'
import { type CheckedData, checkData } from './check-data.ts'
import { type CheckModelSchemaDeps, checkModelSchema } from './check-model-schema.ts'
import { taskColumns } from './holdout-parts.ts'

export type MeasureIntegrityPorts = Pick<CheckModelSchemaDeps, 'files' | 'clock'> & {
  readonly tables: TableEngine & DataChecker & CheckModelSchemaDeps['tables']
  readonly log: Log
}

/**
 * The section of the evidence on leaks and damage between training data and holdout, and on their schema; absent where a model names no training data
 * or turns the checks off, which no rule on them takes for a pass. Throws UserError for data that cannot be read.
 */
export async function measureIntegrity(
  ports: MeasureIntegrityPorts,
  model: ModelConfig,
  opened?: Dataset,
): Promise<{ readonly integrity?: Integrity }> {
  const { tables, log } = ports
  const { data, check: limits } = model
  if (data.train === undefined || !model.test.checks) return {}
  const names = { train: configPlace(model.name, 'data.train'), holdout: configPlace(model.name, 'data.holdout') }
  log.progress('checking the data', 0, 1, 'steps')
  const train = await tables.open(data.train, names.train)
  const holdout = opened ?? (await tables.open(data.holdout, names.holdout))
  const task = plainTask(model.task)
  const [target = model.target, ...labels] = targetColumns(model)
  const { id, group = data.query, time, exclude, weight } = data
  const roles = {
    ...(id === undefined ? {} : { id }),
    ...(group === undefined ? {} : { group }),
    ...(time === undefined ? {} : { time }),
  }
  // A series tells the level of its values by nature, and a query has no meaning outside of itself.
  const left = [...exclude, ...taskColumns(model), ...(weight === undefined ? [] : [weight])]
  const leaks = await checkData(
    { tables },
    { train, holdout, names, task, target, labels, ...roles, exclude: left, limits },
  )
  const checked =
    data.schema === undefined ? leaks : await withSchema(ports, leaks, { file: data.schema, train, holdout })
  log.progress('checking the data', 1, 1, 'steps')
  return { integrity: toIntegrity(checked, { source: describeSource(data.train), rows: train.rows }, limits) }
}

/** What the data schema finds beside what was found already. */
async function withSchema(
  ports: CheckModelSchemaDeps,
  checked: CheckedData,
  { file, train, holdout }: { readonly file: string; readonly train: Dataset; readonly holdout: Dataset },
): Promise<CheckedData> {
  const data = [
    { dataset: train, name: 'training data' },
    { dataset: holdout, name: 'holdout' },
  ]
  const found = await checkModelSchema(ports, { file, data })
  const findings = sortFindings([...checked.findings, ...found])
  return { ...checked, findings, checked: [...checked.checked, 'schema'] }
}

/** What was found, as evidence says it. */
export function toIntegrity(checked: CheckedData, train: Integrity['train'], limits: CheckLimits): Integrity {
  const omitted = Math.max(0, checked.findings.length - MAX_FINDINGS)
  return {
    train,
    checked: [...checked.checked],
    limits: { auc: { ...limits.auc }, r2: { ...limits.r2 }, duplicates: limits.duplicates },
    findings: kept(checked.findings),
    allowed: kept(checked.allowed),
    ...(omitted === 0 ? {} : { omitted }),
  }
}

/** Findings as evidence keeps them: texts of bounded length. */
function kept(findings: readonly Finding[]): Integrity['findings'] {
  return findings.slice(0, MAX_FINDINGS).map(({ examples, place, ...finding }) => ({
    ...finding,
    message: finding.message.slice(0, 2000),
    fix: finding.fix.slice(0, 2000),
    ...(examples === undefined ? {} : { examples: examples.slice(0, 20).map((text) => text.slice(0, 1000)) }),
    ...(place === undefined ? {} : { place: { ...place } }),
  }))
}
