import type { MergedHistory, MergedPull } from '../../ports/merged-history.ts'
import { expected, type GitHubClient, PAGE_SIZE, type RepositoryName } from './client.ts'

type RawPull = {
  readonly number: number
  readonly merged_at: string | null
  readonly user: { readonly login: string } | null
  readonly head: { readonly sha: string }
  readonly base: { readonly sha: string }
}

/** What was merged into a branch, over REST, one page of each list. */
export function createMergedHistory(client: GitHubClient, name: RepositoryName): MergedHistory {
  return {
    async recent(branch, most) {
      const asked = { ...name, base: branch, state: 'closed', sort: 'updated', direction: 'desc' } as const
      const request = client.request('GET /repos/{owner}/{repo}/pulls', { ...asked, per_page: PAGE_SIZE })
      const closed = (await expected('the pull requests that were merged', request)).data
      const merged = closed
        .filter(({ merged_at: at }) => at !== null)
        .toSorted((a, b) => Date.parse(b.merged_at ?? '') - Date.parse(a.merged_at ?? ''))
      const read: MergedPull[] = []
      for (const pull of merged.slice(0, most)) read.push(await readOne(client, name, pull))
      return read
    },
  }
}

async function readOne(client: GitHubClient, name: RepositoryName, pull: RawPull): Promise<MergedPull> {
  const { number, head, base } = pull
  const at = { ...name, pull_number: number, per_page: PAGE_SIZE }
  const [files, reviews] = await Promise.all([
    expected(`the files of #${number}`, client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', at)),
    expected(`the reviews of #${number}`, client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', at)),
  ])
  const approvals = reviews.data.filter(({ state, commit_id: sha }) => state === 'APPROVED' && sha === head.sha)
  return {
    ...{ number, author: pull.user?.login ?? 'ghost', headSha: head.sha, baseSha: base.sha },
    files: files.data.map(({ filename, status }) => ({ path: filename, isModified: status === 'modified' })),
    isCut: files.data.length >= PAGE_SIZE,
    approvers: [...new Set(approvals.flatMap(({ user }) => user?.login ?? []))],
  }
}
