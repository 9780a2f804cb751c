/** A part is worth a check of its own from this many characters on; below, the call is longer than the check (measured on the schemas of evidence). */
const MIN_CHARACTERS = 45

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const ONE = ['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else'] as const
const LISTS = ['anyOf', 'oneOf', 'allOf'] as const
const NAMED = ['properties', 'patternProperties'] as const

type Schema = Readonly<Record<string, unknown>>

/** Schemas in which every part that stands more than once is replaced by `{$ref: name}`, and these parts by their names. */
export type SharedParts = { readonly schemas: readonly object[]; readonly parts: ReadonlyMap<string, object> }

/**
 * Takes out what schemas repeat, so that its check is made once: an interval stands hundreds of times in a schema of evidence. A name
 * depends on nothing but the part, so `partNamed` finds it again in the schema that was given. Branches of a choice stay where they are.
 */
export function shareParts(schemas: readonly object[]): SharedParts {
  const seen = new Map<string, number>()
  for (const schema of schemas) {
    eachPart(schema as Schema, (part) => {
      const name = nameOf(part)
      if (name !== undefined) seen.set(name, (seen.get(name) ?? 0) + 1)
    })
  }
  const parts = new Map<string, object>()
  const replace = (part: Schema): Schema => {
    const name = nameOf(part)
    if (name === undefined || (seen.get(name) ?? 0) < 2) return replaceIn(part, replace)
    if (!parts.has(name)) parts.set(name, replaceIn(part, replace))
    return { $ref: name }
  }
  return { schemas: schemas.map((schema) => replaceIn(schema as Schema, replace)), parts }
}

/** The part of a schema that `shareParts` gave this name. */
export function partNamed(schema: object, name: string): object | undefined {
  let found: object | undefined
  eachPart(schema as Schema, (part) => {
    if (found === undefined && nameOf(part) === name) found = part
  })
  return found
}

/** Calls `visit` for every schema inside this one that may be taken out, from the outside to the inside. */
function eachPart(schema: Schema, visit: (part: Schema) => void): void {
  const deeper = (part: Schema): Schema => {
    visit(part)
    eachPart(part, visit)
    return part
  }
  replaceIn(schema, deeper)
}

/** The schema with each schema directly inside it replaced; branches of a choice are gone through, not replaced. */
function replaceIn(schema: Schema, replace: (part: Schema) => Schema): Schema {
  const changed: Record<string, unknown> = {}
  for (const keyword of ONE) if (isSchema(schema[keyword])) changed[keyword] = replace(schema[keyword])
  for (const keyword of NAMED) {
    const named = schema[keyword]
    if (!isSchema(named)) continue
    changed[keyword] = Object.fromEntries(
      Object.entries(named).map(([name, part]) => [name, isSchema(part) ? replace(part) : part]),
    )
  }
  for (const keyword of LISTS) {
    const branches = schema[keyword]
    if (!Array.isArray(branches)) continue
    changed[keyword] = branches.map((branch: unknown) => (isSchema(branch) ? replaceIn(branch, replace) : branch))
  }
  return { ...schema, ...changed }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** By its text: the same part has the same name wherever it stands. Undefined for what is too small to be taken out. */
function nameOf(part: Schema): string | undefined {
  const text = JSON.stringify(part)
  return text.length < MIN_CHARACTERS ? undefined : `part-${fingerprint(text)}`
}

/** FNV-1a, once forwards and once backwards: 64 bits tell a few hundred parts apart. */
function fingerprint(text: string): string {
  let [ahead, back] = [0x811c9dc5, 0x811c9dc5]
  for (let i = 0; i < text.length; i++) {
    ahead = Math.imul(ahead ^ text.charCodeAt(i), 0x01000193) >>> 0
    back = Math.imul(back ^ text.charCodeAt(text.length - 1 - i), 0x01000193) >>> 0
  }
  return `${ahead.toString(16).padStart(8, '0')}${back.toString(16).padStart(8, '0')}`
}
