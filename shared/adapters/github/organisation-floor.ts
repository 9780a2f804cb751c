import { RequestError } from 'octokit'
import {
  FLOOR_PATH,
  type FloorReading,
  type KnownFloors,
  type OrganisationFloor,
} from '../../ports/organisation-floor.ts'
import { expected, found, type GitHubClient, toRepositoryName } from './client.ts'
import { createRepositoryFiles } from './repository-files.ts'

/** `released`: the operator says that this organisation has no floor any more. `required`: it must have one. */
export type FloorDemand = 'required' | 'found-before' | 'released'

/** The tip as last seen; asked again with its ETag, which costs nothing of the rate limit while nothing has changed. */
export type FloorCache = Map<string, { readonly etag: string; readonly commit: string }>

export type FloorSource = {
  readonly client: GitHubClient
  readonly installationId: number
  /** The organisation (or person) that owns the repository. */
  readonly owner: string
  readonly demand: FloorDemand
  readonly known: KnownFloors
  readonly cache: FloorCache
}

/** The floor in `<owner>/.github`, read at the tip of its default branch. */
export function createOrganisationFloor(source: FloorSource): OrganisationFloor {
  const repository = `${source.owner}/.github`
  const files = createRepositoryFiles(source.client, toRepositoryName(repository))
  return {
    place: `${repository}/${FLOOR_PATH}`,
    async read() {
      const { known, installationId, demand } = source
      const last = await known.find(installationId)
      if (demand === 'released') {
        if (last !== undefined) await known.forget(installationId)
        return { kind: 'none' }
      }
      const commit = await tipOf(source, repository)
      if (commit !== undefined && commit === last?.commit) {
        return { kind: 'found', file: { path: FLOOR_PATH, text: last.text, digest: last.digest }, commit }
      }
      const file = commit === undefined ? undefined : await files.read(FLOOR_PATH, commit)
      if (commit === undefined || file === undefined) return absent(source, repository, { commit, last })
      await known.save(installationId, { digest: file.digest, text: file.text, commit })
      return { kind: 'found', file, commit }
    },
  }
}

/** A repository without commits, one that is not there, and one that the App may not see look alike: there is no tip. */
async function tipOf({ client, cache, installationId }: FloorSource, repository: string): Promise<string | undefined> {
  const key = `${installationId}:${repository.toLowerCase()}`
  const seen = cache.get(key)
  try {
    const answer = await found(
      `the default branch of ${repository}`,
      client.request('GET /repos/{owner}/{repo}/commits/{ref}', {
        ...toRepositoryName(repository),
        ref: 'HEAD',
        ...(seen === undefined ? {} : { headers: { 'if-none-match': seen.etag } }),
      }),
    )
    const etag = answer?.headers.etag
    if (answer === undefined || etag === undefined) cache.delete(key)
    else cache.set(key, { etag, commit: answer.data.sha })
    return answer?.data.sha
  } catch (error) {
    const status = error instanceof Error && error.cause instanceof RequestError ? error.cause.status : undefined
    if (status === 304 && seen !== undefined) return seen.commit
    if (status === 409) return undefined
    return await expected(`the default branch of ${repository}`, Promise.reject(error))
  }
}

/** A floor that is not there is no floor only where none was ever there and nobody asked for one (threat model A29). */
function absent(
  { demand }: FloorSource,
  repository: string,
  seen: {
    readonly commit: string | undefined
    readonly last: { digest: `sha256:${string}`; commit: string } | undefined
  },
): FloorReading {
  const { commit, last } = seen
  if (demand !== 'required' && last === undefined) return { kind: 'none' }
  const where = commit === undefined ? `the repository ${repository}` : `${FLOOR_PATH} at ${commit.slice(0, 12)}`
  const reason = `cannot be read: ${where} is not there, or the App may not see it`
  if (last === undefined) return { kind: 'lost', reason }
  return { kind: 'lost', reason, last: { digest: last.digest, commit: last.commit } }
}
