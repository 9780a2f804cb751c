import type { Profile } from '../data/profile-schema.ts'
import { count } from '../policy/numbers.ts'
import { inline } from './escape.ts'
import { bars, profileFacts, rangeWords } from './profile-words.ts'
import { table } from './tables.ts'

const MAX_COLUMNS = 200
const MAX_FACTS = 100

/** A profile as GitHub Markdown; at most 200 columns and 100 facts, so that it fits a job summary. */
export function renderProfileMarkdown(profile: Profile, source: string): string {
  const [size = '', ...facts] = profileFacts(profile)
  const shown = profile.columns.slice(0, MAX_COLUMNS)
  const blocks = [
    `### Profile of ${inline(source, 160)}`,
    size,
    facts
      .slice(0, MAX_FACTS)
      .map((fact) => `- ${inline(fact)}`)
      .join('\n'),
    table(
      [['column'], ['type'], ['missing', 'right'], ['distinct', 'right'], ['values'], ['']],
      shown.map((column) => [
        inline(column.name, 80),
        inline(column.databaseType, 40),
        count(column.missing),
        column.distinct === undefined ? '' : count(column.distinct),
        inline(rangeWords(column), 160),
        column.histogram === undefined ? '' : `\`${bars(column)}\``,
      ]),
    ),
    profile.columns.length > shown.length ? `and ${count(profile.columns.length - shown.length)} more columns.` : '',
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}
