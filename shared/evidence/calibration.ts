import type { FromSchema } from 'json-schema-to-ts'
import { type Contradiction, invertedInterval } from './contradiction.ts'
import { count, figure, interval, number, text } from './parts.ts'

/** Bins of a reliability table: equally many rows in each. */
export const RELIABILITY_BINS = 10
/** So many sets of probabilities have a table: the decided class of a multiclass task and its largest classes. */
export const MAX_CALIBRATED = 9

const probability = { type: 'number', minimum: 0, maximum: 1 } as const

const calibratedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['of', 'kind', 'n', 'errors', 'brier', 'bins'],
  properties: {
    /** The class whose probability it is; `top label` for whichever class was decided for. */
    of: text,
    kind: { enum: ['positive', 'top-label', 'class'] },
    n: count,
    /** Calibration errors over 15 bins of equal width (`ece`) and of equally many rows (all others). */
    errors: {
      type: 'object',
      additionalProperties: false,
      required: ['ece', 'adaptive', 'debiased', 'largest'],
      properties: { ece: probability, adaptive: probability, debiased: probability, largest: probability },
    },
    /** score = reliability - resolution + uncertainty + within, over the bins of the table. */
    brier: {
      type: 'object',
      additionalProperties: false,
      required: ['score', 'reliability', 'resolution', 'uncertainty', 'within'],
      properties: { score: number, reliability: number, resolution: number, uncertainty: number, within: number },
    },
    /** Absent where no probability leaves anything to chance. */
    spiegelhalter: {
      type: 'object',
      additionalProperties: false,
      required: ['z', 'pValue'],
      properties: { z: number, pValue: probability },
    },
    /** Of the truth on the logit of the probability; absent where the rows do not determine it. */
    slope: figure,
    intercept: figure,
    bins: {
      type: 'array',
      maxItems: RELIABILITY_BINS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['lowest', 'highest', 'n', 'predicted', 'observed', 'interval'],
        properties: {
          lowest: probability,
          highest: probability,
          n: count,
          predicted: probability,
          observed: probability,
          interval,
        },
      },
    },
  },
} as const

const list = { type: 'array', minItems: 1, maxItems: MAX_CALIBRATED, items: calibratedSchema } as const

/** Can the probabilities be taken at their word? Of the candidate, and of the champion on the same rows where one was scored. */
export const calibrationSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['candidate'],
  properties: { candidate: list, champion: list },
} as const

export type Calibrated = FromSchema<typeof calibratedSchema>
export type Calibration = FromSchema<typeof calibrationSchema>

/** What the schema of calibration cannot say; `rows` is the number of rows of the holdout. */
export function calibrationContradictions(calibration: Calibration | undefined, rows: number): Contradiction[] {
  if (calibration === undefined) return []
  return (['candidate', 'champion'] as const).flatMap((side) =>
    (calibration[side] ?? []).flatMap((one, i) => contradictionsOf(one, `/predicate/calibration/${side}/${i}`, rows)),
  )
}

function contradictionsOf({ n, bins, brier, slope, intercept }: Calibrated, path: string, rows: number) {
  const found: Contradiction[] = []
  if (n !== rows) found.push({ path: `${path}/n`, message: 'the rows are not those of the holdout' })
  if (bins.reduce((sum, bin) => sum + bin.n, 0) !== n) {
    found.push({ path: `${path}/bins`, message: 'the rows of the bins do not add up to all rows' })
  }
  const parts = brier.reliability - brier.resolution + brier.uncertainty + brier.within
  if (Math.abs(parts - brier.score) > 1e-9) {
    found.push({ path: `${path}/brier`, message: 'the parts of the Brier score do not add up to it' })
  }
  for (const [name, fit] of Object.entries({ slope, intercept })) {
    if (fit !== undefined) found.push(...invertedInterval(fit.interval, `${path}/${name}/interval`))
  }
  bins.forEach((bin, i) => {
    const at = `${path}/bins/${i}`
    found.push(...invertedInterval(bin.interval, `${at}/interval`))
    if (!(bin.lowest <= bin.predicted + 1e-9 && bin.predicted <= bin.highest + 1e-9)) {
      found.push({ path: `${at}/predicted`, message: 'the mean is outside the bin' })
    }
  })
  return found
}
