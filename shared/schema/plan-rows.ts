import type { CheckCode, Severity } from './catalog.ts'
import { activeColumns, type DataColumn, isTypeKept, itemPointer, type Subject } from './check-structure.ts'
import type { ColumnRule } from './document-schema.ts'
import type { CellTest, RowCondition, RowTest, Scalar } from './measure.ts'
import { columnPointer, type DataSchema } from './parse.ts'

/** One test over the rows, and what it means when too many fail. */
export type PlannedTest = {
  readonly code: CheckCode
  readonly column?: string
  readonly pointer: string
  readonly test: RowTest
  /** Least share of the tested rows that must pass. */
  readonly mostly: number
  /** What is expected, to follow "expected". */
  readonly expected: string
  readonly severity?: Severity | undefined
}

const SHOWN_VALUES = 8

/** Every test that the schema asks of the rows of these data. */
export function planRows(subject: Subject): PlannedTest[] {
  const columns = activeColumns(subject).flatMap(({ name, rule, found }) =>
    found === undefined ? [] : planColumn(subject.schema, name, rule, found),
  )
  return [...columns, ...planKeys(subject), ...planRules(subject.schema)]
}

function planKeys({ schema, environment, columns }: Subject): PlannedTest[] {
  const active = new Set(
    activeColumns({ schema, environment, rows: 0, columns }).flatMap(({ found }) => found?.name ?? []),
  )
  return (schema.document.keys ?? []).flatMap((key, i): PlannedTest[] => {
    // A key that lacks a column here is told by the missing column.
    if (!key.every((name) => active.has(name))) return []
    const test = { kind: 'unique', columns: key } as const
    const expected = `every combination of ${key.join(', ')} once`
    return [{ code: 'KEY_DUPLICATE', pointer: itemPointer('keys', i), test, mostly: 1, expected }]
  })
}

function planRules(schema: DataSchema): PlannedTest[] {
  return (schema.document.rules ?? []).map((rule, i): PlannedTest => {
    const pointer = itemPointer('rules', i)
    const check = conditionAt(schema, rule.check, itemPointer('rules', i, 'check'))
    const when =
      rule.when === undefined ? {} : { when: conditionAt(schema, rule.when, itemPointer('rules', i, 'when')) }
    return {
      code: 'RULE_BROKEN',
      pointer,
      test: { kind: 'condition', check, ...when },
      mostly: rule.mostly ?? 1,
      expected: rule.name ?? rule.check,
      severity: rule.severity,
    }
  })
}

/** A condition whose errors name the line it stands on. */
function conditionAt(schema: DataSchema, where: string, pointer: string): RowCondition {
  const { line, column } = schema.locate(pointer)
  return { where, name: `${schema.file}:${line}:${column}` }
}

function planColumn(schema: DataSchema, name: string, rule: ColumnRule, found: DataColumn): PlannedTest[] {
  const when = rule.when === undefined ? {} : { when: conditionAt(schema, rule.when, columnPointer(name, 'when')) }
  const cell = ([code, key, test, expected]: ValueTest, mostly = 1): PlannedTest => ({
    code,
    column: name,
    pointer: columnPointer(name, key),
    // What is said of all rows of a column does not hang on a condition.
    test: { kind: 'cell', column: name, test, ...(mostlyTests(test) ? when : {}) },
    mostly,
    expected,
  })
  const present = cell(['PRESENT_TOO_LOW', 'present', { kind: 'present' }, 'a value'], rule.present ?? 0)
  if (!isTypeKept(rule.type, found)) {
    const type = rule.type === 'text' || rule.type === 'other' ? undefined : rule.type
    if (found.type !== 'text' || type === undefined) return [present]
    return [present, cell(['TYPE_CHANGED', 'type', { kind: 'reads-as', type }, `a value of type ${type}`])]
  }
  const place = (key: string): string => conditionAt(schema, '', columnPointer(name, key)).name
  const tests = valueTests(rule, place).map((test) => cell(test, rule.mostly ?? 1))
  return [
    present,
    ...typeTests(found).flatMap((test) =>
      test[0] !== 'VALUE_NOT_WHOLE' || rule.type === 'integer' ? [cell(test)] : [],
    ),
    ...tests,
    ...wholeColumnTests(name, rule),
  ]
}

