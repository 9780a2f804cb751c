type LockEntry = { readonly integrity?: string; readonly os?: readonly string[]; readonly cpu?: readonly string[] }

/**
 * Packages of an npm lock file (version 3) that this platform would install although the lock file has no integrity hash for
 * them: binaries for platforms that the registry did not offer when the lock file was made.
 */
export function unhashedPackages(lock: string, platform: string, arch: string): readonly string[] {
  const { packages } = JSON.parse(lock) as { readonly packages: Readonly<Record<string, LockEntry>> }
  return Object.entries(packages)
    .filter(([path, { integrity, os, cpu }]) => {
      const isHere = (os?.includes(platform) ?? true) && (cpu?.includes(arch) ?? true)
      return path !== '' && integrity === undefined && isHere
    })
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
}
