/**
 * What actions/upload-artifact and actions/download-artifact do, with GitHub's own client, in a process of its own because the client
 * reads its settings from the environment:  artifact-child.ts upload|replace <name> <root> <file…>  |  artifact-child.ts download|download-all <name or pattern> <path>
 */
import { matchesGlob } from 'node:path'
import { DefaultArtifactClient } from '@actions/artifact'

const [verb, name = '', root = '', ...files] = process.argv.slice(2)
const client = new DefaultArtifactClient()
if (verb === 'upload' || verb === 'replace') {
  const isThere =
    verb === 'replace' && (await client.listArtifacts()).artifacts.some((artifact) => artifact.name === name)
  if (isThere) await client.deleteArtifact(name)
  await client.uploadArtifact(name, files, root)
} else if (verb === 'download-all') {
  const { artifacts } = await client.listArtifacts({ latest: true })
  const wanted = artifacts.filter((artifact) => matchesGlob(artifact.name, name))
  for (const { id } of wanted) await client.downloadArtifact(id, { path: root })
} else {
  const { artifact } = await client.getArtifact(name)
  await client.downloadArtifact(artifact.id, { path: root })
}
