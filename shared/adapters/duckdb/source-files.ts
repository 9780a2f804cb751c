import { realpathSync, statSync } from 'node:fs'
import { basename, isAbsolute, relative, resolve, sep } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { isRemote, openedBy, schemeOf, shownAddress } from '../../data/remote.ts'
import { literal } from './connection.ts'
import { dataError, type SourceName } from './data-error.ts'

const GLOB = /[*?[]/

/** A file in the workspace: as people see it, and its real absolute path. */
export type SourceFile = { readonly shown: string; readonly real: string }

/** Files that a path or glob names, sorted. Throws UserError DATA_UNREADABLE: outside the workspace, missing, or a folder. */
export async function findFiles(
  connection: DuckDBConnection,
  pattern: string,
  source: SourceName,
): Promise<readonly SourceFile[]> {
  if (isRemote(pattern)) return findRemote(connection, pattern, source)
  const elsewhere = pattern === source.handedOver ? handedOverFile(pattern) : undefined
  if (elsewhere !== undefined) return [elsewhere]
  const absolute = resolve(source.root, pattern)
  if (!isBelow(source.root, absolute)) throw outside(source, pattern)
  const paths =
    GLOB.test(pattern) && !exists(absolute)
      ? await expand(connection, absolute, source)
      : exists(absolute)
        ? [absolute]
        : []
  if (paths.length === 0) throw nothingFound(source, pattern)
  return paths.map((path) => toSourceFile(path, source)).toSorted((a, b) => (a.shown < b.shown ? -1 : 1))
}

/** The file outside of the workspace that may be read, where there is one; shown by its name only. */
export function handedOverFile(path: string | undefined): SourceFile | undefined {
  if (path === undefined || !isAbsolute(path) || !exists(path)) return undefined
  const real = realpathSync(path)
  return statSync(real).isDirectory() ? undefined : { shown: basename(path), real }
}

async function findRemote(
  connection: DuckDBConnection,
  address: string,
  source: SourceName,
): Promise<readonly SourceFile[]> {
  const opened = openedBy(address)
  if (!(source.addresses ?? []).some((named) => covers(openedBy(named), opened.url)))
    throw dataError(
      source,
      `"${shownAddress(address)}" is not in the workspace, and not among the addresses that may be read here`,
      'name it as the path of a data source, or under `remote` beside the query; or fetch it in an earlier step',
    )
  if (opened.kind === 'file') return [{ shown: shownAddress(address), real: address }]
  if (schemeOf(address).startsWith('http'))
    throw dataError(source, 'a web server has no patterns', 'name each file, or use the address of an object store')
  const found = await connection.runAndReadAll(`SELECT file FROM glob(${literal(address)}) ORDER BY file`)
  const files = found.getRows().map(([file]) => String(file))
  if (files.length === 0) throw nothingFound(source, shownAddress(address))
  return files.map((file) => ({ shown: shownAddress(file), real: file }))
}

function covers({ kind, url }: ReturnType<typeof openedBy>, wanted: string): boolean {
  return kind === 'file' ? wanted === url : wanted.startsWith(url)
}

async function expand(connection: DuckDBConnection, absolute: string, source: SourceName): Promise<string[]> {
  // DuckDB compares its allowed folder letter by letter, so the way to the workspace cannot be escaped in a pattern.
  if (GLOB.test(source.root))
    throw dataError(
      source,
      'patterns do not work in a workspace whose own path contains *, ? or [',
      'rename that folder, or name a single file',
    )
  const found = await connection.runAndReadAll(`SELECT file FROM glob(${literal(absolute)})`)
  return found.getRows().map(([file]) => String(file))
}

function toSourceFile(path: string, source: SourceName): SourceFile {
  const shown = relative(source.root, resolve(path)).split(sep).join('/')
  const real = realpathSync(path)
  if (!isBelow(source.root, real)) throw outside(source, shown)
  if (statSync(real).isDirectory()) {
    const [folder, files] = shown === '' ? ['.', '*.parquet'] : [shown, `${shown}/*.parquet`]
    throw dataError(source, `"${folder}" is a folder`, `name its files with a pattern, for example ${files}`)
  }
  return { shown, real }
}

function nothingFound(source: SourceName, pattern: string): Error {
  return GLOB.test(pattern)
    ? dataError(source, `no file matches "${pattern}"`, 'check the pattern; it is relative to the workspace')
    : dataError(
        source,
        `the file "${pattern}" does not exist`,
        'check the path (relative to the workspace), and that an earlier step made the file',
      )
}

function outside(source: SourceName, path: string): Error {
  return dataError(
    source,
    `"${path}" is outside the workspace`,
    'use a file of the workspace; symbolic links that leave it are not followed',
  )
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
