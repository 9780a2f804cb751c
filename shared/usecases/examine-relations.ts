import type { Column } from '../data/table.ts'
import type { ColumnFinding, SchemaFinding } from '../drift/finding.ts'
import { compareCorrelations } from '../drift/kinds/correlation-finding.ts'
import { classifyDomain } from '../drift/kinds/domain-classifier.ts'
import { correlationsFinding, domainFinding, separationAspect } from '../drift/kinds/relation-finding.ts'
import { sampleRows } from '../drift/kinds/row-sample.ts'
import { classifyTexts, presentTexts, TEXT_SAMPLE } from '../drift/kinds/text-classifier.ts'
import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import { MIN_SIDE } from '../stats/two-sample-classifier.ts'
import type { RowSides } from './examine-seasons.ts'

/** Columns that are compared together at most; the first ones. */
const MAX_COLUMNS = 300
const SHOWN_PAIRS = 10
/** All texts of a column are read for a sample of them, so that more would cost more than everything else. */
const MOST_TEXTS = 200_000

export type Together = {
  readonly findings: readonly ColumnFinding[]
  readonly multivariate?: NonNullable<DriftPredicate['multivariate']>
  /** Why there is no answer. */
  readonly reason?: string
}

/** Compares all columns that were compared one by one together: a classifier, and the correlations of the numbers. */
export async function examineTogether(
  compared: readonly (ColumnFinding | SchemaFinding)[],
  { reference, current }: RowSides,
  seed: string,
): Promise<Together> {
  const fewest = Math.min(reference.rows, current.rows)
  if (fewest < MIN_SIDE)
    return { findings: [], reason: `${fewest} rows on one side are too few; ${MIN_SIDE} are needed` }
  const names = compared.filter((finding) => 'aspects' in finding && ['numeric', 'categorical'].includes(finding.type))
  const sides: { before: Column[]; now: Column[] } = { before: [], now: [] }
  const chosen = names.slice(0, MAX_COLUMNS)
  const limit = sampleRows(chosen.length)
  for (const { name } of chosen) {
    sides.before.push(await reference.read(name, limit))
    sides.now.push(await current.read(name, limit))
  }
  const domain = classifyDomain(sides.before, sides.now, seed)
  if (domain === undefined) return { findings: [], reason: 'there is no column of numbers or categories on both sides' }
  const pairs = compareCorrelations(sides.before, sides.now)
  const n = { reference: Math.min(reference.rows, limit), current: Math.min(current.rows, limit) }
  const { auc, standardError, columns } = domain
  const correlations = pairs
    .toSorted((a, b) => a.pValue - b.pValue)
    .slice(0, SHOWN_PAIRS)
    .map(({ columns: [one, other], ...pair }) => ({ columns: [one, other], ...pair }))
  return {
    findings: [domainFinding(domain, n), correlationsFinding(pairs, n)].filter((finding) => finding !== undefined),
    multivariate: { auc, standardError, rows: n.reference + n.current, columns: [...columns], correlations },
  }
}

/** Why no classifier looks at the texts; `undefined` when it can, or there are none. */
export function whyNoTexts(
  findings: readonly (ColumnFinding | SchemaFinding)[],
  { reference, current }: RowSides,
): string | undefined {
  const isMany = Math.max(reference.rows, current.rows) > MOST_TEXTS
  if (!isMany || findings.every(({ type }) => type !== 'text')) return undefined
  return `reads at most ${MOST_TEXTS} rows a side; lengths, words and vocabulary are compared in all of them`
}

/** Adds to each column of texts whether a classifier tells the texts apart. */
export async function examineTexts<Finding extends ColumnFinding | SchemaFinding>(
  findings: readonly Finding[],
  { reference, current }: RowSides,
  seed: string,
): Promise<Finding[]> {
  const done: Finding[] = []
  for (const finding of findings) {
    const texts = finding.type === 'text' && 'aspects' in finding && finding.aspects.length > 0
    const sides = texts
      ? [await reference.read(finding.name, TEXT_SAMPLE), await current.read(finding.name, TEXT_SAMPLE)]
      : []
    const [one, other] = sides
    const isEnough = sides.every((side) => side.kind === 'text' && presentTexts(side).length >= MIN_SIDE)
    if (one?.kind !== 'text' || other?.kind !== 'text' || !isEnough || !('aspects' in finding)) {
      done.push(finding)
      continue
    }
    const separation = classifyTexts(one, other, `${seed}:${finding.name}`)
    const aspect = separationAspect(
      'text-classifier',
      'a classifier tells the texts of the two sides apart',
      separation,
    )
    done.push({ ...finding, aspects: [...finding.aspects, aspect] })
  }
  return done
}
