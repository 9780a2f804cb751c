import type { Digest } from '../kernel/digest.ts'
import type { LedgerSnapshot } from '../ports/ledger.ts'
import { parseLedgerDocument } from '../registry/documents.ts'
import {
  aliasPath,
  LEDGER_FILE,
  modelFolder,
  readyPath,
  versionPath,
  versionsIn,
  versionsWithEvidence,
} from '../registry/layout.ts'
import type { ModelState } from '../registry/plan.ts'
import { notALedger, refuse } from '../registry/refusal.ts'
import {
  type AliasRecord,
  aliasRecordSchema,
  CHAMPION,
  LEDGER_BRANCH,
  ledgerSchema,
  type ReadyRecord,
  readyRecordSchema,
  type VersionRecord,
  versionRecordSchema,
} from '../registry/schema.ts'

const CHAMPION_FILE = /^models\/([^/]+)\/aliases\/champion\.json$/

/** Reads what a registration of `digest` under `model` needs, from one snapshot. Throws UserError REGISTRY_REFUSED on a broken ledger. */
export async function readModelState(
  snapshot: LedgerSnapshot,
  model: string,
  wanted: { readonly digest: Digest; readonly alias?: string },
): Promise<ModelState> {
  await assertLedger(snapshot)
  const all = await snapshot.list('')
  const paths = all.filter((path) => path.startsWith(`${modelFolder(model)}/`))
  const named = all.flatMap((path) => CHAMPION_FILE.exec(path)?.[1] ?? [])
  const champions = await Promise.all(named.map((name) => readAlias(snapshot, name, CHAMPION)))
  const champion = champions.find((record) => record?.model === model)
  const alias = wanted.alias === undefined ? undefined : await readAlias(snapshot, model, wanted.alias)
  const candidates = versionsWithEvidence(paths, model, wanted.digest)
  const versions = await Promise.all(candidates.map((version) => readVersion(snapshot, model, version)))
  return {
    ledgerExists: snapshot.head !== undefined,
    versions: versionsIn(paths).map(({ version }) => version),
    sameDigest: versions.flatMap((known) => (known?.record.manifest.digest === wanted.digest ? [known] : [])),
    ...(champion === undefined ? {} : { champion }),
    ...(alias === undefined ? {} : { alias }),
    paths: new Set(paths),
    champions: champions.flatMap((record) => record ?? []),
  }
}

/** A branch of the ledger's name that is no ledger is the user's own: UserError REGISTRY_REFUSED. */
export async function assertLedger(snapshot: LedgerSnapshot): Promise<void> {
  if (snapshot.head === undefined) return
  const found = await readDocument(snapshot, LEDGER_FILE, ledgerSchema)
  if (found === undefined) refuse(notALedger(LEDGER_BRANCH))
}

/** The record of an alias, or `undefined` where it points nowhere yet. */
export function readAlias(snapshot: LedgerSnapshot, model: string, alias: string): Promise<AliasRecord | undefined> {
  return readDocument<AliasRecord>(snapshot, aliasPath(model, alias), aliasRecordSchema)
}

/** Record of a version and, once its bytes are stored, where they are. */
export async function readVersion(
  snapshot: LedgerSnapshot,
  model: string,
  version: string,
): Promise<ModelState['sameDigest'][number] | undefined> {
  const [record, ready] = await Promise.all([
    readDocument<VersionRecord>(snapshot, versionPath(model, version), versionRecordSchema),
    readDocument<ReadyRecord>(snapshot, readyPath(model, version), readyRecordSchema),
  ])
  if (record === undefined) return undefined
  return ready === undefined ? { record } : { record, ready }
}

async function readDocument<T>(snapshot: LedgerSnapshot, path: string, schema: object): Promise<T | undefined> {
  const bytes = await snapshot.read(path)
  return bytes === undefined ? undefined : parseLedgerDocument<T>(bytes, path, schema)
}
