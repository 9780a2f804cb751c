import type { IncomingMessage } from 'node:http'
import type { Inbox } from '../jobs/inbox.ts'
import { readBody } from './read-body.ts'
import { type Reply, text } from './reply.ts'
import { isSigned } from './signature.ts'

/** GitHub never sends more (docs: webhook events and payloads). */
export const MAX_BODY_BYTES = 25 * 1024 * 1024
const GUID = /^[A-Za-z0-9-]{1,100}$/
const EVENT = /^[a-z_]{1,64}$/

/** Takes one webhook: size, form and signature are checked, the delivery is committed, and only then it is acknowledged. */
export async function receiveWebhook(
  request: IncomingMessage,
  ports: { readonly inbox: Inbox; readonly secrets: readonly string[] },
): Promise<Reply> {
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json')
    return text(415, 'set the content type of the webhook to application/json on the settings page of the GitHub App')
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === undefined) return { ...text(413, `the body is larger than ${MAX_BODY_BYTES} bytes`), close: true }
  if (!isSigned(body, oneHeader(request, 'x-hub-signature-256'), ports.secrets))
    return text(401, 'the signature is missing or wrong: the webhook secret here and on GitHub must be the same')
  const guid = oneHeader(request, 'x-github-delivery') ?? ''
  const event = oneHeader(request, 'x-github-event') ?? ''
  if (!GUID.test(guid) || !EVENT.test(event)) return text(400, 'X-GitHub-Delivery or X-GitHub-Event is missing')
  const payload = body.toString('utf8')
  if (!isJsonObject(payload)) return text(400, 'the body is not a JSON object')
  const isNew = await ports.inbox.accept({ guid, event, payload })
  return text(202, isNew ? 'stored' : 'already stored')
}

function oneHeader(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

function isJsonObject(payload: string): boolean {
  try {
    const value: unknown = JSON.parse(payload)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
