import type { Policy } from '../../shared/policy/parse.ts'
import { WAIVER_FOLDER } from '../../shared/policy/waivers/parse-file.ts'
import type { WaiverFacts } from '../../shared/policy/waivers/waiver.ts'
import { readWaiverFiles } from '../../shared/usecases/read-waiver-files.ts'
import type { GitHub, Services } from '../kit/services.ts'
import type { PolicyText } from './read-policy.ts'

/**
 * Waiver files from where the policy comes from: the base commit, or the working tree. What was waived by comments only the App knows, and
 * how often a waiver was used. Throws Fault GITHUB_UNAVAILABLE.
 */
export async function readWaivers(
  { files }: Pick<Services, 'files'>,
  { waivers }: Policy,
  from: { readonly source: PolicyText; readonly github: GitHub | undefined },
): Promise<{ readonly waivers?: WaiverFacts }> {
  if (waivers === undefined || waivers.isForbidden) return {}
  const { commit } = from.source
  const remote = from.github?.repositoryFiles
  if (commit !== undefined && remote !== undefined) {
    const read = async (path: string): Promise<string | undefined> => (await remote.read(path, commit))?.text
    return { waivers: await readWaiverFiles({ list: () => remote.list(WAIVER_FOLDER, commit), read }) }
  }
  const listed = async (): Promise<readonly string[]> =>
    ((await files.digest(WAIVER_FOLDER)) ?? []).map(({ path }) => path)
  return { waivers: await readWaiverFiles({ list: listed, read: (path) => files.readText(path) }) }
}
