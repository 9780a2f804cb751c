import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HEAD_BYTES, type Holding, isOwn, MAX_HOLDINGS, wantsHead } from '../../shared/onboarding/holding.ts'

/** The files of a folder, and the beginning of its tables. Links are not followed. */
export async function listHoldings(root: string): Promise<readonly Holding[]> {
  const found: Holding[] = []
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}${entry.name}`
      if (found.length >= MAX_HOLDINGS) return found
      if (entry.isDirectory() && isOwn(`${path}/`)) waiting.push(`${path}/`)
      else if (entry.isFile()) found.push(await holding(root, path))
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function holding(root: string, path: string): Promise<Holding> {
  const { size } = await stat(join(root, path))
  if (!wantsHead(path)) return { path, size }
  const file = await open(join(root, path))
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    // A character that is cut in two at the end is in the last line, which nobody reads.
    return { path, size, head: new TextDecoder().decode(buffer.subarray(0, bytesRead)) }
  } finally {
    await file.close()
  }
}
