import { activeColumns, figure, isTypeKept, type Subject } from './check-structure.ts'
import type { Example, TestCount } from './measure.ts'
import { columnPointer } from './parse.ts'
import type { PlannedTest } from './plan-rows.ts'
import { type Found, quote, showExamples } from './to-finding.ts'

/** A planned test with what came out of it. */
export type Measured = { readonly plan: PlannedTest; readonly count: TestCount }

/** Tests whose share of passing rows is below what they ask for. */
export function failedTests(measured: readonly Measured[]): Measured[] {
  const empty = emptyColumns(measured)
  return measured.filter(({ plan, count }) => {
    if (plan.code === 'TYPE_CHANGED') return !empty.has(plan.column ?? '')
    return count.failed > 0 && isBelow(count.tested - count.failed, count.tested, plan.mostly)
  })
}

/** Is a share of rows below a limit? The last bits of the limit, which is written in decimals, decide nothing. */
export function isBelow(part: number, whole: number, limit: number): boolean {
  return part < limit * whole - 1e-9 * whole
}

/** Columns without a single value. */
export function emptyColumns(measured: readonly Measured[]): Set<string> {
  return new Set(
    measured
      .filter(({ plan, count }) => plan.code === 'PRESENT_TOO_LOW' && count.failed === count.tested)
      .flatMap(({ plan }) => plan.column ?? []),
  )
}

/** What a failed test means. */
export function describeFailure({ plan, count }: Measured, { columns }: Subject, examples: readonly Example[]): Found {
  const { code, column, pointer, severity } = plan
  const databaseType = columns.find(({ name }) => name === column)?.databaseType ?? ''
  // Which rows have nothing is no example of a value.
  const shown = code === 'PRESENT_TOO_LOW' ? [] : showExamples(column, examples)
  return {
    code,
    pointer,
    message: messageOf(plan, count, databaseType),
    ...(column === undefined ? {} : { column }),
    rows: count.failed,
    examples: shown,
    severity,
  }
}

function messageOf(plan: PlannedTest, { tested, failed }: TestCount, databaseType: string): string {
  const name = quote(plan.column ?? '')
  const share = `${failed} of ${tested}`
  const least = plan.mostly < 1 ? ` in at least ${percent(plan.mostly)} of them` : ''
  switch (plan.code) {
    case 'PRESENT_TOO_LOW':
      return `${share} rows have no value in ${name}; at least ${percent(plan.mostly)} must have one`
    case 'TYPE_CHANGED':
      return failed === 0
        ? `${name} is ${databaseType}, although every value reads as what the schema expects`
        : `${name} is ${databaseType}; ${share} values are not ${plan.expected}`
    case 'KEY_DUPLICATE':
    case 'VALUE_DUPLICATE':
      return `${share} rows repeat a value of ${plan.column === undefined ? 'the key' : name}; expected ${plan.expected}`
    case 'RULE_BROKEN':
      return `${share} rows break the rule ${quote(plan.expected)}${plan.mostly < 1 ? `, which must hold${least}` : ''}`
    case 'ORDER_BROKEN':
      return `${failed} values of ${name} do not follow the one before; expected ${plan.expected}`
    default:
      return `${share} values of ${name} are not as expected${least}: ${plan.expected}`
  }
}

/** Columns without any value, and columns whose type is another one altogether. */
export function checkColumns(subject: Subject, measured: readonly Measured[]): Found[] {
  const empty = emptyColumns(measured)
  const failed = new Set(
    failedTests(measured).flatMap(({ plan }) => (plan.code === 'PRESENT_TOO_LOW' ? (plan.column ?? []) : [])),
  )
  return activeColumns(subject).flatMap(({ name, rule, found }): Found[] => {
    if (found === undefined) return []
    const column = { column: name, rows: subject.rows }
    if (empty.has(name)) {
      // One finding is enough where a share of values is asked for.
      if (failed.has(name)) return []
      return [
        {
          ...column,
          code: 'COLUMN_EMPTY',
          pointer: columnPointer(name),
          message: `${quote(name)} has no value at all`,
        },
      ]
    }
    const isTold = found.type === 'text' && rule.type !== 'text' && rule.type !== 'other'
    if (isTypeKept(rule.type, found) || isTold) return []
    const message = `${quote(name)} is ${found.databaseType}; the schema expects ${rule.type}`
    return [{ ...column, code: 'TYPE_CHANGED', pointer: columnPointer(name, 'type'), message }]
  })
}

function percent(share: number): string {
  return `${figure(100 * share)} %`
}
