import { Ajv, type ValidateFunction } from 'ajv'
import document from './openapi.json' with { type: 'json' }
import type { Json } from './types.ts'

/** One way in which a request broke GitHub's published contract. */
export type Violation = {
  readonly method: string
  readonly route: string
  readonly path: string
  readonly reason: string
}
export type ContractRequest = {
  readonly method: string
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}
type Parameter = { name: string; in: string; required?: boolean; schema: Json }
type Operation = {
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Json }> }
  responses: Record<string, Json>
}

const DOCUMENT = document as unknown as { paths: Record<string, Record<string, Operation>> } & Json
const ROOT = 'github'
const PATTERNS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z0-9+.-]*:\/\/\S+$/i,
}

function createValidator(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ strict: false, validateSchema: false, coerceTypes, allErrors: true, logger: false })
  for (const [name, pattern] of Object.entries(PATTERNS)) ajv.addFormat(name, pattern)
  ajv.addSchema(DOCUMENT as Json, ROOT)
  return ajv
}

const bodies = createValidator(false)
const parameters = createValidator(true)
const compiled = new Map<string, ValidateFunction>()

function check(ajv: Ajv, key: string, schema: Json, value: unknown): string[] {
  let validate = compiled.get(key)
  if (!validate) {
    validate = ajv.compile(absolute(schema) as Json)
    compiled.set(key, validate)
  }
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  )
}

/** References inside a fragment point into the whole document. */
function absolute(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absolute)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `${ROOT}${value}` : absolute(value),
    ]),
  )
}

function resolve<T extends object>(node: T | { $ref: string }): T {
  if (!('$ref' in node)) return node
  const keys = node.$ref.slice(2).split('/')
  return resolve(keys.reduce<unknown>((at, key) => (at as Json)[key], DOCUMENT) as T)
}

/** True when the document has the operation. */
export function hasOperation(method: string, route: string): boolean {
  return DOCUMENT.paths[route]?.[method.toLowerCase()] !== undefined
}

/** All operations of the document as `method path`. */
export function listOperations(): string[] {
  return Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
}

/** Every way in which a request breaks the contract: unknown or wrong parameters, wrong body. */
export function violationsOf(request: ContractRequest): string[] {
  const operation = DOCUMENT.paths[request.route]?.[request.method.toLowerCase()]
  if (!operation) return [`GitHub has no ${request.method} ${request.route} in the trimmed document`]
  return [...parameterProblems(operation, request), ...bodyProblems(operation, request)]
}

function parameterProblems(operation: Operation, request: ContractRequest): string[] {
  const key = `${request.method} ${request.route}`
  const known = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(parameter))
  const problems: string[] = []
  for (const parameter of known.filter(({ in: place }) => place === 'path' || place === 'query')) {
    const value = (parameter.in === 'path' ? request.params : request.query)[parameter.name]
    if (value === undefined) {
      if (parameter.required) problems.push(`${parameter.in} parameter ${parameter.name} is missing`)
      continue
    }
    const wrapped = { type: 'object', properties: { value: loosen(parameter.schema) } }
    const found = check(parameters, `${key} ${parameter.in} ${parameter.name}`, wrapped, { value })
    problems.push(...found.map((reason) => `${parameter.in} parameter ${parameter.name}: ${reason}`))
  }
  const names = new Set(known.filter(({ in: place }) => place === 'query').map(({ name }) => name))
  for (const name of Object.keys(request.query)) {
    if (!names.has(name)) problems.push(`query parameter ${name} does not exist`)
  }
  return problems
}

/** An id that may be a number or a name fits both alternatives once a path has made it text. */
function loosen(schema: Json): Json {
  const { oneOf, ...rest } = schema
  return Array.isArray(oneOf) ? { ...rest, anyOf: oneOf } : schema
}

function bodyProblems(operation: Operation, request: ContractRequest): string[] {
  const key = `${request.method} ${request.route} body`
  const schema = operation.requestBody?.content['application/json']?.schema
  if (!schema) return isEmpty(request.body) ? [] : ['body: GitHub takes none here']
  if (request.body === undefined) return operation.requestBody?.required ? ['body is missing'] : []
  const problems = check(bodies, key, schema, request.body).map((reason) => `body: ${reason}`)
  return [...problems, ...unknownMembers(schema, request.body)]
}

const isEmpty = (body: unknown): boolean =>
  body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0)

/** GitHub ignores unknown members silently; ours are always mistakes. */
function unknownMembers(schema: Json, body: unknown): string[] {
  const { properties, additionalProperties, anyOf, oneOf, allOf } = schema
  const open = additionalProperties !== undefined && additionalProperties !== false
  if (typeof properties !== 'object' || properties === null || open || typeof body !== 'object' || body === null)
    return []
  const alternatives = [anyOf, oneOf, allOf]
    .flat()
    .flatMap((part) => Object.keys(((part as Json)?.['properties'] as Json) ?? {}))
  const known = new Set([...Object.keys(properties), ...alternatives])
  return Object.keys(body)
    .filter((name) => !known.has(name))
    .map((name) => `body: member ${name} does not exist`)
}

/** Every way in which an answer of the fake differs from GitHub's response schema; empty for unlisted statuses. */
export function responseProblems(method: string, route: string, status: number, body: unknown): string[] {
  const response = DOCUMENT.paths[route]?.[method.toLowerCase()]?.responses[String(status)]
  if (!response) return [`${method} ${route} has no answer ${status} in the document`]
  const content = resolve<{ content?: Record<string, { schema?: Json }> }>(response)['content']
  const schema = content?.['application/json']?.schema
  return schema ? check(bodies, `${method} ${route} ${status}`, schema, body) : []
}
