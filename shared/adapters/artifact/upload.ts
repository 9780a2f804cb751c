import { resolve } from 'node:path'
import { Fault, messageOf } from '../../kernel/error.ts'
import type { Artifacts } from '../../ports/artifacts.ts'

/** What of the toolkit's client is used; it speaks to the runner's own artifact service. */
type Client = {
  uploadArtifact(name: string, files: string[], root: string): Promise<{ readonly id?: number; readonly size?: number }>
  deleteArtifact(name: string): Promise<unknown>
}

/**
 * Artifacts through the toolkit's client, which is loaded on the first upload: it takes half a second to start. In a re-run the artifact
 * of the attempt before is replaced; in a first attempt a name that is taken means two steps that claim the same, which is refused.
 */
export function createArtifacts(
  workspace: string,
  { isRerun }: { readonly isRerun: boolean },
  loadClient: () => Promise<Client> = async () => (await import('@actions/artifact')).default,
): Artifacts {
  return {
    async upload(name, files) {
      try {
        const client = await loadClient()
        const paths = files.map((file) => resolve(workspace, file))
        const send = () => client.uploadArtifact(name, paths, workspace)
        const { id } = await send().catch(async (error: unknown) => {
          if (!isRerun || !/already exists/.test(messageOf(error))) throw error
          await client.deleteArtifact(name)
          return send()
        })
        if (id === undefined) throw new Error('the artifact service named no artifact')
      } catch (cause) {
        throw new Fault('GITHUB_UNAVAILABLE', `the artifact ${name} was not stored: ${messageOf(cause)}`, {
          cause,
          fix: 'run the job again; GitHub Enterprise Server needs a version whose artifact service has API v4',
        })
      }
    },
  }
}
