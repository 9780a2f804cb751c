import { type Finding, sortFindings } from '../integrity/finding.ts'
import type { DataInspector, Inspection } from '../ports/data-inspector.ts'
import type { DataProbe, DataProber } from '../ports/data-prober.ts'
import type { Dataset } from '../ports/table-engine.ts'
import { activeColumns, checkStructure, isTypeKept, type Subject } from '../schema/check-structure.ts'
import { type ColumnFigures, judgeFigures, type WantedFigures, wantedFigures } from '../schema/judge-figures.ts'
import { checkColumns, describeFailure, emptyColumns, failedTests, type Measured } from '../schema/judge-rows.ts'
import type { DataSchema } from '../schema/parse.ts'
import { planRows } from '../schema/plan-rows.ts'
import { type Found, toFinding } from '../schema/to-finding.ts'

export type CheckSchemaDeps = { readonly tables: DataProber & Pick<DataInspector, 'inspect'> }

export type CheckSchemaInput = {
  readonly dataset: Dataset
  readonly schema: DataSchema
  /** One of `schema.environments`. */
  readonly environment: string
  /** Milliseconds since 1970 UTC: what the age of data is measured from. */
  readonly now: number
}

/** Everything in which the data do not fit their schema, errors first. Throws UserError for conditions and patterns that are none. */
export async function checkSchema({ tables }: CheckSchemaDeps, input: CheckSchemaInput): Promise<Finding[]> {
  const { dataset, schema, environment } = input
  const subject: Subject = { schema, environment, rows: dataset.rows, columns: dataset.columns }
  const probe = tables.probe(dataset)
  const planned = planRows(subject)
  const counts = await probe.count(planned.map(({ test }) => test))
  const measured = planned.flatMap((plan, i): Measured[] => {
    const count = counts[i]
    return count === undefined ? [] : [{ plan, count }]
  })
  const found: Found[] = [...checkStructure(subject), ...checkColumns(subject, measured)]
  for (const failure of failedTests(measured)) {
    const isShown = failure.plan.code !== 'PRESENT_TOO_LOW' && failure.count.failed > 0
    found.push(describeFailure(failure, subject, isShown ? await probe.examples(failure.plan.test) : []))
  }
  const empty = emptyColumns(measured)
  for (const { name, rule, found: column } of activeColumns(subject)) {
    const wanted = wantedFigures(rule)
    if (wanted === undefined || column === undefined || empty.has(name) || !isTypeKept(rule.type, column)) continue
    const figures = await measureFigures({ probe, inspection: tables.inspect(dataset) }, name, wanted)
    found.push(...judgeFigures({ name, rule }, figures, input.now))
  }
  return sortFindings(found.flatMap((one) => toFinding(schema, one)))
}

type Measures = { readonly probe: DataProbe; readonly inspection: Inspection }

async function measureFigures(
  { probe, inspection }: Measures,
  column: string,
  wanted: WantedFigures,
): Promise<ColumnFigures> {
  const numbers = wanted.numbers ? await inspection.numbers(column) : undefined
  const values = wanted.values ? await inspection.values(column) : undefined
  const shares = wanted.quantiles.map(Number)
  const quantiles = shares.length === 0 ? [] : await probe.quantiles(column, shares)
  const { contains } = wanted
  const tests = contains.map((value) => ({ kind: 'none-of', values: [value] }) as const)
  const seen = await probe.count(tests.map((test) => ({ kind: 'cell', column, test })))
  return {
    numbers,
    ...(values === undefined ? {} : { values: { ...values, mostCommon: values.top[0]?.value } }),
    quantiles: new Map(
      wanted.quantiles.flatMap((share, i) => (quantiles[i] === undefined ? [] : [[share, quantiles[i]] as const])),
    ),
    absent: contains.filter((_, i) => seen[i]?.failed === 0),
  }
}
