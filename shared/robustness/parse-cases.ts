import { type Position, pointerSegment } from '../document/located.ts'
import { nearestName } from '../document/nearest-name.ts'
import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { TaskSpec } from '../model/predictions.ts'
import { type CasesDocument, casesSchema, type WrittenCase } from './cases-schema.ts'

/** What a cases file is held against: the columns of the model with their kinds, and the task. */
export type CasesContext = {
  readonly columns: ReadonlyMap<string, 'numeric' | 'text'>
  readonly task: TaskSpec
}

export type ParsedCases = {
  readonly cases: readonly WrittenCase[]
  readonly locate: (pointer: string) => Position
}

type Tell = (path: string, message: string, fix: string) => void

/** The cases of a file, and where its parts stand. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
export function parseCases(text: string, file: string, context: CasesContext): ParsedCases {
  const document = parseYaml(text, file, 'CONFIG_INVALID')
  const { cases } = validate<CasesDocument>(document, casesSchema, 'CONFIG_INVALID')
  const problems: Problem[] = []
  const names = cases.map(({ name }) => name)
  for (const [i, one] of cases.entries()) {
    const tell: Tell = (path, message, fix) => {
      const pointer = `/cases/${i}${path}`
      problems.push({ file, ...document.locate(pointer), path: pointer, message, fix })
    }
    if (names.indexOf(one.name) !== i)
      tell('/name', `there are two cases named "${one.name}"`, 'name one of them otherwise')
    checkRows(one, tell)
    checkCells(one, context, tell)
    checkChange(one, tell)
    checkChanges(one, context, tell)
    checkExpectation(one, context, tell)
    checkClass(one, context, tell)
  }
  if (problems.length > 0) throw new UserError('CONFIG_INVALID', problems)
  return { cases, locate: document.locate }
}

function checkRows({ kind, rows, where, limit, max_failures, max_share }: WrittenCase, tell: Tell): void {
  if (rows !== undefined && where !== undefined) {
    tell('/where', '`where` picks rows of the holdout, and `rows` are written out', 'remove one of the two')
  }
  if (rows !== undefined && limit !== undefined) tell('/limit', '`limit` means nothing beside `rows`', 'remove `limit`')
  if (kind === 'minimum' && rows === undefined) {
    tell('', 'a case of minimum functionality needs rows whose answer is known', 'add `rows:`')
  }
  if (max_failures !== undefined && max_share !== undefined) {
    tell('/max_share', '`max_failures` and `max_share` say two things', 'keep one of them')
  }
}

function checkCells({ rows = [] }: WrittenCase, context: CasesContext, tell: Tell): void {
  for (const [i, row] of rows.entries()) {
    for (const [name, value] of Object.entries(row)) {
      const at = { name, path: `/rows/${i}/${pointerSegment(name)}` }
      if (isKnown(at, context, tell) && typeof value !== 'object') checkType(value, at, context, tell)
    }
  }
}

function checkChange({ kind, change }: WrittenCase, tell: Tell): void {
  if (kind === 'minimum' && change !== undefined) {
    tell('/change', 'a case of minimum functionality changes nothing', 'remove `change`, or use `kind: invariance`')
  }
  if (kind !== 'minimum' && change === undefined) tell('', 'the case changes nothing', 'add `change: {column: {…}}`')
}

function checkChanges({ change = {} }: WrittenCase, context: CasesContext, tell: Tell): void {
  for (const [name, { set, add, multiply }] of Object.entries(change)) {
    const path = `/change/${pointerSegment(name)}`
    if (!isKnown({ name, path }, context, tell)) continue
    if ((add ?? multiply) !== undefined && context.columns.get(name) === 'text') {
      tell(path, `"${name}" holds text, and only numbers can be added or multiplied`, 'use `set:`')
    }
    for (const value of set === undefined ? [] : [set].flat()) {
      checkType(value, { name, path: `${path}/set` }, context, tell)
    }
  }
}

const EXPECTED: Readonly<Record<WrittenCase['kind'], readonly string[]>> = {
  invariance: ['decision', 'within'],
  directional: ['score', 'tolerance'],
  minimum: ['class', 'min', 'max'],
}

function checkExpectation({ kind, expect }: WrittenCase, { task }: CasesContext, tell: Tell): void {
  const fitting = EXPECTED[kind]
  for (const key of Object.keys(expect)) {
    if (fitting.includes(key)) continue
    tell(`/expect/${key}`, `"${key}" means nothing for kind: ${kind}`, `use ${fitting.join(' or ')}`)
  }
  if (kind === 'directional' && expect.score === undefined) {
    tell('/expect', 'a directional case says where the score may go', 'add `score: not_lower` or `score: not_higher`')
  }
  if (task.kind === 'regression' && (expect.decision ?? expect.class) !== undefined) {
    tell('/expect', 'a regression decides nothing', kind === 'minimum' ? 'use `min` and `max`' : 'use `within`')
  }
  if (expect.min !== undefined && expect.max !== undefined && expect.min > expect.max) {
    tell('/expect/min', `min ${expect.min} is above max ${expect.max}`, 'swap the two')
  }
}

/** Only the probability of a named class is one number per row of a multiclass model. */
function checkClass({ class: own, expect }: WrittenCase, { task }: CasesContext, tell: Tell): void {
  const classes = classNames(task)
  const isScored = (expect.within ?? expect.score ?? expect.min ?? expect.max) !== undefined
  if (task.kind === 'multiclass' && isScored && own === undefined) {
    tell('', 'a multiclass model has a score per class', `add \`class:\`, one of ${classes.join(', ')}`)
  }
  if (task.kind !== 'multiclass' && own !== undefined) tell('/class', '`class` is for multiclass models', 'remove it')
  for (const [path, name] of [
    ['/class', task.kind === 'multiclass' ? own : undefined],
    ['/expect/class', expect.class],
  ] as const) {
    if (name === undefined || classes.length === 0 || classes.includes(String(name))) continue
    tell(path, `"${name}" is not a class of the target`, `use one of: ${classes.join(', ')}`)
  }
}

/** Negative before positive, or the classes of the task; none for a regression. */
export function classNames(task: TaskSpec): readonly string[] {
  if (task.kind === 'binary') return [task.negative, task.positive]
  return task.kind === 'multiclass' ? task.classes : []
}

type At = { readonly name: string; readonly path: string }

function isKnown({ name, path }: At, { columns }: CasesContext, tell: Tell): boolean {
  if (columns.has(name)) return true
  const known = [...columns.keys()]
  const nearest = nearestName(name, known)
  const fix = nearest === undefined ? `the columns are: ${known.slice(0, 50).join(', ')}` : `did you mean "${nearest}"?`
  tell(path, `the model reads no column "${name}"`, fix)
  return false
}

function checkType(value: number | string | boolean, { name, path }: At, context: CasesContext, tell: Tell): void {
  if (context.columns.get(name) === 'numeric' && typeof value === 'string') {
    tell(path, `"${name}" holds numbers, and ${JSON.stringify(value)} is text`, 'write a number, without quotes')
  }
}
