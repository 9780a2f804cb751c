import type { Column } from '../data/table.ts'
import type { EdgeResult } from '../evidence/robustness.ts'
import { type Answer, type Ask, rowsOf, tryAsk } from './ask.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { EdgeCase } from './edge-names.ts'
import { mapTexts } from './perturb-text.ts'
import { takeRows } from './sample.ts'
import { countDiffering } from './stability.ts'

const FLOAT32_MAX = 3.4028234663852886e38
const DENORMAL = 1.401298464324817e-45
const LONG_TEXT = 'x'.repeat(100_000)
/** Beside plain letters: emoji, writing from right to left, a zero-width character, a combining accent, a quote, a control character. */
const ODD_TEXT = '\u{1F600} שלום \u200B e\u0301 "\'; DROP \t\u0001'
/** As many rows as it takes to see that another order of the columns changes the answers. */
const ORDER_ROWS = 100

type Edge = { readonly name: EdgeCase; readonly columns: readonly Column[] }

/**
 * Asks the model what nobody asks of it on a good day. `facts` are the columns of the model in its order with sample rows; cases that do not
 * fit its columns (text, where there is none) are left out. An answer of finite numbers in range and a clear refusal are both in order.
 */
export async function tryEdgeCases(ask: Ask, facts: readonly ColumnFacts[]): Promise<EdgeResult[]> {
  const results: EdgeResult[] = []
  for (const { name, columns } of edgesOf(facts)) results.push(toResult(name, await tryAsk(ask, columns)))
  const order = await tryOrder(ask, facts)
  return order === undefined ? results : [...results, order]
}

function edgesOf(facts: readonly ColumnFacts[]): Edge[] {
  const columns = facts.map(({ column }) => column)
  if (rowsOf(columns) === 0) return []
  const rows = (drawn: readonly number[]): Column[] => columns.map((column) => takeRows(column, drawn))
  const one = rows([0])
  const numbers = (name: EdgeCase, value: (facts: ColumnFacts) => number): Edge[] =>
    columns.some(({ kind }) => kind === 'numeric')
      ? [{ name, columns: one.map((column, i) => withNumber(column, value(facts[i] as ColumnFacts))) }]
      : []
  const texts = (name: EdgeCase, text: string): Edge[] =>
    columns.some(({ kind }) => kind === 'text') ? [{ name, columns: one.map((column) => withText(column, text)) }] : []
  return [
    { name: 'no-rows', columns: rows([]) },
    { name: 'one-row', columns: one },
    { name: 'all-missing', columns: one.map(asMissing) },
    ...numbers('huge', () => 1e30),
    ...numbers('huge-negative', () => -1e30),
    ...numbers('float32-max', () => FLOAT32_MAX),
    ...numbers('float32-min', () => -FLOAT32_MAX),
    ...numbers('denormal', () => DENORMAL),
    ...numbers('above-range', (column) => beyond(column, 10)),
    ...numbers('below-range', (column) => beyond(column, -11)),
    ...texts('empty-text', ''),
    ...texts('long-text', LONG_TEXT),
    ...texts('odd-text', ODD_TEXT),
  ]
}

/** The lowest observed value and so many times the width of the range. */
function beyond({ numbers }: ColumnFacts, widths: number): number {
  const { min, max } = numbers ?? { min: 0, max: 0 }
  return (widths > 0 ? max : min + (max - min)) + widths * (max - min)
}

function withNumber(column: Column, value: number): Column {
  return column.kind === 'numeric' ? { ...column, values: Float64Array.of(value) } : column
}

function withText(column: Column, text: string): Column {
  if (column.kind !== 'text') return column
  return { ...mapTexts({ ...column, codes: Int32Array.of(0), dictionary: [text] }, (same) => same) }
}

function asMissing(column: Column): Column {
  return column.kind === 'numeric'
    ? { ...column, values: Float64Array.of(Number.NaN) }
    : { ...column, codes: Int32Array.of(-1) }
}

function toResult(name: EdgeCase, answer: Answer): EdgeResult {
  return answer.state === 'answered'
    ? { name, result: 'answered' }
    : { name, result: answer.state, message: answer.message }
}

/** The columns from the last to the first: a model that knows them by name answers the same. */
async function tryOrder(ask: Ask, facts: readonly ColumnFacts[]): Promise<EdgeResult | undefined> {
  const first = facts[0]?.column
  if (facts.length < 2 || first === undefined) return undefined
  const rows = Array.from({ length: Math.min(ORDER_ROWS, rowsOf([first])) }, (_, row) => row)
  const columns = facts.map(({ column }) => takeRows(column, rows))
  const [plain, turned] = [await tryAsk(ask, columns), await tryAsk(ask, columns.toReversed())]
  if (plain.state !== 'answered' || turned.state !== 'answered') return toResult('column-order', turned)
  const same = countDiffering(plain.predictions, turned.predictions, rows.length) === 0
  return { name: 'column-order', result: same ? 'answered' : 'other-answers' }
}
