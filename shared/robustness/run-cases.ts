import type { Column } from '../data/table.ts'
import type { CaseResult } from '../evidence/robustness.ts'
import type { Predictions, TaskSpec } from '../model/predictions.ts'
import { significant } from '../policy/numbers.ts'
import { type Answer, type Ask, answerNumbers, decisionsOf, rowsOf, tryAsk } from './ask.ts'
import type { WrittenCase } from './cases-schema.ts'
import type { ColumnFacts } from './column-facts.ts'
import { classNames } from './parse-cases.ts'
import { takeRows } from './sample.ts'
import { shareOf } from './stress-sample.ts'

const MAX_EXAMPLES = 3
const DEFAULT_TOLERANCE = 1e-6

export type CaseRun = {
  readonly ask: Ask
  /** The columns of the model in its order, over the whole holdout. */
  readonly facts: readonly ColumnFacts[]
  readonly task: TaskSpec
  readonly level: number
  /** Rows of the holdout for a case without rows of its own. */
  readonly rows: (written: WrittenCase, index: number) => ArrayLike<number>
  /** How an example names a row of the holdout; masked already. */
  readonly nameOf: (row: number) => string
}

type Started = { readonly columns: readonly Column[]; readonly name: (row: number) => string }
/** One comparison that failed: which row, and what was found. */
type Failing = { readonly row: number; readonly words: string }

/** Asks the model every case. What fails and what is allowed are both recorded; nothing is decided here. */
export async function runCases(cases: readonly WrittenCase[], run: CaseRun): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const [i, one] of cases.entries()) results.push(await runCase(one, i, run))
  return results
}

async function runCase(written: WrittenCase, index: number, run: CaseRun): Promise<CaseResult> {
  const { name, kind, max_share, max_failures = 0 } = written
  const allowed = max_share === undefined ? { failures: max_failures } : { share: max_share }
  const started = startOf(written, index, run)
  const rows = rowsOf(started.columns)
  const versions = kind === 'minimum' ? [started.columns] : changesOf(written, started.columns)
  const tried = rows * versions.length
  const nothing = { name, kind, tried, failures: shareOf(0, tried, run.level), allowed }
  if (rows === 0) return nothing
  const found = await compareVersions(written, run, started.columns, versions)
  if (!Array.isArray(found)) {
    return { ...nothing, failures: shareOf(tried, tried, run.level), failed: found.state, examples: [found.message] }
  }
  const shown = found.slice(0, MAX_EXAMPLES).map(({ row, words }) => `${started.name(row)}: ${words}`.slice(0, 300))
  return {
    ...nothing,
    failures: shareOf(found.length, tried, run.level),
    ...(shown.length === 0 ? {} : { examples: shown }),
  }
}

type Unanswered = Exclude<Answer, { state: 'answered' }>

/** What failed in each version of the rows, or how the model ended without an answer. */
async function compareVersions(
  written: WrittenCase,
  { ask, task }: CaseRun,
  start: readonly Column[],
  versions: readonly (readonly Column[])[],
): Promise<Failing[] | Unanswered> {
  const before = await tryAsk(ask, start)
  if (before.state !== 'answered') return before
  const failing: Failing[] = []
  for (const columns of versions) {
    const after = columns === start ? before : await tryAsk(ask, columns)
    if (after.state !== 'answered') return after
    failing.push(...failuresOf(written, task, [before.predictions, after.predictions], rowsOf(columns)))
  }
  return failing
}

function startOf(written: WrittenCase, index: number, { facts, rows, nameOf }: CaseRun): Started {
  if (written.rows === undefined) {
    const drawn = rows(written, index)
    return {
      columns: facts.map(({ column }) => takeRows(column, drawn)),
      name: (row) => nameOf(drawn[row] as number),
    }
  }
  const own = written.rows
  const columns = facts.map((one) =>
    writtenColumn(
      one,
      own.map((row) => row[one.column.name]),
    ),
  )
  return { columns, name: (row) => `row ${row + 1} of the case` }
}

type Value = NonNullable<WrittenCase['rows']>[number][string] | undefined

