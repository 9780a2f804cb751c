import { RequestError } from 'octokit'
import { known, type Seen, unseen } from '../../doctor/facts.ts'
import { Fault, messageOf } from '../../kernel/error.ts'
import { expected } from './client.ts'

/**
 * What was read, or the refusal with the permission that lifts it. Throws Fault GITHUB_UNAVAILABLE when there was no answer at all: then
 * nothing has been examined, and a list of unknowns would hide that.
 */
export async function readSeen<T>(what: string, permission: string, read: () => Promise<T>): Promise<Seen<T>> {
  try {
    return known(await read())
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) return expected(what, Promise.reject(error))
    return unseen(`${what} cannot be read (${refusal}); the token needs ${permission}`)
  }
}

/** GitHub's own answer, also where an adapter has made a fault of it. */
function refusalOf(error: unknown): string | undefined {
  const cause = error instanceof Fault ? (error.cause ?? error) : error
  if (cause instanceof RequestError) {
    // Octokit calls a connection that fails a 500, but there is no response then.
    return cause.response === undefined ? undefined : `${cause.status} ${cause.message.split('\n')[0]}`
  }
  // Not a file, too large, not text: seen, but of no use.
  return error instanceof Fault && error.cause === undefined ? messageOf(error) : undefined
}

/** `undefined` for a 404 whose message says that there is nothing; other 404s are thrown. */
export async function orMissing<T>(request: Promise<T>, words: RegExp): Promise<T | undefined> {
  try {
    return await request
  } catch (error) {
    if (error instanceof RequestError && error.status === 404 && words.test(error.message)) return undefined
    throw error
  }
}
