import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Folder of installed engines: the runner's tool cache where there is one, else the person's own cache. */
export function engineCacheDir(env: Environment, home: string): string {
  const toolCache = env['RUNNER_TOOL_CACHE']
  if (toolCache) return join(toolCache, 'assay')
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'assay', 'engines')
}
