import { importResults } from '../../shared/usecases/import-results.ts'
import { chooseModel, loadConfig } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { ingestHelp } from './help.ts'
import { type IngestInputs, readIngestInputs } from './inputs.ts'
import { presentImported } from './present.ts'

export const ingestVerb = createVerb({ name: 'ingest', help: ingestHelp, read: readIngestInputs, run: runIngest })

/** Takes results over; it decides nothing, so the exit code is always 0. */
async function runIngest(services: Services, { from, file, config, model }: IngestInputs): Promise<Outcome> {
  const { name } = chooseModel(await loadConfig(services.files, config), model)
  const { source } = services.context
  const input = { tool: from, file, model: name, source, assayVersion: services.version }
  const { statement, path } = await importResults(services, input)
  return presentImported(statement.predicate, path)
}
