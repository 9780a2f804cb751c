import type { Flips } from '../evidence/flips.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { plural, significant } from '../policy/numbers.ts'
import type { Detail } from './model.ts'

/** `12 rows went from right to wrong and 20 rows from wrong to right against champion v1.2 (McNemar mid-p 0.17).` */
export function flipsLine({ flips, champion }: TestPredicate): string | undefined {
  if (flips === undefined || champion.state !== 'compared') return undefined
  const { rightToWrong, wrongToRight, pValue } = flips
  const version = `against champion ${champion.version}`
  if (rightToWrong.rows + wrongToRight.rows === 0) return `No row went from right to wrong or back ${version}.`
  const p = pValue < 0.001 ? 'below 0.001' : significant(pValue, 2)
  return `${plural(rightToWrong.rows, 'row')} went from right to wrong and ${plural(wrongToRight.rows, 'row')} from wrong to right ${version} (McNemar mid-p ${p}).`
}

/** The rows by their ids, as far as the evidence names them. */
export function flipsDetails(flips: Flips | undefined): Detail[] {
  if (flips === undefined) return []
  return [
    { label: 'rows from right to wrong', ...flips.rightToWrong },
    { label: 'rows from wrong to right', ...flips.wrongToRight },
  ].flatMap(({ label, rows, ids = [] }) => {
    if (ids.length === 0) return []
    return [{ label, value: `${ids.join(', ')}${rows > ids.length ? ` and ${rows - ids.length} more` : ''}` }]
  })
}
