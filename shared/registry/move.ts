import type { Digest } from '../kernel/digest.ts'
import { shortDigest } from '../kernel/digest.ts'
import { formatLedgerDocument } from './documents.ts'
import { aliasPath, README_FILE } from './layout.ts'
import type { PlannedFile } from './plan.ts'
import { renderReadme } from './readme.ts'
import { notGated, refuse, staleBaseline } from './refusal.ts'
import { type AliasRecord, aliasRecordSchema, CHAMPION, type ReadyRecord, type VersionRecord } from './schema.ts'

/** Which version is to be the champion. `digest`: how its digest begins (promote), or that of the champion that is to go (roll back). */
export type MoveCommand = {
  readonly kind: 'promote' | 'rollback'
  readonly model: string
  readonly version: string
  readonly digest?: string
  readonly actor: string
  /** RFC 3339, UTC. */
  readonly at: string
  readonly run?: string
}

/** What the ledger says about the model; `isGated`: its verdict about exactly this version is there, whole, and lets it pass. */
export type MoveState = {
  readonly champion?: AliasRecord
  readonly target?: { readonly record: VersionRecord; readonly ready?: ReadyRecord; readonly isGated: boolean }
  /** Champions of all models, for the front page. */
  readonly champions: readonly AliasRecord[]
}

/** The alias as it stands afterwards; without `files` it stood so before. */
export type Move = { readonly alias: AliasRecord; readonly files: readonly PlannedFile[]; readonly message: string }

/**
 * Moves the champion to a version that is in the ledger. Only a version that the gate let pass is moved to; promoting also asks that it was
 * measured against the champion of today. Nothing is rewritten: the history of the alias file says who moved it, when and why.
 * Throws UserError REGISTRY_REFUSED.
 */
export function planMove(state: MoveState, command: MoveCommand): Move {
  const { model, version, kind } = command
  const target = state.target
  if (target?.ready === undefined) return refuse(noVersion(model, version))
  refuseOtherDigest(state, command, target.record)
  const digest = target.record.manifest.digest
  const before = state.champion
  if (before?.digest === digest && before.version === version) return { alias: before, files: [], message: '' }
  if (!target.isGated) refuse(notGated(model, `the ledger has no verdict that lets version ${version} pass`))
  const measuredAgainst = (target.record.parent ?? 'none') as Digest | 'none'
  if (kind === 'promote' && measuredAgainst !== (before?.digest ?? 'none')) {
    refuse(staleBaseline(model, measuredAgainst, before))
  }
  const alias: AliasRecord = {
    model,
    alias: CHAMPION,
    version,
    digest,
    ...(before === undefined ? {} : { previous: { version: before.version, digest: before.digest } }),
    reason: kind,
    ...(target.record.parent === undefined ? {} : { evaluatedAgainst: target.record.parent }),
    actor: command.actor,
    at: command.at,
    ...(command.run === undefined ? {} : { run: command.run }),
  }
  const others = state.champions.filter((one) => one.model !== model)
  const verb = kind === 'promote' ? 'Promote' : 'Roll back'
  return {
    alias,
    files: [
      {
        path: aliasPath(model, CHAMPION),
        content: formatLedgerDocument(alias, `alias ${CHAMPION} of ${model}`, aliasRecordSchema),
      },
      { path: README_FILE, content: renderReadme([...others, alias]) },
    ],
    message: `${verb} ${model} to ${version}`,
  }
}

function refuseOtherDigest(state: MoveState, { kind, model, digest }: MoveCommand, target: VersionRecord): void {
  if (digest === undefined) return
  const meant = kind === 'promote' ? target.manifest.digest : state.champion?.digest
  const wanted = digest.startsWith('sha256:') ? digest.slice('sha256:'.length) : digest
  if (meant?.slice('sha256:'.length).startsWith(wanted) === true) return
  const is = meant === undefined ? 'there is none' : `it is ${shortDigest(meant as Digest)}`
  const what = kind === 'promote' ? `version ${target.version}` : 'the champion'
  refuse({
    file: model,
    message: `OTHER_DIGEST: ${what} does not begin with ${wanted.slice(0, 12)}, ${is}`,
    fix: 'look at the ledger (branch `assay`) again, and name what is there',
  })
}

/** Versions without their bytes do not exist for readers. */
function noVersion(model: string, version: string) {
  return {
    file: model,
    message: `NO_VERSION: there is no version ${version} that is ready`,
    fix: 'name a version of the ledger (branch `assay`), or register it first',
  }
}
