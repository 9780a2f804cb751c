import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type Payload = Context<'deployment_protection_rule.requested'>['payload']

/** Only the number is taken from the address that the payload names; the answer goes to the API that is configured. */
const CALLBACK = /\/repos\/([^/]+\/[^/]+)\/actions\/runs\/([1-9]\d{0,15})\/deployment_protection_rule$/
const SHA = /^[0-9a-f]{40}$/

/** GitHub holds a deployment until it is answered. */
export function onDeployment(payload: Payload): readonly Task[] {
  const { environment, deployment, deployment_callback_url: callback, repository } = payload
  const [, fullName, runId] = CALLBACK.exec(callback ?? '') ?? []
  const isOurs = fullName?.toLowerCase() === repository?.full_name.toLowerCase()
  const headSha = deployment?.sha
  if (!isOurs || environment === undefined || headSha === undefined || !SHA.test(headSha)) return []
  const held = { runId: Number(runId), environment, headSha, branch: deployment?.ref ?? '' }
  return scopeOf(payload).map((scope) => ({ kind: 'deployment', ...scope, ...held }))
}
