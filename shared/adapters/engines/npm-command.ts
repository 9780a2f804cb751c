import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How to start npm on this machine: the npm that came with the running Node where it is there, else the one on PATH. */
export function npmCommand(
  execPath: string,
  platform: NodeJS.Platform,
): { file: string; args: string[]; shell: boolean } {
  const folder = dirname(execPath)
  const bundled = [
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => existsSync(path))
  if (bundled !== undefined) return { file: execPath, args: [bundled], shell: false }
  // npm is a .cmd script on Windows, which only a shell starts; our arguments are constants, so nothing can be injected.
  return { file: platform === 'win32' ? 'npm.cmd' : 'npm', args: [], shell: platform === 'win32' }
}
