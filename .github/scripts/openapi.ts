/**
 * Trims GitHub's OpenAPI document to the operations listed in openapi-routes.ts and writes
 * test/fakes/github/openapi.json, the contract that the fake GitHub holds every request to.
 *
 * The source is `generated/api.github.com.json` of the package @octokit/openapi (MIT), 385 MB unpacked,
 * therefore not a dependency. To renew the contract, in an empty folder outside the repository:
 *
 *   npm pack @octokit/openapi@23.0.2
 *   tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *
 * and in the repository: node .github/scripts/openapi.ts <folder>/package/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { OPERATIONS } from './openapi-routes.ts'

type Json = { [key: string]: unknown }
/** The parts of an OpenAPI 3.0 document that trimming reads. */
export type OpenApi = { readonly openapi: string; readonly info: Json; readonly paths: Record<string, Json> } & Json

const TARGET = new URL('../../test/fakes/github/openapi.json', import.meta.url)
const PROSE = new Set(['description', 'example', 'examples', 'externalDocs', 'tags', 'summary', 'title', 'deprecated'])

/** Keeps the named operations, all they refer to, and rewrites `nullable` to a JSON Schema type union. */
export function trimOpenApi(source: OpenApi, operations: readonly string[]): OpenApi {
  const target: OpenApi = {
    openapi: source.openapi,
    info: { title: 'GitHub', version: source.info['version'] },
    paths: {},
  }
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ')
    const found = source.paths[path]?.[method] as Json | undefined
    if (!found) throw new Error(`GitHub's document has no operation "${operation}"`)
    target.paths[path] = { ...target.paths[path], [method]: clean(onlySuccess(found)) }
  }
  copyReferences(source, target)
  return target
}

function onlySuccess(operation: Json): Json {
  const responses = Object.entries(operation['responses'] as Json).filter(([status]) => /^[23]/.test(status))
  const kept: Json = { operationId: operation['operationId'], responses: Object.fromEntries(responses) }
  if (operation['parameters']) kept['parameters'] = operation['parameters']
  if (operation['requestBody']) kept['requestBody'] = operation['requestBody']
  return kept
}

function copyReferences(source: OpenApi, target: OpenApi): void {
  const waiting = referencesIn(target.paths)
  const done = new Set<string>()
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    if (done.has(reference)) continue
    done.add(reference)
    const keys = reference.slice(2).split('/')
    const value = clean(keys.reduce<unknown>((node, key) => (node as Json)[key], source))
    const last = keys.pop() as string
    let place: Json = target
    for (const key of keys) {
      place[key] ??= {}
      place = place[key] as Json
    }
    place[last] = value
    waiting.push(...referencesIn(value))
  }
}

function referencesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = (node as Json)['$ref']
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(node).flatMap(referencesIn)]
}

/** Prose is dropped only where it is a keyword: a property named `title` is an object, its keyword a string. */
function clean(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => clean(item))
  if (typeof node !== 'object' || node === null) return node
  const kept: Json = {}
  for (const [key, value] of Object.entries(node)) {
    if (!isMap && (PROSE.has(key) || key.startsWith('x-'))) continue
    kept[key] = key === 'enum' || key === 'default' ? value : clean(value, !isMap && key === 'properties')
  }
  return isMap ? kept : normaliseNullable(kept)
}

function normaliseNullable(schema: Json): Json {
  if (!('nullable' in schema)) return schema
  const { nullable, ...rest } = schema
  if (nullable !== true) return rest
  if (Array.isArray(rest['enum']) && !rest['enum'].includes(null)) rest['enum'] = [...rest['enum'], null]
  if (typeof rest['type'] === 'string') return { ...rest, type: [rest['type'], 'null'] }
  const { anyOf, ...others } = rest
  if (Array.isArray(anyOf)) return { ...others, anyOf: [{ type: 'null' }, ...anyOf] }
  return { anyOf: [{ type: 'null' }, rest] }
}

if (import.meta.main) {
  const [path] = process.argv.slice(2)
  if (!path) throw new Error('Name the path of api.github.com.json; the head of this file says where it comes from.')
  const document = trimOpenApi(JSON.parse(readFileSync(path, 'utf8')) as OpenApi, OPERATIONS)
  const text = `${JSON.stringify(document)}\n`
  writeFileSync(TARGET, text)
  process.stdout.write(`${OPERATIONS.length} operations, ${(text.length / 1e6).toFixed(2)} MB\n`)
}
