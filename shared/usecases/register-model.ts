import type { EvidenceSource } from '../evidence/parts.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import { createManifest, toModelFiles } from '../lineage/manifest.ts'
import { referenceProfilePath } from '../lineage/reference-profile.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { ByteStore } from '../ports/byte-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Backoff, Ledger } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { type Plan, planFinish, planReserve, type RegisterCommand } from '../registry/plan.ts'
import { CHAMPION, type VersionRecord } from '../registry/schema.ts'
import type { Bump } from '../registry/semver.ts'
import { collectProof } from './collect-proof.ts'
import { commitToLedger, type Mutation } from './commit-to-ledger.ts'
import { readModelState } from './ledger-state.ts'
import { storeBytes } from './store-bytes.ts'

export type RegisterModelPorts = {
  readonly files: Files
  readonly ledger: Ledger
  readonly backoff: Backoff
  /** Absent where GitHub is not at hand: then the bytes go into the ledger itself, at most 50 MB. */
  readonly bytes?: ByteStore
  readonly clock: Clock
  readonly log: Log
}

export type RegisterModelInput = {
  readonly model: string
  /** The model's file or folder, relative to the workspace. */
  readonly path: string
  readonly verdict: GateVerdict
  readonly source: EvidenceSource
  readonly actor: string
  readonly bump?: Bump
  readonly version?: string
}

/** `created` is false when the same model was there before, from the same commit or as the champion. */
export type Registered = { readonly record: VersionRecord; readonly digest: Digest; readonly created: boolean }

/**
 * Registers a model that has passed the gate and makes it the champion: reserve a version, store the bytes, finish.
 * A crash between the steps harms nothing; the same call continues. Throws UserError REGISTRY_REFUSED naming the reason,
 * Fault LEDGER_CONFLICT, LEDGER_UNAVAILABLE, GITHUB_UNAVAILABLE.
 */
export async function registerModel(ports: RegisterModelPorts, input: RegisterModelInput): Promise<Registered> {
  const command = await toCommand(ports, input)
  const reserved = await write(ports, command, (state) => planReserve(state, command))
  const { record } = reserved
  const answer = { record, digest: command.manifest.digest }
  if (reserved.kind === 'done') return { ...answer, created: false }
  ports.log.info(`${input.model} ${record.version} is reserved, storing its files`)
  const stored = await storeBytes(ports, { command, record, path: input.path })
  const finished = await write(ports, command, (state) => planFinish(state, command, stored))
  return { ...answer, created: finished.kind === 'write' }
}

async function toCommand(ports: RegisterModelPorts, input: RegisterModelInput): Promise<RegisterCommand> {
  const digests = await ports.files.digest(input.path)
  if (digests === undefined || digests.length === 0) {
    throw new UserError('MODEL_UNREADABLE', {
      file: input.path,
      message: 'there is no model here',
      fix: `check \`models.${input.model}.model\` in assay.yml, or train first`,
    })
  }
  const manifest = createManifest(toModelFiles(input.path, digests), ports.files.sha256)
  const proof = await collectProof(ports, { model: input.model, digest: manifest.digest, verdict: input.verdict })
  return {
    model: input.model,
    manifest,
    source: input.source,
    evidence: proof.evidence,
    ...(await profileAtHand(ports, input.model, proof.profile)),
    expectedChampion: proof.champion,
    alias: CHAMPION,
    ...(input.bump === undefined ? {} : { bump: input.bump }),
    ...(input.version === undefined ? {} : { version: input.version }),
    actor: input.actor,
    at: new Date(ports.clock.now()).toISOString(),
    ...(input.source.runId === undefined ? {} : { run: input.source.runId }),
  }
}

/** The profile that the evidence names. Another one in its place is refused later; none at all leaves the version without. */
async function profileAtHand(
  { files, log }: RegisterModelPorts,
  model: string,
  profile: RegisterCommand['profile'],
): Promise<Pick<RegisterCommand, 'profile'>> {
  if (profile === undefined) return {}
  const path = referenceProfilePath(model)
  if ((await files.digest(path)) !== undefined) return { profile }
  log.warn(`the evidence names a reference profile, and ${path} is not here: the version gets none`)
  return {}
}

function write(
  ports: RegisterModelPorts,
  command: RegisterCommand,
  plan: (state: Parameters<typeof planReserve>[0]) => Plan,
): Promise<Plan> {
  return commitToLedger(ports, async (snapshot): Promise<Mutation<Plan>> => {
    const wanted = { digest: command.manifest.digest, ...(command.alias === undefined ? {} : { alias: command.alias }) }
    const planned = plan(await readModelState(snapshot, command.model, wanted))
    return { result: planned, files: planned.files, message: planned.message }
  })
}
