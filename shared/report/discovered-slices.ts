import type { DiscoveredSlices, FoundSlice, SearchedSlices } from '../evidence/discovered-slices.ts'
import { differenceNumbers, differenceUnit, metricLabel, metricValue } from '../policy/metric-words.ts'
import { count, plural } from '../policy/numbers.ts'
import type { GroupTable, ModelReport } from './model.ts'

/** Slices of each list that a comment shows, worst first. */
const SHOWN = 3
const BAR_CELLS = 20
/** A condition that is short enough to be shown once more, as a line of `assay.yml`. */
const SHORT = 100

/** The part of a report about what the search found; nothing where no slice stood out. */
export function discoveredReport(search: DiscoveredSlices | undefined): Pick<ModelReport, 'discovered'> {
  const discovered = discoveredTables(search)
  return discovered.length === 0 ? {} : { discovered }
}

/** What the search found, as tables of at most three slices: the weakest ones, and those that the change made worse. */
export function discoveredTables(search: DiscoveredSlices | undefined, shown = SHOWN): GroupTable[] {
  if (search?.state !== 'searched') return []
  const { weakest, worse = [] } = search
  const label = metricLabel(search.metric)
  const tables: GroupTable[] = []
  if (weakest.length > 0) {
    const head = ['where', 'rows', label, 'elsewhere', 'weaker by', '']
    const rest = more(weakest, shown)
    const note = `${rest}${howTested(search)} ${howToWatch(weakest)}`
    tables.push({ attribute: 'Weakest slices', head, rows: rowsOf(search, weakest, shown), note })
  }
  if (worse.length > 0) {
    const head = ['where', 'rows', label, 'champion', 'worse by', '']
    const note = `${more(worse, shown)}Here the candidate lost more than elsewhere. ${howToWatch(worse)}`
    tables.push({ attribute: 'Slices that became worse', head, rows: rowsOf(search, worse, shown), note })
  }
  return tables
}

/** The search in one sentence; `undefined` where there was none. */
export function discoveredLine(search: DiscoveredSlices | undefined): string | undefined {
  if (search === undefined) return undefined
  if (search.state === 'skipped') return `no search for weak slices: ${search.reason}`
  const { weakest, worse, columns } = search
  const found = weakest.length === 0 ? 'no slice stood out' : `${plural(weakest.length, 'weak slice')}`
  const changed =
    worse === undefined ? '' : worse.length === 0 ? ', none became worse' : `, ${count(worse.length)} became worse`
  return `${found}${changed} (${plural(columns.length, 'column')} searched)`
}

/** The condition as an entry of `test.slices`. */
export function watchLine({ where }: FoundSlice, name: string): string {
  return `- {name: ${JSON.stringify(name)}, where: ${JSON.stringify(where)}}`
}

/** `16.2 points (13.0 to 19.4)`: how much worse. */
export function effectText(metric: string, { value, interval }: FoundSlice['effect']): string {
  const [size, low, high] = differenceNumbers(metric, [value, interval.low, interval.high]).map((text) =>
    text.replace('+', ''),
  )
  return `${`${size} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`
}

function rowsOf({ metric }: SearchedSlices, slices: readonly FoundSlice[], shown: number): string[][] {
  const top = Math.max(...slices.slice(0, shown).map(({ effect }) => effect.interval.high))
  return slices
    .slice(0, shown)
    .map(({ where, rows, value, against, effect }) => [
      where,
      count(rows),
      metricValue(metric, value),
      metricValue(metric, against),
      effectText(metric, effect),
      effectBar(effect, top),
    ])
}

function more(slices: readonly FoundSlice[], shown: number): string {
  return slices.length > shown ? `And ${plural(slices.length - shown, 'more slice')}. ` : ''
}

function howTested({ tested }: SearchedSlices): string {
  return `${plural(tested.weakest, 'candidate')} tested on rows that did not find them.`
}

function howToWatch([first]: readonly FoundSlice[]): string {
  const line = first === undefined || first.where.length > SHORT ? '' : `: ${watchLine(first, 'weak')}`
  return `To watch one for ever, add to assay.yml under test.slices${line}`
}

/** An effect and its interval from no effect (┊) on the left to `top` on the right: `┊····├──●──┤····`. */
function effectBar({ value, interval }: FoundSlice['effect'], top: number): string {
  const place = (effect: number): number => Math.max(0, Math.min(BAR_CELLS, Math.round((effect / top) * BAR_CELLS)))
  const [from, at, to] = [place(interval.low), place(value), place(interval.high)]
  if (![from, at, to].every(Number.isFinite)) return ''
  const cells: string[] = Array.from({ length: BAR_CELLS + 1 }, (_, i) => (i > from && i < to ? '─' : '·'))
  cells[0] = '┊'
  if (from > 0) cells[from] = '├'
  cells[to] = '┤'
  cells[at] = '●'
  return cells.join('')
}
