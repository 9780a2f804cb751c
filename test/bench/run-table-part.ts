import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `seconds` of the work alone, without the start of its process; `cpu` those of all processors together; `peak` is resident memory in MB. */
export type PartResult = {
  readonly seconds: number
  readonly cpu: number
  readonly peak: number
  readonly parts: Readonly<Record<string, number>>
}

/** Runs one piece of work on tables in a process of its own, so that its memory is its own. */
export async function runPart(kind: string, workspace: string, ...files: readonly string[]): Promise<PartResult> {
  const script = join(import.meta.dirname, 'table-part.ts')
  const child = spawn(process.execPath, [script, kind, workspace, ...files], { stdio: ['ignore', 'pipe', 2] })
  let text = ''
  child.stdout?.on('data', (bytes: Buffer) => {
    text += bytes.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${kind} ${files.join(' ')} ended with code ${code}`)
  return JSON.parse(text) as PartResult
}

/** A folder for the time of `work`. */
export async function inWorkspace<T>(work: (workspace: string) => Promise<T>): Promise<T> {
  const workspace = mkdtempSync(join(tmpdir(), 'assay-bench-'))
  try {
    return await work(workspace)
  } finally {
    rmSync(workspace, { recursive: true })
  }
}
