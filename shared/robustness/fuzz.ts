import type { Column } from '../data/table.ts'
import type { FuzzResult } from '../evidence/robustness.ts'
import { createPrng, type Prng } from '../kernel/prng.ts'
import { type Answer, type Ask, rowsOf, tryAsk } from './ask.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { Failure } from './failures.ts'
import { withTypos } from './perturb-text.ts'
import { takeRows } from './sample.ts'
import { answerOf, countDiffering, isSame } from './stability.ts'

/** Questions after which rows that have not been told apart yet count as failing together. */
const MAX_QUESTIONS = 400
/** The same for what was spent on questions over which the model was lost: a new process, or a wait that is as bad as several of them. */
const MAX_LOST = 60
const LOST: Readonly<Partial<Record<Answer['state'], number>>> = { died: 1, 'timed-out': 5 }
/** Rows that are asked one by one as well. */
const ALONE = 40

type Failed = { readonly how: Failure; readonly message: string; readonly rows: number }
type Sorted = { readonly answered: number[]; readonly failed: Failed[]; readonly questions: number }

/**
 * Seeded rows made of sample rows with some cells replaced by odd ones. A batch that is not answered is halved until the rows are found that
 * are not; those that are get asked again, together and one by one. Ask a model that runs in a process of its own: odd rows may end it.
 */
export async function fuzzModel(
  ask: Ask,
  facts: readonly ColumnFacts[],
  rows: number,
  seed: string,
): Promise<FuzzResult> {
  const columns = mutatedRows(facts, rows, createPrng(`${seed}:robustness:fuzz`))
  const made = rowsOf(columns)
  const { answered, failed, questions } = await sortRows(ask, columns, made)
  const repeat = answered.length === 0 ? undefined : await askAgain(ask, columns, answered)
  return {
    rows: made,
    answered: answered.length,
    failures: byHow(failed),
    ...repeat,
    questions,
  }
}

function mutatedRows(facts: readonly ColumnFacts[], rows: number, prng: Prng): Column[] {
  const own = rowsOf(facts.map(({ column }) => column))
  if (own === 0) return []
  const drawn = Int32Array.from({ length: rows }, () => prng.below(own))
  // Between one cell and all cells of a row.
  const shares = Float64Array.from(drawn, () => 1 / Math.max(1, facts.length) + prng.next() ** 2)
  return facts.map((column) => mutated({ ...column, column: takeRows(column.column, drawn) }, shares, prng))
}

function mutated(facts: ColumnFacts, shares: Float64Array, prng: Prng): Column {
  const { column } = facts
  const isHit = (row: number): boolean => prng.next() < (shares[row] as number)
  if (column.kind === 'numeric') {
    const values = column.values.map((value, row) => (isHit(row) ? oddNumber(value, facts, prng) : value))
    return { ...column, values }
  }
  const dictionary = [...column.dictionary]
  const codes = column.codes.map((code, row) => {
    if (!isHit(row)) return code
    const text = oddText(column.dictionary[code] ?? '', prng)
    return text === undefined ? -1 : dictionary.push(text) - 1
  })
  return { ...column, codes, dictionary }
}

function oddNumber(value: number, { numbers, character }: ColumnFacts, prng: Prng): number {
  const { min, max } = numbers ?? { min: -1, max: 1 }
  const inside = min + prng.next() * (max - min)
  const pool = [
    Number.NaN,
    0,
    -value,
    value * 1000,
    inside,
    inside,
    min - (max - min) * 10 * prng.next(),
    max + (max - min) * 10 * prng.next(),
    1e9 * (prng.next() - 0.5),
    1e30,
    -1e30,
    1.5e-45,
  ]
  const odd = pool[prng.below(pool.length)] as number
  return character === 'number' || !Number.isFinite(odd) ? odd : Math.round(odd)
}

function oddText(text: string, prng: Prng): string | undefined {
  switch (prng.below(6)) {
    case 0:
      return undefined
    case 1:
      return ''
    case 2:
      return withTypos(text, 2, prng)
    case 3:
      return text.repeat(50).slice(0, 2000)
    case 4:
      return String.fromCodePoint(...Array.from({ length: 1 + prng.below(30) }, () => 32 + prng.below(0x2000)))
    default:
      return String(prng.below(1_000_000))
  }
}

async function sortRows(ask: Ask, columns: readonly Column[], rows: number): Promise<Sorted> {
  const open: number[][] = rows === 0 ? [] : [Array.from({ length: rows }, (_, row) => row)]
  const answered: number[] = []
  const failed: Failed[] = []
  let [questions, lost] = [0, 0]
  for (let part = open.shift(); part !== undefined; part = open.shift()) {
    const some = part
    const answer = await tryAsk(
      ask,
      columns.map((column) => takeRows(column, some)),
    )
    questions++
    lost += LOST[answer.state] ?? 0
    const isEnough = questions >= MAX_QUESTIONS || lost >= MAX_LOST
    if (answer.state === 'answered') answered.push(...part)
    else if (part.length === 1 || isEnough) {
      failed.push({ how: answer.state, message: answer.message, rows: part.length })
    } else open.push(part.slice(0, part.length >> 1), part.slice(part.length >> 1))
  }
  return { answered: answered.sort((a, b) => a - b), failed, questions }
}

async function askAgain(ask: Ask, columns: readonly Column[], rows: readonly number[]) {
  const taken = columns.map((column) => takeRows(column, rows))
  const [first, second] = [await tryAsk(ask, taken), await tryAsk(ask, taken)]
  if (first.state !== 'answered' || second.state !== 'answered') return { unrepeatable: rows.length }
  const alone = Math.min(ALONE, rows.length)
  let differing = 0
  for (let row = 0; row < alone; row++) {
    const single = await tryAsk(
      ask,
      taken.map((column) => takeRows(column, [row])),
    )
    const together = answerOf(first.predictions, row, rows.length)
    if (single.state !== 'answered' || !isSame(answerOf(single.predictions, 0, 1), together)) differing++
  }
  return { unrepeatable: countDiffering(first.predictions, second.predictions, rows.length), differing, alone }
}

function byHow(failed: readonly Failed[]): FuzzResult['failures'] {
  const found = new Map<Failure, Failed>()
  for (const one of failed) {
    const known = found.get(one.how)
    found.set(one.how, known === undefined ? one : { ...known, rows: known.rows + one.rows })
  }
  return [...found.values()].sort((a, b) => (a.how < b.how ? -1 : 1))
}
