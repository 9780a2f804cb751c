import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import { Fault, UserError } from '../kernel/error.ts'
import type { ModelFacts } from '../policy/facts.ts'
import type { RepositoryFiles } from '../ports/github-repository.ts'
import { aliasPath } from '../registry/layout.ts'
import { type AliasRecord, aliasRecordSchema, LEDGER_BRANCH } from '../registry/schema.ts'

/** The champion of each model, at one commit of the ledger. An unreadable ledger is never an empty one: the champion is unknown. */
export async function readChampions(
  files: RepositoryFiles,
  models: readonly string[],
): Promise<readonly ModelFacts['champion'][]> {
  try {
    const head = await files.commitOf(LEDGER_BRANCH)
    if (head === undefined) return models.map(() => ({ state: 'none' }))
    return await Promise.all(models.map((model) => readChampion(files, model, head)))
  } catch (error) {
    if (error instanceof UserError || error instanceof Fault) return models.map(() => ({ state: 'unknown' }))
    throw error
  }
}

async function readChampion(files: RepositoryFiles, model: string, commit: string): Promise<ModelFacts['champion']> {
  const file = await files.read(aliasPath(model, 'champion'), commit)
  if (file === undefined) return { state: 'none' }
  const document = parseStrictJson(file.text, file.path, 'REGISTRY_REFUSED')
  const alias = validate<AliasRecord>(document, aliasRecordSchema, 'REGISTRY_REFUSED')
  const since = Date.parse(alias.at)
  return { state: 'is', digest: alias.digest as `sha256:${string}`, version: alias.version, since }
}
