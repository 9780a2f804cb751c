import { setSecret } from '@actions/core'
import { Fault, messageOf, UserError } from '../../shared/kernel/error.ts'
import type { Backoff } from '../../shared/ports/ledger.ts'
import type { Environment } from './context.ts'

const ATTEMPTS = 4
const TIMEOUT_MS = 30_000

/**
 * Asks GitHub for a token that says which job this is, for one audience, and keeps it out of the log. The toolkit's own function would have
 * every verb load an HTTP client when it starts.
 */
export async function askIdentityToken(env: Environment, audience: string, backoff: Backoff): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env
  if (!url || !bearer) {
    throw new UserError('INPUT_INVALID', {
      file: 'proof',
      message: 'this job may not ask GitHub for an identity token',
      fix: 'grant `id-token: write` to the job; a pull request from a fork never gets it, and away from a runner there is none',
    })
  }
  const address = new URL(url)
  address.searchParams.set('audience', audience)
  for (let attempt = 1; ; attempt++) {
    try {
      const token = await askOnce(address, bearer)
      setSecret(token)
      return token
    } catch (cause) {
      if (attempt === ATTEMPTS) {
        const fix = 'run the job again'
        throw new Fault('GITHUB_UNAVAILABLE', `GitHub gave no identity token: ${messageOf(cause)}`, { cause, fix })
      }
      await backoff.wait(attempt)
    }
  }
}

async function askOnce(address: URL, bearer: string): Promise<string> {
  const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' }
  const answer = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!answer.ok) throw new Error(`it answered ${answer.status}`)
  const said: unknown = await answer.json()
  const value = typeof said === 'object' && said !== null && 'value' in said ? said.value : undefined
  if (typeof value === 'string' && value !== '') return value
  throw new Error('its answer holds no token')
}
