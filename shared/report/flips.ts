import type { Flips } from '../evidence/flips.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import type { Detail, GroupTable } from './model.ts'

const MAX_SHOWN = 5

/** `12 rows went from right to wrong and 20 rows from wrong to right against champion v1.2 (McNemar mid-p 0.17).` */
export function flipsLine({ flips, champion }: TestPredicate): string | undefined {
  if (flips === undefined || champion.state !== 'compared') return undefined
  const { rightToWrong, wrongToRight, pValue, method = 'McNemar mid-p' } = flips
  const version = `against champion ${champion.version}`
  if (rightToWrong.rows + wrongToRight.rows === 0) return `No row went from right to wrong or back ${version}.`
  const p = pValue < 0.001 ? 'below 0.001' : significant(pValue, 2)
  return `${plural(rightToWrong.rows, 'row')} went from right to wrong and ${plural(wrongToRight.rows, 'row')} from wrong to right ${version} (${method}${method.endsWith('mid-p') ? '' : ' p'} ${p}).`
}

/** Where the flipped rows are: slices and groups with more of them than their size lets expect. */
export function flipsTables(predicate: TestPredicate | undefined): GroupTable[] {
  const slices = predicate?.flips?.slices
  if (slices === undefined) return []
  const table: GroupTable = {
    attribute: 'Rows that changed sides',
    head: ['slice or group', 'rows', 'right to wrong', 'wrong to right'],
    rows: slices
      .slice(0, MAX_SHOWN)
      .map(({ name, n, rightToWrong, wrongToRight }) => [name, count(n), count(rightToWrong), count(wrongToRight)]),
    note: 'More rows turned wrong here than the size of the slice lets expect; counts, not a test.',
  }
  return [table]
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
