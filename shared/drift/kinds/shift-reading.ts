import type { DriftColumn, DriftPredicate } from '../../evidence/drift-predicate.ts'
import { percent } from '../words.ts'
import type { LabelShift } from './label-shift.ts'
import { RELATIONS } from './relation-finding.ts'

type Shift = NonNullable<DriftPredicate['shift']>
type NamedShift = LabelShift & { readonly names: readonly string[] }

/** From this p value down the predictions do not fit a change of the classes' shares alone. */
const UNFIT = 0.01
/** Standard errors that a share must have moved before it is said to have. */
const SURE = 3

/**
 * What kind of shift it is, in words: what a score means changed (concept), the classes became more or less frequent (label), or neither
 * can be told. `undefined` when nothing was asked.
 */
export function readShift(relations: readonly DriftColumn[], labels: NamedShift | undefined): Shift | undefined {
  const concept = relations.find(({ name }) => name === RELATIONS.concept)
  const prior = relations.find(({ name }) => name === RELATIONS.prior)
  if (concept === undefined && labels === undefined) return undefined
  const classes = labels === undefined ? {} : { classes: toClasses(labels) }
  const fit = labels?.fit === undefined ? {} : { fit: labels.fit.pValue }
  return { ...(concept === undefined ? withoutLabels(labels) : withLabels(concept, prior)), ...classes, ...fit }
}

function withLabels(concept: DriftColumn, prior: DriftColumn | undefined): Pick<Shift, 'kind' | 'reading'> {
  if (concept.drifted)
    return {
      kind: 'concept',
      reading:
        'What a score means has changed (concept drift): train again on recent labelled rows; new thresholds or calibration are not enough.',
    }
  if (prior?.drifted === true)
    return {
      kind: 'label',
      reading:
        'The outcome became more or less frequent while scores still rank as before (label shift): calibrate again, or move the threshold; the model itself still fits.',
    }
  const short = [concept, prior].some((each) => each?.verdict === 'not-enough-data')
  if (short)
    return { kind: 'unknown', reading: 'There are too few labelled rows to tell whether a score still means the same.' }
  if ([concept, prior].some((each) => each?.verdict === 'immaterial'))
    return { kind: 'none', reading: 'What a score means has changed a little, less than matters.' }
  return {
    kind: 'none',
    reading: 'A score still means what it meant in the reference, as far as these labelled rows can show.',
  }
}

/** Label shift is a guess without labels: the predictions can refute it but not prove it. */
function withoutLabels(labels: NamedShift | undefined): Pick<Shift, 'kind' | 'reading'> {
  const unseen = 'Concept drift without a change of the inputs cannot be seen without labels.'
  if (labels === undefined) return { kind: 'unknown', reading: unseen }
  if (labels.fit !== undefined && labels.fit.pValue <= UNFIT)
    return {
      kind: 'unknown',
      reading: `The predictions changed in a way that new shares of the classes alone do not explain: the inputs changed too. ${unseen}`,
    }
  const moved = labels.estimated.some(
    (share, i) => Math.abs(share - (labels.reference[i] ?? 0)) > SURE * (labels.standardErrors[i] ?? 0),
  )
  if (!moved)
    return { kind: 'none', reading: `The predictions do not show that the shares of the classes changed. ${unseen}` }
  const last = mostMoved(labels)
  const error = percent(2 * (labels.standardErrors[last] ?? 0))
  const size = `from ${percent(labels.reference[last] ?? 0)} to about ${percent(labels.estimated[last] ?? 0)} (± ${error})`
  return {
    kind: 'label-or-other',
    reading: `If only the shares of the classes changed, rows of "${(labels.names[last] ?? '').slice(0, 60)}" went ${size}. Labels of some recent rows would tell. ${unseen}`,
  }
}

/** Of two classes the second, the positive one. */
function mostMoved({ reference, estimated }: LabelShift): number {
  const moved = estimated.map((share, i) => Math.abs(share - (reference[i] ?? 0)))
  return estimated.length === 2 ? 1 : moved.indexOf(Math.max(...moved))
}

function toClasses({
  names,
  reference,
  estimated,
  standardErrors,
}: LabelShift & { readonly names: readonly string[] }) {
  return names.map((name, i) => ({
    name: name.slice(0, 200) || '(empty)',
    reference: reference[i] ?? 0,
    estimated: estimated[i] ?? 0,
    standardError: standardErrors[i] ?? 0,
  }))
}
