import { Ajv, type Options, type ValidateFunction } from 'ajv'
import { shareParts } from './shared-parts.ts'

/** Strict about schemas, complete about documents: every problem at once. */
export const SCHEMA_OPTIONS = {
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTuples: false,
  allowUnionTypes: true,
  discriminator: true,
  inlineRefs: false,
  formats: { 'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/ },
} as const satisfies Options

/** The check of each schema that has one. */
export const compiled = new WeakMap<object, ValidateFunction>()

const known = new Set<string>()
const ajv = new Ajv({
  ...SCHEMA_OPTIONS,
  code: { process: (code, env) => (known.has(env?.baseId ?? '') ? namePaths(code, env?.baseId ?? '') : code) },
})

/** Says in a shared part's check which part its errors speak of: by itself it writes its own paths like those of the whole schema. */
export function namePaths(code: string, part: string): string {
  return code.replaceAll('schemaPath:"#', `schemaPath:"${part}#`)
}

/**
 * The check of a schema, made on its first use. Making those of one gate takes 150 ms, so the bundles hold them ready made
 * (`.github/scripts/ready-schemas.ts`) and have another module in the place of this one.
 */
export function compileSchema(schema: object): ValidateFunction {
  const ready = compiled.get(schema)
  if (ready !== undefined) return ready
  const { schemas, parts } = shareParts([schema])
  for (const [name, part] of parts) {
    if (known.has(name)) continue
    known.add(name)
    ajv.addSchema(part, name)
  }
  const made = ajv.compile(schemas[0] ?? schema)
  compiled.set(schema, made)
  return made
}
