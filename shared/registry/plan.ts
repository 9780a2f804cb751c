import type { EvidenceSource } from '../evidence/parts.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Manifest } from '../lineage/manifest.ts'
import { MANIFEST_MEDIA_TYPE } from '../lineage/manifest.ts'
import { formatLedgerDocument } from './documents.ts'
import { aliasPath, evidencePath, LEDGER_FILE, manifestPath, README_FILE, readyPath, versionPath } from './layout.ts'
import { renderReadme } from './readme.ts'
import { notGated, refuse, staleBaseline, versionExists } from './refusal.ts'
import {
  type AliasRecord,
  aliasRecordSchema,
  CHAMPION,
  type EvidenceReference,
  LEDGER_FORMAT,
  ledgerSchema,
  type ReadyRecord,
  readyRecordSchema,
  type VersionRecord,
  versionRecordSchema,
} from './schema.ts'
import { type Bump, DEFAULT_BUMP, nextVersion } from './semver.ts'

/** One document that proves something about the version, kept byte for byte. */
export type EvidenceDocument = {
  readonly kind: EvidenceReference['kind']
  readonly text: string
  readonly digest: Digest
}

/** What is to be registered. `expectedChampion` is what the evidence was measured against; absent means not checked. */
export type RegisterCommand = {
  readonly model: string
  readonly manifest: Manifest
  readonly source: EvidenceSource
  readonly evidence: readonly EvidenceDocument[]
  /** The reference profile, whose bytes are at hand. */
  readonly profile?: { readonly digest: Digest; readonly size: number }
  /** Alias that moves to the version once it is ready; absent moves none. */
  readonly alias?: string
  readonly bump?: Bump
  readonly version?: string
  readonly expectedChampion?: Digest | 'none'
  readonly actor: string
  /** RFC 3339, UTC. */
  readonly at: string
  readonly run?: string
}

/** What the ledger says about one model, as far as a registration needs it. */
export type ModelState = {
  readonly ledgerExists: boolean
  /** Every version number taken, ready or not. */
  readonly versions: readonly string[]
  /** Versions of the command's manifest digest. */
  readonly sameDigest: readonly { readonly record: VersionRecord; readonly ready?: ReadyRecord }[]
  readonly champion?: AliasRecord
  /** The alias of the command, when it is another than `champion`. */
  readonly alias?: AliasRecord
  /** Paths of the model that exist: write-once files are not written again. */
  readonly paths: ReadonlySet<string>
  /** Champions of all models, for the front page. */
  readonly champions: readonly AliasRecord[]
}

export type PlannedFile = { readonly path: string; readonly content: string | Uint8Array }

/** `done`: nothing to do, the version is there. `write`: these files, in one commit; none when an earlier try is resumed. */
export type Plan = {
  readonly kind: 'done' | 'write'
  readonly record: VersionRecord
  readonly files: readonly PlannedFile[]
  readonly message: string
}

/**
 * First step: takes a version number (or finds the one taken before) by writing record, manifest and evidence.
 * Throws UserError REGISTRY_REFUSED: the version exists with another model, or the champion moved since the evidence was made.
 */
export function planReserve(state: ModelState, command: RegisterCommand): Plan {
  if (command.evidence.length === 0) refuse(notGated(command.model, 'no evidence was given'))
  const known = knownVersion(state, command)
  if (known?.ready !== undefined) return { kind: 'done', record: known.record, files: [], message: '' }
  refuseStale(state, command)
  if (known !== undefined) return { kind: 'write', record: known.record, files: [], message: '' }
  if (command.version !== undefined && state.versions.includes(command.version)) {
    refuse(versionExists(command.model, command.version))
  }
  const version = command.version ?? nextVersion(state.versions, command.bump ?? DEFAULT_BUMP)
  const record = toRecord(command, version)
  const content = formatLedgerDocument(record, `version ${version} of ${command.model}`, versionRecordSchema)
  const files = [
    ...(state.ledgerExists ? [] : firstFiles()),
    { path: versionPath(command.model, version), content },
    { path: manifestPath(command.model, version), content: command.manifest.text },
    ...newEvidence(state, command, version),
  ]
  return { kind: 'write', record, files, message: `Reserve ${command.model} ${version}` }
}

/**
 * Last step, when all bytes are stored: makes the version visible and moves the alias, in one commit.
 * The champion is checked again, because storing bytes takes time.
 */
