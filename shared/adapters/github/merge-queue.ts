import type { MergeQueue, QueuedGroup } from '../../ports/merge-queue.ts'
import { expected, type GitHubClient, type RepositoryName } from './client.ts'

const PREFIX = 'heads/gh-readonly-queue/'
/** Anchored at both ends: names of base branches may contain anything. */
const QUEUE_REF = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-([1-9]\d*)-([0-9a-f]{40})$/

/** The branches that GitHub keeps for its merge queues. */
export function createMergeQueue(client: GitHubClient, name: RepositoryName): MergeQueue {
  const treeOf = async (sha: string): Promise<string> => {
    const request = client.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...name, commit_sha: sha })
    return (await expected(`commit ${sha}`, request)).data.tree.sha
  }
  return {
    async groups(baseRef) {
      const request = client.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', {
        ...name,
        ref: baseRef === undefined ? PREFIX : `${PREFIX}${baseRef}/`,
      })
      const { data } = await expected('the branches of the merge queue', request)
      return data.flatMap(({ ref, object }) => toGroup(ref, object.sha))
    },
    haveSameFiles: async (one, other) => (await treeOf(one)) === (await treeOf(other)),
  }
}

function toGroup(ref: string, headSha: string): QueuedGroup[] {
  const [, baseRef, number, parentSha] = QUEUE_REF.exec(ref) ?? []
  if (baseRef === undefined || parentSha === undefined) return []
  return [{ number: Number(number), baseRef, headSha, parentSha }]
}
