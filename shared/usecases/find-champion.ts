import { isTestStatement, parseStatement } from '../evidence/parse.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { type Digest, shortDigest } from '../kernel/digest.ts'
import { Fault } from '../kernel/error.ts'
import { REFERENCE_PROFILE } from '../lineage/reference-profile.ts'
import type { ByteStore } from '../ports/byte-store.ts'
import type { Files } from '../ports/files.ts'
import type { Ledger, LedgerSnapshot } from '../ports/ledger.ts'
import { CHAMPION, type ReadyRecord, type VersionRecord } from '../registry/schema.ts'
import { type FetchVersionPorts, fetchFile, fetchVersion } from './fetch-version.ts'
import { assertLedger, readAlias, readVersion } from './ledger-state.ts'

/** Where champions are kept between runs, relative to the workspace. */
export const CHAMPION_FOLDER = '.assay/champion'

/** `none`: the ledger was read and names no champion. An unreadable ledger throws, it is never `none`. */
export type Champion =
  | { readonly state: 'none' }
  | {
      readonly state: 'is'
      readonly version: string
      readonly digest: Digest
      /** When it became champion, in milliseconds since 1970 UTC. */
      readonly since: number
      readonly record: VersionRecord
      readonly ready: ReadyRecord
      /**
       * Brings the files to `folder` (default: the cache below `.assay/champion`), each checked by its sha256, and answers the
       * model's path: the file itself when there is one, else the folder. Throws Fault STORE_UNAVAILABLE, GITHUB_UNAVAILABLE.
       */
      readonly fetchFiles: (folder?: string) => Promise<string>
      /**
       * Brings the profile of the data it was trained on, checked by its sha256, and answers its path; `undefined` when it was
       * registered without one. Throws like `fetchFiles`.
       */
      readonly fetchProfile: () => Promise<string | undefined>
      /**
       * The test evidence that it was registered with, checked by its sha256; `undefined` when there is none. Throws Fault
       * LEDGER_UNAVAILABLE, UserError EVIDENCE_INVALID.
       */
      readonly readEvidence: () => Promise<TestPredicate | undefined>
    }

export type FindChampionPorts = {
  readonly ledger: Ledger
  /** Absent where GitHub is not at hand: then only bytes kept in the ledger can be fetched. */
  readonly bytes?: ByteStore
  readonly files: Files
}

/** Looks up the model that the alias `champion` points to. Throws Fault LEDGER_UNAVAILABLE, GITHUB_UNAVAILABLE, UserError REGISTRY_REFUSED. */
export async function findChampion(ports: FindChampionPorts, model: string): Promise<Champion> {
  const snapshot = await ports.ledger.snapshot()
  const [alias] = await Promise.all([readAlias(snapshot, model, CHAMPION), assertLedger(snapshot)])
  if (alias === undefined) return { state: 'none' }
  const { record, ready } = await readReady(snapshot, model, alias.version)
  const digest = alias.digest as Digest
  if (record.manifest.digest !== digest || ready.digest !== digest) {
    throw new Fault(
      'LEDGER_UNAVAILABLE',
      `alias ${CHAMPION} of ${model} and version ${alias.version} name different models`,
    )
  }
  return {
    state: 'is',
    since: Date.parse(alias.at),
    version: alias.version,
    digest,
    record,
    ready,
    fetchFiles: (folder = `${CHAMPION_FOLDER}/${shortDigest(digest)}`) =>
      fetchVersion({ ...ports, snapshot }, { model, version: alias.version, digest, location: ready.location, folder }),
    fetchProfile: () => fetchProfile({ ...ports, snapshot }, record, ready),
    readEvidence: () => readEvidence(ports.files, snapshot, ready),
  }
}

async function fetchProfile(
  ports: FetchVersionPorts,
  { model, version, profile }: VersionRecord,
  { location }: ReadyRecord,
): Promise<string | undefined> {
  if (profile === undefined) return undefined
  const digest = profile.digest as Digest
  const target = `${CHAMPION_FOLDER}/${shortDigest(digest)}.profile.json`
  const isRight = async () => (await ports.files.digest(target))?.[0]?.digest === digest
  if (await isRight()) return target
  await fetchFile(ports, { model, version, location }, { file: { path: REFERENCE_PROFILE, digest }, target })
  if (await isRight()) return target
  throw new Fault('STORE_UNAVAILABLE', `${target} is not the profile that version ${version} of ${model} names`)
}

async function readEvidence(
  { sha256 }: Files,
  snapshot: LedgerSnapshot,
  { evidence, digest }: ReadyRecord,
): Promise<TestPredicate | undefined> {
  const entry = evidence.findLast(({ kind }) => kind === 'test')
  if (entry === undefined) return undefined
  const bytes = await snapshot.read(entry.path)
  if (bytes === undefined || sha256(bytes) !== entry.digest) {
    throw new Fault('LEDGER_UNAVAILABLE', `${entry.path} is not the evidence that was registered`)
  }
  const statement = parseStatement(new TextDecoder().decode(bytes), entry.path)
  const isOfIt = isTestStatement(statement) && statement.predicate.candidate.digest === digest
  return isOfIt ? statement.predicate : undefined
}

async function readReady(
  snapshot: LedgerSnapshot,
  model: string,
  version: string,
): Promise<{ readonly record: VersionRecord; readonly ready: ReadyRecord }> {
  const known = await readVersion(snapshot, model, version)
  if (known?.ready !== undefined) return { record: known.record, ready: known.ready }
  throw new Fault('LEDGER_UNAVAILABLE', `alias ${CHAMPION} of ${model} points to ${version}, which is not ready`)
}
