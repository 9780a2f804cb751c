import type { Finding } from '../integrity/finding.ts'
import type { DataInspector } from '../ports/data-inspector.ts'
import type { DataProber } from '../ports/data-prober.ts'
import type { Dataset } from '../ports/table-engine.ts'
import type { InferOptions } from '../schema/infer.ts'
import { parseDataSchema } from '../schema/parse.ts'
import { proposeSchema, proposeUpdate, type SchemaProposal } from '../schema/propose.ts'
import { checkSchema } from './check-schema.ts'

export type ProposeSchemaInput = {
  readonly dataset: Dataset
  /** How the proposal calls the data. */
  readonly source: string
  /** The file that is there, or where the proposal will be written. */
  readonly file: string
  /** The text that is there; without it the proposal is a new file. */
  readonly current?: string
  readonly options: InferOptions
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

/** A proposal, and what people wrote in the schema that these data do not fit. */
export type ProposedSchema = SchemaProposal & { readonly findings: readonly Finding[] }

/** Proposes a schema that the data fit, or the fewest changes of the one that is there. Throws UserError SCHEMA_INVALID. */
export async function proposeSchemaFor(
  { tables }: { readonly tables: DataProber & Pick<DataInspector, 'inspect'> },
  { dataset, source, file, current, options, now }: ProposeSchemaInput,
): Promise<ProposedSchema> {
  // A file that cannot be used is told before the work.
  const known = current === undefined ? undefined : { ...parseDataSchema(current, file), text: current }
  const facts = await tables.probe(dataset).facts()
  const proposal = known === undefined ? proposeSchema(facts, source, options) : proposeUpdate(known, facts, options)
  const schema = parseDataSchema(proposal.text, file)
  const environment = schema.environments[0] ?? ''
  return { ...proposal, findings: await checkSchema({ tables }, { dataset, schema, environment, now }) }
}
