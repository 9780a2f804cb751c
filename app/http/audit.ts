import { createHmac } from 'node:crypto'
import type { Replay } from '../../shared/audit/replay.ts'
import { UserError } from '../../shared/kernel/error.ts'
import type { RecordSelection } from '../audit/export.ts'
import { isOperator } from './operator.ts'
import { json, type Reply, text } from './reply.ts'

/** The part of a request that decides; `body` reads it, `undefined` when it is too large. */
export type AuditRequest = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly body: () => Promise<string | undefined>
}

/** What the pages about audit logs are answered with. */
export type AuditPages = {
  readonly now: () => number
  readonly export: (chain: string, select?: RecordSelection) => Promise<string | undefined>
  readonly replay: (input: {
    readonly installationId: number
    readonly policy: string
    readonly select: RecordSelection
  }) => Promise<Replay>
}

/** Where these pages begin. */
export const AUDIT_PREFIX = '/operator/audit/'
const PAGE = /^\/operator\/audit\/([1-9]\d{0,15})(?:\/(reader|replay))?$/
const REPOSITORY = /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/
const DAY_MS = 86_400_000
const MAX_DAYS = 400

/** A token that reads the log of one installation, without records, and nothing else: fit for a secret of a repository. */
export function readerToken(operatorToken: string, installationId: string): string {
  return createHmac('sha256', operatorToken).update(`assay-audit-reader-v1\0${installationId}`).digest('hex')
}

/**
 * `GET /operator/audit/ID`: the log of an installation as a file; with `?records=1&repository=OWNER/NAME&days=30` also what evaluations
 * read. `GET …/reader`: a token that reads the log only. `POST …/replay?repository=OWNER/NAME&days=30`: tries the policy in the body.
 */
export async function answerAudit(
  request: AuditRequest,
  operatorToken: string | undefined,
  pages: AuditPages,
): Promise<Reply> {
  if (operatorToken === undefined) return text(404, 'set OPERATOR_TOKEN to use this page')
  const [, id, action] = PAGE.exec(request.path) ?? []
  if (id === undefined) return text(404, `there is nothing here; GET ${AUDIT_PREFIX}INSTALLATION gives an audit log`)
  const isOwner = isOperator(request.authorization, operatorToken)
  const isReading = action === undefined && request.query.get('records') === null
  if (!isOwner && !(isReading && isOperator(request.authorization, readerToken(operatorToken, id)))) {
    const headers = { 'www-authenticate': 'Bearer' }
    return { ...text(401, 'send the header `Authorization: Bearer ` with the OPERATOR_TOKEN of this server'), headers }
  }
  if (request.method !== (action === 'replay' ? 'POST' : 'GET')) return text(405, 'POST a replay, GET everything else')
  if (action === 'reader') return text(200, readerToken(operatorToken, id))
  if (isReading) return exported(await pages.export(`installation/${id}`))
  const select = selectionOf(request.query, pages.now())
  if (select === undefined) {
    return text(400, `add ?repository=OWNER/NAME, and &days=1 to ${MAX_DAYS} where 30 are not meant`)
  }
  if (action === undefined) return exported(await pages.export(`installation/${id}`, select))
  return await tryPolicy(request, pages, { installationId: Number(id), select })
}

function exported(file: string | undefined): Reply {
  if (file === undefined) return text(404, 'nothing has been decided for this installation yet')
  return { status: 200, body: file, type: 'application/json' }
}

async function tryPolicy(
  request: AuditRequest,
  pages: AuditPages,
  about: { readonly installationId: number; readonly select: RecordSelection },
): Promise<Reply> {
  const policy = await request.body()
  if (policy === undefined) return { ...text(413, 'the policy is too large'), close: true }
  try {
    return json(200, { schemaVersion: 1, ...(await pages.replay({ ...about, policy })) })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return json(422, { schemaVersion: 1, error: { code: error.code, problems: error.problems } })
  }
}

function selectionOf(query: URLSearchParams, now: number): RecordSelection | undefined {
  const repository = query.get('repository') ?? ''
  const days = Number(query.get('days') ?? 30)
  if (!REPOSITORY.test(repository) || !(days > 0 && days <= MAX_DAYS)) return undefined
  return { repository, since: now - days * DAY_MS }
}
