import { findPersonal, masked, maskOf, type PersonalFinding } from '../data/pii.ts'
import type { Finding } from './finding.ts'
import { LENGTH_FACTOR, type TextFacts } from './text-facts.ts'

/** Share of the rarer kind (numbers or words) in a column from which on, and up to which, it looks like a mistake. */
const RARE = { from: 0.0005, to: 0.1 }
const LEAST_ROWS = 30

/** What is odd about the texts of a column. Values are shown masked. */
export function textFindings(column: string, facts: TextFacts): Finding[] {
  const personal = findPersonal(column, facts.sample)
  return [
    ...personalFinding(column, personal),
    ...mixedTypes(column, facts),
    ...mixedNulls(column, facts),
    ...variants(column, facts, personal),
    ...damaged(column, facts),
    ...longTexts(column, facts),
  ]
}

/** Names the kind, never a value. */
export function personalFinding(column: string, personal: PersonalFinding | undefined): Finding[] {
  if (personal === undefined) return []
  const how = personal.by === 'name' ? 'by its name' : 'by its values'
  return [
    {
      code: 'PERSONAL_DATA',
      severity: 'warn',
      column,
      message: `${column} holds personal data ${how}: ${personal.kind}.`,
      examples: [maskOf(personal.kind)],
      fix: `Leave ${column} out of the data, or replace its values by keys that lead to nobody.`,
    },
  ]
}

function mixedTypes(column: string, { present, numbers, nullWords }: TextFacts): Finding[] {
  const words = present - numbers - nullWords.reduce((sum, { rows }) => sum + rows, 0)
  const rare = Math.min(words, numbers)
  const share = rare / Math.max(1, words + numbers)
  if (present < LEAST_ROWS || rare === 0 || share < RARE.from || share > RARE.to) return []
  const isNumber = words < numbers
  const message = isNumber
    ? `${column} is text because of ${words} values that are no numbers; the other ${numbers} are.`
    : `${numbers} of ${present} values of ${column} are numbers among words.`
  const fix = isNumber
    ? `Correct the values that are no numbers, so that ${column} is read as numbers.`
    : `Check the numbers in ${column}.`
  return [{ code: 'MIXED_TYPES', severity: 'warn', column, message, rows: rare, fix }]
}

function mixedNulls(column: string, { nullWords, missing }: TextFacts): Finding[] {
  const kinds = nullWords.length + (missing > 0 ? 1 : 0)
  if (kinds < 2) return []
  const shown = nullWords.slice(0, 5).map(({ word, rows }) => `"${word}" (${rows})`)
  const list = [...shown, ...(missing > 0 ? [`an empty cell (${missing})`] : [])]
  const total = nullWords.reduce((sum, one) => sum + one.rows, missing)
  const message = `${column} says "missing" in ${kinds} ways: ${list.join(', ')}.`
  return [
    {
      code: 'MIXED_NULLS',
      severity: 'warn',
      column,
      message,
      rows: total,
      fix: `Leave the cell empty wherever ${column} is missing.`,
    },
  ]
}

function variants(column: string, facts: TextFacts, personal: PersonalFinding | undefined): Finding[] {
  if (facts.variants.length === 0) return []
  const examples = facts.variants.map(({ values }) => values.map((value) => `"${masked(value, personal)}"`).join(', '))
  const message = `${facts.variantRows} rows of ${column} have values that differ by capitals, blanks or hyphens only.`
  return [
    {
      code: 'STRING_VARIANTS',
      severity: 'warn',
      column,
      message,
      rows: facts.variantRows,
      examples,
      fix: `Write each value of ${column} in one way.`,
    },
  ]
}

function damaged(column: string, { damaged: rows }: TextFacts): Finding[] {
  if (rows === 0) return []
  const message = `${rows} values of ${column} have control or invisible characters, or were read with a wrong encoding.`
  return [
    {
      code: 'DAMAGED_TEXT',
      severity: 'warn',
      column,
      message,
      rows,
      fix: 'Write the file as UTF-8 and remove invisible characters.',
    },
  ]
}

function longTexts(column: string, { length, distinct }: TextFacts): Finding[] {
  if (length.beyond === 0 || distinct < LEAST_ROWS || length.beyond > 0.01 * distinct) return []
  const message = `${length.beyond} values of ${column} are far longer than the others: up to ${length.max} characters, where 94 % of the different values have ${length.low} to ${length.high} (limit: ${LENGTH_FACTOR} times that spread above).`
  return [
    {
      code: 'TEXT_LENGTH',
      severity: 'warn',
      column,
      message,
      rows: length.beyond,
      fix: `Look at the longest values of ${column}: two rows may have run together.`,
    },
  ]
}
