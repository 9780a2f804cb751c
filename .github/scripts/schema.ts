import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { verdictSchema } from '../../actions/kit/verdict-file.ts'
import { cardSchema } from '../../shared/card/schema.ts'
import { writtenSchema } from '../../shared/card/written-schema.ts'
import { configSchema } from '../../shared/config/schema.ts'
import { driftStatementSchema, testStatementSchema } from '../../shared/evidence/schema.ts'
import { importedSchema } from '../../shared/ingest/schema.ts'
import { driftStateSchema } from '../../shared/monitor/drift-state.ts'
import { inventorySchema, validationsSchema } from '../../shared/policy/repository-schemas.ts'
import { floorSchema, policySchema } from '../../shared/policy/schema.ts'
import { waiverSchema } from '../../shared/policy/waivers/parse-file.ts'
import { casesSchema } from '../../shared/robustness/cases-schema.ts'
import { dataSchemaSchema } from '../../shared/schema/document-schema.ts'
import { storedProfileSchema } from '../../shared/summary/document/schema.ts'
import { writeOrCheck } from './write-or-check.ts'

/** Every document that others read or write, by the name of its published schema. */
const SCHEMAS: Readonly<Record<string, object>> = {
  assay: configSchema,
  'assay-floor': floorSchema,
  'assay-inventory': inventorySchema,
  'assay-policy': policySchema,
  'assay-waiver': waiverSchema,
  'assay-validations': validationsSchema,
  cases: casesSchema,
  'data-schema': dataSchemaSchema,
  'drift-state': driftStateSchema,
  'model-card': cardSchema,
  'model-card-written': writtenSchema,
  'evidence-test': testStatementSchema,
  'evidence-drift': driftStatementSchema,
  'evidence-imported': importedSchema,
  'stored-profile': storedProfileSchema,
  verdict: verdictSchema,
  ...Object.fromEntries(Object.entries(cliSchemas).map(([verb, schema]) => [`cli-${verb}`, schema])),
}

writeOrCheck(
  Object.entries(SCHEMAS).map(([name, schema]) => ({
    path: `docs/schema/${name}.schema.json`,
    content: `${JSON.stringify(schema, null, 2)}\n`,
  })),
  'npm exec -- node .github/scripts/schema.ts',
)
