import type { ErrorObject as AjvError } from 'ajv'
import { type Problem, UserError, type UserErrorCode } from '../kernel/error.ts'
import { compileSchema } from './compile-schema.ts'
import { type Located, pointerKeys, pointerSegment } from './located.ts'
import { nearestName } from './nearest-name.ts'
import { partNamed } from './shared-parts.ts'

const MAX_PROBLEMS = 50
/** Errors that are looked at, the first ones: a document of strangers may have one in each of its million members (threat model A22). */
const MAX_ERRORS = 1000

/**
 * Checks a parsed document against a JSON Schema and returns it typed. Throws UserError(code) with all problems,
 * each with line, column, JSON pointer and, for unknown keys and values, the nearest right one.
 */
export function validate<T>(document: Located, schema: object, code: UserErrorCode): T {
  const problems = check(document, schema, '')
  if (problems.length > 0) throw new UserError(code, problems)
  return document.value as T
}

/** The problems of the part of a document below `pointer`; empty when it fits the schema. */
export function check(document: Located, schema: object, pointer: string): Problem[] {
  const validator = compileSchema(schema)
  const value = at(document.value, pointerKeys(pointer))
  if (validator(value)) return []
  const errors = (validator.errors ?? []).slice(0, MAX_ERRORS).map((error) => withContext(error, schema, value))
  const told = telling(errors).slice(0, 2 * MAX_PROBLEMS)
  const problems = told.map((error) => toProblem(document, error, pointer))
  return dedupe(problems).slice(0, MAX_PROBLEMS)
}

/** What is wrong, with the value that is, the keyword's own part of the schema and what stands around it. */
type ErrorObject = AjvError & { readonly schema: unknown; readonly parentSchema: Readonly<Record<string, unknown>> }

/** Looks up what ajv would carry in each error with `verbose`: in the ready-made checks of the bundles that doubles their size. */
function withContext(error: AjvError, root: object, value: unknown): ErrorObject {
  // A schema path is a fragment of a URI, inside the whole schema or one of its shared parts.
  const [part = '', path = ''] = error.schemaPath.split('#', 2)
  const within = part === '' ? root : partNamed(root, part)
  const keys = pointerKeys(path).map(decodeURIComponent)
  const data = error.propertyName ?? at(value, pointerKeys(error.instancePath))
  return {
    ...error,
    data,
    schema: at(within, keys),
    parentSchema: at(within, keys.slice(0, -1)) as ErrorObject['parentSchema'],
  }
}

function at(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], root)
}

/**
 * Drops what only repeats: the wrapper keyword of a choice, and "wrong type" from the branches of a choice that were not meant
 * (a branch whose type fits speaks for itself; when no branch fits, the wrapper's own line names all the types).
 */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf')
  // A shared part is never a branch itself, so an error of one belongs to a choice when it lies deeper in the same value.
  const inBranch = (error: ErrorObject, choice: ErrorObject): boolean =>
    error !== choice &&
    (partOf(error) === partOf(choice)
      ? error.schemaPath.startsWith(`${choice.schemaPath}/`)
      : error.instancePath.startsWith(`${choice.instancePath}/`))
  const isWrongType = (error: ErrorObject, choice: ErrorObject): boolean =>
    inBranch(error, choice) && error.keyword === 'type' && error.instancePath === choice.instancePath
  return errors.filter((error) => {
    if (['if', 'allOf', 'propertyNames'].includes(error.keyword)) return false
    if (choices.includes(error)) return !errors.some((other) => inBranch(other, error) && !isWrongType(other, error))
    return !choices.some((choice) => isWrongType(error, choice))
  })
}

function partOf({ schemaPath }: ErrorObject): string {
  return schemaPath.slice(0, schemaPath.indexOf('#'))
}

function toProblem(document: Located, error: ErrorObject, base: string): Problem {
  const pointer = base + error.instancePath
  const { message, fix, key } = explain(error)
  const place = key === undefined ? document.locate(pointer) : document.locateKey(pointer, key)
  return {
    file: document.file,
    ...place,
    path: key === undefined ? pointer || '/' : `${pointer}/${pointerSegment(key)}`,
    message,
    ...(fix === undefined ? {} : { fix }),
  }
}

function explain(error: ErrorObject): { message: string; fix?: string; key?: string } {
  const shown = show(error.data)
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty'])
      const known = Object.keys((error.parentSchema['properties'] ?? {}) as object)
      return { message: `unknown key "${key}"`, key, ...suggestion(key, known) }
    }
    case 'required':
      return {
        message: `the key "${error.params['missingProperty']}" is missing`,
        fix: `add \`${error.params['missingProperty']}:\``,
      }
    case 'type':
      return wrongType([error.params['type']].flat().map(String), error.data)
    case 'enum': {
      const allowed = (error.params['allowedValues'] as unknown[]).map(String)
      return { message: `${shown} is not one of ${allowed.join(', ')}`, ...suggestion(String(error.data), allowed) }
    }
    case 'anyOf':
    case 'oneOf': {
      const types = (error.schema as { type?: string }[]).flatMap((branch) => branch.type ?? [])
      return types.length > 0
        ? wrongType(types, error.data)
        : { message: `expected one of several forms, found ${shown}` }
    }
    case 'const':
      return {
        message: `expected ${JSON.stringify(error.params['allowedValue'])}, found ${shown}`,
        fix: `write \`${JSON.stringify(error.params['allowedValue'])}\``,
      }
    case 'pattern':
      return {
        message: `${shown} has the wrong form`,
        fix: `it must match ${error.params['pattern']}`,
        ...(error.propertyName === undefined ? {} : { key: error.propertyName }),
      }
    default:
      return { message: `${shown}: ${error.message ?? error.keyword}` }
  }
}

/** How each type of JSON is written in the documents that people write. */
const WRITTEN: { readonly [type: string]: string } = {
  string: 'text (in quotes, if it looks like a number)',
  array: 'a list: `[one, two]`',
  object: 'keys with values: `{key: value}`',
  number: 'a number, without quotes',
  integer: 'a whole number, without quotes',
  boolean: '`true` or `false`, without quotes',
}

function wrongType(types: readonly string[], found: unknown): { message: string; fix: string } {
  return {
    message: `expected ${types.join(' or ')}, found ${show(found)}`,
    fix: `write ${types.map((type) => WRITTEN[type] ?? type).join(', or ')}`,
  }
}

function suggestion(written: string, known: readonly string[]): { fix?: string } {
  const nearest = nearestName(written, known)
  if (nearest !== undefined) return { fix: `did you mean "${nearest}"?` }
  return known.length > 0 ? { fix: `use one of: ${known.join(', ')}` } : {}
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function dedupe(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter((problem) => {
    const key = `${problem.path} ${problem.message}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
