import { type Octokit, RequestError } from 'octokit'
import { Fault, messageOf } from '../../kernel/error.ts'

/** What the adapters need of an Octokit that is already authenticated; its retries are installed by `installRetry`. */
export type GitHubClient = Pick<Octokit, 'request'>

/** The repository an adapter works in. */
export type RepositoryName = { readonly owner: string; readonly repo: string }

export const PAGE_SIZE = 100

/** Splits `owner/name`. Throws Fault INTERNAL: the text comes from GitHub, never from a person. */
export function toRepositoryName(fullName: string): RepositoryName {
  const [owner, repo, rest] = fullName.split('/')
  if (!owner || !repo || rest !== undefined) throw new Fault('INTERNAL', `not a repository name: ${fullName}`)
  return { owner, repo }
}

/** Awaits an answer; `undefined` for 404 (and 410). Everything else that is no answer becomes Fault GITHUB_UNAVAILABLE. */
export async function found<T>(what: string, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RequestError && (error.status === 404 || error.status === 410)) return undefined
    throw unavailable(what, error)
  }
}

/** Awaits an answer that has to be there. Throws Fault GITHUB_UNAVAILABLE naming what was asked for. */
export async function expected<T>(what: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw unavailable(what, error)
  }
}

/** Reads pages of 100 until one is short; `isCut` tells that `maximum` pages were not enough. */
export async function readPages<T>(
  maximum: number,
  read: (page: number) => Promise<readonly T[]>,
): Promise<{ readonly items: readonly T[]; readonly isCut: boolean }> {
  const items: T[] = []
  for (let page = 1; page <= maximum; page++) {
    const batch = await read(page)
    items.push(...batch)
    if (batch.length < PAGE_SIZE) return { items, isCut: false }
  }
  return { items, isCut: true }
}

function unavailable(what: string, error: unknown): Fault {
  if (error instanceof Fault) return error
  const isRequest = error instanceof RequestError
  const detail = isRequest ? `${error.status} ${messageOf(error)}` : messageOf(error)
  const fix = isRequest && error.status === 403 ? { fix: 'check the permissions of the GitHub App (docs/app.md)' } : {}
  return new Fault('GITHUB_UNAVAILABLE', `GitHub did not give ${what}: ${detail}`, { cause: error, ...fix })
}
