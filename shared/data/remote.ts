import type { SummarySource } from './source.ts'

const SCHEME = /^([a-z][a-z0-9+.-]+):\/\//i
const GLOB = /[*?[]/

/** Schemes of object stores and web servers that DuckDB reads, by the extension that does it. */
const EXTENSIONS: Readonly<Record<string, 'httpfs' | 'azure'>> = {
  http: 'httpfs',
  https: 'httpfs',
  s3: 'httpfs',
  gs: 'httpfs',
  gcs: 'httpfs',
  r2: 'httpfs',
  az: 'azure',
  azure: 'azure',
  abfss: 'azure',
}

/** Is this an address (with a scheme) and not a path in the workspace? */
export function isRemote(path: string): boolean {
  return SCHEME.test(path)
}

/** The lower-case scheme of an address; empty for a path. */
export function schemeOf(address: string): string {
  return SCHEME.exec(address)?.[1]?.toLowerCase() ?? ''
}

/** DuckDB's extension for the scheme of an address; `undefined` for schemes that nothing here reads. */
export function extensionFor(address: string): 'httpfs' | 'azure' | undefined {
  return EXTENSIONS[schemeOf(address)]
}

/** The addresses that sources name: nothing else on the network may be read. Queries name theirs in `remote`. */
export function remoteAddresses(sources: readonly SummarySource[]): string[] {
  const named = sources.flatMap((source) => {
    if ('path' in source) return [source.path]
    return 'remote' in source ? (source.remote ?? []) : []
  })
  return [...new Set(named.filter(isRemote))].sort()
}

/**
 * What an address opens: itself, or for a pattern and for a folder (it ends in a slash) everything below the last folder that is plain.
 * Parameters and fragments are no part of it.
 */
export function openedBy(address: string): { readonly kind: 'file' | 'folder'; readonly url: string } {
  const glob = address.search(GLOB)
  if (glob < 0 || isQuestionOfUrl(address, glob)) {
    return { kind: address.endsWith('/') ? 'folder' : 'file', url: address }
  }
  return { kind: 'folder', url: address.slice(0, address.lastIndexOf('/', glob) + 1) }
}

/** An address as messages and evidence may show it: parameters (signatures, tokens) and passwords are left out. */
export function shownAddress(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/^([a-z][a-z0-9+.-]+:\/\/)[^/@]*@/i, '$1')
}

/** On the web a question mark begins the parameters; object stores know it as a wildcard. */
function isQuestionOfUrl(address: string, at: number): boolean {
  return /^https?$/.test(schemeOf(address)) && address[at] === '?'
}
