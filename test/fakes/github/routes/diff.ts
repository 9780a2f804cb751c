import type { DiffFile } from '../pulls.ts'
import type { RepoCall } from '../route.ts'
import { repoUrl, webUrl } from '../shapes/repo.ts'
import type { Json } from '../types.ts'

/** GitHub's "diff entry", without the patch text. */
export function toDiffFile(call: RepoCall, sha: string, file: DiffFile): Json {
  const path = encodeURIComponent(file.filename)
  return {
    sha: file.sha,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${webUrl(call.world, call.repo)}/blob/${sha}/${path}`,
    raw_url: `${webUrl(call.world, call.repo)}/raw/${sha}/${path}`,
    contents_url: `${repoUrl(call.world, call.repo)}/contents/${path}?ref=${sha}`,
    ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
  }
}