export function planFinish(
  state: ModelState,
  command: RegisterCommand,
  stored: {
    readonly version: string
    readonly location: ReadyRecord['location']
    readonly files: readonly PlannedFile[]
  },
): Plan {
  const known = state.sameDigest.find((one) => one.record.version === stored.version)
  if (known === undefined) return refuse(versionExists(command.model, stored.version))
  const { record } = known
  if (known.ready !== undefined) return { kind: 'done', record, files: [], message: '' }
  refuseStale(state, command)
  const ready: ReadyRecord = {
    model: command.model,
    version: record.version,
    digest: command.manifest.digest,
    location: stored.location,
    evidence: command.evidence.map((document) => toReference(command, record.version, document)),
    readyAt: command.at,
  }
  const files = [
    ...stored.files.filter(({ path }) => !state.paths.has(path)),
    ...newEvidence(state, command, record.version),
    {
      path: readyPath(command.model, record.version),
      content: formatLedgerDocument(ready, `version ${record.version} of ${command.model}`, readyRecordSchema),
    },
    ...aliasFiles(state, command, record.version),
  ]
  return { kind: 'write', record, files, message: finishMessage(command, record.version) }
}

/** Found again: the very same run, or bytes that the alias already points to, or the version asked for by number. */
function knownVersion(state: ModelState, command: RegisterCommand): ModelState['sameDigest'][number] | undefined {
  const current = currentAlias(state, command)
  const { sameDigest } = state
  return (
    sameDigest.find(
      ({ record }) => current?.digest === command.manifest.digest && record.version === current.version,
    ) ??
    sameDigest.find(({ record }) => record.version === command.version) ??
    sameDigest.find(({ record }) => record.source.commit === command.source.commit && isWanted(record, command))
  )
}

function isWanted(record: VersionRecord, command: RegisterCommand): boolean {
  return command.version === undefined || command.version === record.version
}

function currentAlias(state: ModelState, command: RegisterCommand): AliasRecord | undefined {
  return command.alias === CHAMPION ? state.champion : state.alias
}

function refuseStale(state: ModelState, command: RegisterCommand): void {
  const { expectedChampion } = command
  const actual = (state.champion?.digest ?? 'none') as Digest | 'none'
  if (expectedChampion === undefined || expectedChampion === actual) return
  refuse(staleBaseline(command.model, expectedChampion, state.champion))
}

function toRecord(command: RegisterCommand, version: string): VersionRecord {
  const { manifest, expectedChampion } = command
  return {
    model: command.model,
    version,
    manifest: {
      digest: manifest.digest,
      mediaType: MANIFEST_MEDIA_TYPE,
      size: manifest.text.length,
    },
    source: command.source,
    files: manifest.files.map(({ path, digest, size }) => ({ path, digest, size })),
    ...(command.profile === undefined ? {} : { profile: command.profile }),
    ...(expectedChampion === undefined || expectedChampion === 'none' ? {} : { parent: expectedChampion }),
    createdAt: command.at,
    actor: command.actor,
  }
}

function firstFiles(): PlannedFile[] {
  return [
    { path: LEDGER_FILE, content: formatLedgerDocument({ format: LEDGER_FORMAT }, LEDGER_FILE, ledgerSchema) },
    { path: README_FILE, content: renderReadme([]) },
  ]
}

function newEvidence(state: ModelState, command: RegisterCommand, version: string): PlannedFile[] {
  return command.evidence
    .map((document) => ({ path: toReference(command, version, document).path, content: document.text }))
    .filter(({ path }) => !state.paths.has(path))
}

function toReference(command: RegisterCommand, version: string, document: EvidenceDocument): EvidenceReference {
  const { kind, digest } = document
  return {
    kind,
    path: evidencePath({ model: command.model, version, subject: command.manifest.digest, kind, digest }),
    digest,
  }
}

function aliasFiles(state: ModelState, command: RegisterCommand, version: string): PlannedFile[] {
  if (command.alias === undefined) return []
  const before = currentAlias(state, command)
  const { expectedChampion } = command
  const record: AliasRecord = {
    model: command.model,
    alias: command.alias,
    version,
    digest: command.manifest.digest,
    ...(before === undefined ? {} : { previous: { version: before.version, digest: before.digest } }),
    reason: 'register',
    ...(expectedChampion === undefined || expectedChampion === 'none' ? {} : { evaluatedAgainst: expectedChampion }),
    actor: command.actor,
    at: command.at,
    ...(command.run === undefined ? {} : { run: command.run }),
  }
  const content = formatLedgerDocument(record, `alias ${command.alias} of ${command.model}`, aliasRecordSchema)
  const file = { path: aliasPath(command.model, command.alias), content }
  if (command.alias !== CHAMPION) return [file]
  const others = state.champions.filter(({ model }) => model !== command.model)
  return [file, { path: README_FILE, content: renderReadme([...others, record]) }]
}

function finishMessage(command: RegisterCommand, version: string): string {
  const what = `Register ${command.model} ${version}`
  return command.alias === undefined ? what : `${what} as ${command.alias}`
}
