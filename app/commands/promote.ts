import { UserError } from '../../shared/kernel/error.ts'
import { parseLedgerDocument } from '../../shared/registry/documents.ts'
import { aliasPath, versionPath } from '../../shared/registry/layout.ts'
import {
  type AliasRecord,
  aliasRecordSchema,
  CHAMPION,
  LEDGER_BRANCH,
  type VersionRecord,
  versionRecordSchema,
} from '../../shared/registry/schema.ts'
import { readGoverningPolicy } from '../../shared/usecases/read-governing-policy.ts'
import { answered, type CommandPorts, type Order, type Outcome, refusal, requireRole, shown } from './frame.ts'
import type { Command } from './parse.ts'

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>
const WHO = 'Quote the digest as the ledger shows it (branch `assay`).'

/** Says the command that makes a version the champion: the App cannot write the ledger, so that nobody can make it. */
export async function tellPromotion(ports: CommandPorts, order: Order, command: Of<'promote'>): Promise<Outcome> {
  const weak = await requireRole(ports, order, { least: 'maintain' })
  if (weak !== undefined) return weak
  const model = await modelOf(ports, order, command.model)
  if (typeof model !== 'string') return model
  const { version, digest } = command
  const record = await readLedger<VersionRecord>(ports, versionPath(model, version), versionRecordSchema)
  if (record === undefined) return refusal(`${shown(model)} has no version ${version} in the ledger`, WHO)
  if (!hasPrefix(record.manifest.digest, digest)) {
    return refusal(
      `${shown(model)} ${version} is ${record.manifest.digest.slice(7, 19)}, not ${digest.slice(0, 12)}`,
      WHO,
    )
  }
  return answered(
    orderText(`assay promote --model ${model} --version ${version} --digest ${record.manifest.digest.slice(7)}`),
  )
}

/** Says the command that puts the champion back to the one before. */
export async function tellRollback(ports: CommandPorts, order: Order, command: Of<'rollback'>): Promise<Outcome> {
  const weak = await requireRole(ports, order, { least: 'maintain' })
  if (weak !== undefined) return weak
  const model = await modelOf(ports, order, command.model)
  if (typeof model !== 'string') return model
  const alias = await readLedger<AliasRecord>(ports, aliasPath(model, CHAMPION), aliasRecordSchema)
  if (alias?.previous === undefined) return refusal(`${shown(model)} has no champion before this one`, WHO)
  if (!hasPrefix(alias.digest, command.digest)) {
    return refusal(
      `the champion is ${alias.version} (${alias.digest.slice(7, 19)}), not ${command.digest.slice(0, 12)}`,
      WHO,
    )
  }
  return answered(orderText(`assay rollback --model ${model} --digest ${alias.digest.slice(7)}`))
}

async function modelOf(ports: CommandPorts, { pull }: Order, named: string | undefined): Promise<string | Outcome> {
  if (named !== undefined) return named
  const governing = await readGoverningPolicy(ports, pull.baseRef)
  const models =
    governing === undefined || 'error' in governing ? [] : governing.policy.models.map(({ model }) => model)
  const [only] = models
  if (models.length === 1 && only !== undefined) return only
  return refusal('it is not clear which model is meant', `Name one at the end: ${models.map(shown).join(', ')}.`)
}

async function readLedger<T>({ files }: CommandPorts, path: string, schema: object): Promise<T | undefined> {
  const commit = await files.commitOf(LEDGER_BRANCH)
  const file = commit === undefined ? undefined : await files.read(path, commit)
  if (file === undefined) return undefined
  try {
    return parseLedgerDocument<T>(new TextEncoder().encode(file.text), path, schema)
  } catch (error) {
    // A broken record names no version; `assay promote` says what is wrong with it.
    if (error instanceof UserError) return undefined
    throw error
  }
}

function hasPrefix(digest: string, beginning: string): boolean {
  return digest.slice('sha256:'.length).startsWith(beginning)
}

function orderText(command: string): string {
  return [
    'The App cannot write the ledger. In a checkout of the repository, with a token that may (`contents: write`), or in a workflow:',
    '',
    '```sh',
    command,
    '```',
  ].join('\n')
}
