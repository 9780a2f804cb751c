import { createHash } from 'node:crypto'
import type { Digest } from '../../shared/kernel/digest.ts'
import { createManifest, type Manifest } from '../../shared/lineage/manifest.ts'
import type { Backoff, Ledger } from '../../shared/ports/ledger.ts'
import { type Plan, planFinish, planReserve, type RegisterCommand } from '../../shared/registry/plan.ts'
import type { VersionRecord } from '../../shared/registry/schema.ts'
import { commitToLedger } from '../../shared/usecases/commit-to-ledger.ts'
import { readModelState } from '../../shared/usecases/ledger-state.ts'

export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

/** A model of one file with this content. */
export function manifestOf(content: string): Manifest {
  return createManifest([{ path: 'model.onnx', digest: sha256(content), size: content.length }], sha256)
}

/** A registration of a model with this content, as a run at this commit would ask for it. */
export function registration(content: string, changes: Partial<RegisterCommand> = {}): RegisterCommand {
  const text = `{"evidence":"${content}"}\n`
  return {
    model: 'credit-risk',
    manifest: manifestOf(content),
    source: { commit: `commit-${content}` },
    evidence: [{ kind: 'test', text, digest: sha256(text) }],
    alias: 'champion',
    actor: 'ada',
    at: '2026-11-21T12:00:00.000Z',
    ...changes,
  }
}

type Ports = { readonly ledger: Ledger; readonly backoff: Backoff }

/** The first step of a registration only: what is left when a run crashes after it. */
export function reserve(ports: Ports, command: RegisterCommand): Promise<Plan> {
  return commit(ports, command, (state) => planReserve(state, command))
}

/** A whole registration whose bytes lie in the ledger. */
export async function register(ports: Ports, command: RegisterCommand): Promise<VersionRecord> {
  const { kind, record } = await reserve(ports, command)
  if (kind === 'done') return record
  const stored = { version: record.version, location: { kind: 'ledger' as const }, files: [] }
  return (await commit(ports, command, (state) => planFinish(state, command, stored))).record
}

function commit(
  ports: Ports,
  command: RegisterCommand,
  plan: (state: Parameters<typeof planReserve>[0]) => Plan,
): Promise<Plan> {
  const wanted = { digest: command.manifest.digest, ...(command.alias === undefined ? {} : { alias: command.alias }) }
  return commitToLedger(ports, async (snapshot) => {
    const planned = plan(await readModelState(snapshot, command.model, wanted))
    return { result: planned, files: planned.files, message: planned.message }
  })
}
