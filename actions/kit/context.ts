import { parseStrictJson } from '../../shared/document/json.ts'
import type { EvidenceSource } from '../../shared/evidence/parts.ts'
import { Fault } from '../../shared/kernel/error.ts'
import { isRecord } from '../../shared/kernel/record.ts'

/** A pull request as the event told it; what else the gate needs is asked of GitHub. */
export type PullRequestSeed = {
  readonly number: number
  readonly headSha: string
  readonly baseRef: string
  /** The head of the base branch that this was started for. */
  readonly baseSha?: string
  readonly author: string
}

/** Where this process runs and what it is about. */
export type RunContext = {
  readonly runner: boolean
  readonly source: EvidenceSource
  readonly change:
    | { readonly kind: 'pull-request'; readonly pullRequest: PullRequestSeed }
    | {
        readonly kind: 'push'
        readonly headSha: string
        readonly ref: string
        /** Of a merge queue: the commit on the base branch that the group is built on. */
        readonly baseSha?: string
      }
    | { readonly kind: 'local' }
  readonly defaultBranch?: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads GITHUB_* and the event payload. On a pull request the head is the pull request's own head commit: GITHUB_SHA is a merge that
 * exists only on the runner, and evidence must name what will be merged. Throws Fault INTERNAL when the runner's facts are incomplete.
 */
export function readRunContext(env: Environment, event: string | undefined): RunContext {
  if (env['GITHUB_ACTIONS'] !== 'true') return { runner: false, source: {}, change: { kind: 'local' } }
  const payload = event === undefined ? {} : eventPayload(event)
  const change = readChange(env, payload)
  const branch = text(payload, ['repository', 'default_branch'])
  return {
    runner: true,
    change,
    source: sourceOf(env, change, env['GITHUB_EVENT_NAME'] === 'workflow_dispatch' ? dispatchedSource(payload) : {}),
    ...(branch === undefined ? {} : { defaultBranch: branch }),
  }
}

function readChange(env: Environment, payload: unknown): RunContext['change'] {
  if (isRecord(payload) && isRecord(payload['pull_request'])) {
    const { number } = payload['pull_request']
    const baseSha = text(payload, ['pull_request', 'base', 'sha'])
    if (typeof number !== 'number') throw incomplete('pull_request.number')
    return {
      kind: 'pull-request',
      pullRequest: {
        number,
        headSha: required(payload, ['pull_request', 'head', 'sha']),
        baseRef: required(payload, ['pull_request', 'base', 'ref']),
        author: required(payload, ['pull_request', 'user', 'login']),
        ...(baseSha === undefined ? {} : { baseSha }),
      },
    }
  }
  const headSha = text(payload, ['merge_group', 'head_sha']) ?? env['GITHUB_SHA']
  if (headSha === undefined || env['GITHUB_REF'] === undefined) throw incomplete('GITHUB_SHA and GITHUB_REF')
  const baseSha = text(payload, ['merge_group', 'base_sha'])
  return { kind: 'push', headSha, ref: env['GITHUB_REF'], ...(baseSha === undefined ? {} : { baseSha }) }
}

/** A run that the App started is about the commit that it was started for, and repeats the number that it was given. */
function dispatchedSource(payload: unknown): Pick<EvidenceSource, 'headSha' | 'baseRef' | 'nonce'> {
  const nonce = text(payload, ['inputs', 'assay-nonce'])
  if (nonce === undefined) return {}
  const headSha = required(payload, ['inputs', 'assay-head'])
  return { headSha, baseRef: required(payload, ['inputs', 'assay-base']), nonce }
}

function sourceOf(
  env: Environment,
  change: RunContext['change'],
  dispatched: Pick<EvidenceSource, 'headSha' | 'baseRef' | 'nonce'>,
): EvidenceSource {
  const known: Record<keyof EvidenceSource, string | undefined> = {
    repository: env['GITHUB_REPOSITORY'],
    commit: env['GITHUB_SHA'],
    headSha: change.kind === 'pull-request' ? change.pullRequest.headSha : headOf(change),
    baseRef: change.kind === 'pull-request' ? change.pullRequest.baseRef : undefined,
    ref: env['GITHUB_REF'],
    event: env['GITHUB_EVENT_NAME'],
    runId: env['GITHUB_RUN_ID'],
    runAttempt: env['GITHUB_RUN_ATTEMPT'],
    workflow: env['GITHUB_WORKFLOW_REF'],
    nonce: undefined,
    ...dispatched,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''))
}

function headOf(change: RunContext['change']): string | undefined {
  return change.kind === 'push' ? change.headSha : undefined
}

function eventPayload(event: string): unknown {
  try {
    return parseStrictJson(event, 'the event of this workflow run', 'INPUT_INVALID').value
  } catch (cause) {
    throw new Fault('INTERNAL', 'the event file of this workflow run is not JSON', { cause })
  }
}

function required(payload: unknown, path: readonly string[]): string {
  const value = text(payload, path)
  if (value === undefined) throw incomplete(path.join('.'))
  return value
}

function text(payload: unknown, path: readonly string[]): string | undefined {
  let value = payload
  for (const key of path) value = isRecord(value) ? value[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

function incomplete(what: string): Fault {
  return new Fault('INTERNAL', `the runner does not say ${what}`, {
    fix: 'run this on push, pull_request, merge_group, schedule or workflow_dispatch',
  })
}
