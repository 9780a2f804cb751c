import { createHash, timingSafeEqual } from 'node:crypto'
import type { DeadTasks } from '../jobs/dead-tasks.ts'
import type { FailedDeliveries } from '../store/failed-deliveries.ts'
import { json, type Reply, text } from './reply.ts'

/** What was given up, by kind. */
export type DeadLetters = { readonly tasks: DeadTasks; readonly deliveries: FailedDeliveries }

/** The part of a request that decides. */
export type OperatorRequest = {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}

const LIST = '/operator/dead-letters'
const ONE = /^\/operator\/dead-letters\/(tasks|deliveries)\/([A-Za-z0-9-]{1,100})\/(retry|drop)$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MAX_LISTED = 200

/** Is this `Authorization` header the operator's? Both are hashed, so that the time tells neither length nor content. */
export function isOperator(authorization: string | undefined, token: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}

/** Answers whoever runs the App: lists what was given up, tries one again, or drops it. Without a token there is no such page. */
export async function answerOperator(
  { method, path, authorization }: OperatorRequest,
  token: string | undefined,
  dead: DeadLetters,
): Promise<Reply> {
  if (token === undefined) return text(404, 'set OPERATOR_TOKEN to use this page')
  if (!isOperator(authorization, token)) {
    const headers = { 'www-authenticate': 'Bearer' }
    return { ...text(401, 'send the header `Authorization: Bearer ` with the OPERATOR_TOKEN of this server'), headers }
  }
  if (path === LIST) {
    if (method !== 'GET') return text(405, `GET ${LIST} lists what was given up`)
    const [tasks, deliveries] = await Promise.all([dead.tasks.list(MAX_LISTED), dead.deliveries.list(MAX_LISTED)])
    return json(200, { tasks, deliveries })
  }
  const [, kind, id = '', action] = ONE.exec(path) ?? []
  if (kind === undefined) return text(404, `there is nothing here; GET ${LIST} lists what was given up`)
  if (method !== 'POST') return text(405, `POST ${path} does it`)
  const letters = kind === 'tasks' ? dead.tasks : dead.deliveries
  const isThere = kind === 'deliveries' || UUID.test(id)
  const isDone = isThere && (await (action === 'retry' ? letters.retry(id) : letters.drop(id)))
  return isDone ? json(200, { [kind]: id, done: action }) : text(404, `no dead letter of ${kind} has the id ${id}`)
}
