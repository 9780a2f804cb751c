import { parseStrictJson } from '../document/json.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import { isPassing, VERDICTS, type Verdict } from '../kernel/verdict.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Backoff, Ledger, LedgerSnapshot } from '../ports/ledger.ts'
import { type Move, type MoveState, planMove } from '../registry/move.ts'
import { refuse } from '../registry/refusal.ts'
import { CHAMPION, type ReadyRecord } from '../registry/schema.ts'
import { commitToLedger } from './commit-to-ledger.ts'
import { assertLedger, readAlias, readModelState, readVersion } from './ledger-state.ts'

export type MoveChampionPorts = {
  readonly ledger: Ledger
  readonly backoff: Backoff
  readonly files: Pick<Files, 'sha256'>
  readonly clock: Clock
}

export type MoveChampionInput = {
  readonly kind: 'promote' | 'rollback'
  readonly model: string
  /** Absent for a roll back: the champion before this one. */
  readonly version?: string
  readonly digest?: string
  readonly actor: string
  readonly run?: string
}

/**
 * Makes a registered version the champion, or the one before it again, in one commit on exactly the ledger it saw. Throws UserError
 * REGISTRY_REFUSED naming the reason, Fault LEDGER_CONFLICT, LEDGER_UNAVAILABLE, GITHUB_UNAVAILABLE.
 */
export async function moveChampion(ports: MoveChampionPorts, input: MoveChampionInput): Promise<Move> {
  const { version: named, ...rest } = input
  const at = new Date(ports.clock.now()).toISOString()
  return await commitToLedger(ports, async (snapshot) => {
    await assertLedger(snapshot)
    const champion = await readAlias(snapshot, input.model, CHAMPION)
    const version = named ?? champion?.previous?.version ?? refuse(noneBefore(input.model))
    const state = await readState(ports, snapshot, { model: input.model, version })
    const move = planMove(state, { ...rest, version, at })
    return { result: move, files: move.files, message: move.message }
  })
}

async function readState(
  { files }: MoveChampionPorts,
  snapshot: LedgerSnapshot,
  { model, version }: { readonly model: string; readonly version: string },
): Promise<MoveState> {
  const target = await readVersion(snapshot, model, version)
  const digest = (target?.record.manifest.digest ?? `sha256:${'0'.repeat(64)}`) as Digest
  const { champion, champions } = await readModelState(snapshot, model, { digest })
  const known = { ...(champion === undefined ? {} : { champion }), champions }
  if (target === undefined) return known
  const isGated = target.ready !== undefined && (await passed(files, snapshot, { ready: target.ready, model, digest }))
  return { ...known, target: { ...target, isGated } }
}

/** Is there a verdict, with the bytes that were registered, that lets this model with this digest pass? */
async function passed(
  files: Pick<Files, 'sha256'>,
  snapshot: LedgerSnapshot,
  { ready, model, digest }: { readonly ready: ReadyRecord; readonly model: string; readonly digest: Digest },
): Promise<boolean> {
  if (ready.digest !== digest) return false
  for (const entry of ready.evidence.filter(({ kind }) => kind === 'verdict')) {
    const bytes = await snapshot.read(entry.path)
    if (bytes !== undefined && files.sha256(bytes) === entry.digest && lets(bytes, entry.path, { model, digest }))
      return true
  }
  return false
}

function lets(bytes: Uint8Array, path: string, about: { readonly model: string; readonly digest: Digest }): boolean {
  try {
    const { value } = parseStrictJson(new TextDecoder().decode(bytes), path, 'REGISTRY_REFUSED')
    const own = listOf(value, 'models').find((one) => memberOf(one, 'model') === about.model)
    const tests = listOf(own, 'evidence').filter((one) => memberOf(one, 'kind') === 'test')
    const isOfIt = tests.length > 0 && tests.every((one) => memberOf(one, 'subject') === about.digest)
    return isOfIt && isPass(memberOf(value, 'verdict')) && isPass(memberOf(own, 'verdict'))
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

function isPass(verdict: unknown): boolean {
  return VERDICTS.some((known) => known === verdict) && isPassing(verdict as Verdict)
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name)
  return Array.isArray(list) ? list : []
}

function noneBefore(model: string) {
  return {
    file: model,
    message: 'NO_PREVIOUS: there is no champion before this one',
    fix: 'name a version with --version',
  }
}
