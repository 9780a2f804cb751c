import type { FromSchema } from 'json-schema-to-ts'
import { agrees } from '../../card/agrees.ts'
import { checkClaims } from '../../card/check-claims.ts'
import { checkIndex } from '../../card/check-index.ts'
import { splitFrontMatter } from '../../card/front-matter-text.ts'
import { readMeasured } from '../../card/read-measured.ts'
import type { Card } from '../../card/schema.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import type { Digest } from '../../kernel/digest.ts'
import { documentOf, documentPath, guarded, lacking } from '../documents.ts'
import { metricLabel } from '../metric-words.ts'
import { plural } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'
import { CARD_PATH } from './card-complete.ts'

const schema = {
  type: 'object',
  description: 'The numbers on the model card are those of the evidence.',
  additionalProperties: false,
  properties: {
    file: { ...documentPath, default: CARD_PATH, description: 'The card (Markdown), at the head commit.' },
    claims: {
      enum: ['warn', 'fail'],
      default: 'warn',
      description: 'Verdict when a sentence of people names another number than was measured.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
type Results = Card['measured']['results']

/**
 * `card.matches_evidence`: numbers agree when they are the measured ones, rounded. A card without any measured number fails: it declares
 * nothing. The other sections of the measured part are compared by `assay card --check`.
 */
export const cardMatchesEvidence: RuleKind<Settings> = {
  kind: 'card.matches_evidence',
  schema,
  attempts: 'last',
  describe: (settings) => `the numbers of ${fileOf(settings)} as measured`,
  needs: (settings) => ({ documents: [fileOf(settings)] }),
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const file = fileOf(settings)
    const document = documentOf(context, file)
    if (isFinding(document)) return document
    const digest = context.facts.test?.digest
    const said = guarded(file, () => compare(document.text, file, resultsOf(evidence, digest)))
    return isFinding(said) ? said : judge(said, file, settings)
  },
}

type Said = { readonly shown: number; readonly wrong: readonly string[]; readonly claims: readonly string[] }

function compare(text: string, file: string, results: Results): Said {
  const measured = readMeasured(text)
  const isWhole = measured.state === 'read'
  const index = checkIndex(text, file, results, isWhole)
  const rows = isWhole ? (measured.sections.find(({ title }) => title === 'Metrics')?.rows.slice(1) ?? []) : []
  const { bodyLine } = splitFrontMatter(text)
  const isOurs = (line: number): boolean => line < bodyLine || (isWhole && line >= measured.from && line <= measured.to)
  return {
    shown: index.found + rows.length,
    wrong: [
      ...(measured.state === 'broken' ? [measured.message] : []),
      ...index.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      ...rows.flatMap(({ cells }) => wrongRow(cells, results)),
      ...(rows.length === 0 ? [] : leftOut(rows, results)),
    ],
    claims: checkClaims(text, file, results, isOurs).map(({ message }) => message),
  }
}

/** A row of the table of metrics: its first cell names one, its second says the value. */
function wrongRow([label = '', value = '']: readonly string[], { metrics }: Results): string[] {
  const measured = metrics.find(({ name }) => metricLabel(name) === label)
  if (measured === undefined) return [`the card has "${label.slice(0, 80)}", which the evidence does not have`]
  const number = Number(value.replaceAll('−', '-').replace(/[,\s%]/g, ''))
  const isMeasured = value !== '' && agrees(value.includes('%') ? number / 100 : number, measured.value)
  return isMeasured ? [] : [`the card says ${label} is ${value.slice(0, 40)}; the evidence says ${measured.value}`]
}

function leftOut(rows: readonly { readonly cells: readonly string[] }[], { metrics }: Results): string[] {
  const labels = new Set(rows.map(({ cells }) => cells[0]))
  const missing = metrics.map(({ name }) => metricLabel(name)).filter((label) => !labels.has(label))
  return missing.map((label) => `the card leaves out ${label}`)
}

function judge({ shown, wrong, claims }: Said, file: string, { claims: onClaim = 'warn' }: Settings): Finding {
  const fix = `Make the card again: \`assay card --out ${file}\`.`
  if (shown === 0 && wrong.length === 0) {
    return lacking(`${file} shows none of the measured numbers.`, 'has a model card without measured numbers', fix)
  }
  const [first = claims[0]] = wrong
  const numbers = { observed: wrong.length, limit: 0 }
  if (first === undefined) return { verdict: 'pass', message: `${file} says what was measured.`, ...numbers }
  const count = wrong.length > 0 ? wrong.length : claims.length
  const more = count > 1 ? ` And ${plural(count - 1, 'more difference')}.` : ''
  const finding = lacking(`${file}: ${first}.${more}`, 'has a model card that says other numbers', fix)
  return { ...finding, verdict: wrong.length > 0 ? 'fail' : onClaim, ...numbers }
}

function resultsOf(predicate: TestPredicate, digest: Digest | undefined): Results {
  const { schemaVersion: _, kind: __, model: ___, config: ____, ...results } = predicate
  return { evidence: digest ?? '', ...results }
}

function fileOf({ file = CARD_PATH }: Settings): string {
  return file
}
