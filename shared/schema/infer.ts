import { findPersonal, maskOf, personalKindOf } from '../data/pii.ts'
import type { ColumnRule, SchemaType } from './document-schema.ts'
import type { ColumnFacts } from './measure.ts'

/** A column is asked to have values throughout when it is 95 % certain that fewer than one in a thousand is missing. */
const REQUIRED_MISSING = 0.001
/** Beyond this share of missing values nothing is asked: such a column is often empty. */
const MOST_MISSING = 0.5
/** So few rows say nothing about values that have not been seen. */
const LEAST_ROWS_TO_CLOSE = 30
const MOST_CLOSED = 100
const MAX_VALUE_CHARACTERS = 200
const LEAST_UNIQUE = 30
/** z of a one-sided 95 % bound. */
const Z = 1.6448536269514722
const ID_NAME = /(^|[_ -])(id|uuid|guid|key|nr|no|number)$|Id$|ID$/

/** What a schema says of a column of the reference, and a remark for those who review it. */
export type ProposedColumn = { readonly name: string; readonly rule: ColumnRule; readonly remark?: string }

export type InferOptions = {
  /** Rows that are expected to be checked next; those of the reference unless told. */
  readonly nextRows?: number
  /** Column that holds the truth: absent where the model is used. */
  readonly target?: string
  /** Column that tells rows apart. */
  readonly id?: string
}

/** The shortest schema that the data fit and that says what is surprising in the next. Everything in it was counted. */
export function inferColumns(facts: readonly ColumnFacts[], options: InferOptions = {}): ProposedColumn[] {
  return facts.map((one) => inferColumn(one, options))
}

function inferColumn(facts: ColumnFacts, options: InferOptions): ProposedColumn {
  const { name, sample } = facts
  const type = typeOf(facts)
  const personal = findPersonal(name, sample)
  const domain = personal === undefined ? closedDomain(facts, options.nextRows ?? facts.rows) : 'hidden'
  const least = leastPresent(facts)
  const isId = options.id === name || ((type === 'integer' || type === 'text') && ID_NAME.test(name))
  const rule: ColumnRule = {
    type,
    ...(name === options.target ? { not_in: ['serving'] } : {}),
    ...(least === undefined ? {} : { present: least }),
    ...(isId && facts.isUnique && facts.present >= LEAST_UNIQUE ? { unique: true } : {}),
    ...valueRules(facts, domain),
    // Numbers that tell rows apart are new in every row: their range is no news.
    ...(personal === undefined && !(facts.isUnique && type === 'integer') ? seenRange(facts) : {}),
    ...severityOf(facts),
  }
  if (personal !== undefined) return { name, rule, remark: `${maskOf(personal.kind)}: looks like personal data` }
  return domain === 'open' ? { name, rule, remark: openRemark(facts) } : { name, rule }
}

type Domain = readonly string[] | 'open' | 'hidden' | undefined

function valueRules({ format }: ColumnFacts, domain: Domain): Pick<ColumnRule, 'values' | 'format'> {
  if (typeof domain === 'object') return { values: [...domain] }
  return format === undefined ? {} : { format }
}

/** The type as a schema names it. */
export function typeOf({ type, numbers }: ColumnFacts): SchemaType {
  if (type !== 'numeric') return type
  return numbers?.isWhole === true ? 'integer' : 'number'
}

/**
 * Least share of rows with a value: 0.999 where the missing share is below 0.1 % with 95 % certainty (three rows in n where none is
 * missing), else what leaves room for twice as many missing as the reference makes likely, down to a half.
 */
export function leastPresent({ rows, present }: ColumnFacts): number | undefined {
  if (rows === 0) return undefined
  const upper = upperShare(rows - present, rows)
  if (upper < REQUIRED_MISSING && (rows - present) / rows <= REQUIRED_MISSING) return 1 - REQUIRED_MISSING
  const least = Math.floor(100 * (1 - 2 * upper)) / 100
  return least < MOST_MISSING ? undefined : least
}

/** One-sided 95 % bound of a share: 3/n when nothing was found (the rule of three), else Wilson's. */
function upperShare(found: number, rows: number): number {
  if (found === 0) return 3 / rows
  const share = found / rows
  const middle = share + (Z * Z) / (2 * rows)
  const half = Z * Math.sqrt((share * (1 - share)) / rows + (Z * Z) / (4 * rows * rows))
  return (middle + half) / (1 + (Z * Z) / rows)
}

/**
 * The values of a text column when no other is to be expected: at most 100, and the chance that the next row has a new one (Good-Turing:
 * the share of rows whose value occurs once) is below one in the rows to come. `open` when more are to be expected.
 */
function closedDomain({ values, present }: ColumnFacts, nextRows: number): Domain {
  if (values === undefined || values.length === 0 || values.length > MOST_CLOSED) return undefined
  const names = values.map(({ value }) => value)
  if (names.some((value) => value.length > MAX_VALUE_CHARACTERS)) return undefined
  if (names.some((value) => personalKindOf(value) !== undefined)) return 'hidden'
  const once = values.filter(({ count }) => count === 1).length
  const isClosed = present >= LEAST_ROWS_TO_CLOSE && once / present < 1 / Math.max(1, nextRows)
  return isClosed ? names : 'open'
}

function openRemark({ values }: ColumnFacts): string {
  const once = (values ?? []).filter(({ count }) => count === 1).length
  return `${values?.length} values, ${once} of them once: more are to be expected`
}

function seenRange({ numbers }: ColumnFacts): Pick<ColumnRule, 'seen'> {
  if (numbers === undefined) return {}
  const { min, max } = numbers
  // A number may be a payment card's or a phone's.
  return [min, max].some((one) => personalKindOf(String(one)) !== undefined) ? {} : { seen: [min, max] }
}

/** What the reference itself has is no surprise. */
function severityOf({ nan, infinite, present }: ColumnFacts): Pick<ColumnRule, 'severity'> {
  const severity = {
    ...(nan > 0 ? { VALUE_NAN: 'off' } : {}),
    ...(infinite > 0 ? { VALUE_INFINITE: 'off' } : {}),
    ...(present === 0 ? { COLUMN_EMPTY: 'off' } : {}),
  }
  return Object.keys(severity).length === 0 ? {} : { severity }
}
