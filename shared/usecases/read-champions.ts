import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import { Fault, UserError } from '../kernel/error.ts'
import type { ModelFacts } from '../policy/facts.ts'
import type { RepositoryFiles } from '../ports/github-repository.ts'
import type { KnownLedger, KnownLedgers } from '../ports/known-ledgers.ts'
import { aliasPath } from '../registry/layout.ts'
import { type AliasRecord, aliasRecordSchema, LEDGER_BRANCH } from '../registry/schema.ts'

type Champion = ModelFacts['champion']
type Known = KnownLedger | undefined

/**
 * The champion of each model, at one commit of the ledger. An unreadable ledger is never an empty one, and one that is gone is not one that
 * never was (threat model A36): the champion is unknown then. Without `ledgers` nobody can tell the two apart.
 */
export async function readChampions(
  files: RepositoryFiles,
  models: readonly string[],
  ledgers?: KnownLedgers,
): Promise<readonly Champion[]> {
  try {
    const known = await ledgers?.find(files.repository)
    const head = await files.commitOf(LEDGER_BRANCH)
    if (head === undefined) {
      const isNew = ledgers !== undefined && known === undefined
      return models.map(() => (isNew ? { state: 'none' } : { state: 'unknown', reason: lostLedger(known) }))
    }
    const found = await Promise.all(models.map((model) => readChampion(files, { model, commit: head, known })))
    await remember(ledgers, { repository: files.repository, known, head, champions: championsIn(models, found) })
    return found
  } catch (error) {
    if (error instanceof UserError || error instanceof Fault) return models.map(() => ({ state: 'unknown' }))
    throw error
  }
}

async function readChampion(
  files: RepositoryFiles,
  { model, commit, known }: { readonly model: string; readonly commit: string; readonly known: Known },
): Promise<Champion> {
  const file = await files.read(aliasPath(model, 'champion'), commit)
  if (file === undefined) {
    const reason = lostChampion(model, known)
    return reason === undefined ? { state: 'none' } : { state: 'unknown', reason }
  }
  const document = parseStrictJson(file.text, file.path, 'REGISTRY_REFUSED')
  const alias = validate<AliasRecord>(document, aliasRecordSchema, 'REGISTRY_REFUSED')
  const since = Date.parse(alias.at)
  return { state: 'is', digest: alias.digest as `sha256:${string}`, version: alias.version, since }
}

function championsIn(models: readonly string[], found: readonly Champion[]): KnownLedger['champions'] {
  const named = found.flatMap((champion, i) => {
    const model = models[i]
    return model === undefined || champion.state !== 'is' ? [] : [[model, champion.version] as const]
  })
  return Object.fromEntries(named)
}

/** Writes only what is new: most evaluations see the same ledger. */
async function remember(
  ledgers: KnownLedgers | undefined,
  seen: {
    readonly repository: string
    readonly known: Known
    readonly head: string
    readonly champions: KnownLedger['champions']
  },
): Promise<void> {
  const { repository, known, head, champions } = seen
  const isSame =
    known?.commit === head && Object.entries(champions).every(([model, version]) => known.champions[model] === version)
  if (!isSame) await ledgers?.save(repository, { commit: head, champions })
}

function lostLedger(known: Known): string {
  if (known === undefined) return `the branch ${LEDGER_BRANCH} is not there, and nobody knows whether it ever was`
  return `the branch ${LEDGER_BRANCH} is gone; it was at commit ${known.commit}`
}

function lostChampion(model: string, known: Known): string | undefined {
  if (known === undefined || !Object.hasOwn(known.champions, model)) return undefined
  return `the branch ${LEDGER_BRANCH} names no champion of ${model} any more; it was ${known.champions[model]}, last seen at commit ${known.commit}`
}
