import { join } from 'node:path'
import type { Plugin } from 'rolldown'
import { ROOT } from './read-action.ts'

/**
 * The modules of ours that every one of these entries (files, relative to the repository) loads at its start, for a chunk of their own: to find
 * and link a hundred small files takes Node longer than to read one that holds them all. What comes ready made or from packages stays apart.
 */
export function commonStart(entries: readonly string[]): { plugin: Plugin; test: (id: string) => boolean } {
  const common = new Set<string>()
  const plugin: Plugin = {
    name: 'common-start',
    buildEnd() {
      const imports = (id: string): readonly string[] => this.getModuleInfo(id)?.importedIds ?? []
      const [first, ...others] = entries.map((entry) => reachable(join(ROOT, entry), imports))
      for (const id of first ?? []) if (isOurs(id) && others.every((other) => other.has(id))) common.add(id)
    },
  }
  return { plugin, test: (id) => common.has(id) }
}

function reachable(entry: string, imports: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [entry]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...imports(id))
  }
  return found
}

function isOurs(id: string): boolean {
  return !id.startsWith('\0') && !id.includes('node_modules')
}
