import type { Profile, ProfileColumn } from '../../shared/data/profile-schema.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import { plain } from '../../shared/report/escape.ts'
import { renderProfileMarkdown } from '../../shared/report/profile-markdown.ts'
import { bars, profileFacts, rangeWords } from '../../shared/report/profile-words.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** Most columns and facts that a terminal shows; the document has all of them. */
const MAX_SHOWN = 100

export type PresentedProfile = {
  readonly profile: Profile
  readonly source: string
  readonly digest: Digest
  readonly html: string | undefined
  /** Where the profile was stored; the digest is that of its bytes then. */
  readonly stored: string | undefined
}

/** A profile as a document, as a table for a terminal, and as Markdown. */
export function presentProfile({ profile, source, digest, html, stored }: PresentedProfile): Outcome {
  const [size = '', ...facts] = profileFacts(profile)
  const columns = profile.columns.slice(0, MAX_SHOWN)
  const head = ['column', 'type', 'missing', 'distinct', 'lowest … middle … highest, or most frequent', '']
  return {
    exitCode: 0,
    json: { schemaVersion: 1, source, digest, ...profile, ...(html && { html }), ...(stored && { stored }) },
    text: [
      `${plain(source, 160)}: ${size}`,
      '',
      textTable(head, columns.map(toRow)),
      ...rest(profile.columns.length, 'columns'),
      ...(facts.length === 0 ? [] : ['', ...facts.slice(0, MAX_SHOWN).map((fact) => `  ${fact}`)]),
      ...rest(facts.length, 'facts'),
      '',
      `digest: ${digest}`,
      ...(stored === undefined ? [] : [`stored: ${stored}`]),
      ...(html === undefined ? [] : [`page: ${html}`]),
    ].join('\n'),
    summaryMarkdown: renderProfileMarkdown(profile, source),
    outputs: { digest, rows: String(profile.rows), profile: stored ?? '' },
    annotations: [],
  }
}

function toRow(column: ProfileColumn): string[] {
  const { name, databaseType, missing, distinct } = column
  return [
    plain(name, 40),
    plain(databaseType, 24),
    String(missing),
    distinct === undefined ? '' : String(distinct),
    plain(rangeWords(column), 60),
    bars(column),
  ]
}

function rest(all: number, what: string): string[] {
  return all > MAX_SHOWN ? [`  and ${all - MAX_SHOWN} more ${what}`] : []
}
