import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseYaml } from '../../shared/document/yaml.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

export type ActionInput = { readonly description: string; readonly required?: boolean; readonly default?: string }

/** The parts of an action.yml that documentation and tests look at. */
export type ActionFile = {
  readonly verb: string
  readonly name: string
  readonly description: string
  readonly inputs: { readonly [name: string]: ActionInput }
  readonly outputs: { readonly [name: string]: { readonly description: string } }
  readonly runs: { readonly using: string; readonly main: string }
  readonly branding: { readonly icon: string; readonly color: string }
}

/** Every action of this repository, by folder name. */
export function readActions(): ActionFile[] {
  const folders = readdirSync(join(ROOT, 'actions'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.flatMap(({ name: verb }) => {
    const path = join(ROOT, 'actions', verb, 'action.yml')
    const text = readIfThere(path)
    if (text === undefined) return []
    const value = parseYaml(text, `actions/${verb}/action.yml`, 'INPUT_INVALID').value as Omit<ActionFile, 'verb'>
    return [{ ...value, verb, inputs: value.inputs ?? {}, outputs: value.outputs ?? {} }]
  })
}

/** The text of a file; `undefined` where there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
