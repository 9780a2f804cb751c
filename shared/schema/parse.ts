import { type Located, type Position, pointerSegment } from '../document/located.ts'
import { nearestName } from '../document/nearest-name.ts'
import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import { type ColumnRule, DEFAULT_ENVIRONMENTS, dataSchemaSchema, type SchemaDocument } from './document-schema.ts'

/** A schema file that was read: what it says, and where it says it. */
export type DataSchema = {
  readonly file: string
  readonly document: SchemaDocument
  readonly environments: readonly string[]
  readonly locate: (pointer: string) => Position
}

/** What only columns of some types can have. */
const NEEDS_TYPE: ReadonlyArray<readonly [readonly (keyof ColumnRule)[], readonly ColumnRule['type'][]]> = [
  [
    ['min', 'max', 'seen', 'order'],
    ['integer', 'number', 'date'],
  ],
  [
    ['mean', 'sum', 'stdev', 'smallest', 'largest', 'quantiles'],
    ['integer', 'number'],
  ],
  [['length', 'pattern', 'not_pattern', 'format', 'date_format'], ['text']],
  [['max_age_days'], ['date']],
  [
    ['values', 'never', 'contains', 'most_common', 'unique', 'distinct', 'unique_share'],
    ['integer', 'number', 'text', 'boolean', 'date'],
  ],
]
const DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/

/** Reads the text of a schema file. Throws UserError SCHEMA_INVALID with every problem, each with line and column. */
export function parseDataSchema(text: string, file: string): DataSchema {
  const located = parseYaml(text, file, 'SCHEMA_INVALID')
  const document = validate<SchemaDocument>(located, dataSchemaSchema, 'SCHEMA_INVALID')
  const environments = document.environments ?? DEFAULT_ENVIRONMENTS
  const problems = [...dataProblems(document, located), ...columnsProblems(document, environments, located)]
  if (problems.length > 0) throw new UserError('SCHEMA_INVALID', problems)
  return { file, document, environments, locate: located.locate }
}

type Columns = Readonly<Record<string, ColumnRule>>

/** The columns of a schema in the order of the file; names are data, so nothing is looked up by a bare index. */
export function columnEntries({ columns }: SchemaDocument): [string, ColumnRule][] {
  return Object.entries(columns as Columns)
}

/** JSON pointer of a column, or of something it says. */
export function columnPointer(column: string, ...keys: readonly string[]): string {
  return ['', 'columns', column, ...keys].map(pointerSegment).join('/')
}

function problemAt(located: Located, pointer: string, message: string, fix: string): Problem {
  return { file: located.file, ...located.locate(pointer), path: pointer, message, fix }
}

function dataProblems({ rows, keys, columns }: SchemaDocument, located: Located): Problem[] {
  const problems: Problem[] = []
  if (rows !== undefined) problems.push(...spanProblems(rows, '/rows', located))
  if (rows?.ratio !== undefined && rows.reference === undefined) {
    const message = 'a ratio of rows needs the rows of the reference'
    problems.push(
      problemAt(located, '/rows/ratio', message, 'add `reference: <rows of the training data>` under `rows`'),
    )
  }
  const names = Object.keys(columns)
  keys?.forEach((key, i) => {
    key.forEach((name, j) => {
      if (names.includes(name)) return
      const near = nearestName(name, names)
      const fix = near === undefined ? 'name columns that stand under `columns`' : `did you mean "${near}"?`
      problems.push(problemAt(located, `/keys/${i}/${j}`, `the schema has no column "${name}"`, fix))
    })
  })
  return problems
}

function columnsProblems(document: SchemaDocument, environments: readonly string[], located: Located): Problem[] {
  return columnEntries(document).flatMap(([name, rule]) => [
    ...typeProblems(name, rule, located),
    ...boundProblems(name, rule, located),
    ...(rule.not_in ?? []).flatMap((environment, i) => {
      if (environments.includes(environment)) return []
      const fix = `use one of: ${environments.join(', ')}; or list it under \`environments\``
      return problemAt(
        located,
        columnPointer(name, 'not_in', String(i)),
        `there is no environment "${environment}"`,
        fix,
      )
    }),
  ])
}

function typeProblems(name: string, rule: ColumnRule, located: Located): Problem[] {
  return NEEDS_TYPE.filter(([, types]) => !types.includes(rule.type)).flatMap(([keys, types]) =>
    keys
      .filter((key) => rule[key] !== undefined)
      .map((key) =>
        problemAt(
          located,
          columnPointer(name, key),
          `"${key}" means nothing for a column of type ${rule.type}`,
          `remove it, or set \`type\` to ${types.join(' or ')}`,
        ),
      ),
  )
}

function boundProblems(name: string, rule: ColumnRule, located: Located): Problem[] {
  const problems: Problem[] = []
  const at = (keys: readonly string[], message: string, fix: string): void => {
    problems.push(problemAt(located, columnPointer(name, ...keys), message, fix))
  }
  const isDate = rule.type === 'date'
  const bounds = [
    [['min'], rule.min],
    [['max'], rule.max],
    ...(rule.seen ?? []).map((bound, i) => [['seen', String(i)], bound] as const),
  ] as const
  for (const [keys, bound] of bounds) {
    if (bound === undefined || (isDate ? DATE.test(String(bound)) : typeof bound === 'number')) continue
    at(
      keys,
      `${JSON.stringify(bound)} is no ${isDate ? 'date' : 'number'}`,
      isDate ? 'write "2026-01-31"' : 'write a number',
    )
  }
  if (isBackwards(rule.min, rule.max)) at(['max'], `"max" is below "min"`, 'exchange them')
  if (isBackwards(rule.seen?.[0], rule.seen?.[1])) at(['seen'], 'the second value is below the first', 'exchange them')
  return [...problems, ...figureProblems(name, rule, located)]
}

function figureProblems(name: string, rule: ColumnRule, located: Located): Problem[] {
  const problems: Problem[] = []
  const spans = ['length', 'distinct', 'unique_share', 'mean', 'sum', 'stdev', 'smallest', 'largest'] as const
  for (const key of spans) problems.push(...spanProblems(rule[key], columnPointer(name, key), located))
  for (const [quantile, span] of Object.entries((rule.quantiles ?? {}) as Readonly<Record<string, object>>)) {
    problems.push(...spanProblems(span, columnPointer(name, 'quantiles', quantile), located))
  }
  return problems
}

function isBackwards(low: number | string | undefined, high: number | string | undefined): boolean {
  return low !== undefined && high !== undefined && typeof low === typeof high && low > high
}

function spanProblems(span: object | undefined, pointer: string, located: Located): Problem[] {
  const { min, max } = (span ?? {}) as { min?: number; max?: number }
  return isBackwards(min, max) ? [problemAt(located, `${pointer}/max`, '"max" is below "min"', 'exchange them')] : []
}
