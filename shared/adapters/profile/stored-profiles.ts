import { glob } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { UserError } from '../../kernel/error.ts'
import type { Files } from '../../ports/files.ts'
import type { StoredProfiles, StoredSummary } from '../../ports/stored-profiles.ts'
import type { Summarizable } from '../../ports/summaries.ts'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { type ColumnSummary, withCells } from '../../summary/column-summary.ts'
import { parseProfile } from '../../summary/document/parse.ts'

/** Files that one pattern may name. */
const MAX_PARTS = 10_000

/** Stored profiles of the workspace that `files` is confined to. */
export function createStoredProfiles(files: Files): StoredProfiles {
  const read = async (path: string, name: string): Promise<StoredSummary> => {
    const text = await files.readText(path)
    if (text === undefined) {
      const fix = 'check the path, or make it with `assay profile --data <data> --store <path>`'
      throw new UserError('DATA_UNREADABLE', { file: name, message: `there is no profile "${path}"`, fix })
    }
    return { summary: parseProfile(text, name === path ? path : `${name} ${path}`), digest: files.sha256(text) }
  }
  return {
    read,
    openSummary: async ({ profile }, name) => toSummarizable(await read(profile, name), name),
    find: (pattern) => find(files, pattern),
  }
}

function toSummarizable({ summary, digest }: StoredSummary, name: string): Summarizable {
  const byName = new Map(summary.columns.map((column) => [column.name, column]))
  return {
    rows: summary.rows,
    columns: summary.columns.map(toInfo),
    digest,
    summarize: async (names, { cells }) =>
      names.map((one) => {
        const column = byName.get(one)
        if (column !== undefined) return withCells(column, cells)
        throw new UserError('COLUMN_MISSING', { file: name, message: `the profile has no column "${one}"` })
      }),
  }
}

function toInfo({ name, values }: ColumnSummary): ColumnInfo {
  return { name, type: TYPES[values.kind], databaseType: values.kind }
}

/** A column without any value was of some type; what it was does not matter, for it is compared with every other. */
const TYPES = {
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  category: 'text',
  text: 'text',
  empty: 'text',
  other: 'other',
} as const satisfies Record<ColumnSummary['values']['kind'], ColumnInfo['type']>

async function find(files: Files, pattern: string): Promise<readonly string[]> {
  const root = files.resolve('.')
  const found: string[] = []
  for await (const path of glob(pattern, { cwd: root })) {
    const shown = relative(root, isAbsolute(path) ? path : files.resolve(path))
    found.push(shown.split(sep).join('/'))
    if (found.length > MAX_PARTS) break
  }
  if (found.length > 0 && found.length <= MAX_PARTS) return found.sort()
  const message =
    found.length === 0 ? `no file matches "${pattern}"` : `"${pattern}" names more than ${MAX_PARTS} files`
  const fix = 'check the path or pattern; it is relative to this folder, and a pattern needs quotes in a shell'
  throw new UserError('DATA_UNREADABLE', { file: pattern, message, fix })
}
