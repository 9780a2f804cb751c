import { readZip } from '../../shared/adapters/github/zip.ts'
import type { Artifact, Repo } from '../fakes/github/types.ts'

const PREFIX = 'assay-report-test-'

/** The newest artifact of a commit's runs that holds the evaluation page. */
export function evaluationRun(repo: Repo, headSha: string): Artifact | undefined {
  return [...repo.artifacts.values()].findLast(({ name, run }) => name.startsWith(PREFIX) && run.headSha === headSha)
}

/** The page inside such an artifact, as it is: it brings its own style and asks for nothing. */
export function evaluationPage(repo: Repo, id: number): string | undefined {
  const artifact = repo.artifacts.get(id)
  if (artifact === undefined || !artifact.name.startsWith(PREFIX)) return undefined
  const page = readZip(artifact.bytes, artifact.name).find(({ path }) => path.endsWith('.html'))
  return page && new TextDecoder().decode(page.bytes)
}
