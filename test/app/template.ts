import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { createTaskQueue } from '../../app/jobs/task-queue.ts'
import { openStore } from '../../app/store/open-store.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with an empty database and all its tables; copy it, never open it. */
    templateFolder: string
  }
}

/** Makes one empty database for all tests of the project, because making one takes seconds and copying one does not. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-template-'))
  // A process of its own: the WebAssembly settings of the store are not for the test runner.
  await promisify(execFile)(process.execPath, [import.meta.filename, folder])
  project.provide('templateFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}

async function fill(folder: string): Promise<void> {
  const store = await openStore({ kind: 'pglite', folder })
  const queue = createTaskQueue(store, (error) => {
    throw error
  })
  await queue.start(async () => undefined)
  await queue.stop(1000)
  await store.close()
}

if (process.argv[1] === import.meta.filename) await fill(process.argv[2] as string)
