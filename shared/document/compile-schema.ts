import { Ajv, type Options, type ValidateFunction } from 'ajv'

/** Strict about schemas, complete about documents: every problem at once. */
export const SCHEMA_OPTIONS = {
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTuples: false,
  allowUnionTypes: true,
  discriminator: true,
  formats: { 'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/ },
} as const satisfies Options

const ajv = new Ajv(SCHEMA_OPTIONS)

/** The check of each schema that has one. */
export const compiled = new WeakMap<object, ValidateFunction>()

/**
 * The check of a schema, made on its first use. Making those of one gate takes 150 ms, so the bundles hold them ready made
 * (`.github/scripts/ready-schemas.ts`) and have another module in the place of this one.
 */
export function compileSchema(schema: object): ValidateFunction {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = ajv.compile(schema)
  compiled.set(schema, made)
  return made
}
