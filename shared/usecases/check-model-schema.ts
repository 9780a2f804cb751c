import { type Finding, sortFindings } from '../integrity/finding.ts'
import { UserError } from '../kernel/error.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Dataset } from '../ports/table-engine.ts'
import { type DataSchema, parseDataSchema } from '../schema/parse.ts'
import { type CheckSchemaDeps, checkSchema } from './check-schema.ts'

export type CheckModelSchemaDeps = CheckSchemaDeps & {
  readonly files: Pick<Files, 'readText'>
  readonly clock: Pick<Clock, 'now'>
}

/** Data that a model was made with or is measured on: opened, and what messages call them (`training data`, `holdout`). */
export type NamedData = { readonly dataset: Dataset; readonly name: string }

/**
 * What `data.schema` of a model finds in its data, each message with the name of the data it is about. Throws UserError SCHEMA_INVALID
 * when the file is missing or cannot be used.
 */
export async function checkModelSchema(
  { tables, files, clock }: CheckModelSchemaDeps,
  { file, data }: { readonly file: string; readonly data: readonly NamedData[] },
): Promise<Finding[]> {
  const schema = await readDataSchema(files, file)
  const environment = schema.environments[0] ?? ''
  const found: Finding[] = []
  for (const { dataset, name } of data) {
    const findings = await checkSchema({ tables }, { dataset, schema, environment, now: clock.now() })
    found.push(...findings.map((finding) => ({ ...finding, message: `${name}: ${finding.message}` })))
  }
  return sortFindings(found)
}

/** Reads a schema file of the workspace. Throws UserError SCHEMA_INVALID. */
export async function readDataSchema(files: Pick<Files, 'readText'>, file: string): Promise<DataSchema> {
  const text = await files.readText(file)
  if (text !== undefined) return parseDataSchema(text, file)
  const fix = `make it: \`assay schema --write ${file}\``
  throw new UserError('SCHEMA_INVALID', { file, message: 'there is no schema here', fix })
}
