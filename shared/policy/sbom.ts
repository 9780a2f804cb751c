/** One package of a software bill of materials; licences as SPDX expressions or names, empty where it names none. */
export type Component = { readonly name: string; readonly version?: string; readonly licences: readonly string[] }

type Members = { readonly [key: string]: unknown }

/**
 * The packages of a CycloneDX (1.x) or SPDX (2.x) document in JSON; `undefined` when it is neither, or lists none. Only names, versions
 * and licences are read.
 */
export function readSbom(document: unknown): readonly Component[] | undefined {
  const root = membersOf(document)
  const isCycloneDx = root['bomFormat'] === 'CycloneDX'
  const isSpdx = typeof root['spdxVersion'] === 'string' && root['spdxVersion'].startsWith('SPDX-2')
  if (!isCycloneDx && !isSpdx) return undefined
  const components = isCycloneDx ? cycloneDx(root['components']) : spdx(root)
  return components.length === 0 ? undefined : components
}

/** Components may hold components. */
function cycloneDx(components: unknown, depth = 0): Component[] {
  return listOf(components).flatMap((one) => [
    toComponent(one['name'], one['version'], listOf(one['licenses']).flatMap(licenceOf)),
    ...(depth < 5 ? cycloneDx(one['components'], depth + 1) : []),
  ])
}

function licenceOf(choice: Members): string[] {
  const { id, name } = membersOf(choice['license']) as { id?: unknown; name?: unknown }
  return [choice['expression'], id, name].filter((one) => typeof one === 'string' && one !== '').slice(0, 1) as string[]
}

const NOTHING_SAID = new Set(['', 'NOASSERTION', 'NONE'])

/** The package that the document describes is the user's own, not one of its dependencies. */
function spdx(root: Members): Component[] {
  const described = new Set(Array.isArray(root['documentDescribes']) ? root['documentDescribes'] : [])
  return listOf(root['packages'])
    .filter(({ SPDXID }) => !described.has(SPDXID))
    .map((one) => {
      const said = [one['licenseConcluded'], one['licenseDeclared']].find(
        (text) => typeof text === 'string' && !NOTHING_SAID.has(text),
      )
      return toComponent(one['name'], one['versionInfo'], said === undefined ? [] : [String(said)])
    })
}

function toComponent(name: unknown, version: unknown, licences: readonly string[]): Component {
  return {
    name: String(name ?? '(no name)').slice(0, 200),
    ...(typeof version === 'string' ? { version } : {}),
    licences,
  }
}

/**
 * May this licence be used where these may? `A OR B` needs one of them, `A AND B` both; `(`, `)` and exceptions (`WITH`) are read as SPDX
 * has them. What cannot be read may not.
 */
export function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const names = new Set(allowed.map((one) => one.toLowerCase()))
  if (names.has(expression.trim().toLowerCase())) return true
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  const read = anyOf({ tokens, at: 0, names, depth: 0 })
  return read.at === tokens.length && read.holds
}

type Place = {
  readonly tokens: readonly string[]
  readonly at: number
  readonly names: ReadonlySet<string>
  readonly depth: number
}
type Read = { readonly at: number; readonly holds: boolean }

function anyOf(place: Place): Read {
  let read = allOf(place)
  while (place.tokens[read.at]?.toUpperCase() === 'OR') {
    const next = allOf({ ...place, at: read.at + 1 })
    read = { at: next.at, holds: read.holds || next.holds }
  }
  return read
}

function allOf(place: Place): Read {
  let read = single(place)
  while (place.tokens[read.at]?.toUpperCase() === 'AND') {
    const next = single({ ...place, at: read.at + 1 })
    read = { at: next.at, holds: read.holds && next.holds }
  }
  return read
}

/** A faulty expression ends before its last token, and so is refused. */
function single(place: Place): Read {
  const { tokens, at, names, depth } = place
  const token = tokens[at]
  if (token === '(' && depth < 20) {
    const inner = anyOf({ ...place, at: at + 1, depth: depth + 1 })
    return tokens[inner.at] === ')' ? { at: inner.at + 1, holds: inner.holds } : { at: -1, holds: false }
  }
  if (token === undefined || /^([()]|OR|AND|WITH)$/i.test(token)) return { at: -1, holds: false }
  const exception = tokens[at + 1]?.toUpperCase() === 'WITH' ? tokens[at + 2] : undefined
  if (exception === undefined) return { at: at + 1, holds: names.has(token.toLowerCase()) }
  return { at: at + 3, holds: names.has(`${token} with ${exception}`.toLowerCase()) }
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function listOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.map(membersOf) : []
}
