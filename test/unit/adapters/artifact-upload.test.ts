import { expect, test } from 'vitest'
import { createArtifacts } from '../../../shared/adapters/artifact/upload.ts'

/** The runner's artifact service as far as names matter: one artifact of a name per run. */
function artifactService(...taken: readonly string[]) {
  const names = new Set(taken)
  return {
    names,
    uploadArtifact: async (name: string) => {
      if (names.has(name)) throw new Error('(409) Conflict: an artifact with this name already exists')
      names.add(name)
      return { id: 1 }
    },
    deleteArtifact: async (name: string) => names.delete(name),
  }
}

test('a re-run replaces the artifact of the attempt before', async () => {
  const service = artifactService('evidence')
  await createArtifacts('/w', { isRerun: true }, async () => service).upload('evidence', ['a.json'])
  expect([...service.names]).toEqual(['evidence'])
})

test('in a first attempt a name that is taken is refused', async () => {
  const service = artifactService('evidence')
  const upload = createArtifacts('/w', { isRerun: false }, async () => service).upload('evidence', ['a.json'])
  await expect(upload).rejects.toMatchObject({ code: 'GITHUB_UNAVAILABLE' })
})
