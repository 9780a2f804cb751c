import { findPersonal } from '../data/pii.ts'
import { cellText, columnOf, type Table } from '../data/table.ts'
import {
  constantFinding,
  correlatedFindings,
  infiniteFinding,
  looksConstant,
  maySentinel,
  possibleTwins,
  sentinelFindings,
  twinFinding,
  unitFinding,
} from '../integrity/column-quality.ts'
import type { Finding } from '../integrity/finding.ts'
import { personalFinding, textFindings } from '../integrity/text-quality.ts'
import type { ColumnFacts, DataChecks } from '../ports/data-checks.ts'
import type { ColumnInfo, Dataset } from '../ports/table-engine.ts'

export type ColumnsSubject = {
  readonly train: Dataset
  readonly holdout: Dataset
  readonly target: string
  /** Columns that the model may be given. */
  readonly features: readonly string[]
  readonly samples: { readonly train: Table; readonly holdout: Table }
}

/** Looks at columns one by one, and at pairs of them; personal data is looked for in all columns, the rest in what the model is given. */
export async function checkColumns(checks: DataChecks, subject: ColumnsSubject): Promise<Finding[]> {
  const { train, samples } = subject
  const facts = { train: await checks.facts('train'), holdout: await checks.facts('holdout') }
  const found: Finding[] = []
  for (const column of train.columns) {
    const own = facts.train.find(({ name }) => name === column.name)
    const other = facts.holdout.find(({ name }) => name === column.name)
    if (own === undefined || other === undefined || column.type === 'other') continue
    found.push(...(await checkPersonal(checks, column, subject)))
    if (!subject.features.includes(column.name)) continue
    found.push(...(await checkValues(checks, column, { own, other, samples })))
  }
  return [...found, ...(await checkPairs(checks, subject))]
}

/** Personal data in any column; of features also what is odd about their texts. */
async function checkPersonal(checks: DataChecks, column: ColumnInfo, subject: ColumnsSubject): Promise<Finding[]> {
  const { name, type } = column
  if (type === 'numeric') return personalFinding(name, findPersonal(name, numberTexts(subject.samples.train, name)))
  if (type !== 'text') return []
  const texts = textFindings(name, await checks.texts(name))
  return texts.filter(({ code }) => code === 'PERSONAL_DATA' || subject.features.includes(name))
}

type Seen = { readonly own: ColumnFacts; readonly other: ColumnFacts; readonly samples: ColumnsSubject['samples'] }

async function checkValues(checks: DataChecks, column: ColumnInfo, { own, other, samples }: Seen): Promise<Finding[]> {
  const { name, type } = column
  const sampled = columnOf(samples.train, name)
  if (sampled === undefined) return []
  const isSuspect = own.varies && looksConstant(sampled)
  const found = [...constantFinding(own, isSuspect ? await checks.mode(name) : undefined), ...infiniteFinding(own)]
  if (type !== 'numeric') return found
  const ends = maySentinel(own) || maySentinel(other) ? await checks.ends(name) : undefined
  const sentinels = ends === undefined ? [] : sentinelFindings(name, ends)
  return [...found, ...sentinels, ...unitFinding(sampled, columnOf(samples.holdout, name))]
}

async function checkPairs(checks: DataChecks, { holdout, features, samples }: ColumnsSubject): Promise<Finding[]> {
  const shared = new Set(holdout.columns.map(({ name }) => name))
  const isFeature = (name: string): boolean => features.includes(name) && shared.has(name)
  const twins = possibleTwins(samples.train).filter((pair) => pair.every(isFeature))
  const same = await checks.sameColumns(twins)
  const known = twins.filter((_, i) => same[i] === true)
  const others = samples.train.columns.map(({ name }) => name).filter((name) => !features.includes(name))
  const skip = [...others, ...known.map(([, second]) => second)]
  return [...known.map(twinFinding), ...correlatedFindings(samples.train, skip)]
}

/** Numbers as texts: a phone number or a card may be stored as a number. */
function numberTexts(sample: Table, name: string): string[] {
  const column = columnOf(sample, name)
  if (column === undefined) return []
  const texts = Array.from({ length: sample.rows }, (_, row) => cellText(column, row))
  return [...new Set(texts.filter((text) => text !== undefined))]
}
