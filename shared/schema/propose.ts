import { editYaml, writeYaml } from '../document/edit-yaml.ts'
import { lineDiff } from '../document/line-diff.ts'
import { type InferOptions, inferColumns } from './infer.ts'
import type { ColumnFacts } from './measure.ts'
import { columnPointer, type DataSchema } from './parse.ts'
import { updateSchema } from './update.ts'

/** The text of a schema file, and how it differs from the one that is there; `diff` is empty when nothing changes. */
export type SchemaProposal = { readonly text: string; readonly diff: string }

/** A schema for data that have none. `source` is how the data are called. */
export function proposeSchema(
  facts: readonly ColumnFacts[],
  source: string,
  options: InferOptions = {},
): SchemaProposal {
  const columns = inferColumns(facts, options)
  const rows = facts[0]?.rows ?? 0
  const document = {
    version: 1,
    rows: { reference: rows },
    // A map, because names that look like whole numbers would come first in an object.
    columns: new Map(columns.map(({ name, rule }) => [name, rule])),
  }
  const head = [
    ` What the data must look like, taken from ${source.replace(/\s+/g, ' ')} (${rows} rows) and reviewed by people.`,
    ' Checked by `assay schema --check`. `seen` only warns; write `min`, `max`, `unique`, `pattern` and so on where you know better.',
  ].join('\n')
  const remarks = columns.map(({ name, remark }) => ({ pointer: columnPointer(name), remark }))
  const text = writeYaml(document, remarks, head)
  return { text, diff: lineDiff('', text, { before: '(no schema)', after: 'proposal' }) }
}

/** The schema that is there, changed as little as the data ask for; comments and what people wrote stay. */
export function proposeUpdate(
  schema: DataSchema & { readonly text: string },
  facts: readonly ColumnFacts[],
  options: InferOptions = {},
): SchemaProposal {
  const { file, text: before } = schema
  const text = editYaml(before, updateSchema(schema, facts, options))
  return { text, diff: lineDiff(before, text, { before: file, after: `${file} (proposed)` }) }
}