/** What numbers and dates can be besides values; a type that holds whole numbers only can be none of it. */
function typeTests({ type, databaseType }: DataColumn): ValueTest[] {
  const finite: ValueTest = ['VALUE_INFINITE', 'type', { kind: 'finite' }, 'a finite value']
  if (type === 'date') return [finite]
  if (type !== 'numeric' || /INT(EGER)?$/i.test(databaseType)) return []
  return [
    ['VALUE_NAN', 'type', { kind: 'not-nan' }, 'no NaN'],
    finite,
    ['VALUE_NOT_WHOLE', 'type', { kind: 'whole' }, 'whole numbers'],
  ]
}

function mostlyTests({ kind }: CellTest): boolean {
  return !['present', 'not-nan', 'finite', 'whole', 'reads-as'].includes(kind)
}

type ValueTest = readonly [code: CheckCode, key: string, test: CellTest, expected: string]

/** What a rule says of single values. */
function valueTests(rule: ColumnRule, place: (key: string) => string): ValueTest[] {
  const tests: ValueTest[] = []
  const { values, never, min, max, seen, length, pattern, not_pattern: notPattern } = rule
  if (values !== undefined) tests.push(['VALUE_UNEXPECTED', 'values', { kind: 'one-of', values }, listWords(values)])
  if (never !== undefined) {
    tests.push(['VALUE_FORBIDDEN', 'never', { kind: 'none-of', values: never }, `none of ${listWords(never)}`])
  }
  if (min !== undefined) tests.push(['VALUE_TOO_SMALL', 'min', { kind: 'range', min }, `at least ${min}`])
  if (max !== undefined) tests.push(['VALUE_TOO_LARGE', 'max', { kind: 'range', max }, `at most ${max}`])
  const [low, high] = seen ?? []
  if (low !== undefined && high !== undefined) {
    const words = `${low} to ${high}, as in the reference`
    tests.push(['VALUE_BELOW_SEEN', 'seen', { kind: 'range', min: low }, words])
    tests.push(['VALUE_ABOVE_SEEN', 'seen', { kind: 'range', max: high }, words])
  }
  if (length !== undefined) {
    const words = `${length.min ?? 0} to ${length.max ?? 'any number of'} characters`
    tests.push(['LENGTH_OUT_OF_RANGE', 'length', { kind: 'length', min: length.min, max: length.max }, words])
  }
  if (pattern !== undefined) {
    tests.push([
      'PATTERN_MISMATCH',
      'pattern',
      { kind: 'pattern', pattern, found: true, name: place('pattern') },
      `text like ${pattern}`,
    ])
  }
  if (notPattern !== undefined) {
    const test = { kind: 'pattern', pattern: notPattern, found: false, name: place('not_pattern') } as const
    tests.push(['PATTERN_FORBIDDEN', 'not_pattern', test, `no text like ${notPattern}`])
  }
  if (rule.format !== undefined) {
    tests.push(['FORMAT_MISMATCH', 'format', { kind: 'format', format: rule.format }, `the format ${rule.format}`])
  }
  if (rule.date_format !== undefined) {
    const test = { kind: 'date-format', format: rule.date_format, name: place('date_format') } as const
    tests.push(['FORMAT_MISMATCH', 'date_format', test, `dates like ${rule.date_format}`])
  }
  return tests
}

function wholeColumnTests(column: string, rule: ColumnRule): PlannedTest[] {
  const tests: PlannedTest[] = []
  if (rule.unique === true) {
    const test = { kind: 'unique', columns: [column] } as const
    const pointer = columnPointer(column, 'unique')
    tests.push({ code: 'VALUE_DUPLICATE', column, pointer, test, mostly: 1, expected: 'every value once' })
  }
  if (rule.order !== undefined) {
    const test = { kind: 'order', column, order: rule.order } as const
    const expected = `${rule.order.replace('-', ' ')} values`
    tests.push({ code: 'ORDER_BROKEN', column, pointer: columnPointer(column, 'order'), test, mostly: 1, expected })
  }
  return tests
}

function listWords(values: readonly Scalar[]): string {
  const shown = values.slice(0, SHOWN_VALUES).join(', ')
  return values.length > SHOWN_VALUES ? `${shown} and ${values.length - SHOWN_VALUES} more` : shown
}