function writtenColumn({ column, numbers, frequent }: ColumnFacts, values: readonly Value[]): Column {
  const { name } = column
  if (column.kind === 'numeric') {
    const number = (value: Value): number => {
      if (value === undefined) return numbers?.median ?? Number.NaN
      return typeof value === 'object' ? Number.NaN : Number(value)
    }
    return { kind: 'numeric', name, values: Float64Array.from(values, number) }
  }
  const texts = values.map((value) => {
    if (value === undefined) return frequent
    return typeof value === 'object' ? undefined : String(value)
  })
  const dictionary = [...new Set(texts.flatMap((text) => text ?? []))]
  const codes = Int32Array.from(texts, (text) => (text === undefined ? -1 : dictionary.indexOf(text)))
  return { kind: 'text', name, codes, dictionary }
}

/** The columns after each combination of changes: one, or as many as the longest list of values. */
function changesOf({ change = {} }: WrittenCase, columns: readonly Column[]): Column[][] {
  const versions = Math.max(...Object.values(change).map(({ set }) => (Array.isArray(set) ? set.length : 1)))
  return Array.from({ length: versions }, (_, version) =>
    columns.map((column) => {
      const own = Object.hasOwn(change, column.name) ? change[column.name] : undefined
      return own === undefined ? column : changedColumn(column, own, version)
    }),
  )
}

type Change = NonNullable<WrittenCase['change']>[string]

function changedColumn(column: Column, { set, add = 0, multiply = 1, missing }: Change, version: number): Column {
  const value = Array.isArray(set) ? set[version % set.length] : set
  if (column.kind === 'numeric') {
    const change = (now: number): number => {
      if (missing) return Number.NaN
      return value === undefined ? (now + add) * multiply : Number(value)
    }
    return { ...column, values: column.values.map(change) }
  }
  if (missing) return { ...column, codes: column.codes.map(() => -1) }
  return value === undefined ? column : { ...column, codes: column.codes.map(() => 0), dictionary: [String(value)] }
}

function failuresOf(
  written: WrittenCase,
  task: TaskSpec,
  [before, after]: readonly [Predictions, Predictions],
  rows: number,
): Failing[] {
  const [from, to] = [scoresOf(before, written, task, rows), scoresOf(after, written, task, rows)]
  const [decided, now] = [decisionsOf(before, task), decisionsOf(after, task)]
  const names = classNames(task)
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
    const scores = [from?.[row], to?.[row]] as const
    const classes = [names[decided?.[row] ?? -1], names[now?.[row] ?? -1]] as const
    const words = brokenBy(written, scores, classes)
    return words === undefined ? [] : [{ row, words }]
  })
}

type Pair<T> = readonly [before: T | undefined, after: T | undefined]

/** What was found where the expectation does not hold. */
function brokenBy({ kind, expect }: WrittenCase, scores: Pair<number>, classes: Pair<string>): string | undefined {
  switch (kind) {
    case 'invariance':
      return variance(expect, scores, classes)
    case 'directional': {
      const [from = 0, to = 0] = scores
      const fall = expect.score === 'not_lower' ? from - to : to - from
      return fall > (expect.tolerance ?? DEFAULT_TOLERANCE) ? movedText(from, to) : undefined
    }
    case 'minimum':
      return shortfall(expect, scores[1] ?? 0, classes[1])
    default:
      return kind satisfies never
  }
}

type Expected = WrittenCase['expect']

function variance({ decision, within }: Expected, [from = 0, to = 0]: Pair<number>, [was, is]: Pair<string>) {
  if (decision === 'same' && was !== is) return `decided ${was}, then ${is}`
  return within !== undefined && Math.abs(to - from) > within ? movedText(from, to) : undefined
}

function shortfall({ class: wanted, min = -Infinity, max = Infinity }: Expected, score: number, decided?: string) {
  if (wanted !== undefined && String(wanted) !== decided) return `decided ${decided}`
  return score < min || score > max ? `score ${significant(score, 4)}` : undefined
}

function movedText(from: number, to: number): string {
  return `score ${significant(from, 4)} to ${significant(to, 4)}`
}

/** One number per row: the score, the value, or the probability of the class that the case names. */
function scoresOf(
  predictions: Predictions,
  { class: own }: WrittenCase,
  task: TaskSpec,
  rows: number,
): Float64Array | undefined {
  const { values, width } = answerNumbers(predictions, rows)
  if (task.kind !== 'multiclass' || predictions.kind !== 'multiclass') return values
  const column = predictions.classes.indexOf(own ?? '')
  return column === -1
    ? undefined
    : Float64Array.from({ length: rows }, (_, row) => values[row * width + column] as number)
}
