import type { Finding } from '../integrity/finding.ts'
import type { ReadMeasured, ReadRow, ReadSection } from './read-measured.ts'
import { IDENTITY_ROWS, PROVENANCE, REPORTED, VOLATILE_ROWS } from './sections.ts'

const AGAIN = 'make the card again with `assay card --out`'
/** Sections that a card may do without: it may be older than the drift, or the run may be recorded elsewhere. */
const OPTIONAL: readonly string[] = ['Drift', 'Training', 'Changes of the data']
/** Sections about a champion; when that is another one now, they are old, not wrong. */
const CHAMPION = 'Against the champion'
const OF_CHAMPION: readonly string[] = [CHAMPION, 'Rows that changed sides']

type Written = Extract<ReadMeasured, { state: 'read' }>

/** Every row and sentence of the measured part that is missing, has no evidence, or says something else than the evidence. */
export function compareSections(file: string, written: Written, expected: readonly ReadSection[]): Finding[] {
  const find = (list: readonly ReadSection[], title: string) => list.find((one) => one.title === title)
  const isOld = isOtherChampion(find(written.sections, CHAMPION), find(expected, CHAMPION))
  const extra = written.sections.filter(
    ({ title }, i) =>
      find(expected, title) === undefined || written.sections.findIndex((one) => one.title === title) < i,
  )
  return [
    ...expected.flatMap((section) => {
      const own = find(written.sections, section.title)
      if (own !== undefined) return aged(compareSection(file, own, section), section.title, isOld)
      const isOptional = OPTIONAL.includes(section.title) || section.title.startsWith(REPORTED)
      const severity = isOptional ? 'warn' : 'error'
      const message = `the section "${section.title}" is missing`
      return [finding('CARD_MISSING', severity, message, { file, line: written.from, column: 1 })]
    }),
    ...extra.flatMap(({ title, line }) => {
      const message = `no evidence at hand supports ${title === '' ? 'this text' : `the section "${title}"`}`
      return aged([finding('CARD_UNSUPPORTED', 'error', message, { file, line, column: 1 })], title, isOld)
    }),
  ]
}

/** Was the card compared with another champion than the evidence? The first sentence of the section names it. */
function isOtherChampion(own: ReadSection | undefined, right: ReadSection | undefined): boolean {
  const sentence = (section: ReadSection | undefined): string | undefined => section?.prose[0]?.cells[0]
  return own !== undefined && sentence(own) !== sentence(right)
}

/** What depends on the champion or on the base of a change is old when these moved on: worth a word, not an error. */
function aged(findings: readonly Finding[], title: string, isOld: boolean): Finding[] {
  const isMoved = title === 'Changes of the data' || (isOld && OF_CHAMPION.includes(title))
  return findings.map((one) => (isMoved ? { ...one, code: 'CARD_STALE', severity: 'warn' } : one))
}

function compareSection(file: string, written: ReadSection, expected: ReadSection): Finding[] {
  const place = (line: number) => ({ file, line, column: 1 })
  const pairs = [...pairUp(keyed(written.rows), keyed(expected.rows)), ...pairProse(written.prose, expected.prose)]
  return pairs.flatMap(([own, right]): Finding[] => {
    if (own === undefined) {
      const message = `"${expected.title}" leaves out: ${(right?.cells ?? []).join(', ').slice(0, 300)}`
      return [finding('CARD_MISSING', 'error', message, place(written.line))]
    }
    if (right === undefined) {
      const message = `no evidence supports: ${own.cells.join(', ').slice(0, 300)}`
      return [finding('CARD_UNSUPPORTED', 'error', message, place(own.line))]
    }
    return own.cells.join('\u0000') === right.cells.join('\u0000')
      ? []
      : [difference(expected, own, right, place(own.line))]
  })
}

function difference({ title, rows }: ReadSection, own: ReadRow, right: ReadRow, place: Finding['place']): Finding {
  const [key = ''] = right.cells
  const head = rows[0]?.cells ?? []
  const cells = right.cells.flatMap((cell, i) => (cell === own.cells[i] ? [] : [i]))
  const said = cells.map(
    (i) => `${nameOf(head, i, right)}the card says ${quote(own.cells[i])}, the evidence ${quote(right.cells[i])}`,
  )
  const more = own.cells.length > right.cells.length ? ['the card has a column too many'] : []
  const where = right.cells.length > 1 ? `${title}, ${key}: ` : `${title}: `
  const message = `${where}${[...said, ...more].join('; ')}`.slice(0, 1500)
  const isProvenance = title === PROVENANCE
  if ((isProvenance || title === 'Training') && VOLATILE_ROWS.includes(key)) {
    return finding('CARD_REMEASURED', 'warn', message, place)
  }
  const isStale = title === 'Drift' || (isProvenance && IDENTITY_ROWS.includes(key))
  return finding(isStale ? 'CARD_STALE' : 'CARD_DIFFERENT', 'error', message, place)
}

function nameOf(head: readonly string[], i: number, row: ReadRow): string {
  return row.cells.length > 1 && head[i] !== undefined && head[i] !== 'value' ? `${head[i]}: ` : ''
}

function quote(text: string | undefined): string {
  return text === undefined ? 'nothing' : JSON.stringify(text.slice(0, 200))
}

type Keyed = readonly (readonly [key: string, row: ReadRow])[]
type Pair = readonly [own: ReadRow | undefined, right: ReadRow | undefined]

/** Rows by their first cell; a cell that comes again counts on. */
function keyed(rows: readonly ReadRow[]): Keyed {
  const seen = new Map<string, number>()
  return rows.map((row, i) => {
    const name = i === 0 ? '\u0000head' : (row.cells[0] ?? '')
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return [`${name}\u0000${times}`, row]
  })
}

function pairUp(own: Keyed, right: Keyed): Pair[] {
  const [byOwn, byRight] = [new Map(own), new Map(right)]
  return [
    ...right.map(([key, row]): Pair => [byOwn.get(key), row]),
    ...own.filter(([key]) => !byRight.has(key)).map(([, row]): Pair => [row, undefined]),
  ]
}

/** Sentences that both have are right; of the others the first of the card answers to the first of the evidence, and so on. */
function pairProse(own: readonly ReadRow[], right: readonly ReadRow[]): Pair[] {
  const textOf = ({ cells }: ReadRow): string => cells.join()
  const [ownTexts, rightTexts] = [new Set(own.map(textOf)), new Set(right.map(textOf))]
  const onlyOwn = own.filter((row) => !rightTexts.has(textOf(row)))
  const onlyRight = right.filter((row) => !ownTexts.has(textOf(row)))
  return Array.from({ length: Math.max(onlyOwn.length, onlyRight.length) }, (_, i) => [onlyOwn[i], onlyRight[i]])
}

function finding(code: string, severity: Finding['severity'], message: string, place: Finding['place']): Finding {
  return { code, severity, message, fix: AGAIN, ...(place === undefined ? {} : { place }) }
}
