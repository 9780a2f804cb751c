import type { Calibrated, Calibration } from '../evidence/calibration.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { fixed, significant } from '../policy/numbers.ts'

/** From this p value on the test of Spiegelhalter speaks against the probabilities. */
const DOUBT = 0.01

/** The probabilities that a report speaks of first: of the positive class, or of the class decided for. */
export function mainCalibration(side: Calibration['candidate'] | undefined): Calibrated | undefined {
  return side?.find(({ kind }) => kind !== 'class')
}

/** One sentence on whether the probabilities can be taken at their word; undefined for tasks without classes. */
export function calibrationLine({ calibration }: Pick<TestPredicate, 'calibration'>): string | undefined {
  const own = mainCalibration(calibration?.candidate)
  if (own === undefined) return undefined
  const other = mainCalibration(calibration?.champion)
  const before = other === undefined ? '' : ` (champion ${significant(other.errors.debiased, 2)})`
  const parts = [
    `debiased error ${significant(own.errors.debiased, 2)}${before}`,
    ...slopeWords(own),
    ...testWords(own),
  ]
  return `Calibration of ${own.kind === 'positive' ? `the probability of ${own.of}` : 'the decided class'}: ${parts.join(', ')}.`
}

function slopeWords({ slope }: Calibrated): string[] {
  if (slope === undefined) return []
  const { low, high } = slope.interval
  const reading = high < 1 ? ': too sure of itself' : low > 1 ? ': not sure enough of itself' : ''
  return [`slope ${fixed(slope.value, 2)} (${fixed(low, 2)} to ${fixed(high, 2)})${reading}`]
}

function testWords({ spiegelhalter }: Calibrated): string[] {
  if (spiegelhalter === undefined) return []
  const { pValue } = spiegelhalter
  const p = pValue < 0.001 ? 'p below 0.001' : `p ${significant(pValue, 2)}`
  return [`Spiegelhalter ${p}${pValue < DOUBT ? ', so chance alone does not explain the gap' : ''}`]
}
