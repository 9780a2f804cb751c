import { RELATIONS } from '../drift/kinds/relation-finding.ts'
import type { DriftColumn, DriftPredicate } from '../evidence/drift-predicate.ts'
import { plural, significant } from '../policy/numbers.ts'

const SHOWN_COLUMNS = 5
/** Evidence may come from outside: a report must fit a comment whatever it holds. */
const MAX_LINES = 15

/**
 * What the columns alone do not tell, one plain sentence a line, most telling first: what kind of shift it is, what it is likely to cost,
 * what moved together, what was served otherwise, and what could not be seen. Empty when nothing was asked; unescaped.
 */
export function driftStory(predicate: DriftPredicate): string[] {
  return [
    ...predictionLine(predicate.columns),
    ...(predicate.shift === undefined ? [] : [predicate.shift.reading]),
    ...performanceLines(predicate.performance),
    ...(predicate.relations ?? []).filter(isTold).map(relationLine),
    ...nothingTogether(predicate),
    ...skewLines(predicate.skew),
    ...(predicate.unanswered ?? []).map(({ kind, reason }) => `Not answered: ${kind} (${reason}).`),
  ].slice(0, MAX_LINES)
}

/** What of a report beyond its columns drifted, for a headline; `undefined` when nothing did. */
export function driftedBeyondColumns({ relations = [] }: DriftPredicate): string | undefined {
  return relations.find(({ drifted }) => drifted)?.name
}

/** Served rows have a line of their own. */
function isTold({ verdict, effect }: DriftColumn): boolean {
  return verdict !== 'stable' && effect.name !== 'differing-cells'
}

function predictionLine(columns: readonly DriftColumn[]): string[] {
  const prediction = columns.find(({ role }) => role === 'prediction')
  if (prediction === undefined) return []
  const { name, drifted, message = '' } = prediction
  return drifted ? [`The model's answers themselves drifted ("${name}"): ${message}.`] : []
}

function performanceLines(performance: DriftPredicate['performance']): string[] {
  if (performance === undefined) return []
  const { estimates, level, assumption } = performance
  const shown = estimates.map(
    ({ metric, reference, estimate, low, high }) =>
      `${metric} ${digits(reference)} → ${digits(estimate)} [${digits(low)}, ${digits(high)}]`,
  )
  const percent = significant(100 * level, 2)
  return [`Estimated without labels, ${percent} % interval: ${shown.join('; ')}. This ${assumption}.`]
}

/** That all columns together were looked at is told also when nothing was found. */
function nothingTogether({ multivariate, relations = [] }: DriftPredicate): string[] {
  const found = relations.filter(({ name }) => name === RELATIONS.domain || name === RELATIONS.correlations)
  if (multivariate === undefined || found.length === 0 || found.some(isTold)) return []
  const asked = found.length === 1 ? 'a classifier' : 'neither a classifier nor the correlations'
  const verb = found.length === 1 ? 'does not tell' : 'tell'
  const auc = `area under the ROC curve ${digits(multivariate.auc)} ± ${digits(multivariate.standardError)}, 0.5 is chance`
  return [`All columns together: no drift: ${asked} ${verb} the two sides apart (${auc}).`]
}

function relationLine({ name, verdict, message = '' }: DriftColumn): string {
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  const word = verdict === 'drifted' ? 'drifted' : verdict === 'immaterial' ? 'differs too little' : 'not enough rows'
  return `${capital}: ${word}: ${message}.`
}

function skewLines(skew: DriftPredicate['skew']): string[] {
  if (skew === undefined) return []
  const { matched, onlyReference, columns, serving } = skew
  const first = columns.slice(0, SHOWN_COLUMNS).map(({ name, share, example }) => {
    const such = example === undefined ? '' : `, such as ${example.reference} served as ${example.serving}`
    return `"${name.slice(0, 80)}" in ${significant(100 * share, 2)} % of them${such}`
  })
  const rows = `${plural(matched, 'row')} of the reference ${matched === 1 ? 'was' : 'were'} found in ${serving}`
  const lost = onlyReference > 0 ? `, ${onlyReference} ${onlyReference === 1 ? 'was' : 'were'} not` : ''
  return [
    `Served against trained: ${rows}${lost}; ${first.length === 0 ? 'no cell differs' : `cells differ in ${first.join('; ')}`}.`,
  ]
}

function digits(value: number): string {
  return value.toFixed(3)
}
