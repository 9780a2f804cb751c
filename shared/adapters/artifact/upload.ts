import { resolve } from 'node:path'
import { Fault, messageOf } from '../../kernel/error.ts'
import type { Artifacts } from '../../ports/artifacts.ts'

/** What of the toolkit's client is used; it speaks to the runner's own artifact service. */
type Client = {
  uploadArtifact(name: string, files: string[], root: string): Promise<{ readonly id?: number; readonly size?: number }>
}

/** Artifacts through the toolkit's client, which is loaded on the first upload: it takes half a second to start. */
export function createArtifacts(
  workspace: string,
  loadClient: () => Promise<Client> = async () => (await import('@actions/artifact')).default,
): Artifacts {
  return {
    async upload(name, files) {
      try {
        const client = await loadClient()
        const paths = files.map((file) => resolve(workspace, file))
        const { id } = await client.uploadArtifact(name, paths, workspace)
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
