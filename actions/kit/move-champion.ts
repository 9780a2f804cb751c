import { UserError } from '../../shared/kernel/error.ts'
import { inline } from '../../shared/report/escape.ts'
import { moveChampion } from '../../shared/usecases/move-champion.ts'
import type { InputReader } from './input-readers.ts'
import { chooseModel, loadConfig } from './load-config.ts'
import type { Outcome } from './outcome.ts'
import type { Services } from './services.ts'

/** What both verbs take; the version may be left out only to roll back. */
export type MoveInputs = {
  readonly config: string
  readonly model: string | undefined
  readonly version: string | undefined
  readonly digest: string | undefined
}

/** Refuses a version or a digest that none can be. */
export function checkMove(read: InputReader, { version, digest }: Pick<MoveInputs, 'version' | 'digest'>): void {
  if (version !== undefined && !/^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version)) {
    read.refuse('version', `"${version}" is no version`, 'write it like 1.4.0')
  }
  if (digest !== undefined && !/^(sha256:)?[0-9a-f]{12,64}$/.test(digest)) {
    read.refuse('digest', `"${digest}" is no beginning of a digest`, 'write at least 12 of its hexadecimal digits')
  }
}

/** Moves the champion and says what it was and is. */
export async function runMove(services: Services, kind: 'promote' | 'rollback', inputs: MoveInputs): Promise<Outcome> {
  const { context, files, clock, actor } = services
  if (context.change.kind === 'pull-request') {
    throw new UserError('REGISTRY_REFUSED', {
      file: 'a pull request',
      message: 'a pull request proposes, it does not move the champion',
      fix: 'run it on the default branch, for example from a workflow with `workflow_dispatch`',
    })
  }
  const registry = services.registry(undefined)
  registry.catch(() => undefined)
  const { name } = chooseModel(await loadConfig(files, inputs.config), inputs.model)
  const { alias, files: written } = await moveChampion(
    { ...(await registry), files, clock },
    {
      kind,
      model: name,
      actor,
      ...(inputs.version === undefined ? {} : { version: inputs.version }),
      ...(inputs.digest === undefined ? {} : { digest: inputs.digest }),
      ...(context.source.runId === undefined ? {} : { run: context.source.runId }),
    },
  )
  const moved = written.length > 0
  const before = alias.previous === undefined ? 'there was none' : `it was ${alias.previous.version}`
  const said = moved
    ? `${name} ${alias.version} is the champion now (${before})`
    : `${name} ${alias.version} is the champion already; nothing changed`
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      model: name,
      version: alias.version,
      digest: alias.digest,
      moved,
      ...(alias.previous === undefined ? {} : { previous: alias.previous }),
    },
    text: `${said}\n  digest: ${alias.digest}`,
    summaryMarkdown: `### ✓ ${inline(said)}\n\n${inline(alias.digest)}\n`,
    outputs: {},
    annotations: [],
  }
}
