import { isTestStatement, parseStatement } from '../evidence/parse.ts'
import type { Digest } from '../kernel/digest.ts'
import { Fault, UserError } from '../kernel/error.ts'
import type { HoldoutUse } from '../policy/facts.ts'
import type { Ledger, LedgerSnapshot } from '../ports/ledger.ts'
import { modelFolder, versionsIn } from '../registry/layout.ts'
import { compareVersions } from '../registry/semver.ts'
import { readVersion } from './ledger-state.ts'

/** Versions that are looked at, the newest. */
const MAX_VERSIONS = 200

/**
 * How often a holdout was used, as far as the ledger knows: once for every version whose tests were measured on it. `undefined` when
 * the ledger cannot be read: what is unknown is not zero.
 */
export async function readHoldoutUse(
  { ledger }: { readonly ledger: Ledger },
  { model, holdout }: { readonly model: string; readonly holdout: Digest },
): Promise<HoldoutUse | undefined> {
  try {
    const snapshot = await ledger.snapshot()
    const paths = (await snapshot.list('')).filter((path) => path.startsWith(`${modelFolder(model)}/`))
    const versions = versionsIn(paths).map(({ version }) => version)
    const newest = versions.toSorted((a, b) => compareVersions(b, a)).slice(0, MAX_VERSIONS)
    const uses = (await Promise.all(newest.map((version) => readUse(snapshot, model, version)))).flat()
    const releases = uses
      .filter((use) => use.holdout === holdout)
      .map(({ at, candidate }) => ({ at, candidate }))
      .toSorted((a, b) => a.at - b.at)
    const [first] = releases
    return { basis: 'ledger', releases, ...(first === undefined ? {} : { since: first.at }) }
  } catch (error) {
    if (error instanceof UserError || error instanceof Fault) return undefined
    throw error
  }
}

type Use = { readonly holdout: Digest; readonly candidate: Digest; readonly at: number }

async function readUse(snapshot: LedgerSnapshot, model: string, version: string): Promise<readonly Use[]> {
  const known = await readVersion(snapshot, model, version)
  const proof = known?.ready?.evidence.find(({ kind }) => kind === 'test')
  const bytes = proof === undefined ? undefined : await snapshot.read(proof.path)
  if (known === undefined || proof === undefined || bytes === undefined) return []
  const statement = parseStatement(new TextDecoder().decode(bytes), proof.path)
  if (!isTestStatement(statement)) return []
  const { manifest, createdAt } = known.record
  const holdout = statement.predicate.holdout.digest as Digest
  return [{ holdout, candidate: manifest.digest as Digest, at: Date.parse(createdAt) }]
}
