import type { NumericColumn, Table } from '../data/table.ts'
import { findRelations } from '../integrity/find-relations.ts'
import type { Finding } from '../integrity/finding.ts'
import { labelFindings } from '../integrity/labels.ts'
import type { CheckLimits } from '../integrity/limits.ts'
import { measureColumn, measureMissing, type Strength } from '../integrity/one-column.ts'
import type { CellTally } from '../integrity/tally.ts'
import { type LeakSubject, leakFinding, relationFindings } from '../integrity/target-leak.ts'
import type { CellPlan, DataChecks, TargetPlan } from '../ports/data-checks.ts'
import type { ColumnInfo, Dataset } from '../ports/table-engine.ts'

/** Cells of a numeric column: fine enough for R² of 0.99, coarse enough to be full. */
const CELLS = 64
const MOST_VALUES = 256
const POSITION = { kind: 'position', cells: CELLS } as const

export type TargetSubject = {
  readonly train: Dataset
  readonly holdout: Dataset
  readonly task: 'binary' | 'multiclass' | 'regression'
  readonly target: string
  readonly id?: string
  readonly limits: CheckLimits
  readonly features: readonly ColumnInfo[]
  /** Rows of the training data. */
  readonly sample: Table
}

/** Looks for columns that tell the target: alone, by being missing, as an id, by the order of rows, or as a part of it. */
export async function checkTarget(checks: DataChecks, subject: TargetSubject): Promise<Finding[]> {
  const { task, target, id, limits, features, sample } = subject
  const plan = await planTarget(checks, subject)
  if (plan === undefined) return []
  const strengths = new Map<string, Strength>()
  const found: Finding[] = []
  const look = async (cells: CellPlan, about: LeakSubject): Promise<readonly CellTally[]> => {
    const tally = await checks.tally(cells, plan)
    const strength = measureColumn(tally, task)
    if (strength !== undefined) strengths.set(about.column, strength)
    const all = leakFinding(about, strength, limits)
    const missing = leakFinding({ column: about.column, kind: 'missing' }, measureMissing(tally, task), limits)
    found.push(...all, ...(about.kind === 'feature' ? missing : []))
    return tally
  }
  for (const column of features) await look(cellsOf(column, sample), { column: column.name, kind: 'feature' })
  const info = subject.train.columns.find(({ name }) => name === id)
  if (info !== undefined) await look(cellsOf(info, sample), { column: info.name, kind: 'id' })
  const tally = await look(POSITION, { column: '', kind: 'order' })
  if (task !== 'regression') return [...found, ...labelFindings(target, tally)]
  const related = await relate(checks, subject, strengths)
  // A column that is told by how the target is made of it need not be told again.
  const told = new Set(related.filter(({ severity }) => severity === 'error').map(({ column }) => column))
  return [...found.filter(({ code, column }) => code !== 'TARGET_LEAK' || !told.has(column)), ...related]
}

async function planTarget(checks: DataChecks, { task, target }: TargetSubject): Promise<TargetPlan | undefined> {
  if (task !== 'regression') return { kind: 'classes', column: target }
  const facts = (await checks.facts('train')).find(({ name }) => name === target)
  if (facts?.min === undefined || facts.max === undefined) return undefined
  return { kind: 'number', column: target, min: facts.min, max: facts.max }
}

function cellsOf({ name, type }: ColumnInfo, sample: Table): CellPlan {
  const column = sample.columns.find((one) => one.name === name)
  if (type === 'text' || column === undefined || column.kind === 'text')
    return { kind: 'values', column: name, most: MOST_VALUES }
  const sorted = column.values.filter(Number.isFinite).sort()
  const edges = Array.from({ length: CELLS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / CELLS)] ?? 0)
  return { kind: 'edges', column: name, edges: [...new Set(edges)] }
}

async function relate(
  checks: DataChecks,
  { target, features, sample }: TargetSubject,
  strengths: ReadonlyMap<string, Strength>,
): Promise<Finding[]> {
  const numbers = sample.columns.filter((column): column is NumericColumn => column.kind === 'numeric')
  const truth = numbers.find(({ name }) => name === target)
  if (truth === undefined) return []
  const names = new Set(features.filter(({ type }) => type === 'numeric').map(({ name }) => name))
  const relations = findRelations(
    truth,
    numbers.filter(({ name }) => names.has(name)),
  )
  const counts = await checks.relations(target, relations)
  const found = relations.flatMap((relation, i) => {
    const { holds, rows } = counts[i] ?? { holds: 0, rows: 0 }
    const strength = strengths.get(relation.columns[0])
    return relationFindings({ relation, holds, rows, ...(strength === undefined ? {} : { strength }) }, target)
  })
  // The first relation of a column is the simplest; a part of a known whole is no news.
  return found.filter(({ column }, i) => found.findIndex((other) => other.column === column) === i)
}
