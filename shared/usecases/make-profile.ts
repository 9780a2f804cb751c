import { findPersonal } from '../data/pii.ts'
import type { DataSource, SummarySource } from '../data/source.ts'
import { identifierReason } from '../drift/column-character.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import type { DataInspector } from '../ports/data-inspector.ts'
import type { Files } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import type { StoredProfiles } from '../ports/stored-profiles.ts'
import type { Summarizer } from '../ports/summaries.ts'
import type { TableEngine } from '../ports/table-engine.ts'
import type { DatasetSummary } from '../summary/column-summary.ts'
import { formatProfile } from '../summary/document/format.ts'
import { mergeSummaries } from '../summary/merge-summaries.ts'
import { toPrivateSummary, withoutPersonal } from '../summary/private-summary.ts'
import { refuseTwins } from '../summary/refuse-twins.ts'
import type { Md5 } from '../summary/text-counts.ts'
import { refuseUnknown, sumUp } from './sum-up.ts'

export type MakeProfileDeps = {
  readonly summaries: Summarizer
  readonly profiles: Pick<StoredProfiles, 'read'>
  readonly files: Pick<Files, 'sha256'>
  readonly md5: Md5
  readonly log: Log
  /** Looks at rows for personal data; without it a column is judged by its name and by what its summary tells. */
  readonly tables?: () => Promise<Pick<TableEngine, 'open'> & Pick<DataInspector, 'inspect'>>
}

export type MakeProfileInput = {
  /** Data to sum up, or stored profiles to merge (one stays what it is). */
  readonly from: { readonly source: SummarySource } | { readonly parts: readonly string[] }
  /** How messages call it. */
  readonly name: string
  readonly exclude?: readonly string[]
  readonly isPrivate?: boolean
}

/** `text` is what is stored, `digest` that of exactly its bytes. */
export type MadeProfile = { readonly summary: DatasetSummary; readonly text: string; readonly digest: Digest }

/**
 * Makes a stored profile: of data wherever they are, or of profiles of their parts, which gives the same bytes. Throws UserError for what
 * cannot be read, does not fit together or is too large.
 */
export async function makeProfile(deps: MakeProfileDeps, input: MakeProfileInput): Promise<MadeProfile> {
  const { from, name } = input
  const whole = 'parts' in from ? await merge(deps, from.parts) : await sumUp(deps, from.source, input)
  const kept = leaveOut(whole, input)
  const summary = input.isPrivate === true ? await hide(deps, kept, input) : withoutPersonal(kept, deps.md5)
  const text = formatProfile(summary, name)
  return { summary, text, digest: deps.files.sha256(text) }
}

async function merge({ profiles, md5 }: MakeProfileDeps, parts: readonly string[]): Promise<DatasetSummary> {
  const read = []
  for (const part of parts) read.push({ name: part, ...(await profiles.read(part, part)) })
  refuseTwins(read)
  // One profile is shown or made private as it is, also a private one.
  const [only, ...others] = read
  return only !== undefined && others.length === 0 ? only.summary : mergeSummaries(read, md5)
}

function leaveOut(summary: DatasetSummary, { from, exclude = [], name }: MakeProfileInput): DatasetSummary {
  if (!('parts' in from) || exclude.length === 0) return summary
  refuseUnknown(summary.columns, exclude, name)
  return { ...summary, columns: summary.columns.filter((column) => !exclude.includes(column.name)) }
}

async function hide(
  deps: MakeProfileDeps,
  summary: DatasetSummary,
  { from, name }: MakeProfileInput,
): Promise<DatasetSummary> {
  if (summary.columns.some(({ joined }) => joined !== undefined)) {
    const fix = 'leave out --private, or start from the full profile'
    throw new UserError('INPUT_INVALID', { file: name, message: 'this profile is private already', fix })
  }
  const identifiers = summary.columns.filter((column) => identifierReason(column, column) !== undefined)
  const hidden = new Set(identifiers.map((column) => column.name))
  if ('source' in from && ('path' in from.source || ('sql' in from.source && !('warehouse' in from.source)))) {
    for (const column of await personalColumns(deps, from.source, name)) hidden.add(column)
  }
  return toPrivateSummary(summary, { md5: deps.md5, hidden })
}

/** Text columns whose values look like personal data: a summary of very many texts does not know them. */
async function personalColumns({ tables }: MakeProfileDeps, source: DataSource, name: string): Promise<string[]> {
  if (tables === undefined) return []
  const engine = await tables()
  const dataset = await engine.open(source, name)
  const inspection = engine.inspect(dataset)
  const found: string[] = []
  for (const column of dataset.columns.filter(({ type }) => type === 'text')) {
    const { sample } = await inspection.values(column.name)
    if (findPersonal(column.name, sample) !== undefined) found.push(column.name)
  }
  return found
}
