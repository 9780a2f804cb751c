import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files by path; `null` takes one away. A function gets the text that is there. */
export type Edits = { readonly [path: string]: string | Buffer | null | ((text: string) => string) }

/** Makes a workspace wrong, in the way a test is about. */
export function edit(workspace: string, edits: Edits): void {
  for (const [path, change] of Object.entries(edits)) {
    const file = join(workspace, path)
    if (change === null) rmSync(file, { recursive: true })
    else writeFileSync(file, typeof change === 'function' ? change(readFileSync(file, 'utf8')) : change)
  }
}

/** Every file with its bytes and every git reference, to see that a failed verb left nothing behind. */
export function snapshot(workspace: string): readonly string[] {
  const files = readdirSync(workspace, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^\.git(\/|$)/.test(path) && statSync(join(workspace, path)).isFile())
    .map((path) => `${path} ${readFileSync(join(workspace, path), 'base64')}`)
  const refs = execFileSync('git', ['for-each-ref'], { cwd: workspace, encoding: 'utf8' })
  return [...files.toSorted(), refs]
}

/** A change of one line, counted from 1. */
export function line(number: number, to: string | ((text: string) => string)): (text: string) => string {
  return (text) => {
    const lines = text.split('\n')
    const old = lines[number - 1] ?? ''
    lines[number - 1] = typeof to === 'string' ? to : to(old)
    return lines.join('\n')
  }
}
